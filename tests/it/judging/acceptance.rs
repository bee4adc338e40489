//! Acceptance on rest days and after the cut-off, with the strict reading beside it.

use super::{Channel, Court, Reading, case, due, fault, inquiry, shown};

#[test]
fn an_acceptance_on_a_rest_day_counts_on_its_own_day_by_default() {
    assert_eq!(due(fault("2019-07-06 10:00")), "2019-07-10");
    assert_eq!(due(fault("2019-10-05 10:00")), "2019-10-10");
}

#[test]
fn an_acceptance_on_a_rest_day_counts_as_made_on_the_next_working_day_where_the_pack_says_so() {
    let court = Court::new().service("fault_report", "rest_day_acceptance", "next_working_day");
    assert_eq!(court.due(fault("2019-07-06 10:00")), "2019-07-11");
    assert_eq!(court.due(fault("2019-07-05 10:00")), "2019-07-10");
    assert_eq!(court.due(fault("2019-10-05 10:00")), "2019-10-11");
}

#[test]
fn an_online_inquiry_at_23_50_on_a_saturday_is_due_on_monday() {
    let inquiry = inquiry("2019-07-06 23:50", Channel::Online);
    assert_eq!(due(inquiry.clone()), "2019-07-08");
    let answered = inquiry.completed("2019-07-08 09:00");
    assert_eq!(Court::new().outcome(answered.clone()), "on_time");
    let strict = Court::new().reading(Reading::StrictAcceptance, &answered).unwrap();
    assert_eq!((strict.outcome.key(), shown(strict.due)), ("late", "2019-07-06".to_owned()));
}

#[test]
fn an_inquiry_by_phone_at_23_50_on_a_saturday_is_due_that_saturday() {
    let inquiry = inquiry("2019-07-06 23:50", Channel::Phone);
    assert_eq!(due(inquiry.clone()), "2019-07-06");
    assert_eq!(Court::new().reading(Reading::StrictAcceptance, &inquiry), None);
}

#[test]
fn inquiries_in_writing_and_by_transfer_wait_for_the_next_working_day() {
    for channel in [Channel::Written, Channel::Hotline] {
        assert_eq!(due(inquiry("2019-07-06 10:00", channel)), "2019-07-08", "{channel:?}");
    }
    assert_eq!(due(inquiry("2019-07-06 10:00", Channel::Phone).transferred_in()), "2019-07-08");
    assert_eq!(due(inquiry("2019-07-06 10:00", Channel::Counter)), "2019-07-06");
    assert_eq!(due(case("inquiry", "2019-07-06 10:00")), "2019-07-06");
}

#[test]
fn an_online_inquiry_on_a_working_day_is_due_that_day_make_up_days_included() {
    assert_eq!(due(inquiry("2019-07-05 23:50", Channel::Online)), "2019-07-05");
    assert_eq!(due(inquiry("2019-09-29 23:50", Channel::Online)), "2019-09-29");
    assert_eq!(due(inquiry("2019-10-01 00:10", Channel::Online)), "2019-10-08");
}

fn with_cutoff() -> Court {
    Court::new().service("complaint", "cutoff", "17:00")
}

#[test]
fn an_acceptance_after_the_cut_off_counts_as_made_on_the_next_working_day() {
    for (accepted, due) in [
        ("2019-07-05 16:59", "2019-07-16"),
        ("2019-07-05 17:00", "2019-07-16"),
        ("2019-07-05 17:00:01", "2019-07-17"),
        ("2019-07-05 24:00", "2019-07-17"),
    ] {
        assert_eq!(with_cutoff().due(case("complaint", accepted)), due, "{accepted}");
    }
}

#[test]
fn the_strict_reading_knows_no_cut_off() {
    let complaint = case("complaint", "2019-07-05 17:30").completed("2019-07-17 10:00");
    assert_eq!(with_cutoff().judge(&complaint).outcome.key(), "on_time");
    assert_eq!(with_cutoff().reading(Reading::StrictAcceptance, &complaint).unwrap().outcome.key(), "late");
}

#[test]
fn a_missing_time_of_day_is_undecidable_only_where_the_cut_off_decides() {
    let completed = |on: &str| with_cutoff().outcome(case("complaint", "2019-07-05").completed(on));
    assert_eq!(completed("2019-07-16 10:00"), "on_time");
    assert_eq!(completed("2019-07-17 10:00"), "time_of_day_missing");
    assert_eq!(completed("2019-07-18 10:00"), "late");
    let open = |as_of: &str| with_cutoff().at_end_of(as_of).outcome(case("complaint", "2019-07-05"));
    assert_eq!((open("2019-07-15"), open("2019-07-16"), open("2019-07-17")), ("pending", "time_of_day_missing", "overdue"));
}
