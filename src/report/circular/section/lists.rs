//! What the bureau's own lists show: tickets passed on, cases checked, problems and whether they are put right.

use crate::domain::Lang;
use crate::report::circular::body::Body;
use crate::report::circular::phrase::{count, enterprises, name};
use crate::report::circular::view::View;
use crate::report::model::{CheckedReport, ProblemsReport, TransfersReport};

/// Writes the section; without any list there is none.
pub(super) fn section(view: &View<'_>, body: &mut Body) {
    let report = view.report;
    let sentences = [
        report.transfers.as_ref().map(|found| transfers_sentence(found, view.lang)),
        report.checked.as_ref().map(|found| checked_sentence(found, view.lang)),
        report.problems.as_ref().map(|found| problems_sentence(found, view.lang)),
    ];
    let sentences: Vec<_> = sentences.into_iter().flatten().filter(|sentence| !sentence.is_empty()).collect();
    if sentences.is_empty() {
        return;
    }
    body.heading(2, view.pick("转办、核查和问题整改情况", "Tickets passed on, cases checked, problems"));
    for sentence in sentences {
        body.paragraph(sentence);
    }
}

/// `漏录1件，受理日期不符2件`: what there is any of.
fn parts(counts: [(u64, &str, &str); 4], lang: Lang) -> String {
    let part = |(number, zh, en): (u64, &str, &str)| match lang {
        _ if number == 0 => None,
        Lang::Zh => Some(format!("{zh}{number}件")),
        Lang::En => Some(format!("{number} {en}")),
    };
    counts.into_iter().filter_map(part).collect::<Vec<_>>().join(lang.pick("，", ", "))
}

fn transfers_sentence(found: &TransfersReport, lang: Lang) -> String {
    let total = found.total;
    if total.listed == 0 {
        return String::new();
    }
    let asked = parts(
        [
            (total.left_out, "台账漏录", "in no case"),
            (total.dated_otherwise, "受理日期不符", "accepted on another day"),
            (total.called_invalid, "自行认定无效", "called invalid without an approved return"),
            (total.shared, "一单多录", "in several cases"),
        ],
        lang,
    );
    let units: Vec<_> = found.units.iter().filter(|unit| unit.counts.left_out > 0).map(|unit| name(&unit.short_name)).collect();
    let rate = found.left_out_rate.as_ref().map(|rate| rate.percent.as_str()).unwrap_or_default();
    let left_out = match lang {
        _ if units.is_empty() => String::new(),
        Lang::Zh => format!("漏录率{rate}，漏录的有{}。", enterprises(&units, None, lang)),
        Lang::En => format!(" {rate} were left out, by {}.", enterprises(&units, None, lang)),
    };
    match lang {
        Lang::Zh if asked.is_empty() => format!("转办工单{}件，与台账核对一致。", total.listed),
        Lang::Zh => format!("转办工单{}件，与台账核对：{asked}。{left_out}", total.listed),
        Lang::En => {
            let listed = count(total.listed, "ticket was", "tickets were");
            let asked = if asked.is_empty() { "the ledgers agree with all of them".to_owned() } else { asked };
            format!("{listed} passed on; held against the ledgers: {asked}.{left_out}")
        }
    }
}

fn checked_sentence(found: &CheckedReport, lang: Lang) -> String {
    let sum = |of: fn(&crate::report::model::CheckedUnitReport) -> u64| found.units.iter().map(of).sum::<u64>();
    let (checked, corrected) = (sum(|unit| unit.checked), sum(|unit| unit.corrected));
    let (appealed, restored) = (sum(|unit| unit.appealed), sum(|unit| unit.restored));
    if checked == 0 {
        return String::new();
    }
    let stands = |unit: &&crate::report::model::CheckedUnitReport| unit.corrected > unit.restored;
    let units: Vec<_> = found.units.iter().filter(stands).map(|unit| name(&unit.short_name)).collect();
    let named = match lang {
        _ if units.is_empty() => String::new(),
        Lang::Zh => format!("核减成立的有{}。", enterprises(&units, None, lang)),
        Lang::En => format!(" Corrections stand at {}.", enterprises(&units, None, lang)),
    };
    match lang {
        Lang::Zh => {
            let appeals = if appealed == 0 { String::new() } else { format!("；申诉{appealed}件，成立并恢复{restored}件") };
            format!("对照佐证核查办件{checked}件，核减{corrected}件{appeals}。{named}")
        }
        Lang::En => {
            let appeals = if appealed == 0 { String::new() } else { format!("; {appealed} appealed and {restored} restored") };
            let checked = count(checked, "case was", "cases were");
            format!("{checked} held against the evidence: {corrected} corrected{appeals}.{named}")
        }
    }
}

