//! Working days: is a day one, which is the n-th after a day, how many lie between, and why.
//!
//! A calendar knows a span of days and nothing beyond it. Whoever asks about a day outside gets [`OutsideSpan`], never a
//! guess from weekends: a year whose notice has not been issued is not known.

mod day;
mod due;
mod later;
mod outside;
mod plan;
mod reason;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::{Lang, Period, Wording};

pub use day::iso_day;
pub use due::DueError;
pub use outside::{Asked, OutsideSpan};
pub use plan::{CalendarPlan, Mark, Status, Weekend};
pub use reason::{DayKind, DayReason, Holiday, Notice};

/// A calendar laid out day by day, so that every question is one look-up in an array.
#[derive(Debug, Clone)]
pub struct WorkCalendar {
    id: String,
    title: Wording,
    basis: Option<Wording>,
    known_on: Option<NaiveDate>,
    span: Period,
    weekend: Weekend,
    notices: Vec<Arc<Notice>>,
    holidays: Vec<Arc<Holiday>>,
    marks: BTreeMap<NaiveDate, Mark>,
    /// Where each year of the span begins in it, counted from its first day; the first year may begin before.
    years: Vec<i32>,
    /// `until[i]` working days lie before the i-th day of the span (counted from 0); one entry more than there are days.
    until: Vec<u32>,
    /// The working days in order.
    working: Vec<NaiveDate>,
}

impl WorkCalendar {
    /// Lays out a plan.
    pub fn new(plan: CalendarPlan) -> Self {
        let mut calendar = Self {
            id: plan.id,
            title: plan.title,
            basis: plan.basis,
            known_on: plan.known_on,
            span: plan.span,
            weekend: plan.weekend,
            notices: plan.notices,
            holidays: plan.holidays,
            marks: plan.marks,
            years: Vec::new(),
            until: vec![0],
            working: Vec::new(),
        };
        let first = plan.span.first();
        let begins = |year| NaiveDate::from_yo_opt(year, 1).map_or(0, |day| day.num_days_from_ce() - first.num_days_from_ce());
        calendar.years = (first.year()..=plan.span.last().year()).map(begins).collect();
        let mut count = 0;
        for day in plan.span.first().iter_days().take_while(|day| *day <= plan.span.last()) {
            if calendar.reason(day).works {
                count += 1;
                calendar.working.push(day);
            }
            calendar.until.push(count);
        }
        calendar
    }

    /// The calendar's short name, as `--calendar` takes it.
    pub fn name(&self) -> &str {
        &self.id
    }

    /// Whose calendar it is, in words.
    pub fn title(&self, lang: Lang) -> &str {
        self.title.text(lang)
    }

    /// What the calendar rests on where it does not rest on notices.
    pub fn basis(&self) -> Option<&Wording> {
        self.basis.as_ref()
    }

    /// The day on whose knowledge the calendar was built; `None` when all notices count.
    pub fn known_on(&self) -> Option<NaiveDate> {
        self.known_on
    }

    /// The first day known.
    pub fn first(&self) -> NaiveDate {
        self.span.first()
    }

    /// The last day known.
    pub fn last(&self) -> NaiveDate {
        self.span.last()
    }

    /// The notices in force: by year, and within a year by the day they were published.
    pub fn notices(&self) -> impl Iterator<Item = &Notice> {
        self.notices.iter().map(AsRef::as_ref)
    }

    /// The holidays in force, in the order of the file.
    pub fn holidays(&self) -> impl Iterator<Item = &Holiday> {
        self.holidays.iter().map(AsRef::as_ref)
    }

    /// Is `day` a working day?
    pub fn is_working_day(&self, day: NaiveDate) -> Result<bool, OutsideSpan> {
        let index = self.index(day)?;
        Ok(self.before(index + 1) > self.before(index))
    }

    /// The n-th working day after `day`, which itself is not counted; for `n == 0` the day itself, whether it is worked or not.
    pub fn nth_working_day_after(&self, day: NaiveDate, n: u32) -> Result<NaiveDate, OutsideSpan> {
        let index = self.index(day)?;
        let Some(further) = n.checked_sub(1) else { return Ok(day) };
        self.kth(self.before(index + 1).saturating_add(further)).ok_or_else(|| self.outside(Asked::WorkingDayAfter(day, n)))
    }

    /// `day` if it is a working day, else the first one after it.
    pub fn next_working_day(&self, day: NaiveDate) -> Result<NaiveDate, OutsideSpan> {
        let index = self.index(day)?;
        self.kth(self.before(index)).ok_or_else(|| self.outside(Asked::WorkingDayFrom(day)))
    }

    /// How many working days follow `after` up to and including `to`; none if `to` is not later.
    pub fn working_days_between(&self, after: NaiveDate, to: NaiveDate) -> Result<u32, OutsideSpan> {
        let (after, to) = (self.index(after)?, self.index(to)?);
        Ok(self.before(to + 1).saturating_sub(self.before(after + 1)))
    }

    /// How many working days a period holds, both ends included.
    pub fn working_days_in(&self, period: Period) -> Result<u32, OutsideSpan> {
        let (first, last) = (self.index(period.first())?, self.index(period.last())?);
        Ok(self.before(last + 1) - self.before(first))
    }

    /// Whether `day` is worked, and what says so.
    pub fn why(&self, day: NaiveDate) -> Result<DayReason<'_>, OutsideSpan> {
        self.index(day)?;
        Ok(self.reason(day))
    }

    /// May days at the end of the span still change, because a yearly notice can reach back into the December before it?
    pub fn end_is_provisional(&self) -> bool {
        self.notices().last().is_some_and(|notice| self.last() > last_of_november(notice.year))
    }

    fn reason(&self, day: NaiveDate) -> DayReason<'_> {
        let weekend = self.weekend.contains(day);
        let mark = self.marks.get(&day);
        let kind = match mark.map(|mark| mark.status) {
            Some(Status::Work) => DayKind::MakeUpDay,
            Some(Status::Off) => DayKind::PublicHoliday,
            _ if weekend => DayKind::Weekend,
            _ => DayKind::OrdinaryWeekday,
        };
        let holiday = mark.filter(|mark| mark.status != Status::Ordinary).map(|mark| &mark.holiday);
        DayReason { day, works: kind.works(), kind, holiday, notice: mark.and_then(|mark| mark.notice.as_deref()) }
    }

    /// The place of `day` in the span, counted from 0.
    fn index(&self, day: NaiveDate) -> Result<usize, OutsideSpan> {
        if !self.span.contains(day) {
            return Err(self.outside(Asked::Day(day)));
        }
        // A year and the day in it are at hand in a date; the number of a day would have to be worked out.
        let year = usize::try_from(day.year() - self.first().year()).ok().and_then(|year| self.years.get(year));
        let index = year.and_then(|begins| usize::try_from(*begins + i32::try_from(day.ordinal0()).ok()?).ok());
        index.ok_or_else(|| self.outside(Asked::Day(day)))
    }

    /// Working days before the day at `index`; the index comes from [`Self::index`], at most one further.
    fn before(&self, index: usize) -> u32 {
        self.until.get(index).copied().unwrap_or_default()
    }

    /// The working day that `k` others precede.
    fn kth(&self, k: u32) -> Option<NaiveDate> {
        self.working.get(usize::try_from(k).ok()?).copied()
    }

    fn outside(&self, asked: Asked) -> OutsideSpan {
        OutsideSpan { asked, span: self.span }
    }
}

fn last_of_november(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 12, 1).map_or(NaiveDate::MAX, |first| first - Days::new(1))
}
