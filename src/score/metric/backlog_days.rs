//! How many working days it would take to close what is open, at the pace of the period: open ÷ completed per working day.

use super::{Measurement, Metric, Scope};
use crate::domain::Fraction;
use crate::domain::scorecard::MetricValue;

pub(super) const METRIC: Metric = Metric { name: "backlog_days", fails: None, mended: None, measure };

fn measure(scope: &Scope<'_>) -> Measurement {
    let sum = |of: fn(&crate::domain::Balance) -> u64| -> u64 { scope.services.iter().map(|(_, facts)| of(&facts.balance)).sum() };
    let (open, completed) = (sum(|balance| balance.open_at_end), sum(|balance| balance.completed));
    let days = scope.working_days.and_then(|days| Fraction::new(i128::from(open) * i128::from(days), completed.into()));
    Measurement { value: days.map_or(MetricValue::NoCases, MetricValue::Days), coverage: None }
}
