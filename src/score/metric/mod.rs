//! What measures a point: one metric a file, all of them in one list.

mod backlog_days;
mod channels_open;
mod closed_loop_rate;
mod follow_up_rate;
mod handed_in_on_time;
mod on_time_rate;
mod one_stop_rate;
mod phone_or_online_rate;
mod satisfaction_rate;
mod statement_rate;
mod traced_rate;

use crate::domain::scorecard::MetricValue;
use crate::domain::{Marks, Rate, ServiceFacts, ServiceIx};
use crate::rules::Policy;

/// Does a decided case with these marks fail the metric?
pub type Fails = fn(Marks, ServiceIx, &Policy) -> bool;

/// What a completed case shows once everything is written down that can still be; what happened stays as it is.
pub type Mended = fn(Marks, ServiceIx, &Policy) -> Marks;

/// What a metric may look at.
pub struct Scope<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// The facts of the services it covers.
    pub services: Vec<(ServiceIx, &'a ServiceFacts)>,
    /// Rows of the enterprise whose service cannot be read.
    pub unplaced: u64,
    /// Rows set aside count as late cases.
    pub pessimistic: bool,
    /// Working days of the period; `None` where the calendar does not reach.
    pub working_days: Option<u32>,
    /// Whether the submission came by the deadline; `None` where nobody knows.
    pub handed_in_on_time: Option<bool>,
    /// Of what had to be confirmed, the share the enterprise has explained; `None` where nothing had to be.
    pub explained: Option<Rate>,
}

impl Scope<'_> {
    /// Decided cases of a kind.
    fn n_cases(&self, of: impl Fn(ServiceIx, Marks) -> bool) -> u64 {
        let patterns = self.services.iter().flat_map(|(service, facts)| facts.marks.iter().map(move |shown| (*service, shown)));
        patterns.filter(|(service, (marks, _))| of(*service, **marks)).map(|(_, (_, count))| count).sum()
    }

    /// The share of decided cases of a kind that do not fail.
    fn share(&self, of: impl Fn(Marks) -> bool, fails: Fails) -> Option<Rate> {
        let whole = self.n_cases(|_, marks| of(marks));
        let part = self.n_cases(|service, marks| of(marks) && !fails(marks, service, self.policy));
        Rate::new(part, whole)
    }
}

/// What a metric came to, and how many cases carry the value it is made of.
pub struct Measurement {
    /// The value.
    pub value: MetricValue,
    /// The share of decided cases that carry it, for metrics on values.
    pub coverage: Option<Rate>,
}

impl Measurement {
    /// A share over all decided cases.
    fn share(rate: Option<Rate>) -> Self {
        Self { value: rate.map_or(MetricValue::NoCases, MetricValue::Share), coverage: None }
    }
}

/// A metric.
pub struct Metric {
    /// Name used in packs and machine output.
    pub name: &'static str,
    /// Whether a single case fails it, for metrics that look at single cases.
    pub fails: Option<Fails>,
    /// What mends a case that fails it, where anything can.
    pub mended: Option<Mended>,
    /// Measures it.
    pub measure: fn(&Scope<'_>) -> Measurement,
}

/// Every metric; packs name them.
pub const ALL: &[Metric] = &[
    on_time_rate::METRIC,
    closed_loop_rate::METRIC,
    phone_or_online_rate::METRIC,
    one_stop_rate::METRIC,
    follow_up_rate::METRIC,
    traced_rate::METRIC,
    channels_open::METRIC,
    backlog_days::METRIC,
    satisfaction_rate::METRIC,
    statement_rate::METRIC,
    handed_in_on_time::METRIC,
];

/// The names of all metrics, in the order of [`ALL`].
pub fn names() -> Vec<&'static str> {
    ALL.iter().map(|metric| metric.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metric_names_are_unique() {
        let mut names = names();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ALL.len());
    }
}
