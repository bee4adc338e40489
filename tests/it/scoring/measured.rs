//! What a point earns by its cases, alone and together with what is said of it.

use gascore::domain::{Cause, PointState};

use super::{Desk, FAULT, Paper, at, available, earned};

const BOTH: &str = "how = \"both\"";

fn on_time() -> Paper {
    Paper::measured("on_time_rate", &[FAULT], "90%", "100%")
}

fn both() -> Paper {
    Paper::new().point("1.1", 1, BOTH).metric("on_time_rate", &[FAULT], "90%", "100%")
}

#[test]
fn all_at_full_none_at_zero_and_linear_between() {
    let total = |on_time_cases: u64, late: u64| Desk::new(&on_time()).cases(FAULT, on_time_cases, late).total();
    assert_eq!((total(1000, 0), total(900, 100)), ("100.00".to_owned(), "0.00".to_owned()));
    assert_eq!((total(950, 50), total(901, 99), total(999, 1)), ("50.00".to_owned(), "1.00".to_owned(), "99.00".to_owned()));
    assert_eq!((total(899, 101), total(0, 5)), ("0.00".to_owned(), "0.00".to_owned()), "never below nothing");
}

#[test]
fn where_less_is_better_zero_lies_above_full() {
    let total = |open: u64| {
        let desk = Desk::new(&Paper::measured("backlog_days", &["complaint"], "14", "7"));
        desk.facts("complaint", |facts| (facts.balance.open_at_end, facts.balance.completed) = (open, 65)).total()
    };
    // 65 completed in 65 working days is one a day, so as many days as cases are open.
    assert_eq!([total(0), total(7), total(8), total(14), total(15)], ["100.00", "100.00", "85.71", "0.00", "0.00"]);
}

#[test]
fn of_what_is_said_and_what_is_measured_the_lower_counts() {
    let desk = |status: &str, late: u64| Desk::new(&both()).claims("1.1", status).cases(FAULT, 100 - late, late).total();
    assert_eq!((desk("met", 2), desk("partly", 2), desk("partly", 8)), ("80.00".to_owned(), "50.00".to_owned(), "20.00".to_owned()));
    assert_eq!((desk("not_met", 0), desk("met", 0)), ("0.00".to_owned(), "100.00".to_owned()));
    assert_eq!(Desk::new(&both()).cases(FAULT, 100, 0).total(), "0.00", "good cases do not answer for the enterprise");
}

#[test]
fn without_cases_the_attested_part_counts_alone() {
    let score = Desk::new(&both()).claims("1.1", "partly").claimed();
    assert_eq!((score.total.to_string(), at(&score, 0).state), ("50.00".to_owned(), PointState::Scored));
}

#[test]
fn a_verified_status_meets_the_cases_too() {
    let score = Desk::new(&both()).claims("1.1", "not_met").finds("1.1", "met").cases(FAULT, 98, 2).verified();
    assert_eq!(score.total.to_string(), "80.00");
}

#[test]
fn a_measured_point_without_cases_leaves_the_denominator() {
    let paper = Paper::new().attested("1.1", 1).point("1.2", 3, "how = \"measured\"").metric("on_time_rate", &[FAULT], "90%", "100%");
    let score = Desk::new(&paper).claims("1.1", "met").claimed();
    assert_eq!((available(&score), at(&score, 1).state), (vec!["100.00".to_owned(), "0.00".to_owned()], PointState::NoCases));
}

#[test]
fn not_applicable_in_spite_of_cases_is_measured_alone_and_told() {
    let paper = Paper::new().attested("1.1", 1).point("1.2", 1, "how = \"both\"\nnot_applicable = true").metric(
        "on_time_rate",
        &[FAULT],
        "90%",
        "100%",
    );
    let desk = Desk::new(&paper).claims("1.1", "met").claims("1.2", "not_applicable");
    assert_eq!((at(&desk.claimed(), 1).state, desk.contradicted()), (PointState::NotApplicable, vec![]));
    let with_cases = desk.cases(FAULT, 95, 5);
    assert_eq!((earned(&with_cases.claimed()), with_cases.contradicted()), (vec!["50.00".to_owned(), "25.00".to_owned()], vec![1]));
}

#[test]
fn several_metrics_share_a_point_evenly_and_one_without_cases_leaves_its_share() {
    let paper = Paper::new()
        .point("1.1", 1, "how = \"measured\"")
        .metric("on_time_rate", &[FAULT], "90%", "100%")
        .metric("on_time_rate", &["complaint"], "90%", "100%")
        .metric("on_time_rate", &["inquiry"], "90%", "100%");
    let two = Desk::new(&paper).cases(FAULT, 1_000_000, 0).cases("complaint", 1, 1);
    assert_eq!(two.total(), "50.00", "a million faults do not hide a late complaint");
    // 33.34 + 33.33 + 33.33, of the third a half: 16.665, rounded up.
    assert_eq!(two.cases("inquiry", 95, 5).total(), "50.01");
}

#[test]
fn one_metric_over_several_services_counts_their_cases_together() {
    let paper = Paper::measured("on_time_rate", &[FAULT, "complaint"], "90%", "100%");
    assert_eq!(Desk::new(&paper).cases(FAULT, 98, 0).cases("complaint", 0, 2).total(), "80.00");
}

#[test]
fn overdue_cases_are_not_on_time_and_pending_ones_not_yet_decided() {
    let desk = Desk::new(&on_time()).cases(FAULT, 98, 0).facts(FAULT, |facts| (facts.official.overdue, facts.official.pending) = (2, 50));
    assert_eq!(desk.total(), "80.00");
}

#[test]
fn five_rates_carry_point_3_3_and_lateness_costs_points() {
    let services = ["residential_connection", "commercial_application", FAULT, "complaint", "inquiry"];
    let desk = Desk::built_in().claims("3.3", "met");
    let desk = services.iter().fold(desk, |desk, service| desk.cases(service, 100, 0)).cases("inquiry", 0, 10);
    let position = desk.pack.checklist.as_ref().unwrap().points().position(|point| point.id == "3.3").unwrap();
    let point = at(&desk.claimed(), position);
    // 3.2 is due at the end of the year, so 3.3 has 22 of 28 parts of 32 points: 25.14, of which the inquiries carry 5.02.
    // 100 of 110 is 90.91 %, which earns 9.09 % of them: 0.46.
    assert_eq!((point.available.to_string(), point.earned.to_string()), ("25.14".to_owned(), "20.58".to_owned()));
    assert!(matches!(&point.causes[..], [Cause::Metric(measured)] if measured.metric == 4), "{:?}", point.causes);
}
