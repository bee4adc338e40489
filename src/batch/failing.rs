//! Which metrics of the checklist a case fails, so that the cases behind a lost point can be listed.

use crate::domain::{Marks, ServiceIx};
use crate::rules::{Checklist, Pack};
use crate::score::metric;

/// A metric of the checklist that looks at single cases.
#[derive(Clone, Copy)]
struct Watched {
    number: u8,
    fails: metric::Fails,
}

/// Tells which metrics a case fails.
pub(super) struct Failing<'p> {
    pack: &'p Pack,
    /// The metrics that look at each service.
    watched: Vec<Vec<Watched>>,
}

impl<'p> Failing<'p> {
    pub(super) fn new(pack: &'p Pack) -> Self {
        let mut watched = vec![Vec::new(); pack.policy.services.len()];
        let metrics = pack.checklist.iter().flat_map(Checklist::points).flat_map(|point| &point.metrics);
        for (number, metric) in metrics.enumerate() {
            let fails = metric::ALL.get(metric.metric).and_then(|metric| metric.fails);
            let (Some(fails), Ok(number)) = (fails, u8::try_from(number)) else { continue };
            for service in &metric.services {
                if let Some(watched) = watched.get_mut(service.index()) {
                    watched.push(Watched { number, fails });
                }
            }
        }
        Self { pack, watched }
    }

    /// The numbers of the metrics that the case fails, counted through the checklist.
    pub(super) fn of(&self, service: ServiceIx, marks: Marks) -> impl Iterator<Item = u8> {
        let watched = self.watched.get(service.index()).into_iter().flatten();
        watched.filter(move |watched| (watched.fails)(marks, service, &self.pack.policy)).map(|watched| watched.number)
    }
}
