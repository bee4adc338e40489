//! Cases for which the user came at most once (一站式), of those whose visits are written down.

use super::{Measurement, Metric, Scope};
use crate::domain::scorecard::MetricValue;
use crate::domain::{Mark, Marks, Rate, ServiceIx};
use crate::rules::Policy;

pub(super) const METRIC: Metric = Metric { name: "one_stop_rate", fails: Some(fails), mended: None, measure };

fn is_known(marks: Marks) -> bool {
    marks.has(Mark::VisitsKnown)
}

fn fails(marks: Marks, _: ServiceIx, _: &Policy) -> bool {
    is_known(marks) && !marks.has(Mark::OneStop)
}

fn measure(scope: &Scope<'_>) -> Measurement {
    let coverage = Rate::new(scope.n_cases(|_, marks| is_known(marks)), scope.n_cases(|_, _| true));
    let value = scope.share(is_known, fails).map_or(MetricValue::NoCases, MetricValue::Share);
    Measurement { value, coverage }
}
