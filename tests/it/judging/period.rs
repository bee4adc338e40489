//! When a case counts: in exactly one quarter, by the official basis and by each of the others.

use gascore::domain::{ExclusionReason, Outcome};
use proptest::prelude::*;

use super::{Basis, Court, Given, Reading, case, day, fault};

const QUARTERS: [&str; 8] = ["2019Q1", "2019Q2", "2019Q3", "2019Q4", "2020Q1", "2020Q2", "2020Q3", "2020Q4"];

/// The quarters whose rate the case is part of, all seen from the end of 2020.
fn counted_in(basis: &str, given: &Given) -> Vec<&'static str> {
    let counts = |quarter: &str| Court::quarter(quarter).counting("basis", basis).at_end_of("2020-12-31").judge(given).outcome.is_decided();
    QUARTERS.into_iter().filter(|quarter| counts(quarter)).collect()
}

#[test]
fn a_case_completed_in_time_counts_where_it_was_completed() {
    // Accepted in the second quarter, completed in the third, due in the fourth.
    let early = case("residential_connection", "2019-06-28 10:00").appointment("2019-10-09").completed("2019-08-01 10:00");
    assert_eq!(counted_in("decided", &early), ["2019Q3"]);
    assert_eq!(counted_in("accepted", &early), ["2019Q2"]);
    assert_eq!(counted_in("due", &early), ["2019Q4"]);
    assert_eq!(counted_in("completed", &early), ["2019Q3"]);
}

#[test]
fn a_late_case_counts_where_it_fell_due() {
    // Accepted in the first quarter, due in the second, completed in the third.
    let late = fault("2019-03-29 10:00").completed("2019-07-10 10:00");
    assert_eq!(counted_in("decided", &late), ["2019Q2"]);
    assert_eq!(counted_in("accepted", &late), ["2019Q1"]);
    assert_eq!(counted_in("due", &late), ["2019Q2"]);
    assert_eq!(counted_in("completed", &late), ["2019Q3"]);
}

#[test]
fn a_case_left_open_counts_where_it_fell_due_and_never_as_completed() {
    let open = fault("2019-03-29 10:00");
    assert_eq!(counted_in("decided", &open), ["2019Q2"]);
    assert_eq!(counted_in("accepted", &open), ["2019Q1"]);
    assert_eq!(counted_in("due", &open), ["2019Q2"]);
    assert_eq!(counted_in("completed", &open), [""; 0]);
}

#[test]
fn a_case_decided_in_the_next_quarter_is_pending_and_then_counts() {
    let fault = || fault("2019-09-27 10:00").completed("2019-10-08 10:00");
    assert_eq!(Court::quarter("2019Q3").outcome(fault()), "pending");
    assert_eq!(Court::quarter("2019Q3").at_end_of("2019-10-31").outcome(fault()), "decided_later");
    assert_eq!(Court::quarter("2019Q4").outcome(fault()), "on_time");
}

#[test]
fn a_case_decided_and_closed_earlier_is_left_out() {
    let on_time = fault("2019-06-03 10:00").completed("2019-06-05 10:00");
    let late = fault("2019-06-03 10:00").completed("2019-06-20 10:00");
    assert_eq!(Court::quarter("2019Q3").outcome(on_time), "decided_earlier");
    assert_eq!(Court::quarter("2019Q3").outcome(late), "decided_earlier");
}

#[test]
fn an_overdue_case_is_carried_with_its_running_days_until_it_is_closed() {
    let fault = || fault("2019-06-03 10:00");
    assert_eq!(Court::quarter("2019Q2").outcome(fault()), "overdue");
    assert_eq!(Court::quarter("2019Q3").outcome(fault()), "carried_overdue");
    let days_late = |quarter: &str| Court::quarter(quarter).judge(&fault()).days_late;
    assert!(0 < days_late("2019Q2") && days_late("2019Q2") < days_late("2019Q3"));
    assert_eq!(Court::quarter("2019Q3").outcome(fault().completed("2019-07-20 10:00")), "carried_late");
    assert_eq!(Court::quarter("2019Q3").outcome(fault().completed("2019-10-01 10:00")), "carried_overdue");
}

#[test]
fn lateness_cannot_be_hidden_by_leaving_a_case_open() {
    let open = Court::quarter("2019Q3").outcome(fault("2019-09-02 10:00"));
    let closed_late = Court::quarter("2019Q3").outcome(fault("2019-09-02 10:00").completed("2019-09-20 10:00"));
    assert_eq!((open, closed_late), ("overdue", "late"));
}

#[test]
fn another_basis_stands_beside_the_official_one() {
    let given = fault("2019-06-28 10:00").completed("2019-07-02 10:00");
    let court = Court::quarter("2019Q3").beside(Basis::Accepted);
    assert_eq!(court.judge(&given).outcome.key(), "on_time");
    assert_eq!(court.reading(Reading::OtherBasis, &given).unwrap().outcome.key(), "decided_earlier");
    let same = Court::quarter("2019Q3").beside(Basis::Decided);
    assert_eq!(same.reading(Reading::OtherBasis, &given), None);
}

#[test]
fn the_readings_shown_are_those_the_pack_can_differ_in() {
    let shown = |court: Court| court.with_judge(|_, judge| judge.readings());
    let all = [Reading::WithoutPauses, Reading::WithoutAppointments, Reading::StrictAcceptance];
    assert_eq!(shown(Court::new()), all);
    assert_eq!(shown(Court::new().counting("pauses", "ignore")), all[1..]);
    assert_eq!(shown(Court::new().beside(Basis::Due)).last(), Some(&Reading::OtherBasis));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    /// Each quarter judged on its own last day, as the quarters come: no case counts twice or falls between them.
    #[test]
    fn every_case_counts_in_exactly_one_quarter(
        offset in 0_u64..500,
        taken in prop::option::of(0_u64..90),
        pause in prop::option::of((0_u64..20, 0_u64..40)),
        service in prop::sample::select(vec!["residential_connection", "commercial_application", "fault_report", "complaint", "inquiry"]),
    ) {
        let start = day("2019-01-02") + chrono::Days::new(offset);
        let at = |days: u64| (start + chrono::Days::new(days)).to_string();
        let mut given = case(service, &at(0));
        if let Some(days) = taken { given = given.completed(&at(days)) }
        if let Some((from, length)) = pause { given = given.paused(&at(from), &at(from + length)) }
        let outcomes: Vec<_> = QUARTERS.iter().map(|quarter| Court::quarter(quarter).judge(&given).outcome).collect();
        prop_assert_eq!(outcomes.iter().filter(|outcome| outcome.is_decided()).count(), 1, "{:?}", &outcomes);
        let later = |outcome: &&Outcome| **outcome == Outcome::Excluded(ExclusionReason::DecidedLater);
        prop_assert_eq!(outcomes.iter().filter(later).count(), 0);
    }
}
