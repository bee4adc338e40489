//! The state of the data: what was set aside, what is doubtful, what was explained.

use crate::domain::Lang;
use crate::report::circular::body::Body;
use crate::report::circular::phrase::{count, enterprises};
use crate::report::circular::view::View;

/// Writes the section.
pub(super) fn section(view: &View<'_>, body: &mut Body) {
    body.heading(2, view.pick("台账数据质量方面", "The state of the ledgers"));
    let State { files, rows, .. } = State::of(view);
    let read = match view.lang {
        Lang::Zh => format!("共收到办件台账{files}个文件（工作表）、{rows}行。"),
        Lang::En => format!("{} with {} came in.", count(files, "case ledger", "case ledgers"), count(rows, "row", "rows")),
    };
    let state = State::of(view);
    let sentences = [read, state.set_aside_sentence(&view.rates_annex(), view.lang), state.doubts_sentence(view.lang)];
    let sentences: Vec<_> = sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect();
    body.paragraph(sentences.join(view.pick("", " ")));
}

/// Rows and places in the ledgers that ask for something.
#[derive(Default)]
pub(super) struct State {
    files: u64,
    rows: u64,
    set_aside: u64,
    set_aside_at: Vec<String>,
    undecidable: u64,
    /// To correct.
    pub(super) block: u64,
    /// To confirm.
    pub(super) confirm: u64,
    /// Explained, of those to confirm.
    pub(super) explained: u64,
}

impl State {
    pub(super) fn of(view: &View<'_>) -> Self {
        let report = view.report;
        let tier = |tier: &'static str| report.diagnostics.iter().filter(move |group| group.tier == tier);
        Self {
            files: report.inputs.len() as u64,
            rows: report.inputs.iter().map(|input| input.rows).sum(),
            set_aside: report.enterprises.iter().map(|one| one.set_aside.total).sum(),
            set_aside_at: view.names(|one| one.set_aside.total > 0),
            undecidable: report.enterprises.iter().map(|one| one.undecidable.total).sum(),
            block: tier("block").map(|group| group.total).sum(),
            confirm: tier("confirm").map(|group| group.total).sum(),
            explained: tier("confirm").map(|group| group.explained).sum(),
        }
    }

    fn set_aside_sentence(&self, annex: &str, lang: Lang) -> String {
        let names = enterprises(&self.set_aside_at, Some(annex), lang);
        let set_aside = match (lang, self.set_aside) {
            (Lang::Zh, 0) => "没有待核数据。".to_owned(),
            (Lang::En, 0) => "No row had to be set aside.".to_owned(),
            (Lang::Zh, number) => format!("待核数据（未计入）{number}行，涉及企业{names}；排名时按逾期计。"),
            (Lang::En, number) => format!(
                "{} set aside and not counted, at {names}; in the ranking they count as late.",
                count(number, "row that cannot be trusted was", "rows that cannot be trusted were")
            ),
        };
        match (lang, self.undecidable) {
            (_, 0) => set_aside,
            (Lang::Zh, number) => format!("{set_aside}另有{number}件缺少办理时刻，无法判定是否按期。"),
            (Lang::En, number) => format!("{set_aside} {} the time of day that decides.", count(number, "case lacks", "cases lack")),
        }
    }

    fn doubts_sentence(&self, lang: Lang) -> String {
        let Self { block, confirm, explained, .. } = *self;
        let open = confirm - explained.min(confirm);
        let explained = match (lang, explained) {
            (_, _) if confirm == 0 => String::new(),
            (Lang::Zh, 0) => "，均未作说明".to_owned(),
            (Lang::En, 0) => ", none of them explained".to_owned(),
            (Lang::Zh, _) if open == 0 => "，均已作说明".to_owned(),
            (Lang::En, _) if open == 0 => ", all of them explained".to_owned(),
            (Lang::Zh, explained) => format!("，其中已作说明{explained}处、尚未说明{open}处"),
            (Lang::En, explained) => format!(", {explained} of them explained and {open} not"),
        };
        match (lang, block, confirm) {
            (Lang::Zh, 0, 0) => "台账中没有必须更正和需核实说明的问题。".to_owned(),
            (Lang::En, 0, 0) => "The ledgers hold nothing that must be corrected or confirmed.".to_owned(),
            (Lang::Zh, block, 0) => format!("必须更正的问题{block}处。"),
            (Lang::En, block, 0) => format!("{} corrected.", count(block, "place must be", "places must be")),
            (Lang::Zh, 0, confirm) => format!("需核实说明的问题{confirm}处{explained}。"),
            (Lang::En, 0, confirm) => format!("{} confirmed{explained}.", count(confirm, "place is to be", "places are to be")),
            (Lang::Zh, block, confirm) => format!("必须更正的问题{block}处；需核实说明的问题{confirm}处{explained}。"),
            (Lang::En, block, confirm) => {
                format!(
                    "{} corrected; {} confirmed{explained}.",
                    count(block, "place must be", "places must be"),
                    count(confirm, "is to be", "are to be")
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubts_are_told_with_what_was_explained() {
        let check = |block, confirm, explained, zh: &str, en: &str| {
            let state = State { block, confirm, explained, ..State::default() };
            assert_eq!(state.doubts_sentence(Lang::Zh), zh);
            assert_eq!(state.doubts_sentence(Lang::En), en);
        };
        check(0, 0, 0, "台账中没有必须更正和需核实说明的问题。", "The ledgers hold nothing that must be corrected or confirmed.");
        check(1, 0, 0, "必须更正的问题1处。", "1 place must be corrected.");
        check(0, 4, 4, "需核实说明的问题4处，均已作说明。", "4 places are to be confirmed, all of them explained.");
        check(
            27,
            42,
            0,
            "必须更正的问题27处；需核实说明的问题42处，均未作说明。",
            "27 places must be corrected; 42 are to be confirmed, none of them explained.",
        );
        check(
            0,
            3,
            1,
            "需核实说明的问题3处，其中已作说明1处、尚未说明2处。",
            "3 places are to be confirmed, 1 of them explained and 2 not.",
        );
    }

    #[test]
    fn rows_set_aside_are_told_with_their_enterprises() {
        let check = |set_aside, undecidable, zh: &str, en: &str| {
            let state = State { set_aside, set_aside_at: vec!["甲".to_owned()], undecidable, ..State::default() };
            assert_eq!(state.set_aside_sentence("附件2", Lang::Zh), zh);
            assert_eq!(state.set_aside_sentence("Annex 2", Lang::En), en);
        };
        check(0, 0, "没有待核数据。", "No row had to be set aside.");
        check(
            27,
            1,
            "待核数据（未计入）27行，涉及企业1家（甲）；排名时按逾期计。另有1件缺少办理时刻，无法判定是否按期。",
            "27 rows that cannot be trusted were set aside and not counted, at 1 enterprise (甲); in the ranking they count as late. 1 case lacks the time of day that decides.",
        );
    }
}
