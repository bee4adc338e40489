//! The points of the checklist where most was lost, and why.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Lang, Points};
use crate::report::circular::body::Body;
use crate::report::circular::phrase::{count, list};
use crate::report::circular::view::View;
use crate::report::model::FindingReport;
use crate::report::table::{Cell, Table};

/// Points named in the text.
const NAMED: usize = 3;

/// Points in the table.
const SHOWN: usize = 10;

/// Why points are lost, in the order told.
const CAUSES: &[(&str, &str, &str)] = &[
    ("unanswered", "未填报落实情况", "did not answer a point"),
    ("status", "自报部分落实或者未落实", "reported a point as not or partly met"),
    ("no_evidence", "自报已落实但未列佐证材料", "claimed a point without naming evidence"),
    ("expired", "完成时间已超过有效期", "named work done too long ago"),
    ("not_applicable_refused", "填报不涉及但不符合规则", "called a point not applicable against the rules"),
    ("verified", "经核查未落实或者部分落实", "did not meet a point in full, as inspectors found"),
    ("falsified", "经核查填报不实", "made a false claim, as inspectors found"),
    ("metric", "办件指标未达到满分线", "fell short in a measured point"),
];

/// Writes the section; where nothing was lost it says so.
pub(super) fn section(view: &View<'_>, body: &mut Body) {
    let scored = view.report.enterprises.iter().filter(|one| one.score().is_some()).count();
    if scored == 0 {
        return;
    }
    body.heading(2, view.pick("评价重点落实方面", "The points of the checklist"));
    let lost = lost(view);
    let losers = view.report.enterprises.iter().filter(|one| one.score().is_some() && !one.findings.is_empty()).count();
    body.paragraph(points_sentence(&lost, losers as u64, scored as u64, view.lang));
    body.paragraph(causes_sentence(&causes(view), view.lang));
    if lost.len() > NAMED {
        body.table(view.pick("失分较多的评价重点", "Points of the checklist where most was lost"), table(&lost, view));
    }
}

/// A point with what was lost on it.
struct Lost {
    point: String,
    title: String,
    enterprises: u64,
    points: Points,
}

/// Every point on which something was lost, the greatest loss first.
fn lost(view: &View<'_>) -> Vec<Lost> {
    let mut points: BTreeMap<&str, Lost> = BTreeMap::new();
    for FindingReport { point, title, lost, .. } in view.report.enterprises.iter().flat_map(|one| &one.findings) {
        let entry = points.entry(point).or_insert_with(|| Lost {
            point: point.clone(),
            title: title.clone(),
            enterprises: 0,
            points: Points::ZERO,
        });
        entry.enterprises += 1;
        entry.points = entry.points + lost.parse().unwrap_or_default();
    }
    let mut lost: Vec<_> = points.into_values().collect();
    lost.sort_by_key(|lost| Reverse(lost.points));
    lost
}

fn points_sentence(lost: &[Lost], losers: u64, scored: u64, lang: Lang) -> String {
    let told = |lost: &Lost| match lang {
        Lang::Zh => format!("“{}”（{}家，{}分）", lost.title, lost.enterprises, lost.points),
        Lang::En => format!("“{}” ({}, {} points)", lost.title, count(lost.enterprises, "enterprise", "enterprises"), lost.points),
    };
    let most: Vec<_> = lost.iter().take(NAMED).map(told).collect();
    let number = lost.len();
    match (lang, lost) {
        (Lang::Zh, []) => "没有企业在评价重点上失分。".to_owned(),
        (Lang::En, []) => "No enterprise lost a point.".to_owned(),
        (Lang::Zh, _) if number <= NAMED => {
            format!("计分的{scored}家企业中，{losers}家有扣分事项，涉及{number}项评价重点：{}。", most.join("、"))
        }
        (Lang::Zh, _) => {
            format!("计分的{scored}家企业中，{losers}家有扣分事项，涉及{number}项评价重点。失分合计较多的依次为{}。", most.join("、"))
        }
        (Lang::En, _) if number <= NAMED => {
            format!("Of {}, {losers} lost points, on {}.", count(scored, "scored enterprise", "scored enterprises"), list(&most, lang))
        }
        (Lang::En, _) => format!(
            "Of {}, {losers} lost points, on {number} points of the checklist; most on {}.",
            count(scored, "scored enterprise", "scored enterprises"),
            list(&most, lang)
        ),
    }
}

