//! The checks as pages: one explained, and all of them listed.

use super::table::{Block, Cell, Page, Table, Tone};
use crate::diag::{Code, Stage, Tier};
use crate::domain::{Lang, ScreenId};
use crate::text::{Explanation, explain, screens, words};

/// A part of an explanation.
pub struct Part {
    /// What it is called.
    pub name: &'static str,
    /// Its lines; an example has one for what is wrong, and one for how it reads when mended.
    pub lines: Vec<String>,
    /// It is shown sign by sign, as in a file.
    pub literal: bool,
}

/// The four parts of an explanation below its title.
pub fn parts(check: &Explanation, lang: Lang) -> [Part; 4] {
    let prose = |zh, en, text: &str| Part { name: lang.pick(zh, en), lines: vec![text.to_owned()], literal: false };
    let example = match check.example.split_once('→') {
        Some((wrong, right)) => vec![wrong.trim().to_owned(), format!("→ {}", right.trim())],
        None => vec![check.example.to_owned()],
    };
    [
        prose("提示内容", "What it says", &check.message),
        prose("为何检查", "Why", check.why),
        Part { name: lang.pick("示例", "Example"), lines: example, literal: true },
        prose("如何更正", "How to mend it", check.mend),
    ]
}

/// One check explained.
pub fn check_page(code: Code, lang: Lang) -> Page {
    let check = explain(code, lang);
    let place = format!("{} · {} · {}", words::tier(check.tier, lang), words::stage(check.stage, lang), check.name);
    let mut blocks = vec![Block::Text(place)];
    for part in parts(&check, lang) {
        blocks.push(Block::heading(part.name));
        blocks.extend(part.lines.into_iter().map(Block::Text));
    }
    Page { title: format!("{} {}", check.code, check.title), blocks }
}

/// One screen explained; its thresholds stand in the rules.
pub fn screen_page(screen: ScreenId, lang: Lang) -> Page {
    let parts = [
        (lang.pick("看什么", "What it looks at"), screens::looks(screen, lang)),
        (lang.pick("可能的正常原因", "What may innocently be behind it"), screens::innocent(screen, lang)),
        (lang.pick("线索的用途", "What a signal is for"), screens::meaning(lang)),
    ];
    let blocks = parts.into_iter().flat_map(|(name, text)| [Block::heading(name), Block::Text(text.to_owned())]);
    Page { title: format!("{} {}", lang.pick("疑点线索", "Screen"), screen.key()), blocks: blocks.collect() }
}

/// Every check in a table, stage by stage.
pub fn checks_page(lang: Lang) -> Page {
    let mut blocks = vec![Block::Text(count_line(lang))];
    for stage in Stage::ALL {
        blocks.push(Block::heading(format!("{} {}", stage.letter(), words::stage(*stage, lang))));
        blocks.push(Block::Table(stage_table(*stage, lang)));
    }
    blocks.push(Block::heading(lang.pick("查看一项", "To read about one")));
    blocks.push(Block::Text("gascore explain C201".to_owned()));
    Page { title: lang.pick("检查项一览", "Every check").to_owned(), blocks }
}

fn stage_table(stage: Stage, lang: Lang) -> Table {
    let mut table = match lang {
        Lang::Zh => Table::new(&["=代码", "=级别", "?=名称", "标题"]),
        Lang::En => Table::new(&["=Code", "=Tier", "?=Name", "Title"]),
    };
    for code in Code::ALL.iter().filter(|code| code.stage() == stage) {
        let check = explain(*code, lang);
        let tone = match check.tier {
            Tier::Block => Tone::Bad,
            Tier::Confirm => Tone::Plain,
            Tier::Note => Tone::Faint,
        };
        let tier = Cell::toned(words::tier(check.tier, lang), tone);
        table.rows.push(vec![Cell::plain(check.code), tier, Cell::toned(check.name, Tone::Faint), Cell::plain(check.title)]);
    }
    table
}

/// How many checks there are, and how many of each tier.
pub(super) fn count_line(lang: Lang) -> String {
    let of = |tier: Tier| Code::ALL.iter().filter(|code| code.tier() == tier).count();
    let all = Code::ALL.len();
    let tiers: Vec<_> = Tier::ALL
        .iter()
        .map(|tier| match lang {
            Lang::Zh => format!("{} {} 项", words::tier(*tier, lang), of(*tier)),
            Lang::En => format!("{} {}", of(*tier), words::tier(*tier, lang)),
        })
        .collect();
    match lang {
        Lang::Zh => format!("共 {all} 项：{}", tiers.join("，")),
        Lang::En => format!("{all} checks: {}", tiers.join(", ")),
    }
}
