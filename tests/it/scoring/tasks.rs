//! The work-progress ledger in full: each task, when it is late, and which way it went; and when submissions came.

use gascore::report::model::{MovementCounts, SubmissionState, TaskCounts, TaskReport};

use super::Paper;
use super::city::{City, Folder, Outcome, folder};
use crate::calendar::day;

const UNITS: &[&str] = &["A1,甲燃气,甲区,,", "B2,乙燃气,乙区,,"];

/// Points due once, every quarter and every year.
fn paper() -> Paper {
    Paper::new()
        .point("1.1", 1, "how = \"attested\"\nfrequency = \"once\"\nfirst_due = 2019-03-31")
        .point("1.2", 1, "how = \"attested\"\nfirst_due = 2019-03-31\nnot_applicable = true")
        .point("1.3", 1, "how = \"attested\"\nfrequency = \"year\"\nfirst_due = 2019-12-31")
}

fn city(rows: &[&str]) -> City {
    let good = folder("A1").cases(&["1,fault_report,2019-07-01 09:00,2019-07-02 10:00"]).tasks(rows);
    City::new("2019Q3").by(&paper()).registry(UNITS).submission(good)
}

fn task(outcome: &Outcome, point: &str) -> TaskReport {
    outcome.enterprise("A1").progress.as_ref().unwrap().tasks.iter().find(|task| task.point == point).unwrap().clone()
}

#[test]
fn a_task_is_told_as_it_was_written_without_numbers_of_persons() {
    let row = "1.1,partly,文件,市场部,2019-12-31,,推进中 13912345678,尚未覆盖 510212199001011236 全部";
    let told = task(&city(&[row]).run(), "1.1");
    let covered = gascore::domain::RowText::COVERED;
    assert_eq!(told.responsible_unit.as_deref(), Some("市场部"));
    assert_eq!(told.progress.unwrap(), format!("推进中 {covered}"));
    assert_eq!(told.problems.unwrap(), format!("尚未覆盖 {covered} 全部"));
    assert_eq!((told.due_on, told.status.as_deref()), (Some(day("2019-12-31")), Some("partly")));
}

#[test]
fn a_task_in_toml_says_as_much() {
    let text = "[point.\"1.1\"]\nstatus = \"partly\"\nevidence = \"文件\"\nresponsible_unit = \"市场部\"\ndue_on = 2019-12-31\nproblems = \"人手\"\n";
    let outcome = city(&[]).registry(UNITS).submission(folder("B2").progress_toml(text)).run();
    let told = outcome.enterprise("B2").progress.as_ref().unwrap().tasks[0].clone();
    let texts = (told.responsible_unit.as_deref(), told.due_on, told.problems.as_deref());
    assert_eq!(texts, (Some("市场部"), Some(day("2019-12-31")), Some("人手")));
}

#[test]
fn a_task_is_late_from_the_first_of_its_due_days_that_is_reached() {
    let check = |row: &str, point: &str, expected: (&str, Option<&str>, Option<i64>)| {
        let told = task(&city(&[row]).run(), point);
        assert_eq!((told.state.as_str(), told.late_since, told.days_late), (expected.0, expected.1.map(day), expected.2), "{row}");
    };
    // Once: the rules' day is past, whatever day the enterprise sets itself.
    check("1.1,not_met,,,2019-12-31,,,", "1.1", ("late", Some("2019-03-31"), Some(183)));
    check("1.1,partly,文件,,2019-02-28,,,", "1.1", ("late", Some("2019-02-28"), Some(214)));
    check("1.2,met,文件,,,,,", "1.1", ("late", Some("2019-03-31"), Some(183)));
    // Done: by the enterprise's own day where it set one.
    check("1.1,met,文件,,2019-05-31,2019-05-31,,", "1.1", ("done", None, None));
    check("1.1,met,文件,,2019-05-31,2019-06-02,,", "1.1", ("done_late", Some("2019-05-31"), Some(2)));
    check("1.1,met,文件,,,2019-04-30,,", "1.1", ("done_late", Some("2019-03-31"), Some(30)));
    check("1.1,met,文件,,,,,", "1.1", ("done", None, None));
    // Every quarter: due on its last day, which is reached.
    check("1.2,not_met,,,,,,", "1.2", ("late", Some("2019-09-30"), Some(0)));
    check("1.2,met,文件,,,2019-08-01,,", "1.2", ("done", None, None));
    check("1.2,not_applicable,,,,,,", "1.2", ("not_applicable", None, None));
    // Not due before the year ends, unless the enterprise wanted it sooner.
    check("1.1,met,文件,,,,,", "1.3", ("not_yet_due", None, None));
    check("1.3,not_met,,,2019-10-31,,,", "1.3", ("open", None, None));
    check("1.3,not_met,,,2019-08-31,,,", "1.3", ("late", Some("2019-08-31"), Some(30)));
}

