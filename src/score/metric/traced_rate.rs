//! Upheld complaints whose responsibility was settled (责任倒查、责任追究).

use super::{Measurement, Metric, Scope};
use crate::domain::{Mark, Marks, ServiceIx};
use crate::rules::Policy;

pub(super) const METRIC: Metric = Metric { name: "traced_rate", fails: Some(fails), mended: Some(mended), measure };

fn fails(marks: Marks, _: ServiceIx, _: &Policy) -> bool {
    marks.has(Mark::Upheld) && !marks.has(Mark::Accountable)
}

fn mended(marks: Marks, _: ServiceIx, _: &Policy) -> Marks {
    marks.with(Mark::Accountable, true)
}

fn measure(scope: &Scope<'_>) -> Measurement {
    Measurement::share(scope.share(|marks| marks.has(Mark::Upheld), fails))
}
