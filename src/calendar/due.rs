//! The day a limit ends on, for a start of which only the day is known.

use chrono::{Days, NaiveDate};

use super::{Asked, OutsideSpan, WorkCalendar};
use crate::domain::{Lang, TimeLimit};

/// Why no due day can be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.text(Lang::En))]
pub enum DueError {
    /// The answer lies outside the days known.
    Outside(OutsideSpan),
    /// A limit in hours runs from an instant; a day is not enough.
    NeedsTime(TimeLimit),
    /// The ledger itself states the due time; there is nothing to count.
    NothingToCount,
}

impl DueError {
    /// The message in words.
    pub fn text(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Outside(outside), _) => outside.text(lang),
            (Self::NeedsTime(limit), Lang::Zh) => format!("时限“{}”从受理时刻起算，只有日期无法得出到期时间", limit.text(lang)),
            (Self::NeedsTime(limit), Lang::En) => format!("`{limit}` runs from a time of day, and only the day is given"),
            (Self::NothingToCount, Lang::Zh) => "时限“按台账所填”以台账所填为准，无须推算".to_owned(),
            (Self::NothingToCount, Lang::En) => "`as stated` takes the due time from the ledger; there is nothing to count".to_owned(),
        }
    }
}

// By hand: thiserror's `from` would also make it the source, and the same sentence would be printed twice.
impl From<OutsideSpan> for DueError {
    fn from(outside: OutsideSpan) -> Self {
        Self::Outside(outside)
    }
}

impl WorkCalendar {
    /// The due day of what was accepted on `start`. The day of acceptance is not counted; calendar days that end on a rest day
    /// run on to the next working day.
    pub fn due(&self, start: NaiveDate, limit: TimeLimit) -> Result<NaiveDate, DueError> {
        match limit {
            TimeLimit::WorkingDays(n) => Ok(self.nth_working_day_after(start, u32::from(n))?),
            TimeLimit::CalendarDays(n) => {
                self.index(start)?;
                let last = start.checked_add_days(Days::new(u64::from(n))).unwrap_or(NaiveDate::MAX);
                Ok(self.next_working_day(last)?)
            }
            TimeLimit::SameDay => self.index(start).map(|_| start).map_err(DueError::from),
            TimeLimit::Hours(_) => Err(DueError::NeedsTime(limit)),
            TimeLimit::AsStated => Err(DueError::NothingToCount),
        }
    }

    /// The error of a year of which no day is known.
    pub fn year_outside(&self, year: i32) -> OutsideSpan {
        self.outside(Asked::Year(year))
    }
}
