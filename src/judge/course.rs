//! How a due time came about, step by step: the same steps by which a case is judged, kept instead of thrown away.

use super::{Judge, Still};
use crate::calendar::OutsideSpan;
use crate::domain::{Case, Due, Moment, TimeLimit};

/// The way from acceptance to the due time of one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// How long the case may take.
    pub limit: TimeLimit,
    /// When the clock starts, after an acceptance outside working days was moved.
    pub starts: Moment,
    /// The later moment it may start at, where a missing time of day allows two; else the same.
    pub starts_at_latest: Moment,
    /// The allowed pauses that stop the clock, in their order; none where the policy or the limit knows no pauses.
    pub still: Vec<Still>,
    /// Where the limit ends when it is counted.
    pub counted: Due,
    /// The due time: [`Course::counted`], or the later day that the user or an extension asked for.
    pub due: Due,
    /// The latest due time, where a missing time of day allows two; else the same.
    pub due_at_latest: Due,
    /// When the case is due by law, where the law sets a limit.
    pub statutory: Option<Due>,
}

impl Judge<'_> {
    /// How the due time of a case came about by the official method; `None` where it has none.
    ///
    /// # Errors
    /// When a day that decides lies outside the calendar.
    pub fn course(&self, case: &Case<'_>) -> Result<Option<Course>, OutsideSpan> {
        if case.special_scope || case.started.day > self.as_of.min(self.period.last()) {
            return Ok(None);
        }
        let Some((due, due_at_latest)) = self.dues(case, self.official)? else { return Ok(None) };
        let limit = self.policy.service(case.service).limit;
        let course = Course {
            limit,
            starts: case.started,
            starts_at_latest: case.started,
            still: Vec::new(),
            counted: due,
            due,
            due_at_latest,
            statutory: self.statutory_due(case, self.official)?,
        };
        if limit == TimeLimit::AsStated {
            return Ok(Some(course));
        }
        let (starts, starts_at_latest) = self.effective_start(case, self.official)?;
        let stops = self.official.adjusts_pauses && limit != TimeLimit::SameDay;
        let still = if stops { self.still(case) } else { Vec::new() };
        let counted = self.counted(limit, starts, starts.earliest(), &still)?;
        Ok(Some(Course { starts, starts_at_latest, still, counted, ..course }))
    }
}
