//! Satisfied users of those who gave an opinion (满意率), with the share that gave one (参评率) as its coverage.

use super::{Measurement, Metric, Scope};
use crate::domain::scorecard::MetricValue;
use crate::domain::{Marks, Rate, ServiceIx};
use crate::rules::Policy;

pub(super) const METRIC: Metric = Metric { name: "satisfaction_rate", fails: Some(fails), mended: None, measure };

fn is_rated(marks: Marks) -> bool {
    marks.satisfaction().is_some()
}

fn fails(marks: Marks, _: ServiceIx, policy: &Policy) -> bool {
    marks.satisfaction().is_some_and(|opinion| !policy.counting.satisfied.contains(&opinion))
}

fn measure(scope: &Scope<'_>) -> Measurement {
    let coverage = Rate::new(scope.n_cases(|_, marks| is_rated(marks)), scope.n_cases(|_, _| true));
    let value = scope.share(is_rated, fails).map_or(MetricValue::NoCases, MetricValue::Share);
    Measurement { value, coverage }
}
