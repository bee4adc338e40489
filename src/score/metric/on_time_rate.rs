//! On time ÷ decided (应办结口径).

use super::{Measurement, Metric, Scope};
use crate::domain::OutcomeCounts;

pub(super) const METRIC: Metric = Metric { name: "on_time_rate", fails: None, mended: None, measure };

fn measure(scope: &Scope<'_>) -> Measurement {
    let mut counts = OutcomeCounts::default();
    for (_, facts) in &scope.services {
        let counted = if scope.pessimistic { facts.official.pessimistic(0) } else { facts.official.clone() };
        counts.merge(&counted);
    }
    if scope.pessimistic {
        counts = counts.pessimistic(scope.unplaced);
    }
    Measurement::share(counts.rate())
}
