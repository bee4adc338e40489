//! Facts counted by hand in the files themselves, so that the recount is not its own witness.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Counts, recount};

type Recount = BTreeMap<(String, String), Counts>;

fn sample(quarter: &str) -> Recount {
    recount(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(quarter))
}

/// The counts of a service of the enterprise whose code has this running number.
fn of(counts: &Recount, number: &str, service: &str) -> Counts {
    let mine = |(code, name): &(String, String)| code[14..17] == *number && name == service;
    counts.iter().find(|(key, _)| mine(key)).map(|(_, counts)| *counts).unwrap_or_default()
}

fn total(counts: &Recount, number: &str, count: fn(&Counts) -> u64) -> u64 {
    counts.iter().filter(|((code, _), _)| code[14..17] == *number).map(|(_, counts)| count(counts)).sum()
}

fn all(counts: &Counts) -> u64 {
    counts.decided + counts.pending + counts.excluded + counts.set_aside + counts.undecidable
}

#[test]
fn the_very_small_one_has_eighteen_cases_and_one_late_fault() {
    let counts = sample("2019Q3");
    let on_time = |decided| Counts { decided, on_time: decided, ..Counts::default() };
    assert_eq!(of(&counts, "004", "inquiry"), on_time(8));
    assert_eq!(of(&counts, "004", "residential_connection"), on_time(3));
    assert_eq!(of(&counts, "004", "commercial_application"), on_time(1));
    assert_eq!(of(&counts, "004", "fault_report"), Counts { decided: 6, on_time: 5, late: 1, ..Counts::default() });
    assert_eq!(of(&counts, "004", "complaint"), Counts::default());
}

#[test]
fn the_clean_one_is_never_late_and_every_row_is_counted() {
    for (quarter, rows) in [("2019Q2", 1472), ("2019Q3", 1548)] {
        let counts = sample(quarter);
        assert_eq!(total(&counts, "000", |counts| counts.late + counts.overdue + counts.set_aside), 0);
        assert_eq!(total(&counts, "000", all), rows);
    }
}

#[test]
fn each_kind_of_bad_row_is_set_aside() {
    let counts = sample("2019Q3");
    // Five unreadable completions, three acceptances, two unknown services, two missing numbers, three completed before they were
    // accepted, two completed without a date (one of them an inquiry whose reply stands in), two with a cell too many, one cut off, two with a ruined number, three differing pairs.
    assert_eq!(total(&counts, "009", |counts| counts.set_aside), 5 + 3 + 2 + 2 + 3 + (2 - 1) + 2 + 1 + 2 + 3 * 2);
    // Of these, the unknown services and the ragged rows do not say whose rate they would touch.
    assert_eq!(of(&counts, "009", "").set_aside, 2 + 2 + 1);
}

#[test]
fn leaving_the_ledger_late_does_not_undo_lateness() {
    let counts = sample("2019Q3");
    // Two complaints called invalid on 12 August were due on 31 July and 1 August; two others left in time.
    assert_eq!(of(&counts, "008", "complaint").overdue, 2);
    // One passed on by 12345 was called invalid without an approved return.
    assert_eq!(of(&counts, "015", "complaint").overdue, 1);
}

#[test]
fn what_happened_after_the_quarter_is_not_yet_known() {
    let counts = sample("2019Q3");
    // Three inquiries were accepted on 8 October; faults of 24 to 26 September were closed that day, so they count as open and overdue.
    assert_eq!(of(&counts, "012", "inquiry").excluded, 3);
    assert_eq!(of(&counts, "012", "fault_report").overdue, 3);
}

#[test]
fn a_service_without_cases_is_absent_declared_or_not() {
    let counts = sample("2019Q3");
    assert_eq!(of(&counts, "010", "commercial_application"), Counts::default());
    assert_eq!(of(&counts, "011", "commercial_application"), Counts::default());
    assert_eq!(total(&counts, "003", all), 0, "this one sent nothing");
}

#[test]
fn three_exports_of_three_systems_are_read() {
    let counts = sample("2019Q3");
    assert_eq!(all(&of(&counts, "016", "commercial_application")), 53);
    assert_eq!(all(&of(&counts, "016", "residential_connection")), 377);
    assert_eq!(total(&counts, "016", all), 2044);
}

#[test]
fn there_are_enough_cases() {
    let counts = ["2019Q2", "2019Q3"].map(|quarter| sample(quarter).values().map(all).sum::<u64>());
    assert!(counts.iter().sum::<u64>() >= 20_000, "{counts:?}");
}
