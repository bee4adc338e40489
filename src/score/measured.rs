//! The metrics of a point, measured over the cases decided in the period.

use super::metric::{ALL, Measurement, Scope};
use super::{Subject, View};
use crate::domain::scorecard::MetricValue;
use crate::domain::{Fraction, Measured, Points};
use crate::rules::{Point, PointMetric};

impl Subject<'_> {
    /// Every metric of a point; one without cases has no credit.
    pub(super) fn measure(&self, point: &Point, view: View) -> Vec<Measured> {
        point.metrics.iter().enumerate().map(|(number, metric)| self.measure_one(number, metric, view)).collect()
    }

    fn measure_one(&self, number: usize, metric: &PointMetric, view: View) -> Measured {
        let scope = Scope {
            policy: &self.pack.policy,
            services: metric.services.iter().filter_map(|service| Some((*service, self.services.get(service.index())?.as_ref()))).collect(),
            unplaced: self.unplaced,
            pessimistic: view.pessimistic,
            working_days: self.inputs.working_days,
            handed_in_on_time: self.inputs.handed_in_on_time,
            explained: self.inputs.explained,
        };
        let Some(kind) = ALL.get(metric.metric) else {
            return Measured { metric: number, value: MetricValue::NoCases, credit: None, share: Points::ZERO, earned: Points::ZERO };
        };
        let value = covered((kind.measure)(&scope), metric.min_coverage);
        let credit = match &value {
            MetricValue::NoCases => None,
            MetricValue::LowCoverage { .. } => Some(Fraction::ZERO),
            value => value.number().map(|value| value.position(metric.zero, metric.full)),
        };
        // Its part is known when it is known what the point can earn.
        Measured { metric: number, value, credit, share: Points::ZERO, earned: Points::ZERO }
    }
}

/// A value that too few cases carry earns nothing.
fn covered(measurement: Measurement, min_coverage: Option<Fraction>) -> MetricValue {
    let Some((coverage, least)) = measurement.coverage.zip(min_coverage) else { return measurement.value };
    let share = Fraction::new(coverage.part().into(), coverage.whole().into());
    if share.is_some_and(|share| share >= least) {
        return measurement.value;
    }
    let value = match measurement.value {
        MetricValue::Share(rate) => Some(rate),
        _ => None,
    };
    MetricValue::LowCoverage { value, coverage }
}
