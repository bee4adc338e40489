//! Grades: bands, what caps them, and what the best one asks for besides points.

use gascore::domain::BestGradeBar::{BeyondLaw, LateUnexplained, RateBelowFloor};
use gascore::domain::{Mark, Marks};

use super::{Desk, FAULT, Paper};

/// An enterprise with this many hundredths.
fn with(hundredths: u32) -> Desk {
    let paper = Paper::new().attested("1.1", hundredths).attested("1.2", 10_000 - hundredths);
    Desk::new(&paper).claims("1.1", "met").claims("1.2", "not_met")
}

/// One with all points, and all its cases on time but for some.
fn best(on_time: u64, late: u64) -> Desk {
    Desk::new(&Paper::new().attested("1.1", 1)).claims("1.1", "met").cases(FAULT, on_time, 0).facts(FAULT, |facts| {
        facts.official.late += late;
        *facts.marks.entry(Marks::default().with(Mark::LateExplained, true)).or_default() += late;
    })
}

fn bars(desk: &Desk) -> Vec<gascore::domain::BestGradeBar> {
    desk.claimed().grade.unwrap().barred_by
}

fn veto(desk: &Desk, id: &str) -> usize {
    desk.pack.policy.vetoes.iter().position(|veto| veto.id == id).unwrap()
}

#[test]
fn a_band_begins_at_its_border() {
    let grades = [10_000, 9_000, 8_999, 8_000, 7_999, 6_000, 5_999, 0].map(|hundredths| with(hundredths).grade());
    assert_eq!(grades, ["excellent", "excellent", "good", "good", "pass", "pass", "fail", "fail"]);
}

#[test]
fn a_decision_caps_the_grade_and_not_the_points() {
    let desk = with(9_500);
    let desk = Desk { vetoes: vec![veto(&desk, "forced_sale")], ..desk };
    let grade = desk.claimed().grade.unwrap();
    assert_eq!((desk.grade(), desk.total(), grade.by_points), ("fail".to_owned(), "95.00".to_owned(), 0));
}

#[test]
fn a_falsification_verified_on_site_caps_the_verified_grade() {
    let paper = Paper::new().attested("1.1", 95).attested("1.2", 5);
    let desk = Desk::new(&paper).claims("1.1", "met").claims("1.2", "met").finds("1.2", "falsified");
    let verified = desk.verified();
    assert_eq!((desk.grade_of(&verified), verified.total.to_string()), ("pass", "95.00".to_owned()));
    assert_eq!(desk.grade(), "excellent", "the claimed score stands as it was claimed");
    let not_met = Desk::new(&paper).claims("1.1", "met").claims("1.2", "met").finds("1.2", "not_met");
    assert_eq!(not_met.grade_of(&not_met.verified()), "excellent", "not met is not falsified");
}

#[test]
fn a_cap_never_lifts_a_grade_and_of_two_the_lower_counts() {
    let desk = with(5_000).finds("1.2", "falsified");
    assert_eq!(desk.grade_of(&desk.verified()), "fail");
    let desk = with(9_500).finds("1.2", "falsified");
    let desk = Desk { vetoes: vec![veto(&desk, "unlawful_precondition")], ..desk };
    assert_eq!(desk.grade_of(&desk.verified()), "fail");
}

#[test]
fn the_best_grade_needs_every_rate_at_its_floor() {
    assert_eq!((best(990, 10).grade(), best(989, 11).grade()), ("excellent".to_owned(), "good".to_owned()));
    let desk = best(989, 11);
    let service = desk.pack.policy.service_by_id(FAULT).unwrap();
    assert_eq!(bars(&desk), [RateBelowFloor(service)]);
    assert_eq!(best(1, 0).cases("complaint", 98, 2).grade(), "good", "one low rate is enough");
    assert_eq!(best(989, 11).policy("rate_floor = \"99%\"", "rate_floor = \"98%\"").grade(), "excellent");
}

#[test]
fn the_best_grade_knows_no_case_beyond_the_law() {
    let desk = best(999, 1).facts(FAULT, |facts| facts.official.beyond_law = 1);
    assert_eq!((desk.grade(), bars(&desk)), ("good".to_owned(), vec![BeyondLaw(1)]));
}

#[test]
fn the_best_grade_needs_every_late_case_explained() {
    let desk = best(998, 1).cases(FAULT, 0, 1);
    assert_eq!((desk.grade(), bars(&desk)), ("good".to_owned(), vec![LateUnexplained(1)]));
    let overdue = best(998, 1).facts(FAULT, |facts| facts.official.overdue = 1);
    assert_eq!(bars(&overdue), [LateUnexplained(1)]);
}

#[test]
fn the_conditions_of_the_best_grade_ask_nothing_of_the_others() {
    let desk = with(8_500).cases(FAULT, 50, 50);
    assert_eq!((desk.grade(), bars(&desk)), ("good".to_owned(), vec![]));
}
