//! Pauses and appointments: what moves a due day, what does not, and the readings beside them.

use gascore::calendar::WorkCalendar;
use proptest::prelude::*;

use super::{Channel, Court, PauseKind, Reading, case, day, due, fault, inquiry, outcome, shown};

#[test]
fn the_due_day_is_the_third_working_day_that_no_pause_covers() {
    assert_eq!(due(fault("2019-07-01 09:00").paused("2019-07-03", "2019-07-04")), "2019-07-08");
    assert_eq!(due(fault("2019-07-01 09:00").paused("2019-07-03 15:00", "2019-07-04 09:00")), "2019-07-08");
}

#[test]
fn a_pause_over_a_holiday_takes_only_working_days() {
    // Covered and worked: 29 and 30 September, 8 October.
    assert_eq!(due(fault("2019-09-26 09:00").paused("2019-09-28", "2019-10-08")), "2019-10-10");
    assert_eq!(due(fault("2019-09-30 09:00").paused("2019-10-01", "2019-10-07")), "2019-10-10");
}

#[test]
fn a_pause_that_begins_after_the_due_day_changes_nothing() {
    assert_eq!(due(fault("2019-07-01 09:00").paused("2019-07-05", "2019-07-12")), "2019-07-04");
    assert_eq!(due(fault("2019-07-01 09:00").paused("2019-07-04", "2019-07-05")), "2019-07-08");
}

#[test]
fn overlapping_pauses_count_once() {
    let paused = fault("2019-07-01 09:00").paused("2019-07-03", "2019-07-05").paused("2019-07-02", "2019-07-04");
    assert_eq!(due(paused.clone()), "2019-07-10");
    let judgement = Court::new().judge(&paused.completed("2019-07-10 09:00"));
    assert_eq!((judgement.outcome.key(), judgement.days, judgement.net_days), ("on_time", Some(7), Some(3)));
}

#[test]
fn a_pause_without_an_end_runs_to_the_day_of_judgement() {
    let open = || fault("2019-07-01 09:00").paused("2019-07-02", "");
    assert_eq!(Court::new().at_end_of("2019-07-31").due(open()), "2019-08-05");
    assert_eq!(Court::new().at_end_of("2019-07-31").outcome(open()), "pending");
    assert_eq!(Court::new().at_end_of("2019-08-30").outcome(open()), "pending");
    assert_eq!(outcome(open().completed("2019-08-20 09:00")), "on_time");
}

#[test]
fn a_pause_without_an_allowed_reason_is_ignored() {
    let paused = fault("2019-07-01 09:00").pause("2019-07-02", "2019-07-10", PauseKind::NotAllowed).completed("2019-07-05 09:00");
    let judgement = Court::new().judge(&paused);
    assert_eq!((judgement.outcome.key(), judgement.days, judgement.net_days), ("late", Some(4), Some(4)));
    assert_eq!(Court::new().reading(Reading::WithoutPauses, &paused), None);
}

#[test]
fn pauses_never_move_same_day_and_as_stated() {
    let answered = inquiry("2019-07-01 09:00", Channel::Phone).paused("2019-07-01", "2019-07-03");
    assert_eq!(due(answered), "2019-07-01");
    let court = Court::new().service("fault_report", "limit", "as stated");
    assert_eq!(court.due(fault("2019-07-01 09:00").stated("2019-07-04").paused("2019-07-02", "2019-07-10")), "2019-07-04");
}

#[test]
fn pauses_hold_back_calendar_days_too() {
    let court = Court::new().service("fault_report", "limit", "5 days");
    assert_eq!(court.due(fault("2019-07-01 09:00").paused("2019-07-03", "2019-07-04")), "2019-07-08");
    // The fifth day is Saturday 6 July, and the Monday after it is paused.
    assert_eq!(court.due(fault("2019-07-01 09:00").paused("2019-07-08", "2019-07-09")), "2019-07-10");
}

#[test]
fn the_unadjusted_reading_is_judged_afresh_with_its_own_denominator() {
    let paused = fault("2019-09-23 09:00").paused("2019-09-24", "2019-10-15");
    let court = Court::quarter("2019Q3");
    assert_eq!(court.judge(&paused).outcome.key(), "pending");
    let unadjusted = court.reading(Reading::WithoutPauses, &paused).unwrap();
    assert_eq!((unadjusted.outcome.key(), shown(unadjusted.due)), ("overdue", "2019-09-26".to_owned()));
}

#[test]
fn a_pack_may_ignore_pauses() {
    let court = Court::new().counting("pauses", "ignore");
    let paused = fault("2019-07-01 09:00").paused("2019-07-02", "2019-07-10");
    assert_eq!(court.due(paused.clone()), "2019-07-04");
    assert_eq!(court.reading(Reading::WithoutPauses, &paused), None);
}

#[test]
fn the_due_day_is_the_later_of_the_limit_and_the_appointment() {
    let connection = |appointment: &str| case("residential_connection", "2019-07-01 09:00").appointment(appointment);
    assert_eq!(due(connection("2019-07-10")), "2019-07-10");
    assert_eq!(due(connection("2019-07-03")), "2019-07-04");
    assert_eq!(outcome(connection("2019-07-13").completed("2019-07-13 17:00")), "on_time");
}

#[test]
fn the_reading_without_appointments_stands_beside() {
    let visited = case("residential_connection", "2019-07-01 09:00").appointment("2019-07-10").completed("2019-07-10 09:00");
    assert_eq!(Court::new().judge(&visited).outcome.key(), "on_time");
    let without = Court::new().reading(Reading::WithoutAppointments, &visited).unwrap();
    assert_eq!((without.outcome.key(), shown(without.due)), ("late", "2019-07-04".to_owned()));
}

#[test]
fn a_service_that_ignores_appointments_keeps_its_due_day() {
    let appointed = fault("2019-07-01 09:00").appointment("2019-07-10");
    assert_eq!(due(appointed.clone()), "2019-07-04");
    assert_eq!(Court::new().reading(Reading::WithoutAppointments, &appointed), None);
}

/// The rule word for word: walk the days, skip those no one works and those a pause covers.
fn third_uncovered_day(calendar: &WorkCalendar, start: &str, pauses: &[(u64, u64)]) -> String {
    let covered = |days: u64| pauses.iter().any(|(from, length)| *from <= days && days <= from + length);
    let worked = |days: u64| calendar.is_working_day(day(start) + chrono::Days::new(days)).unwrap();
    let third = (1..).filter(|days| worked(*days) && !covered(*days)).nth(2).unwrap();
    (day(start) + chrono::Days::new(third)).to_string()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn pauses_of_any_kind_are_taken_as_the_union_of_their_days(pauses in prop::collection::vec((0_u64..30, 0_u64..12), 0..5)) {
        let court = Court::new();
        let start = "2019-09-20";
        let at = |days: u64| (day(start) + chrono::Days::new(days)).to_string();
        let given = pauses.iter().fold(fault(start), |given, (from, length)| given.paused(&at(*from), &at(from + length)));
        prop_assert_eq!(court.due(given), third_uncovered_day(&court.calendar, start, &pauses));
    }
}
