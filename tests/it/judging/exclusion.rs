//! What an enterprise says takes a case out of the count, and when that is believed.

use super::{Court, ExclusionKind, Given, Judgement, Ruling, case};

/// A complaint, due on 10 July.
fn complaint() -> Given {
    case("complaint", "2019-07-01 09:00")
}

fn ruled(judgement: &Judgement) -> (&'static str, Ruling) {
    (judgement.outcome.key(), judgement.ruling)
}

#[test]
fn a_withdrawal_on_or_before_the_due_day_takes_the_case_out() {
    for on in ["2019-07-01", "2019-07-09", "2019-07-10"] {
        assert_eq!(ruled(&Court::new().judge(&complaint().withdrawn(on))), ("withdrawn", Ruling::Accepted), "{on}");
    }
}

#[test]
fn a_withdrawal_after_the_due_day_does_not_undo_lateness() {
    let judge = |given: Given| Court::new().judge(&given.withdrawn("2019-07-11"));
    assert_eq!(ruled(&judge(complaint())), ("overdue", Ruling::AfterDue));
    assert_eq!(ruled(&judge(complaint().completed("2019-07-15 09:00"))), ("late", Ruling::AfterDue));
    assert_eq!(ruled(&judge(complaint().completed("2019-07-09 09:00"))), ("on_time", Ruling::AfterDue));
}

#[test]
fn a_withdrawal_without_a_date_takes_the_case_out_only_if_it_would_not_be_late() {
    let judge = |as_of: &str, given: Given| Court::new().at_end_of(as_of).judge(&given.withdrawn(""));
    assert_eq!(ruled(&judge("2019-07-09", complaint())), ("withdrawn", Ruling::Unproven));
    assert_eq!(ruled(&judge("2019-07-31", complaint().completed("2019-07-10 09:00"))), ("withdrawn", Ruling::Unproven));
    assert_eq!(ruled(&judge("2019-07-31", complaint())), ("overdue", Ruling::UnprovenAndLate));
    assert_eq!(ruled(&judge("2019-07-31", complaint().completed("2019-07-11 09:00"))), ("late", Ruling::UnprovenAndLate));
}

#[test]
fn a_withdrawal_without_a_reason_leaves_the_case_in_the_count() {
    let outcome = |on: &str, given: Given| Court::new().at_end_of("2019-07-31").outcome(given.left(ExclusionKind::Withdrawn, on, false));
    assert_eq!(outcome("2019-07-05", complaint()), "overdue");
    assert_eq!(outcome("2019-07-05", complaint().completed("2019-07-09 09:00")), "on_time");
    assert_eq!(outcome("", complaint().completed("2019-07-09 09:00")), "on_time");
    assert_eq!(outcome("", complaint().completed("2019-07-11 09:00")), "late");
}

#[test]
fn a_withdrawal_dated_after_the_day_of_judgement_is_not_yet_known() {
    let judge = |as_of: &str| Court::new().at_end_of(as_of).judge(&complaint().withdrawn("2019-07-08"));
    assert_eq!(ruled(&judge("2019-07-05")), ("pending", Ruling::None));
    assert_eq!(ruled(&judge("2019-07-08")), ("withdrawn", Ruling::Accepted));
}

#[test]
fn the_moved_due_day_decides_whether_a_withdrawal_came_in_time() {
    let paused = || complaint().paused("2019-07-02", "2019-07-03");
    assert_eq!(Court::new().outcome(paused().withdrawn("2019-07-12")), "withdrawn");
    assert_eq!(Court::new().outcome(paused().withdrawn("2019-07-13")), "overdue");
}

#[test]
fn every_kind_of_exclusion_goes_by_its_own_name() {
    for (kind, name) in [
        (ExclusionKind::Invalid, "invalid"),
        (ExclusionKind::Withdrawn, "withdrawn"),
        (ExclusionKind::Duplicate, "duplicate"),
        (ExclusionKind::Transferred, "transferred"),
        (ExclusionKind::Terminated, "terminated"),
    ] {
        assert_eq!(Court::new().outcome(complaint().left(kind, "2019-07-03", true)), name);
    }
}

#[test]
fn a_special_scope_is_not_measured_however_late_it_is() {
    assert_eq!(Court::new().outcome(complaint().special()), "special_scope");
    assert_eq!(Court::new().outcome(complaint().special().completed("2019-12-01 09:00")), "special_scope");
}
