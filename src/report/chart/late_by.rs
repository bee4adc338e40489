//! How late the late cases are.

use crate::report::model::{Report, ServiceReport};

/// Working days past the due day that stand together, from the first to the last.
pub type Bucket = (u32, u32);

/// The lengths that are told apart; the last one has no end.
pub const BUCKETS: [Bucket; 9] = [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 10), (11, 20), (21, u32::MAX)];

/// The services of an enterprise, a group or the city.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateBy {
    /// One a line, in the order of the policy.
    pub rows: Vec<LateRow>,
}

/// A service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateRow {
    /// Its name.
    pub service: String,
    /// Its cases by length, one for each of [`BUCKETS`].
    pub counts: [Lateness; BUCKETS.len()],
}

/// Cases that are about equally late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lateness {
    /// Completed late.
    pub late: u64,
    /// Still open.
    pub overdue: u64,
}

impl Lateness {
    /// Both together.
    pub fn total(self) -> u64 {
        self.late + self.overdue
    }
}

impl LateRow {
    /// All late cases of the service.
    pub fn total(&self) -> u64 {
        self.counts.iter().map(|count| count.total()).sum()
    }
}

impl LateBy {
    pub(super) fn of(report: &Report, services: &[ServiceReport]) -> Option<Self> {
        let name = |id: &String| report.services.iter().find(|service| service.id == *id).map_or(id, |service| &service.name).clone();
        let row = |service: &ServiceReport| LateRow {
            service: name(&service.service),
            counts: BUCKETS.map(|(first, last)| {
                let of_bucket = service.late_by.iter().filter(|cases| (first..=last).contains(&cases.days));
                of_bucket
                    .fold(Lateness::default(), |sum, cases| Lateness { late: sum.late + cases.late, overdue: sum.overdue + cases.overdue })
            }),
        };
        let rows: Vec<_> = services.iter().map(row).collect();
        rows.iter().any(|row| row.total() > 0).then_some(Self { rows })
    }
}
