//! Who gets which letter, and why, as a page.

use crate::domain::{Lang, LetterKind};
use crate::report::model::{LetterReport, LettersReport};
use crate::report::table::{Block, Cell, Page, Table, Tone};
use crate::text::letters;

/// The list of letters with their matters.
pub fn letters_page(list: &LettersReport, lang: Lang) -> Page {
    let district = list.district.as_ref().map(|district| format!(" · {district}")).unwrap_or_default();
    let title = match lang {
        Lang::Zh => format!("{} · {}函件清单{district}", list.rules.title, list.quarter),
        Lang::En => format!("{} · letters on {}{district}", list.rules.title, list.quarter),
    };
    let head = match lang {
        Lang::Zh => format!("办件截至 {} 24:00，期限核对至 {}", list.as_of, list.on),
        Lang::En => format!("cases as of the end of {}, due days as of {}", list.as_of, list.on),
    };
    let counts = LetterKind::ALL.iter().map(|(key, kind)| {
        let count = list.letters.iter().filter(|letter| letter.kind == *key).count();
        format!("{} {count}", letters::kind(*kind, lang))
    });
    let counts = counts.collect::<Vec<_>>().join(lang.pick("、", ", "));
    let lines = vec![head, counts, list.method.clone(), list.basis.clone()];
    let mut blocks = vec![Block::List(lines)];
    blocks.push(match (&list.district, lang) {
        _ if !list.letters.is_empty() => Block::Table(letters_table(list, lang)),
        (Some(district), Lang::Zh) => Block::Text(format!("{district}没有需要发函的企业")),
        (Some(district), Lang::En) => Block::Text(format!("no enterprise of {district} is to get a letter")),
        (None, _) => Block::Text(lang.pick("没有需要发函的企业", "no enterprise is to get a letter").to_owned()),
    });
    for letter in &list.letters {
        blocks.push(Block::part(format!("{} · {}", letter.short_name, letters::kind(letter.letter_kind(), lang))));
        blocks.push(Block::Table(matters_table(letter, lang)));
    }
    Page { title, blocks }
}

/// A row for each letter.
fn letters_table(list: &LettersReport, lang: Lang) -> Table {
    let mut table = Table::new(&[
        lang.pick("企业", "Enterprise"),
        lang.pick("?区县", "?District"),
        lang.pick("函件", "Letter"),
        lang.pick(">事项", ">Matters"),
        lang.pick("=答复期限", "=Answer by"),
    ]);
    table.rows.extend(list.letters.iter().map(|letter| {
        let kind = letter.letter_kind();
        let tone = if kind == LetterKind::Rectification { Tone::Bad } else { Tone::Plain };
        vec![
            Cell::plain(&letter.short_name),
            Cell::text(letter.district.as_deref()),
            Cell::toned(letters::kind(kind, lang), tone),
            Cell::count(letter.matters.len() as u64),
            Cell::day(letter.reply_by),
        ]
    }));
    table
}

/// A row for each matter of a letter.
fn matters_table(letter: &LetterReport, lang: Lang) -> Table {
    let mut table = Table::new(&[
        lang.pick("事项", "Matter"),
        lang.pick("?责任部门", "?Responsible"),
        lang.pick("=到期", "=Due"),
        lang.pick("缘由", "Why"),
    ]);
    table.rows.extend(letter.matters.iter().map(|matter| {
        vec![Cell::plain(&matter.text), Cell::text(matter.responsible_unit.as_deref()), Cell::day(matter.due_on), Cell::plain(&matter.why)]
    }));
    table
}
