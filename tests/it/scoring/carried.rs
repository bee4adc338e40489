//! What the quarter before still says: evidence given once, and cases it did not report.

use super::city::{City, Folder, Outcome, folder};

const UNITS: &[&str] = &["A1,甲燃气,甲区,,", "B2,乙燃气,乙区,,"];
/// A fault of June, late by the end of it.
const LATE: &str = "GZ1,fault_report,2019-06-03 09:00,2019-06-20 10:00";
/// One that is still open.
const OPEN: &str = "GZ2,fault_report,2019-06-04 09:00,";
/// One of July, on time.
const JULY: &str = "GZ3,fault_report,2019-07-01 09:00,2019-07-02 10:00";

fn quarter(name: &str, ours: Folder) -> City {
    City::new(name).registry(UNITS).submission(ours).submission(folder("B2").inquiries(1))
}

/// The third quarter with these folders of `A1` in it and in the quarter before.
fn after(before: Folder, now: Folder) -> Outcome {
    quarter("2019Q3", now).after(quarter("2019Q2", before)).run()
}

fn faults(outcome: &Outcome) -> [u64; 4] {
    let faults = outcome.service("A1", "fault_report");
    [faults.on_time, faults.late, faults.overdue, faults.excluded]
}

#[test]
fn what_was_done_once_carries_forward_and_names_its_quarter() {
    let before = folder("A1").progress(&["1.1,met,文件,", "1.5,met,纪要,", "3.2,met,签到表,"]);
    let outcome = after(before, folder("A1").progress(&["1.2,met,文件,"]));
    let (state, earned, source) = outcome.point("A1", "1.1");
    assert_eq!((state.as_str(), earned.as_str(), source.as_deref()), ("scored", "2.00", Some("2019Q2")));
    assert_eq!(outcome.point("A1", "3.2").2.as_deref(), Some("2019Q2"), "what is due yearly carries forward too");
    assert_eq!(outcome.point("A1", "1.5").1, "0.00", "what is due every quarter is asked for again");
}

#[test]
fn an_answer_of_this_quarter_takes_the_place_of_the_earlier_one() {
    let outcome = after(folder("A1").progress(&["1.1,met,文件,"]), folder("A1").progress(&["1.1,not_met,,"]));
    assert_eq!(outcome.point("A1", "1.1").1, "0.00");
    assert_eq!(outcome.point("A1", "1.1").2.as_deref(), Some("claimed"));
}

#[test]
fn what_lacked_evidence_then_lacks_it_now() {
    let outcome = after(folder("A1").progress(&["1.1,met,,"]), folder("A1").progress(&["1.2,met,文件,"]));
    assert_eq!(outcome.point("A1", "1.1").1, "0.00");
}

#[test]
fn yearly_evidence_that_has_run_out_is_carried_and_earns_nothing() {
    let old = folder("A1").progress_with_days(&["3.2,met,签到表,2017-05-01", "1.1,met,文件,2017-05-01"]);
    let outcome = after(old, folder("A1").progress(&["1.2,met,文件,"]));
    assert_eq!((outcome.point("A1", "3.2").1, outcome.point("A1", "1.1").1), ("0.00".to_owned(), "2.00".to_owned()));
}

#[test]
fn without_a_progress_ledger_nothing_is_carried() {
    let outcome = after(folder("A1").progress(&["1.1,met,文件,"]), folder("A1").inquiries(1));
    assert!(outcome.enterprise("A1").claimed.as_ref().unwrap().measured_only);
}

#[test]
fn a_case_first_reported_after_its_quarter_counts_now_and_is_told() {
    let outcome = after(folder("A1").inquiries(1), folder("A1").cases(&[LATE, OPEN, JULY]));
    assert_eq!(faults(&outcome), [1, 1, 1, 0]);
    assert_eq!(outcome.told("B503"), 2);
    assert!(outcome.service("A1", "fault_report").balance.holds);
}

#[test]
fn a_case_that_the_earlier_quarter_reported_is_not_counted_again() {
    let outcome = after(folder("A1").cases(&[LATE, OPEN]), folder("A1").cases(&[LATE, OPEN, JULY]));
    assert_eq!((faults(&outcome), outcome.told("B503")), ([1, 0, 0, 2], 0));
}

#[test]
fn another_unit_s_report_of_the_same_number_is_not_ours() {
    let before = City::new("2019Q2").registry(UNITS).submission(folder("A1").inquiries(1)).submission(folder("B2").cases(&[LATE]));
    let outcome = quarter("2019Q3", folder("A1").cases(&[LATE])).after(before).run();
    assert_eq!((faults(&outcome), outcome.told("B503")), ([0, 1, 0, 0], 1));
}

#[test]
fn without_the_earlier_quarter_such_a_case_is_decided_earlier_and_left_out() {
    let outcome = quarter("2019Q3", folder("A1").cases(&[LATE, OPEN, JULY])).run();
    assert_eq!((faults(&outcome), outcome.told("B503")), ([1, 0, 0, 2], 0));
    assert_eq!(outcome.enterprise("A1").carried_overdue.total, 1, "one that is still open stays on a list");
}

#[test]
fn silence_in_the_earlier_quarter_hides_no_lateness() {
    let before = City::new("2019Q2").registry(UNITS).submission(folder("B2").inquiries(1));
    let outcome = quarter("2019Q3", folder("A1").cases(&[LATE, OPEN, JULY])).after(before).run();
    assert_eq!((faults(&outcome), outcome.told("B503")), ([1, 1, 1, 0], 2));
}

#[test]
fn who_did_not_have_to_report_then_reports_nothing_late_now() {
    let units = &["A1,甲燃气,甲区,,2019-07-01", "B2,乙燃气,乙区,,"];
    let before = City::new("2019Q2").registry(units).submission(folder("B2").inquiries(1));
    let now = City::new("2019Q3").registry(units).submission(folder("A1").cases(&[LATE, JULY])).submission(folder("B2").inquiries(1));
    let outcome = now.after(before).run();
    assert_eq!((faults(&outcome), outcome.told("B503")), ([1, 0, 0, 1], 0));
}

#[test]
fn a_single_submission_beside_its_earlier_quarter_is_read_the_same_way() {
    let alone = |quarter: &str, rows: &[&str]| City::new(quarter).submission(folder("A1").cases(rows));
    let outcome = alone("2019Q3", &[LATE, OPEN, JULY]).after(alone("2019Q2", &[OPEN])).run();
    assert_eq!((faults(&outcome), outcome.told("B503")), ([1, 1, 0, 1], 1));
}

#[test]
fn whether_a_stranger_reported_before_nobody_knows() {
    let before = City::new("2019Q2").registry(UNITS).submission(folder("B2").inquiries(1));
    let now = City::new("2019Q3").registry(UNITS).submission(folder("D4").cases(&[LATE])).submission(folder("B2").inquiries(1));
    let outcome = now.after(before).run();
    assert_eq!((outcome.service("D4", "fault_report").excluded, outcome.told("B503")), (1, 0));
}