fn problems_sentence(found: &ProblemsReport, lang: Lang) -> String {
    let counts = found.counts;
    if found.problems.is_empty() {
        return String::new();
    }
    let mut units: Vec<_> = found.problems.iter().filter(|problem| problem.state == "overdue").map(|one| name(&one.short_name)).collect();
    units.dedup();
    let overdue = match lang {
        _ if units.is_empty() => String::new(),
        Lang::Zh => format!("，其中超过整改期限{}项，涉及企业{}", counts.overdue, enterprises(&units, None, lang)),
        Lang::En => format!(", {} of them past their day, at {}", counts.overdue, enterprises(&units, None, lang)),
    };
    let [carried, new, closed, open] = [counts.carried, counts.new, counts.closed, counts.open];
    match lang {
        Lang::Zh => format!("问题清单上季度结转{carried}项，本季度新增{new}项，销号{closed}项，季末未销号{open}项{overdue}。"),
        Lang::En => {
            format!("Of the problem ledger {carried} were carried over and {new} are new; {closed} were closed, {open} are open{overdue}.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::model::{CheckedUnitReport, ProblemCounts, TransferCounts, TransferUnit};

    #[test]
    fn tickets_are_told_by_what_is_to_be_asked() {
        let check = |total: TransferCounts, zh: &str, en: &str| {
            let unit = TransferUnit {
                code: "A1".to_owned(),
                short_name: "甲".to_owned(),
                reported: true,
                counts: total,
                left_out_rate: None,
                asked: Vec::new(),
            };
            let found = TransfersReport { total, left_out_rate: None, units: vec![unit] };
            assert_eq!([transfers_sentence(&found, Lang::Zh), transfers_sentence(&found, Lang::En)], [zh, en]);
        };
        check(TransferCounts::default(), "", "");
        check(
            TransferCounts { listed: 4, found: 4, ..TransferCounts::default() },
            "转办工单4件，与台账核对一致。",
            "4 tickets were passed on; held against the ledgers: the ledgers agree with all of them.",
        );
        check(
            TransferCounts { listed: 4, found: 4, dated_otherwise: 1, shared: 2, ..TransferCounts::default() },
            "转办工单4件，与台账核对：受理日期不符1件，一单多录2件。",
            "4 tickets were passed on; held against the ledgers: 1 accepted on another day, 2 in several cases.",
        );
    }

    #[test]
    fn checked_cases_and_problems_are_told_with_their_enterprises() {
        let unit = |checked, corrected, appealed, restored| CheckedUnitReport {
            code: "A1".to_owned(),
            short_name: "甲".to_owned(),
            checked,
            corrected,
            appealed,
            restored,
            rates: Vec::new(),
            score: None,
            cases: Vec::new(),
        };
        let check = |unit: CheckedUnitReport, zh: &str, en: &str| {
            let found = CheckedReport { units: vec![unit] };
            assert_eq!([checked_sentence(&found, Lang::Zh), checked_sentence(&found, Lang::En)], [zh, en]);
        };
        check(unit(1, 0, 0, 0), "对照佐证核查办件1件，核减0件。", "1 case was held against the evidence: 0 corrected.");
        check(
            unit(4, 3, 2, 1),
            "对照佐证核查办件4件，核减3件；申诉2件，成立并恢复1件。核减成立的有1家（甲）。",
            "4 cases were held against the evidence: 3 corrected; 2 appealed and 1 restored. Corrections stand at 1 enterprise (甲).",
        );
        let none = ProblemsReport { counts: ProblemCounts::default(), problems: Vec::new() };
        assert_eq!(problems_sentence(&none, Lang::Zh), "");
    }
}
