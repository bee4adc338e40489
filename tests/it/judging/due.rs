//! Due days: working days across holidays and years, calendar days, the same day, what the ledger states.

use super::{Channel, Court, Given, case, due, fault, inquiry, outcome};

#[test]
fn the_day_of_acceptance_is_not_counted() {
    assert_eq!(due(fault("2019-07-01 00:00")), "2019-07-04");
    assert_eq!(due(fault("2019-07-01 23:59")), "2019-07-04");
    assert_eq!(due(fault("2019-07-01")), "2019-07-04");
}

#[test]
fn a_case_completed_at_24_00_of_the_due_day_is_on_time() {
    let fault = || fault("2019-07-01 09:00");
    assert_eq!(outcome(fault().completed("2019-07-04 24:00")), "on_time");
    assert_eq!(outcome(fault().completed("2019-07-04")), "on_time");
    assert_eq!(outcome(fault().completed("2019-07-05 00:00")), "late");
}

#[test]
fn an_acceptance_at_24_00_belongs_to_the_day_written() {
    assert_eq!(due(fault("2019-07-01 24:00")), "2019-07-04");
    assert_eq!(due(inquiry("2019-07-01 24:00", Channel::Phone)), "2019-07-01");
}

#[test]
fn the_five_promises_have_their_own_limits() {
    for (service, day) in [
        ("residential_connection", "2019-07-04"),
        ("commercial_application", "2019-07-29"),
        ("fault_report", "2019-07-04"),
        ("complaint", "2019-07-10"),
        ("inquiry", "2019-07-01"),
    ] {
        assert_eq!(due(case(service, "2019-07-01 09:00")), day, "{service}");
    }
}

#[test]
fn a_limit_runs_across_the_year_end_2018_by_the_notice_of_2019() {
    // Saturday 29 December was worked; 30 and 31 December and 1 January were off.
    assert_eq!(due(fault("2018-12-28 10:00")), "2019-01-03");
    assert_eq!(due(fault("2018-12-29 10:00")), "2019-01-04");
    assert_eq!(due(case("complaint", "2018-12-27 10:00")), "2019-01-08");
}

#[test]
fn national_day_2019_is_counted_with_its_make_up_days() {
    // 29 September and 12 October were worked, 1 to 7 October were off.
    assert_eq!(due(fault("2019-09-26 16:00")), "2019-09-30");
    assert_eq!(due(fault("2019-09-27 16:00")), "2019-10-08");
    assert_eq!(due(fault("2019-09-30 16:00")), "2019-10-10");
    assert_eq!(due(fault("2019-10-09 16:00")), "2019-10-12");
    assert_eq!(outcome(fault("2019-10-09 16:00").completed("2019-10-13 09:00")), "late");
}

#[test]
fn spring_festival_2020_is_counted_by_the_notices_known_on_a_day() {
    let fault = || fault("2020-01-22 10:00");
    let before = Court::new().known_on("2020-01-26");
    let after = Court::new().known_on("2020-01-27");
    assert_eq!((before.due(fault()), after.due(fault())), ("2020-02-01".to_owned(), "2020-02-04".to_owned()));
    let completed = || fault().completed("2020-02-03 10:00");
    assert_eq!((before.outcome(completed()), after.outcome(completed())), ("late", "on_time"));
    assert_eq!(due(fault()), "2020-02-04");
}

#[test]
fn same_day_is_the_day_of_acceptance_even_on_a_rest_day() {
    assert_eq!(due(inquiry("2019-10-01 10:00", Channel::Phone)), "2019-10-01");
    assert_eq!(outcome(inquiry("2019-07-01 23:50", Channel::Phone).completed("2019-07-01 24:00")), "on_time");
    assert_eq!(outcome(inquiry("2019-07-01 23:50", Channel::Phone).completed("2019-07-02 00:00")), "late");
}

fn in_15_days(accepted: &str) -> String {
    Court::new().service("complaint", "limit", "15 days").due(case("complaint", accepted))
}

