//! Handled, recorded and reported back (有处理、有记录、有反馈); the policy says what each service has to show.

use super::{Measurement, Metric, Scope};
use crate::domain::{Mark, Marks, ServiceIx};
use crate::rules::Policy;

pub(super) const METRIC: Metric = Metric { name: "closed_loop_rate", fails: Some(fails), mended: Some(mended), measure };

fn fails(marks: Marks, service: ServiceIx, policy: &Policy) -> bool {
    !policy.service(service).closed_loop.iter().all(|mark| marks.has(*mark))
}

/// Completion is what happened; that it was handled, recorded and reported back is what may only lack a word.
fn mended(marks: Marks, service: ServiceIx, policy: &Policy) -> Marks {
    let asked = policy.service(service).closed_loop.iter().filter(|mark| **mark != Mark::Completed);
    asked.fold(marks, |marks, mark| marks.with(*mark, true))
}

fn measure(scope: &Scope<'_>) -> Measurement {
    Measurement::share(scope.share(|_| true, fails))
}
