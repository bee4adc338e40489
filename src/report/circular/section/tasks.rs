//! The work-progress ledgers: how the tasks stand, which way they went, and who is late with what.

use std::cmp::Reverse;

use crate::domain::{Lang, TaskState};
use crate::report::circular::body::Body;
use crate::report::circular::phrase::{count, enterprises, tidy};
use crate::report::circular::view::View;
use crate::report::model::{MovementCounts, ProgressSummary, TaskOfAll};
use crate::report::table::{Cell, Table};

/// Tasks in the table of those that are late most often.
const SHOWN: usize = 10;

/// Characters of a task's title in the table.
const TITLE: usize = 40;

/// Writes the section; where nobody handed in a work-progress ledger there is none.
pub(super) fn section(view: &View<'_>, body: &mut Body) {
    let Some(summary) = &view.report.progress else { return };
    body.heading(2, view.pick("工作推进台账情况", "The work-progress ledgers"));
    let late = view.names(|one| one.progress.as_ref().is_some_and(|ledger| ledger.total.late > 0));
    let sentences = [
        state_sentence(summary, view.lang),
        late_sentence(summary, &late, view.lang),
        movement_sentence(summary, view.lang),
        without_sentence(&summary.without, view.lang),
    ];
    let sentences: Vec<_> = sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect();
    body.paragraph(sentences.join(view.pick("", " ")));
    let most = most_often_late(summary);
    if !most.is_empty() {
        body.table(view.pick("逾期未完成较多的任务", "Tasks that are late most often"), table(&most, view));
    }
}

fn state_sentence(summary: &ProgressSummary, lang: Lang) -> String {
    let (ledgers, total) = (summary.ledgers, summary.total);
    let done = total.done + total.done_late;
    match lang {
        Lang::Zh => format!(
            "共收到工作推进台账{ledgers}份，涉及任务{}项次，已完成{done}项次（其中逾期完成{}项次），推进中{}项次，逾期未完成{}项次。",
            total.tasks, total.done_late, total.open, total.late
        ),
        Lang::En => format!(
            "{} with {} came in: {done} done ({} of them late), {} under way, {} late.",
            count(ledgers, "work-progress ledger", "work-progress ledgers"),
            count(total.tasks, "task", "tasks"),
            total.done_late,
            total.open,
            total.late
        ),
    }
}

fn late_sentence(summary: &ProgressSummary, late: &[String], lang: Lang) -> String {
    if summary.total.late == 0 {
        return String::new();
    }
    let names = enterprises(late, None, lang);
    match lang {
        Lang::Zh => format!("有任务逾期未完成的企业{names}。"),
        Lang::En => format!("Late with tasks: {names}."),
    }
}

fn movement_sentence(summary: &ProgressSummary, lang: Lang) -> String {
    let Some(MovementCounts { advanced, fell_back, unchanged, .. }) = summary.movement else { return String::new() };
    match lang {
        Lang::Zh => format!("与上季度相比，有进展{advanced}项次，后退{fell_back}项次，未变化{unchanged}项次。"),
        Lang::En => format!("Since the quarter before, {advanced} advanced, {fell_back} fell back and {unchanged} stayed as they were."),
    }
}

fn without_sentence(names: &[String], lang: Lang) -> String {
    if names.is_empty() {
        return String::new();
    }
    let names = enterprises(names, None, lang);
    match lang {
        Lang::Zh => format!("报送办件台账而未报送工作推进台账的有{names}。"),
        Lang::En => format!("Cases but no work-progress ledger came from {names}."),
    }
}

/// Tasks with which somebody is late, those of most enterprises first.
fn most_often_late(summary: &ProgressSummary) -> Vec<&TaskOfAll> {
    let mut late: Vec<_> = summary.points.iter().filter(|point| point.total.late > 0).collect();
    late.sort_by_key(|point| Reverse(point.total.late));
    late.truncate(SHOWN);
    late
}

fn table(points: &[&TaskOfAll], view: &View<'_>) -> Table {
    let state = |state| crate::text::tasks::state(state, view.lang);
    let mut table = Table::new(&[
        view.pick("任务", "Task"),
        view.pick("规则期限", "Due by the rules"),
        &format!(">{}", state(TaskState::Done)),
        &format!(">{}", state(TaskState::Open)),
        &format!(">{}", state(TaskState::Late)),
    ]);
    table.rows.extend(points.iter().map(|point| {
        vec![
            Cell::plain(format!("{} {}", point.point, tidy(&point.title, TITLE))),
            Cell::day(point.rules_due_on),
            Cell::count(point.total.done + point.total.done_late),
            Cell::count(point.total.open),
            Cell::count(point.total.late),
        ]
    }));
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::model::TaskCounts;

    #[test]
    fn tasks_are_told_by_how_they_stand_and_which_way_they_went() {
        let total = TaskCounts { tasks: 26, done: 20, done_late: 1, open: 2, late: 3, ..TaskCounts::default() };
        let movement = Some(MovementCounts { advanced: 2, fell_back: 1, unchanged: 23, ..MovementCounts::default() });
        let summary = ProgressSummary { beside: None, ledgers: 1, without: Vec::new(), total, movement, points: Vec::new() };
        let names = ["甲".to_owned()];
        let check = |lang, expected: [&str; 3]| {
            let told = [state_sentence(&summary, lang), late_sentence(&summary, &names, lang), movement_sentence(&summary, lang)];
            assert_eq!(told, expected);
        };
        check(
            Lang::Zh,
            [
                "共收到工作推进台账1份，涉及任务26项次，已完成21项次（其中逾期完成1项次），推进中2项次，逾期未完成3项次。",
                "有任务逾期未完成的企业1家（甲）。",
                "与上季度相比，有进展2项次，后退1项次，未变化23项次。",
            ],
        );
        check(
            Lang::En,
            [
                "1 work-progress ledger with 26 tasks came in: 21 done (1 of them late), 2 under way, 3 late.",
                "Late with tasks: 1 enterprise (甲).",
                "Since the quarter before, 2 advanced, 1 fell back and 23 stayed as they were.",
            ],
        );
        let still = ProgressSummary { total: TaskCounts::default(), movement: None, ..summary };
        assert_eq!((late_sentence(&still, &[], Lang::Zh), movement_sentence(&still, Lang::Zh)), (String::new(), String::new()));
    }
}