#[test]
fn what_inspectors_found_counts_before_what_is_claimed() {
    let outcome = city(&["1.1,met,文件,,,2019-03-01,,"]).verified(&["A1,1.1,not_met,"]).run();
    let told = task(&outcome, "1.1");
    assert_eq!((told.state.as_str(), told.status.as_deref(), told.verified.as_deref()), ("late", Some("met"), Some("not_met")));
}

#[test]
fn tasks_are_held_against_the_quarter_before() {
    let before = City::new("2019Q2").by(&paper()).registry(UNITS);
    let then = ["1.1,not_met,,,,,,人手不足", "1.2,met,文件,,,,,", "1.3,not_met,,,,,,"];
    let before = before.submission(folder("A1").tasks(&then));
    let outcome = city(&["1.1,partly,文件,,,,,人手不足", "1.2,not_met,,,,,,"]).after(before).run();
    let moved = |point: &str| task(&outcome, point).movement.unwrap();
    assert_eq!([moved("1.1"), moved("1.2"), moved("1.3")], ["advanced", "fell_back", "unchanged"]);
    assert!(task(&outcome, "1.1").problems_again, "the same words stood there before");
    assert_eq!(task(&outcome, "1.3").carried_from.as_deref(), Some("2019Q2"));
    let summary = outcome.report.progress.as_ref().unwrap();
    assert_eq!(summary.beside.as_deref(), Some("2019Q2"));
    assert_eq!(summary.movement, Some(MovementCounts { advanced: 1, fell_back: 1, unchanged: 1, ..MovementCounts::default() }));
    assert_eq!(summary.total, TaskCounts { tasks: 3, open: 1, late: 2, ..TaskCounts::default() });
    assert!(city(&["1.1,met,文件,,,,,"]).run().report.progress.unwrap().movement.is_none(), "nothing stands beside it");
}

#[test]
fn who_handed_in_no_progress_ledger_is_named() {
    let outcome = city(&["1.1,met,文件,,,,,"]).submission(folder("B2").cases(&[])).run();
    assert_eq!(outcome.report.progress.unwrap().without, ["乙燃气"]);
}

#[test]
fn a_submission_is_in_time_late_undated_or_nothing() {
    let check = |folder: Option<Folder>, state: SubmissionState, days: Option<i64>, in_time: u64| {
        let city = City::new("2019Q3").by(&paper()).registry(&UNITS[1..]);
        let outcome = folder.into_iter().fold(city, City::submission).run();
        let participation = outcome.report.participation.unwrap();
        let one = &participation.submissions[0];
        assert_eq!((one.state, one.days_late, participation.in_time.unwrap().part), (state, days, in_time));
    };
    let dated = |on: &str| folder("B2").about(&format!("enterprise = \"B2\"\nquarter = \"2019Q3\"\nhanded_in_on = {on}\n"));
    check(Some(dated("2019-10-05")), SubmissionState::OnTime, None, 1);
    check(Some(dated("2019-10-09")), SubmissionState::Late, Some(4), 0);
    check(Some(folder("B2")), SubmissionState::Undated, None, 0);
    check(None, SubmissionState::Nothing, None, 0);
}
