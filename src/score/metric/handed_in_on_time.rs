//! The submission came by the deadline.

use super::{Measurement, Metric, Scope};
use crate::domain::scorecard::MetricValue;

pub(super) const METRIC: Metric = Metric { name: "handed_in_on_time", fails: None, mended: None, measure };

fn measure(scope: &Scope<'_>) -> Measurement {
    Measurement { value: scope.handed_in_on_time.map_or(MetricValue::NoCases, MetricValue::Seen), coverage: None }
}
