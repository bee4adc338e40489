//! What a calendar is laid out from: values already checked, whoever wrote them.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate, Weekday};

use super::reason::{Holiday, Notice};
use crate::domain::{Period, Wording};

/// The days of the week on which nobody works unless told otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weekend([bool; 7]);

impl Weekend {
    /// These days of the week.
    pub fn new(days: impl IntoIterator<Item = Weekday>) -> Self {
        let mut rest = [false; 7];
        for day in days {
            rest[day.num_days_from_monday() as usize] = true;
        }
        Self(rest)
    }

    /// Does `day` fall on a weekend?
    pub fn contains(self, day: NaiveDate) -> bool {
        self.0[day.weekday().num_days_from_monday() as usize]
    }
}

impl Default for Weekend {
    /// Saturday and Sunday.
    fn default() -> Self {
        Self::new([Weekday::Sat, Weekday::Sun])
    }
}

/// What an arrangement makes of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Off.
    Off,
    /// Worked.
    Work,
    /// An ordinary day again, after an amendment.
    Ordinary,
}

/// A day some arrangement speaks of.
#[derive(Debug, Clone)]
pub struct Mark {
    /// What it makes of the day.
    pub status: Status,
    /// For which holiday.
    pub holiday: Wording,
    /// By which notice.
    pub notice: Option<Arc<Notice>>,
}

/// Everything a [`super::WorkCalendar`] is laid out from.
#[derive(Debug, Clone)]
pub struct CalendarPlan {
    /// Short name.
    pub id: String,
    /// Whose calendar it is.
    pub title: Wording,
    /// What it rests on, where there are no notices.
    pub basis: Option<Wording>,
    /// The day on whose knowledge it is built.
    pub known_on: Option<NaiveDate>,
    /// The days known; a few thousand years at most, since each is laid out.
    pub span: Period,
    /// The weekly rest days.
    pub weekend: Weekend,
    /// In order.
    pub notices: Vec<Arc<Notice>>,
    /// In order.
    pub holidays: Vec<Arc<Holiday>>,
    /// Days that differ from the weekly rule; those outside the span have no effect.
    pub marks: BTreeMap<NaiveDate, Mark>,
}
