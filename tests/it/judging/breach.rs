//! Promise and law: which limit a late case broke, and how late it is.

use super::{Breach, Court, Given, case, fault};

fn connection(accepted: &str) -> Given {
    case("residential_connection", accepted)
}

#[allow(clippy::needless_pass_by_value)] // A test hands over what it has just said.
fn breach(given: Given) -> Breach {
    Court::new().judge(&given).breach
}

#[test]
fn the_statutory_limit_holds_only_for_cases_accepted_since_its_date() {
    assert_eq!(breach(connection("2019-12-31 10:00").completed("2020-01-22 10:00")), Breach::Promise);
    assert_eq!(breach(connection("2020-01-02 10:00").completed("2020-01-22 10:00")), Breach::Law);
    assert_eq!(breach(connection("2020-01-01 10:00").completed("2020-01-22 10:00")), Breach::Law);
}

#[test]
fn lateness_within_the_statutory_limit_breaks_the_promise_alone() {
    // Three working days end on 7 January, five on 9 January.
    assert_eq!(breach(connection("2020-01-02 10:00").completed("2020-01-07 24:00")), Breach::None);
    assert_eq!(breach(connection("2020-01-02 10:00").completed("2020-01-08 00:00")), Breach::Promise);
    assert_eq!(breach(connection("2020-01-02 10:00").completed("2020-01-09 24:00")), Breach::Promise);
    assert_eq!(breach(connection("2020-01-02 10:00").completed("2020-01-10 00:00")), Breach::Law);
}

#[test]
fn an_overdue_case_breaks_so_far_only_the_promise() {
    let open = |as_of: &str| Court::new().at_end_of(as_of).judge(&connection("2020-01-02 10:00"));
    for (as_of, outcome, breach) in [
        ("2020-01-06", "pending", Breach::None),
        ("2020-01-07", "overdue", Breach::Promise),
        ("2020-01-08", "overdue", Breach::Promise),
        ("2020-01-09", "overdue", Breach::Law),
    ] {
        assert_eq!((open(as_of).outcome.key(), open(as_of).breach), (outcome, breach), "{as_of}");
    }
}

#[test]
fn where_the_pack_names_no_law_lateness_breaks_the_promise() {
    assert_eq!(breach(fault("2020-01-02 10:00").completed("2020-12-01 10:00")), Breach::Promise);
    assert_eq!(breach(fault("2020-01-02 10:00").completed("2020-01-03 10:00")), Breach::None);
}

#[test]
fn days_late_are_working_days_past_the_due_day() {
    let late = Court::new().judge(&fault("2019-09-26 10:00").completed("2019-10-09 10:00"));
    assert_eq!((late.outcome.key(), late.days_late), ("late", 2));
    assert_eq!(Court::quarter("2019Q3").at_end_of("2019-10-08").judge(&fault("2019-09-26 10:00")).days_late, 1);
}

#[test]
fn a_case_that_left_the_count_is_never_late() {
    let left = Court::new().judge(&connection("2020-01-02 10:00").withdrawn("2020-01-06"));
    assert_eq!((left.outcome.key(), left.days_late, left.breach), ("withdrawn", 0, Breach::None));
}
