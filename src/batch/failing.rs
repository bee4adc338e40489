//! Which metrics of the checklist a case fails, so that the cases behind a lost point can be listed.

use crate::domain::{Marks, ServiceIx};
use crate::rules::{Checklist, Pack};
use crate::score::metric;

/// A metric of the checklist that looks at single cases.
struct Watched {
    number: u8,
    services: Vec<ServiceIx>,
    fails: metric::Fails,
}

/// Tells which metrics a case fails.
pub(super) struct Failing<'p> {
    pack: &'p Pack,
    watched: Vec<Watched>,
}

impl<'p> Failing<'p> {
    pub(super) fn new(pack: &'p Pack) -> Self {
        let metrics = pack.checklist.iter().flat_map(Checklist::points).flat_map(|point| &point.metrics);
        let watched = metrics.enumerate().filter_map(|(number, metric)| {
            let fails = metric::ALL.get(metric.metric)?.fails?;
            Some(Watched { number: u8::try_from(number).ok()?, services: metric.services.clone(), fails })
        });
        Self { watched: watched.collect(), pack }
    }

    /// The numbers of the metrics that the case fails, counted through the checklist.
    pub(super) fn of(&self, service: ServiceIx, marks: Marks) -> impl Iterator<Item = u8> {
        self.watched
            .iter()
            .filter(move |watched| watched.services.contains(&service) && (watched.fails)(marks, service, &self.pack.policy))
            .map(|watched| watched.number)
    }
}
