//! Places by points, equal points sharing a place: 1-2-2-4.

use crate::domain::{Points, Scorecard};
use crate::rules::Policy;

/// Gives every scorecard its place and puts them in order: ranked ones by points, then those with too few cases, then those
/// without a progress ledger, then who handed nothing in; equals keep the order they came in.
pub fn rank(cards: &mut [Scorecard], policy: &Policy) {
    let small = policy.counting.small_number;
    let is_ranked = |card: &Scorecard| {
        card.reported && card.decided >= small && card.score().is_some_and(|score| score.grade.is_some() || policy.grades.is_empty())
    };
    let group = |card: &Scorecard| match card {
        card if is_ranked(card) => 0,
        card if card.reported => 1,
        _ => 2,
    };
    let points = |card: &Scorecard| card.ranking.unwrap_or(Points::ZERO);
    cards.sort_by_key(|card| (group(card), std::cmp::Reverse(points(card))));
    let mut last: Option<(Points, usize)> = None;
    for (position, card) in cards.iter_mut().enumerate() {
        if group(card) > 0 {
            card.rank = None;
            continue;
        }
        let place = match last {
            Some((points, place)) if Some(points) == card.ranking => place,
            _ => position + 1,
        };
        card.rank = Some(place);
        last = Some((card.ranking.unwrap_or(Points::ZERO), place));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{EnterpriseIx, Fixes, Grade, Score};
    use crate::rules::{Pack, PackTexts};
    use crate::score::metric;

    fn card(number: u32, hundredths: i64, decided: u64, reported: bool) -> Scorecard {
        let grade = Grade { grade: 0, by_points: 0, vetoes: Vec::new(), barred_by: Vec::new() };
        let total = Points::from_hundredths(hundredths);
        let score = Score {
            areas: Vec::new(),
            total,
            available: Points::FULL,
            met: 0,
            applicable: 26,
            rescaled: false,
            measured_only: false,
            grade: Some(grade),
        };
        Scorecard {
            enterprise: EnterpriseIx(number),
            claimed: reported.then_some(score),
            verified: None,
            ranking: Some(total),
            rank: None,
            decided,
            blocked: false,
            reported,
            fixes: Fixes::default(),
            range: None,
        }
    }

    #[test]
    fn equal_points_share_a_place_and_small_numbers_have_none() {
        let pack = Pack::read(&PackTexts::built_in("chongqing-2018").unwrap(), &metric::names()).unwrap();
        let mut cards = [
            card(0, 0, 0, false),
            card(1, 9_000, 100, true),
            card(2, 9_900, 24, true),
            card(3, 9_500, 25, true),
            card(4, 9_000, 30, true),
            card(5, 8_000, 99, true),
        ];
        rank(&mut cards, &pack.policy);
        let places: Vec<_> = cards.iter().map(|card| (card.enterprise.0, card.rank)).collect();
        assert_eq!(places, [(3, Some(1)), (1, Some(2)), (4, Some(2)), (5, Some(4)), (2, None), (0, None)]);
    }
}
