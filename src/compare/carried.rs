//! Cases that were pending at the end of the older quarter and fell due in the newer one.

use super::seen::{Seen, Spot};
use crate::domain::{Due, Outcome, Period};

/// What became of pending cases that fell due.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DueNow {
    /// Completed in time.
    pub on_time: u64,
    /// Completed late.
    pub late: u64,
    /// Still open.
    pub overdue: u64,
    /// Left the count, or due later after all.
    pub other: u64,
    /// The late ones and the open ones, as they stand now.
    pub cases: Vec<(Spot, Due, Outcome)>,
}

impl DueNow {
    /// All of them.
    pub fn total(&self) -> u64 {
        self.on_time + self.late + self.overdue + self.other
    }

    /// Counts a case that was carried over, where it was pending and its day has come.
    pub(super) fn count(&mut self, old: &Seen, new: &Seen, period: Period) {
        let (Some(old), Some(known)) = (&old.known, &new.known) else { return };
        let Some(due) = old.due.filter(|due| old.outcome == Outcome::Pending && due.day() <= period.last()) else { return };
        match known.outcome {
            Outcome::OnTime => self.on_time += 1,
            Outcome::Late => self.late += 1,
            Outcome::Overdue => self.overdue += 1,
            _ => self.other += 1,
        }
        if matches!(known.outcome, Outcome::Late | Outcome::Overdue) {
            self.cases.push((new.at.clone(), known.due.unwrap_or(due), known.outcome));
        }
    }
}
