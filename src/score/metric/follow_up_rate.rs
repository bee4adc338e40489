//! Cases about which the user was asked afterwards (回访).

use super::{Measurement, Metric, Scope};
use crate::domain::{Mark, Marks, ServiceIx};
use crate::rules::Policy;

pub(super) const METRIC: Metric = Metric { name: "follow_up_rate", fails: Some(fails), mended: Some(mended), measure };

fn fails(marks: Marks, _: ServiceIx, _: &Policy) -> bool {
    !marks.has(Mark::FollowedUp)
}

fn mended(marks: Marks, _: ServiceIx, _: &Policy) -> Marks {
    marks.with(Mark::FollowedUp, true)
}

fn measure(scope: &Scope<'_>) -> Measurement {
    Measurement::share(scope.share(|_| true, fails))
}
