//! The calendar with which days are judged as if they lay some weeks later: every day takes the rest or work of that later day.

use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::{CalendarPlan, Holiday, WorkCalendar};
use crate::domain::Period;

impl WorkCalendar {
    /// Every day takes what the day so many weeks after it is; its weekday is the same. `None` where no day would be known.
    #[must_use]
    pub fn as_weeks_later(&self, weeks: u32) -> Option<Self> {
        let days = Days::new(u64::from(weeks) * 7);
        let back = |day: NaiveDate| day.checked_sub_days(days);
        let all_back = |days: &[NaiveDate]| days.iter().filter_map(|day| back(*day)).collect();
        let holiday = |holiday: &Arc<Holiday>| {
            Arc::new(Holiday { off: all_back(&holiday.off), work: all_back(&holiday.work), ..Holiday::clone(holiday) })
        };
        Some(Self::new(CalendarPlan {
            id: format!("{}+{weeks}w", self.id),
            title: self.title.clone(),
            basis: self.basis.clone(),
            known_on: self.known_on,
            span: Period::new(back(self.span.first())?, back(self.span.last())?)?,
            weekend: self.weekend,
            notices: self.notices.clone(),
            holidays: self.holidays.iter().map(holiday).collect(),
            marks: self.marks.iter().filter_map(|(day, mark)| Some((back(*day)?, mark.clone()))).collect(),
        }))
    }
}