#[test]
fn calendar_days_count_every_day() {
    assert_eq!(in_15_days("2019-07-01 10:00"), "2019-07-16");
}

#[test]
fn calendar_days_that_end_on_a_rest_day_run_to_the_next_working_day() {
    // Civil Code, article 203.
    assert_eq!(in_15_days("2019-07-05 10:00"), "2019-07-22");
    assert_eq!(in_15_days("2019-09-16 10:00"), "2019-10-08");
    // Sunday 29 September was worked, so it is no rest day.
    assert_eq!(in_15_days("2019-09-14 10:00"), "2019-09-29");
}

fn as_stated() -> Court {
    Court::new().service("fault_report", "limit", "as stated")
}

fn stated(due: &str) -> Given {
    fault("2019-07-01 09:00").stated(due)
}

#[test]
fn as_stated_takes_the_instant_where_the_ledger_gives_one() {
    assert_eq!(as_stated().due(stated("2019-07-06 15:00")), "2019-07-06 15:00");
    assert_eq!(as_stated().outcome(stated("2019-07-06 15:00").completed("2019-07-06 15:00")), "on_time");
    assert_eq!(as_stated().outcome(stated("2019-07-06 15:00").completed("2019-07-06 15:00:01")), "late");
    assert_eq!(as_stated().outcome(stated("2019-07-06 15:00").completed("2019-07-06")), "time_of_day_missing");
}

#[test]
fn as_stated_takes_the_end_of_the_day_where_the_ledger_gives_a_day() {
    assert_eq!(as_stated().due(stated("2019-07-06")), "2019-07-06");
    assert_eq!(as_stated().outcome(stated("2019-07-06").completed("2019-07-06 24:00")), "on_time");
    assert_eq!(as_stated().outcome(stated("2019-07-06").completed("2019-07-07 00:00")), "late");
}

#[test]
fn as_stated_and_blank_has_no_target() {
    let judgement = as_stated().judge(&fault("2019-07-01 09:00").completed("2019-07-02 09:00"));
    assert_eq!((judgement.outcome.key(), judgement.due), ("no_target", None));
}

#[test]
fn an_instant_at_midnight_is_reached_at_the_end_of_the_day_before() {
    for due in ["2019-07-31 24:00", "2019-08-01 00:00"] {
        assert_eq!(as_stated().at_end_of("2019-07-31").outcome(stated(due)), "overdue", "{due}");
    }
    assert_eq!(as_stated().at_end_of("2019-07-31").outcome(stated("2019-08-01 00:01")), "pending");
}

#[test]
fn a_day_outside_the_calendar_is_an_error_that_names_the_span() {
    for accepted in ["2012-12-28 10:00", "2011-07-01 10:00"] {
        let outside = Court::new().try_judge(&fault(accepted)).unwrap_err();
        assert!(outside.to_string().contains("2013-01-01"), "{outside}");
    }
    let court = Court {
        period: gascore::domain::Period::new("2026-10-01".parse().unwrap(), "2026-12-31".parse().unwrap()).unwrap(),
        ..Court::new()
    };
    assert!(court.at_end_of("2026-12-31").try_judge(&fault("2026-12-30 10:00")).is_err());
}

#[test]
fn an_acceptance_outside_the_calendar_is_an_error_even_where_no_day_is_counted() {
    assert!(Court::new().try_judge(&inquiry("2012-12-31 10:00", Channel::Phone).completed("2019-07-01 10:00")).is_err());
    let hours = Court::new().service("fault_report", "limit", "24 hours");
    assert!(hours.try_judge(&fault("2012-12-30 10:00").completed("2019-07-01 10:00")).is_err());
}

#[test]
fn a_look_up_that_decides_nothing_is_not_known_and_no_error() {
    let judgement = Court::new().judge(&fault("2012-12-28 10:00").completed("2013-01-05 10:00").special());
    assert_eq!((judgement.outcome.key(), judgement.days, judgement.net_days), ("special_scope", None, None));
}
