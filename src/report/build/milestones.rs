//! Dated goals: where the city stands, and who is missing.

use super::Context;
use crate::domain::{Fraction, PointState, Rate, Scorecard};
use crate::report::model::{MilestoneReport, MilestoneService, Share, meets};
use crate::rules::{Milestone, MilestoneKind};

impl Context<'_> {
    /// Every milestone; none where nobody knows who is missing.
    pub(super) fn milestones(&self) -> Vec<MilestoneReport> {
        if !self.settings.is_whole || !self.result.units.iter().any(|unit| unit.registered) {
            return Vec::new();
        }
        self.settings.pack.policy.milestones.iter().map(|milestone| self.milestone(milestone)).collect()
    }

    fn milestone(&self, milestone: &Milestone) -> MilestoneReport {
        let cards: Vec<_> = self.registered_cards();
        let meets_it = |card: &Scorecard| match milestone.kind {
            MilestoneKind::Participation => card.reported,
            MilestoneKind::Rates => self.meets_all_targets(card),
            MilestoneKind::Mechanisms => self.has_mechanisms(card),
        };
        let (met, missing): (Vec<&Scorecard>, Vec<&Scorecard>) = cards.into_iter().partition(|card| meets_it(card));
        let count = |cards: &[&Scorecard]| u64::try_from(cards.len()).unwrap_or(u64::MAX);
        let state = Rate::new(count(&met), count(&met) + count(&missing));
        let services = if milestone.kind == MilestoneKind::Rates { self.milestone_services() } else { Vec::new() };
        let city_rates = services.iter().all(|service| service.rate.as_ref().is_none_or(|rate| rate.part == rate.whole));
        let enough = state.is_some_and(|state| meets(state, milestone.target));
        MilestoneReport {
            id: milestone.id.clone(),
            name: milestone.name.text(self.lang).to_owned(),
            by: milestone.by,
            target: milestone.target.percent(),
            state: state.map(Share::from),
            reached: enough && city_rates,
            services,
            missing: missing.iter().filter_map(|card| self.short_name(card.enterprise)).collect(),
            track: Vec::new(),
            pace: None,
            basis: milestone.basis.text(self.lang).to_owned(),
        }
    }

    fn registered_cards(&self) -> Vec<&Scorecard> {
        let registered = |card: &&Scorecard| self.result.unit(card.enterprise).is_some_and(|unit| unit.registered);
        self.result.cards.iter().filter(registered).collect()
    }

    /// Every service with cases meets its target, and something was handed in.
    fn meets_all_targets(&self, card: &Scorecard) -> bool {
        let policy = &self.settings.pack.policy;
        let meets_one = |service| {
            let rate = self.result.facts().of(card.enterprise, service).official.rate();
            rate.is_none_or(|rate| meets(rate, policy.service(service).target))
        };
        card.reported && card.decided > 0 && policy.service_indices().all(meets_one)
    }

    /// All points marked as mechanisms that apply are met.
    fn has_mechanisms(&self, card: &Scorecard) -> bool {
        let (Some(checklist), Some(score)) = (&self.settings.pack.checklist, card.score()) else { return false };
        let points = score.areas.iter().flat_map(|area| &area.points);
        let mechanisms = points.filter(|point| checklist.point(point.point).is_some_and(|rules| rules.mechanism));
        mechanisms.filter(|point| point.state != PointState::NotApplicable).all(crate::domain::PointScore::is_met)
    }

    fn milestone_services(&self) -> Vec<MilestoneService> {
        let policy = &self.settings.pack.policy;
        let one = |service| {
            let target: Fraction = policy.service(service).target;
            let mut counts = crate::domain::OutcomeCounts::default();
            let rates: Vec<Rate> = self
                .registered_cards()
                .into_iter()
                .filter_map(|card| {
                    let facts = self.result.facts().of(card.enterprise, service);
                    counts.merge(&facts.official);
                    facts.official.rate()
                })
                .collect();
            let met = rates.iter().filter(|rate| meets(**rate, target)).count();
            let enterprises = Rate::new(u64::try_from(met).unwrap_or(0), u64::try_from(rates.len()).unwrap_or(0));
            MilestoneService {
                service: policy.service(service).id.clone(),
                rate: counts.rate().map(Share::from),
                enterprises: enterprises.map(Share::from),
            }
        };
        policy.service_indices().map(one).collect()
    }
}
