//! Points to areas to a hundred: whole hundredths that always add up.

use gascore::domain::{PointState, Points};
use proptest::prelude::*;

use super::{Desk, FAULT, Paper, at, available, earned, lost};

#[test]
fn the_largest_remainder_gets_the_hundredth_and_of_equals_the_earlier() {
    let thirds = Desk::new(&Paper::new().attested("1.1", 1).attested("1.2", 1).attested("1.3", 1)).claimed();
    assert_eq!(available(&thirds), ["33.34", "33.33", "33.33"]);
    let sevenths = Desk::new(&Paper::new().attested("1.1", 1).attested("1.2", 2).attested("1.3", 4)).claimed();
    // 14.2857, 28.5714, 57.1428: two hundredths are left over, for the first and the third.
    assert_eq!(available(&sevenths), ["14.29", "28.57", "57.14"]);
}

#[test]
fn a_point_is_rounded_half_up_once() {
    let paper = Paper::new().attested("1.1", 1).attested("1.2", 1).attested("1.3", 1);
    let score = Desk::new(&paper).claims("1.1", "partly").claims("1.2", "partly").claims("1.3", "partly").claimed();
    assert_eq!(earned(&score), ["16.67", "16.67", "16.67"]);
    assert_eq!(score.total.to_string(), "50.01", "the total is the sum of what is printed");
}

#[test]
fn an_area_with_nothing_applicable_leaves_the_total_which_is_rescaled_and_flagged() {
    let paper = Paper::empty().area("1", 60).attested("1.1", 1).area("2", 25).attested("2.1", 1);
    let paper = paper.area("3", 15).point("3.1", 1, "how = \"attested\"\nnot_applicable = true");
    let desk = Desk::new(&paper).claims("1.1", "met").claims("2.1", "met");
    assert!(!desk.claimed().rescaled);
    let score = desk.claims("3.1", "not_applicable").claimed();
    // 60 and 25 of 85: 70.588 and 29.411.
    assert_eq!(available(&score), ["70.59", "29.41", "0.00"]);
    assert!(score.rescaled && score.available == Points::FULL && score.total == Points::FULL);
    assert_eq!((score.met, score.applicable), (2, 2));
}

#[test]
fn a_point_that_leaves_scales_its_area_alone() {
    let paper = Paper::empty().area("1", 60).attested("1.1", 2).point("1.2", 1, "how = \"attested\"\nnot_applicable = true");
    let score = Desk::new(&paper.area("2", 40).attested("2.1", 1)).claims("1.2", "not_applicable").claimed();
    assert_eq!((available(&score), score.rescaled), (vec!["60.00".to_owned(), "0.00".to_owned(), "40.00".to_owned()], false));
}

#[test]
fn without_a_progress_ledger_only_the_measured_part_is_shown_and_no_grade() {
    let paper = Paper::new().attested("1.1", 3).point("1.2", 1, "how = \"both\"").metric("on_time_rate", &[FAULT], "90%", "100%");
    let score = Desk::new(&paper).without_ledger().cases(FAULT, 95, 5).claimed();
    assert_eq!(
        (available(&score), earned(&score)),
        (vec!["0.00".to_owned(), "25.00".to_owned()], vec!["0.00".to_owned(), "12.50".to_owned()])
    );
    assert_eq!((at(&score, 0).state, score.measured_only, score.grade), (PointState::NoLedger, true, None));
    assert_eq!((score.total.to_string(), score.available.to_string()), ("12.50".to_owned(), "25.00".to_owned()));
}

#[test]
fn a_pack_without_a_checklist_gives_no_scores() {
    let mut desk = Desk::built_in().cases(FAULT, 30, 0);
    desk.pack.checklist = None;
    let card = desk.card();
    assert_eq!((card.claimed, card.verified, card.ranking, card.decided), (None, None, None, 30));
}

#[test]
fn who_handed_nothing_in_has_no_score_but_nothing() {
    let card = Desk { reported: false, ..Desk::built_in() }.card();
    assert_eq!((card.claimed, card.ranking, card.rank), (None, Some(Points::ZERO), None));
}

const STATUSES: [&str; 5] = ["met", "partly", "not_met", "not_applicable", ""];
const SERVICES: [&str; 5] = ["residential_connection", "commercial_application", FAULT, "complaint", "inquiry"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn findings_add_up_to_a_hundred_minus_the_total(
        statuses in prop::collection::vec((0..STATUSES.len(), any::<bool>()), 26),
        cases in prop::collection::vec((0_u64..50, 0_u64..5), SERVICES.len()),
    ) {
        let mut desk = Desk::built_in();
        let ids: Vec<String> = desk.pack.checklist.as_ref().unwrap().points().map(|point| point.id.clone()).collect();
        for (id, (status, evidenced)) in ids.iter().zip(statuses) {
            if !STATUSES[status].is_empty() {
                desk = desk.claims_but(id, STATUSES[status], |claim| claim.evidenced = evidenced);
            }
        }
        for (service, (on_time, late)) in SERVICES.iter().zip(cases) {
            desk = desk.cases(service, on_time, late);
        }
        let card = desk.card();
        let score = card.claimed.as_ref().unwrap();
        prop_assert_eq!(score.available, Points::FULL);
        prop_assert_eq!(score.areas.iter().map(|area| area.earned).sum::<Points>(), score.total);
        for area in &score.areas {
            prop_assert_eq!(area.points.iter().map(|point| point.earned).sum::<Points>(), area.earned);
            prop_assert!(area.points.iter().all(|point| Points::ZERO <= point.earned && point.earned <= point.available));
        }
        prop_assert_eq!(lost(&card), Points::FULL - score.total);
        prop_assert!(card.findings().iter().all(|finding| !finding.causes.is_empty()));
    }
}
