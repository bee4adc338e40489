//! A number questioned, as a page.

mod days;
mod row;
mod score;

use crate::domain::Lang;
use crate::report::model::{DifferingReport, Explained, Explanation, RuleApplied};
use crate::report::table::{Block, Cell, Page, Table, Tone};

/// Cases listed of one list; the JSON has up to a thousand.
const LISTED: usize = 20;

/// The page of an explanation.
pub fn explanation_page(explanation: &Explanation, lang: Lang) -> Page {
    let view = Told { explanation, lang };
    let mut blocks = vec![Block::List(view.head())];
    let title = match &explanation.explained {
        Explained::Case(case) => {
            for row in &case.rows {
                blocks.extend(view.row_blocks(row));
            }
            blocks.extend(case.effects_left_out.clone().map(Block::Text));
            format!("{} {}", lang.pick("办件", "Case"), case.number)
        }
        Explained::Rate(rate) => {
            blocks.extend(view.rate_blocks(rate));
            format!("{} · {}{}{}", rate.enterprise, rate.name, lang.pick("", ": "), rate.rate_name)
        }
        Explained::Score(score) => {
            blocks.extend(view.score_blocks(score));
            let what = score
                .only
                .as_ref()
                .map_or_else(|| lang.pick("得分", "score").to_owned(), |point| format!("{} {point}", lang.pick("重点", "point")));
            format!("{} · {what}", score.enterprise)
        }
    };
    blocks.extend(explanation.differing.iter().flat_map(|differing| view.differing_blocks(differing)));
    Page { title, blocks }
}

/// An explanation with the language it is shown in.
struct Told<'e> {
    explanation: &'e Explanation,
    lang: Lang,
}

impl Told<'_> {
    fn pick<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        self.lang.pick(zh, en)
    }

    /// Period, rules and the state of the calendar.
    fn head(&self) -> Vec<String> {
        let answer = self.explanation;
        let (first, last, as_of) = (answer.period.first, answer.period.last, answer.as_of);
        let mut lines = vec![match self.lang {
            Lang::Zh => format!("统计期 {first} 至 {last}，截至 {as_of} 24:00"),
            Lang::En => format!("{first} to {last}, as of the end of {as_of}"),
        }];
        let (rules, calendar) = (&answer.rules, &answer.calendar);
        lines.push(match self.lang {
            Lang::Zh => format!("规则 {} 第{}版，日历 {}", rules.id, rules.version, calendar.name),
            Lang::En => format!("rules {} version {}, calendar {}", rules.id, rules.version, calendar.name),
        });
        if let Some(known_on) = calendar.known_on {
            lines.push(match self.lang {
                Lang::Zh => format!("日历仅采用 {known_on} 及以前公布的放假通知"),
                Lang::En => format!("of the calendar only notices published by {known_on} are used"),
            });
        }
        lines
    }

    fn rules_block(&self, rules: &[RuleApplied]) -> Block {
        let mut table = Table::new(&[self.pick("=规则", "=Rule"), self.pick("内容", "What it says"), self.pick("=出处", "=Place")]);
        for rule in rules {
            table.rows.push(vec![Cell::plain(&rule.topic), Cell::plain(&rule.text), Cell::toned(&rule.rule, Tone::Faint)]);
        }
        Block::Table(table)
    }

    fn differing_blocks(&self, differing: &DifferingReport) -> Vec<Block> {
        let (known_on, total) = (differing.known_on, differing.total);
        let shown = differing.cases.len().min(LISTED);
        let heading = match (self.lang, total) {
            (Lang::Zh, 0) => format!("与现行日历相比：{known_on} 时的日历下，判定全部相同"),
            (Lang::En, 0) => format!("Against the calendar known today: every verdict is the same as on {known_on}"),
            (Lang::Zh, _) => format!("与现行日历相比：{total} 件的到期或判定不同，列出 {shown} 件"),
            (Lang::En, _) => format!("Against the calendar known today: {total} differ, {shown} shown"),
        };
        let mut table = Table::new(&[
            self.pick("编号", "Case"),
            self.pick("=当时到期", "=Due then"),
            self.pick("当时判定", "Verdict then"),
            self.pick("=现到期", "=Due today"),
            self.pick("现判定", "Verdict today"),
        ]);
        for case in &differing.cases[..shown] {
            let unknown = self.pick("当时日历未知", "not known then");
            let (due, text) = case.then.as_ref().map_or(("-", unknown), |then| (then.due.as_deref().unwrap_or("-"), then.text.as_str()));
            let today = case.today.due.as_deref().unwrap_or("-");
            table.rows.push(vec![
                Cell::plain(&case.id),
                Cell::plain(due),
                Cell::plain(text),
                Cell::plain(today),
                Cell::plain(&case.today.text),
            ]);
        }
        vec![Block::heading(heading), Block::Table(table)]
    }
}
