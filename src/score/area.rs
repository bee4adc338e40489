//! Points to areas: who takes part, what each can earn, what each earned.

use super::apportion::apportion;
use super::{Subject, View};
use crate::domain::{AreaScore, PointScore, PointState, Points};
use crate::rules::Checklist;

impl Subject<'_> {
    /// Scores every area. The weights of the points that take part share the area's points; an area in which none does
    /// leaves its points to the others.
    pub(super) fn areas(&self, checklist: &Checklist, view: View) -> Vec<AreaScore> {
        let mut positions = 0..;
        let judged: Vec<Vec<_>> = checklist
            .areas
            .iter()
            .map(|area| area.points.iter().map(|point| (positions.next().unwrap_or(0), point, self.assess(point, view))).collect())
            .collect();
        // Points without a progress ledger keep their share of the hundred: what is measured is then shown out of less.
        let takes_part = |state: PointState| matches!(state, PointState::Scored | PointState::NoLedger);
        let weights: Vec<u32> = checklist
            .areas
            .iter()
            .zip(&judged)
            .map(|(area, points)| if points.iter().any(|(_, _, assessed)| takes_part(assessed.state)) { area.weight } else { 0 })
            .collect();
        let shares = apportion(Points::FULL.hundredths(), &weights);
        let mut areas = Vec::new();
        for ((number, points), share) in judged.into_iter().enumerate().zip(shares) {
            let weights: Vec<u32> =
                points.iter().map(|(_, point, assessed)| if takes_part(assessed.state) { point.weight } else { 0 }).collect();
            let available = apportion(share, &weights);
            let points: Vec<PointScore> = points
                .into_iter()
                .zip(available)
                .map(|((position, _, assessed), available)| {
                    let available = if assessed.state == PointState::Scored { available } else { 0 };
                    assessed.earn(position, available)
                })
                .collect();
            areas.push(AreaScore {
                area: number,
                available: points.iter().map(|point| point.available).sum(),
                earned: points.iter().map(|point| point.earned).sum(),
                points,
            });
        }
        areas
    }
}