/// How many enterprises lost points for each cause that occurs.
fn causes(view: &View<'_>) -> Vec<(usize, u64)> {
    let kinds = |one: &crate::report::model::EnterpriseReport| -> BTreeSet<String> {
        one.findings.iter().flat_map(|finding| &finding.causes).map(|cause| cause.kind.clone()).collect()
    };
    let all: Vec<_> = view.report.enterprises.iter().map(kinds).collect();
    let of = |kind: &str| all.iter().filter(|kinds| kinds.contains(kind)).count() as u64;
    CAUSES.iter().enumerate().map(|(at, (kind, ..))| (at, of(kind))).filter(|(_, number)| *number > 0).collect()
}

fn causes_sentence(causes: &[(usize, u64)], lang: Lang) -> String {
    let told = |(cause, number): &(usize, u64)| match (lang, CAUSES[*cause]) {
        (Lang::Zh, (_, zh, _)) => format!("{zh}的{number}家"),
        (Lang::En, (_, _, en)) => format!("{number} {en}"),
    };
    let told: Vec<_> = causes.iter().map(told).collect();
    match (lang, causes) {
        (_, []) => String::new(),
        (Lang::Zh, [_]) => format!("从失分原因看，{}。", told[0]),
        (Lang::Zh, _) => format!("从失分原因看，{}；同一企业可有多种原因。", told.join("，")),
        (Lang::En, _) => format!("By cause (an enterprise may have several): {}.", told.join("; ")),
    }
}

fn table(lost: &[Lost], view: &View<'_>) -> Table {
    let mut table = Table::new(&[
        view.pick("=编号", "=No."),
        view.pick("评价重点", "Point"),
        view.pick(">失分企业（家）", ">Enterprises"),
        view.pick(">失分合计（分）", ">Points lost"),
    ]);
    for lost in lost.iter().take(SHOWN) {
        table.rows.push(vec![
            Cell::plain(&lost.point),
            Cell::plain(&lost.title),
            Cell::count(lost.enterprises),
            Cell::points(Some(&lost.points.to_string())),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_losses_are_named() {
        let check = |number: i64, zh: &str, en: &str| {
            let lost = |at: i64| Lost {
                point: format!("1.{at}"),
                title: format!("P{at}"),
                enterprises: 1,
                points: Points::from_hundredths(1000 - at),
            };
            let lost: Vec<_> = (1..=number).map(lost).collect();
            assert_eq!(points_sentence(&lost, 2, 3, Lang::Zh), zh);
            assert_eq!(points_sentence(&lost, 2, 3, Lang::En), en);
        };
        check(0, "没有企业在评价重点上失分。", "No enterprise lost a point.");
        check(
            1,
            "计分的3家企业中，2家有扣分事项，涉及1项评价重点：“P1”（1家，9.99分）。",
            "Of 3 scored enterprises, 2 lost points, on “P1” (1 enterprise, 9.99 points).",
        );
        check(
            4,
            "计分的3家企业中，2家有扣分事项，涉及4项评价重点。失分合计较多的依次为“P1”（1家，9.99分）、“P2”（1家，9.98分）、“P3”（1家，9.97分）。",
            "Of 3 scored enterprises, 2 lost points, on 4 points of the checklist; most on “P1” (1 enterprise, 9.99 points), “P2” (1 enterprise, 9.98 points) and “P3” (1 enterprise, 9.97 points).",
        );
    }

    #[test]
    fn causes_are_told_as_they_occur() {
        let check = |causes: &[(usize, u64)], zh: &str, en: &str| {
            assert_eq!(causes_sentence(causes, Lang::Zh), zh);
            assert_eq!(causes_sentence(causes, Lang::En), en);
        };
        check(&[], "", "");
        check(
            &[(2, 1)],
            "从失分原因看，自报已落实但未列佐证材料的1家。",
            "By cause (an enterprise may have several): 1 claimed a point without naming evidence.",
        );
        check(
            &[(0, 2), (6, 1)],
            "从失分原因看，未填报落实情况的2家，经核查填报不实的1家；同一企业可有多种原因。",
            "By cause (an enterprise may have several): 2 did not answer a point; 1 made a false claim, as inspectors found.",
        );
    }
}
