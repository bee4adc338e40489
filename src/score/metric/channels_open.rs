//! Phone and online were both seen to work: at least one case came by each.

use super::{Measurement, Metric, Scope};
use crate::domain::Mark;
use crate::domain::scorecard::MetricValue;

pub(super) const METRIC: Metric = Metric { name: "channels_open", fails: None, mended: None, measure };

fn measure(scope: &Scope<'_>) -> Measurement {
    let came_by = |mark: Mark| scope.n_cases(|_, marks| marks.has(mark)) > 0;
    let value = if scope.n_cases(|_, _| true) == 0 {
        MetricValue::NoCases
    } else {
        MetricValue::Seen(came_by(Mark::Phone) && came_by(Mark::Online))
    };
    Measurement { value, coverage: None }
}
