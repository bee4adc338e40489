//! The days of the period, month by month.

use chrono::{Datelike, NaiveDate};

use crate::report::model::{DayReport, DayState, Report};

/// The days of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarStrip {
    /// Its months, in order; the first and the last may be parts of months.
    pub months: Vec<Month>,
    /// The holidays that touch it, in the order of their days.
    pub holidays: Vec<HolidayNote>,
}

/// A month, or the part of it that lies in the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// From 1 to 12.
    pub month: u32,
    /// Its days.
    pub days: Vec<DayReport>,
}

/// A holiday, as far as it lies in the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolidayNote {
    /// Its name.
    pub name: String,
    /// Days off.
    pub off: Vec<NaiveDate>,
    /// Make-up working days.
    pub work: Vec<NaiveDate>,
    /// Numbers of the notices that decided these days.
    pub notices: Vec<String>,
    /// One of them changed an earlier one.
    pub moved: bool,
}

impl Month {
    /// How many working days it has; `None` where the calendar does not know all its days.
    pub fn working_days(&self) -> Option<usize> {
        let works: Option<Vec<bool>> = self.days.iter().map(|day| day.state.works()).collect();
        works.map(|works| works.into_iter().filter(|works| *works).count())
    }
}

impl CalendarStrip {
    pub(super) fn of(report: &Report) -> Option<Self> {
        let months = report.days.chunk_by(|a, b| (a.date.year(), a.date.month()) == (b.date.year(), b.date.month()));
        let months: Vec<_> = months
            .filter_map(|days| {
                let first = days.first()?.date;
                Some(Month { year: first.year(), month: first.month(), days: days.to_vec() })
            })
            .collect();
        (!months.is_empty()).then(|| Self { months, holidays: holidays(&report.days) })
    }
}

fn holidays(days: &[DayReport]) -> Vec<HolidayNote> {
    let mut notes: Vec<HolidayNote> = Vec::new();
    for day in days {
        let Some(name) = &day.holiday else { continue };
        let at = notes.iter().position(|note| note.name == *name).unwrap_or_else(|| {
            notes.push(HolidayNote { name: name.clone(), off: Vec::new(), work: Vec::new(), notices: Vec::new(), moved: false });
            notes.len() - 1
        });
        let Some(note) = notes.get_mut(at) else { continue };
        if day.state == DayState::MakeUp {
            note.work.push(day.date);
        } else {
            note.off.push(day.date);
        }
        note.moved |= day.moved;
        if let Some(notice) = day.notice.as_ref().filter(|notice| !note.notices.contains(notice)) {
            note.notices.push(notice.clone());
        }
    }
    notes
}
