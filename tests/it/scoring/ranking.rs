//! Places: by verified score, shared by equals, and only for who has enough cases.

use gascore::domain::{EnterpriseIx, Scorecard};
use gascore::score::rank;

use super::{Desk, FAULT, Paper};

/// An enterprise whose fault reports decide its whole score: 1 % late costs 10 points.
fn unit(on_time: u64, late: u64) -> Desk {
    let paper = Paper::new().point("1.1", 1, "how = \"both\"").metric("on_time_rate", &[FAULT], "90%", "100%");
    Desk::new(&paper).claims("1.1", "met").cases(FAULT, on_time, late)
}

/// Places and ranking points of enterprises, in the order of the ranking; enterprises are numbered as given.
fn ranked(desks: &[Desk]) -> Vec<(u32, Option<usize>, String)> {
    let card = |(number, desk): (usize, &Desk)| Scorecard { enterprise: EnterpriseIx(u32::try_from(number).unwrap()), ..desk.card() };
    let mut cards: Vec<_> = desks.iter().enumerate().map(card).collect();
    rank(&mut cards, &desks[0].pack.policy);
    cards.iter().map(|card| (card.enterprise.0, card.rank, card.ranking.map_or("none".to_owned(), |points| points.to_string()))).collect()
}

fn places(desks: &[Desk]) -> Vec<(u32, Option<usize>)> {
    ranked(desks).into_iter().map(|(number, place, _)| (number, place)).collect()
}

#[test]
fn equals_share_a_place_and_the_next_one_is_skipped() {
    assert_eq!(places(&[unit(97, 3), unit(98, 2), unit(100, 0), unit(98, 2)]), [(2, Some(1)), (1, Some(2)), (3, Some(2)), (0, Some(4))]);
}

#[test]
fn fewer_than_25_decided_cases_over_all_services_are_listed_unranked() {
    let few = unit(24, 0);
    let enough = unit(24, 0).cases("inquiry", 1, 0);
    assert_eq!(places(&[few, enough, unit(95, 5)]), [(1, Some(1)), (2, Some(2)), (0, None)]);
}

#[test]
fn verified_points_rank_where_somebody_verified() {
    let overturned = unit(100, 0).finds("1.1", "partly");
    let expected = [(1, Some(1), "60.00".to_owned()), (0, Some(2), "50.00".to_owned())];
    assert_eq!(ranked(&[overturned, unit(96, 4)]), expected);
}

#[test]
fn set_aside_rows_count_as_late_for_the_ranking_alone() {
    let doubtful = unit(98, 0).facts(FAULT, |facts| facts.official.set_aside = 2);
    assert_eq!(doubtful.total(), "100.00");
    assert_eq!(ranked(&[doubtful, unit(99, 1)]), [(1, Some(1), "90.00".to_owned()), (0, Some(2), "80.00".to_owned())]);
}

#[test]
fn a_row_of_no_readable_service_counts_against_every_service() {
    let mut unplaced = unit(98, 0);
    unplaced.facts.unplaced.insert(EnterpriseIx(0), 2);
    assert_eq!((unplaced.total(), ranked(&[unplaced])), ("100.00".to_owned(), vec![(0, Some(1), "80.00".to_owned())]));
}

#[test]
fn who_handed_nothing_in_comes_last_with_nothing() {
    let silent = Desk { reported: false, ..unit(0, 0) };
    let few = unit(1, 0);
    let expected = [(2, Some(1), "0.00".to_owned()), (1, None, "100.00".to_owned()), (0, None, "0.00".to_owned())];
    assert_eq!(ranked(&[silent, few, unit(50, 50)]), expected);
}

#[test]
fn without_a_progress_ledger_there_is_no_place() {
    assert_eq!(places(&[unit(100, 0).without_ledger(), unit(50, 50)]), [(1, Some(1)), (0, None)]);
}

#[test]
fn a_pack_without_grades_still_ranks() {
    let mut desks = [unit(99, 1), unit(100, 0)];
    for desk in &mut desks {
        desk.pack.policy.grades.clear();
    }
    assert_eq!(places(&desks), [(1, Some(1)), (0, Some(2))]);
}
