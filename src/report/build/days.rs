//! The days of the period, as the calendar has them.

use chrono::NaiveDate;

use super::Context;
use crate::calendar::DayKind;
use crate::report::model::{DayReport, DayState};

/// Days that are told one by one: a leap year, and a day more.
const MOST_DAYS: i64 = 367;

impl Context<'_> {
    /// Every day of the period; none where it is too long to be looked at day by day.
    pub(super) fn days(&self) -> Vec<DayReport> {
        let period = self.result.period;
        if (period.last() - period.first()).num_days() >= MOST_DAYS {
            return Vec::new();
        }
        period.first().iter_days().take_while(|day| *day <= period.last()).map(|day| self.day(day)).collect()
    }

    fn day(&self, date: NaiveDate) -> DayReport {
        let Ok(reason) = self.settings.calendar.why(date) else {
            return DayReport { date, state: DayState::Unknown, holiday: None, notice: None, moved: false };
        };
        DayReport {
            date,
            state: match reason.kind {
                DayKind::OrdinaryWeekday => DayState::Weekday,
                DayKind::Weekend => DayState::Weekend,
                DayKind::PublicHoliday => DayState::Holiday,
                DayKind::MakeUpDay => DayState::MakeUp,
            },
            holiday: reason.holiday.map(|holiday| holiday.text(self.lang).to_owned()),
            notice: reason.notice.map(|notice| notice.number.clone()),
            moved: reason.notice.is_some_and(|notice| notice.amends),
        }
    }
}
