//! The share of what had to be confirmed that the enterprise has explained.

use super::{Measurement, Metric, Scope};

pub(super) const METRIC: Metric = Metric { name: "statement_rate", fails: None, mended: None, measure };

fn measure(scope: &Scope<'_>) -> Measurement {
    Measurement::share(scope.explained)
}
