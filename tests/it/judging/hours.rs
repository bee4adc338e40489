//! Limits in hours run from the instant, and need a time of day only where it decides.

use super::{Court, fault};

fn in_24_hours() -> Court {
    Court::new().service("fault_report", "limit", "24 hours")
}

#[test]
fn twenty_four_hours_run_across_midnight_to_the_second() {
    let fault = || fault("2019-07-05 22:00:30");
    assert_eq!(in_24_hours().due(fault()), "2019-07-06 22:00:30");
    assert_eq!(in_24_hours().outcome(fault().completed("2019-07-06 22:00:30")), "on_time");
    assert_eq!(in_24_hours().outcome(fault().completed("2019-07-06 22:00:31")), "late");
}

#[test]
fn hours_run_from_24_00_of_the_day_written() {
    assert_eq!(in_24_hours().due(fault("2019-07-01 24:00")), in_24_hours().due(fault("2019-07-02 00:00")));
    assert_eq!(in_24_hours().outcome(fault("2019-07-01 24:00").completed("2019-07-02 24:00")), "on_time");
    assert_eq!(in_24_hours().outcome(fault("2019-07-01 24:00").completed("2019-07-03 00:01")), "late");
}

#[test]
fn hours_subtract_the_time_that_pauses_take() {
    let fault = || fault("2019-07-01 22:00");
    assert_eq!(in_24_hours().due(fault().paused("2019-07-02 01:00", "2019-07-02 03:30")), "2019-07-03 00:30");
    assert_eq!(in_24_hours().due(fault().paused("2019-07-01 20:00", "2019-07-01 23:00")), "2019-07-02 23:00");
    let overlapping = fault().paused("2019-07-02 02:00", "2019-07-02 04:00").paused("2019-07-02 01:00", "2019-07-02 03:00");
    assert_eq!(in_24_hours().due(overlapping), "2019-07-03 01:00");
}

#[test]
fn a_pause_of_whole_days_takes_both_its_days() {
    assert_eq!(in_24_hours().due(fault("2019-07-01 22:00").paused("2019-07-02", "2019-07-03")), "2019-07-04 22:00");
}

#[test]
fn a_pause_that_begins_after_the_hours_are_over_changes_nothing() {
    assert_eq!(in_24_hours().due(fault("2019-07-01 22:00").paused("2019-07-02 22:00", "2019-07-04 09:00")), "2019-07-02 22:00");
    assert_eq!(in_24_hours().due(fault("2019-07-01 22:00").paused("2019-07-02 21:00", "2019-07-02 23:00")), "2019-07-03 00:00");
}

#[test]
fn a_later_pause_counts_where_an_earlier_one_moved_the_end_past_it() {
    let paused = fault("2019-07-01 22:00").paused("2019-07-02 23:00", "2019-07-03 00:00").paused("2019-07-02 10:00", "2019-07-02 12:00");
    assert_eq!(in_24_hours().due(paused), "2019-07-03 01:00");
}

#[test]
fn a_completion_without_a_time_is_undecidable_only_on_the_day_that_decides() {
    let completed = |on: &str| in_24_hours().outcome(fault("2019-07-01 10:00").completed(on));
    assert_eq!(completed("2019-07-01"), "on_time");
    assert_eq!(completed("2019-07-02"), "time_of_day_missing");
    assert_eq!(completed("2019-07-03"), "late");
}

#[test]
fn an_acceptance_without_a_time_is_undecidable_only_between_the_two_ends_it_allows() {
    let completed = |at: &str| in_24_hours().outcome(fault("2019-07-01").completed(at));
    assert_eq!(completed("2019-07-02 00:00"), "on_time");
    assert_eq!(completed("2019-07-02 00:01"), "time_of_day_missing");
    assert_eq!(completed("2019-07-02 24:00"), "time_of_day_missing");
    assert_eq!(completed("2019-07-03 00:01"), "late");
}

#[test]
fn an_open_case_is_overdue_once_its_instant_is_reached() {
    let open = |accepted: &str| in_24_hours().at_end_of("2019-07-02").outcome(fault(accepted));
    assert_eq!(open("2019-07-01 10:00"), "overdue");
    assert_eq!(open("2019-07-02 00:00"), "overdue");
    assert_eq!(open("2019-07-02 00:01"), "pending");
    assert_eq!(open("2019-07-02"), "time_of_day_missing");
}
