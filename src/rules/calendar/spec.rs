//! A calendar that has been checked, with its whole history.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::calendar::{Notice, Weekend};
use crate::domain::{Period, Wording};

/// A checked calendar file.
#[derive(Debug)]
pub(super) struct CalendarSpec {
    pub(super) id: String,
    pub(super) title: Wording,
    pub(super) basis: Option<Wording>,
    pub(super) span: Period,
    pub(super) weekend: Weekend,
    /// By year, without gaps; empty in a calendar of weekdays.
    pub(super) years: Vec<YearSpec>,
    /// Holidays that rest on no notice.
    pub(super) holidays: Vec<HolidaySpec>,
}

/// A year and the notice that made it known.
#[derive(Debug)]
pub(super) struct YearSpec {
    pub(super) notice: Arc<Notice>,
    pub(super) holidays: Vec<HolidaySpec>,
}

/// A holiday of one year.
#[derive(Debug)]
pub(super) struct HolidaySpec {
    pub(super) name: Wording,
    /// From the first arrangement to the one in force; never empty.
    pub(super) stages: Vec<Stage>,
}

/// How a holiday was arranged from one notice on.
#[derive(Debug)]
pub(super) struct Stage {
    /// `None` in a calendar without notices.
    pub(super) notice: Option<Arc<Notice>>,
    pub(super) days: Arrangement,
}

/// Days off and make-up days.
#[derive(Debug, Clone, Default)]
pub(super) struct Arrangement {
    pub(super) off: Vec<NaiveDate>,
    pub(super) work: Vec<NaiveDate>,
    pub(super) text: String,
}

impl Arrangement {
    /// Is there no such day at all?
    pub(super) fn is_empty(&self) -> bool {
        self.off.is_empty() && self.work.is_empty()
    }
}
