//! What is asked for of the ledgers: those missing, those late, and what in them must be corrected.

use super::Request;
use crate::domain::Lang;
use crate::report::circular::phrase::{count, enterprises};
use crate::report::circular::section::data::State;
use crate::report::circular::view::{View, unreported};

/// Who did not report, or late, or not on everything.
pub(super) fn reports(view: &View<'_>) -> Request {
    let participation = view.report.participation.as_ref();
    let names = |codes: Option<&Vec<String>>| -> Vec<String> { codes.into_iter().flatten().map(|code| view.name_of(code)).collect() };
    let asked = Reports {
        period: view.period(),
        silent: names(participation.map(|found| &found.silent)),
        late: names(participation.map(|found| &found.late)),
        gaps: view.names(|one| unreported(one).next().is_some()),
        no_progress: view.names(|one| one.score().is_some_and(|score| score.measured_only)),
    };
    let text = asked.sentence(&view.ranking_annex(), &view.rates_annex(), view.lang);
    (!text.is_empty()).then(|| (view.lang.pick("按期完整报送台账", "Report in full and in time"), text))
}

struct Reports {
    period: String,
    silent: Vec<String>,
    late: Vec<String>,
    gaps: Vec<String>,
    no_progress: Vec<String>,
}

impl Reports {
    fn sentence(&self, places: &str, rates: &str, lang: Lang) -> String {
        let named = |names: &[String], annex: &str| (!names.is_empty()).then(|| enterprises(names, Some(annex), lang));
        let period = &self.period;
        let sentences = [
            named(&self.silent, places).map(|names| match lang {
                Lang::Zh => format!("未报送的{names}，应当补报{period}台账。"),
                Lang::En => format!("Those that sent nothing, {names}, are to hand in their ledgers for {period}."),
            }),
            named(&self.late, places).map(|names| match lang {
                Lang::Zh => format!("逾期报送的{names}，今后应当在报送截止日期前报送。"),
                Lang::En => format!("Those that were late, {names}, are to keep the deadline from now on."),
            }),
            named(&self.gaps, rates).map(|names| match lang {
                Lang::Zh => format!("部分事项未报送台账的{names}，应当补报，确无业务的应当声明。"),
                Lang::En => format!("Those that left out a service, {names}, are to hand it in, or to declare that there were no cases."),
            }),
            named(&self.no_progress, places).map(|names| match lang {
                Lang::Zh => format!("未报送工作推进台账的{names}，应当补报。"),
                Lang::En => format!("Those without a progress ledger, {names}, are to hand it in."),
            }),
        ];
        sentences.into_iter().flatten().collect::<Vec<_>>().join(lang.pick("", " "))
    }
}

/// What of the data must be corrected or explained.
pub(super) fn corrections(view: &View<'_>) -> Request {
    let state = State::of(view);
    let text = corrections_sentence(state.block, state.confirm - state.explained.min(state.confirm), view.lang);
    (!text.is_empty()).then(|| (view.lang.pick("更正和说明台账问题", "Correct and explain the data"), text))
}

fn corrections_sentence(block: u64, open: u64, lang: Lang) -> String {
    let all = lang.pick("对必须更正的", "The ");
    match (lang, block, open) {
        (_, 0, 0) => String::new(),
        (Lang::Zh, block, 0) => format!("{all}{block}处问题，有关企业应当更正后重新报送。"),
        (Lang::En, block, 0) => format!(
            "{all}{} to be corrected by the enterprises concerned, and the ledgers handed in again.",
            count(block, "fault is", "faults are")
        ),
        (Lang::Zh, 0, open) => format!("对需核实而未作说明的{open}处问题，有关企业应当更正或者作出说明。"),
        (Lang::En, 0, open) => format!(
            "{} to be corrected or explained by the enterprises concerned.",
            count(open, "unexplained doubt is", "unexplained doubts are")
        ),
        (Lang::Zh, block, open) => {
            format!("{all}{block}处问题，有关企业应当更正后重新报送；对需核实而未作说明的{open}处问题，应当更正或者作出说明。")
        }
        (Lang::En, block, open) => format!(
            "{all}{} to be corrected by the enterprises concerned, and the ledgers handed in again; {} to be corrected or explained.",
            count(block, "fault is", "faults are"),
            count(open, "unexplained doubt is", "unexplained doubts are")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_happened_is_asked_for() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let check = |silent: &[&str], late: &[&str], gaps: &[&str], zh: &str, en: &str| {
            let reports = |period: &str| Reports {
                period: period.to_owned(),
                silent: names(silent),
                late: names(late),
                gaps: names(gaps),
                no_progress: Vec::new(),
            };
            assert_eq!(reports("2019年第三季度").sentence("附件1", "附件2", Lang::Zh), zh);
            assert_eq!(reports("Q3 2019").sentence("Annex 1", "Annex 2", Lang::En), en);
        };
        check(&[], &[], &[], "", "");
        check(
            &["甲"],
            &[],
            &[],
            "未报送的1家（甲），应当补报2019年第三季度台账。",
            "Those that sent nothing, 1 enterprise (甲), are to hand in their ledgers for Q3 2019.",
        );
        check(
            &[],
            &["乙"],
            &["丙"],
            "逾期报送的1家（乙），今后应当在报送截止日期前报送。部分事项未报送台账的1家（丙），应当补报，确无业务的应当声明。",
            "Those that were late, 1 enterprise (乙), are to keep the deadline from now on. Those that left out a service, 1 enterprise (丙), are to hand it in, or to declare that there were no cases.",
        );
    }

    #[test]
    fn corrections_and_findings() {
        let check = |block, open, zh: &str, en: &str| {
            assert_eq!(corrections_sentence(block, open, Lang::Zh), zh);
            assert_eq!(corrections_sentence(block, open, Lang::En), en);
        };
        check(0, 0, "", "");
        check(
            1,
            0,
            "对必须更正的1处问题，有关企业应当更正后重新报送。",
            "The 1 fault is to be corrected by the enterprises concerned, and the ledgers handed in again.",
        );
        check(
            0,
            2,
            "对需核实而未作说明的2处问题，有关企业应当更正或者作出说明。",
            "2 unexplained doubts are to be corrected or explained by the enterprises concerned.",
        );
    }
}
