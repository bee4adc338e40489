//! Enterprises together, by district and by parent company.

use std::collections::BTreeMap;

use super::Context;
use crate::domain::{Enterprise, EnterpriseIx, OutcomeCounts, Points};
use crate::report::model::{GroupReport, Share};

impl Context<'_> {
    /// By district, in the order of the registry.
    pub(super) fn districts(&self) -> Vec<GroupReport> {
        self.groups(|enterprise| enterprise.district.as_deref(), 1)
    }

    /// By parent company, where one has more than one unit.
    pub(super) fn parents(&self) -> Vec<GroupReport> {
        self.groups(|enterprise| enterprise.parent.as_deref(), 2)
    }

    fn groups(&self, of: impl Fn(&Enterprise) -> Option<&str>, least: usize) -> Vec<GroupReport> {
        let mut order = Vec::new();
        let mut members: BTreeMap<String, Vec<EnterpriseIx>> = BTreeMap::new();
        for unit in &self.result.units {
            let Some(name) = self.result.enterprise(unit.enterprise).and_then(&of) else { continue };
            if !members.contains_key(name) {
                order.push(name.to_owned());
            }
            members.entry(name.to_owned()).or_default().push(unit.enterprise);
        }
        order
            .into_iter()
            .filter_map(|name| {
                let units = members.remove(&name)?;
                (units.len() >= least).then(|| self.group(name, &units))
            })
            .collect()
    }

    fn group(&self, name: String, units: &[EnterpriseIx]) -> GroupReport {
        let mut counts = OutcomeCounts::default();
        for ((enterprise, _), facts) in &self.result.facts().services {
            if units.contains(enterprise) {
                counts.merge(&facts.official);
            }
        }
        let cards = || self.result.cards.iter().filter(|card| units.contains(&card.enterprise));
        let totals: Vec<Points> =
            cards().filter_map(|card| card.score()).filter(|score| !score.measured_only).map(|score| score.total).collect();
        GroupReport {
            name,
            enterprises: units.len(),
            reported: cards().filter(|card| card.reported).count(),
            rate: counts.rate().map(Share::from),
            not_on_time: counts.late + counts.overdue,
            services: self.services_of(units),
            mean_score: Points::mean(&totals).map(|mean| mean.to_string()),
        }
    }
}
