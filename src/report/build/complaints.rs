//! Complaints: what came in of services whose cases need not be valid.

use std::collections::BTreeMap;

use super::Context;
use crate::domain::{EnterpriseIx, Received};
use crate::report::model::{ComplaintsReport, PerUsers};

impl Context<'_> {
    /// The complaints of all enterprises together.
    pub(super) fn city_complaints(&self) -> Vec<ComplaintsReport> {
        let all: Vec<_> = self.result.units.iter().map(|unit| unit.enterprise).collect();
        self.complaints_of(&all)
    }

    /// The complaints of some enterprises; for every 10,000 users only where users are known.
    pub(super) fn complaints_of(&self, enterprises: &[EnterpriseIx]) -> Vec<ComplaintsReport> {
        let users = |enterprise: &EnterpriseIx| self.result.enterprise(*enterprise).and_then(|found| found.users);
        let known: Vec<_> = enterprises.iter().copied().filter(|enterprise| users(enterprise).is_some()).collect();
        let sum: u64 = known.iter().filter_map(users).sum();
        let policy = &self.settings.pack.policy;
        let services = policy.service_indices().filter(|service| policy.service(*service).needs_validity);
        let report = |service| {
            let received = |enterprises: &[EnterpriseIx]| {
                let mut sums: BTreeMap<Received, u64> = BTreeMap::new();
                for enterprise in enterprises {
                    for (kind, count) in self.result.facts().of(*enterprise, service).received {
                        *sums.entry(kind).or_default() += count;
                    }
                }
                ComplaintsReport::new(&policy.service(service).id, &sums)
            };
            let of_known = received(&known);
            ComplaintsReport {
                received_per_10000: PerUsers::new(of_known.received, sum),
                valid_per_10000: PerUsers::new(of_known.valid, sum),
                ..received(enterprises)
            }
        };
        services.map(report).collect()
    }
}
