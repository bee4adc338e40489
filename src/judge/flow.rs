//! What a case adds to the balance of the period.

use super::Judge;
use crate::domain::{Case, Flow, Moment, Ruling};

impl Judge<'_> {
    /// A case ends when it leaves the count or is completed, whichever is earlier. One that left without a date left at its
    /// acceptance, or when the period began, whichever is later.
    pub(super) fn flow(&self, case: &Case<'_>, completed: Option<Moment>, ruling: Ruling) -> Flow {
        let (first, start) = (self.period.first(), case.started.day);
        let cut = self.as_of.min(self.period.last());
        let left = matches!(ruling, Ruling::Accepted | Ruling::Unproven);
        let left_on = left.then(|| case.exclusion.and_then(|exclusion| exclusion.on).unwrap_or_else(|| start.max(first)));
        let end = left_on.into_iter().chain(completed.map(|moment| moment.day)).min();
        let open_at_start = start < first && end.is_none_or(|day| day >= first);
        let accepted = start >= first;
        let in_play = open_at_start || accepted;
        let ended = end.is_some_and(|day| day <= cut);
        Flow {
            open_at_start,
            accepted,
            completed: in_play && ended && !left,
            excluded: in_play && ended && left,
            open_at_end: in_play && !ended,
        }
    }
}
