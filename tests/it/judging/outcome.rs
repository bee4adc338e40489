//! How a case stands at the end of the day of judgement.

use super::{Court, fault};

#[test]
fn a_case_due_on_the_last_day_of_the_quarter_and_open_is_overdue() {
    assert_eq!(Court::quarter("2019Q3").due(fault("2019-09-26 10:00")), "2019-09-30");
    assert_eq!(Court::quarter("2019Q3").outcome(fault("2019-09-26 10:00")), "overdue");
    assert_eq!(Court::quarter("2019Q3").outcome(fault("2019-09-27 10:00")), "pending");
}

#[test]
fn a_completion_after_the_day_of_judgement_is_not_yet_known() {
    let late = || fault("2019-09-26 10:00").completed("2019-10-08 09:00");
    assert_eq!(Court::quarter("2019Q3").outcome(late()), "overdue");
    assert_eq!(Court::quarter("2019Q3").judge(&late()).days, None);
    assert_eq!(Court::quarter("2019Q3").outcome(fault("2019-09-27 10:00").completed("2019-10-08 09:00")), "pending");
    assert_eq!(Court::quarter("2019Q3").at_end_of("2019-10-08").outcome(late()), "late");
}

#[test]
fn the_day_of_judgement_counts_to_its_end() {
    let fault = || fault("2019-09-26 10:00").completed("2019-09-30 24:00");
    assert_eq!(Court::quarter("2019Q3").outcome(fault()), "on_time");
    assert_eq!(Court::quarter("2019Q3").at_end_of("2019-09-29").outcome(fault()), "pending");
}

#[test]
fn a_case_accepted_after_the_period_or_after_the_day_of_judgement_is_left_out() {
    assert_eq!(Court::quarter("2019Q3").outcome(fault("2019-10-01 00:00")), "accepted_after");
    assert_eq!(Court::quarter("2019Q3").at_end_of("2019-10-31").outcome(fault("2019-10-01 00:00")), "accepted_after");
    assert_eq!(Court::quarter("2019Q3").at_end_of("2019-08-31").outcome(fault("2019-09-02 10:00")), "accepted_after");
    assert_eq!(Court::quarter("2019Q3").outcome(fault("2019-09-30 24:00")), "pending");
}

#[test]
fn working_days_taken_leave_out_the_day_of_acceptance() {
    let days = |from: &str, to: &str| Court::new().judge(&fault(from).completed(to)).days;
    assert_eq!(days("2019-07-01 09:00", "2019-07-01 17:00"), Some(0));
    assert_eq!(days("2019-07-01 09:00", "2019-07-02 08:00"), Some(1));
    assert_eq!(days("2019-09-30 09:00", "2019-10-08 09:00"), Some(1));
}
