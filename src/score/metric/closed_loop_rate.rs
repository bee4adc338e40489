//! Handled, recorded and reported back (有处理、有记录、有反馈); the policy says what each service has to show.

use super::{Measurement, Metric, Scope};
use crate::domain::{Marks, ServiceIx};
use crate::rules::Policy;

pub(super) const METRIC: Metric = Metric { name: "closed_loop_rate", fails: Some(fails), measure };

fn fails(marks: Marks, service: ServiceIx, policy: &Policy) -> bool {
    !policy.service(service).closed_loop.iter().all(|mark| marks.has(*mark))
}

fn measure(scope: &Scope<'_>) -> Measurement {
    Measurement::share(scope.share(|_| true, fails))
}
