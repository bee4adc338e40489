//! Points in civil time, as ledgers write them: a day, and a time of day where one was written.
//!
//! There is no time zone: a ledger's dates are the wall clock of the place, and must never shift.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// Seconds since midnight, from `00:00:00` to `24:00:00` inclusive: `24:00` is a time of the day it is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u32);

impl TimeOfDay {
    /// The beginning of a day, `00:00`.
    pub const START: Self = Self(0);

    /// The end of a day, `24:00`.
    pub const END: Self = Self(86_400);

    /// `None` unless the parts name a time between `00:00:00` and `24:00:00`.
    pub fn from_hms(hour: u32, minute: u32, second: u32) -> Option<Self> {
        let valid = hour < 24 && minute < 60 && second < 60;
        let end = hour == 24 && minute == 0 && second == 0;
        (valid || end).then(|| Self(hour * 3600 + minute * 60 + second))
    }

    /// Seconds since midnight, at most 86,400.
    pub fn seconds(self) -> u32 {
        self.0
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute, second) = (self.0 / 3600, self.0 / 60 % 60, self.0 % 60);
        if second == 0 { write!(f, "{hour:02}:{minute:02}") } else { write!(f, "{hour:02}:{minute:02}:{second:02}") }
    }
}

/// A day, with a time of day where the ledger gives one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The day as written.
    pub day: NaiveDate,
    /// The time as written; `None` where the ledger names only the day.
    pub time: Option<TimeOfDay>,
}

impl Moment {
    /// A day without a time.
    pub fn day(day: NaiveDate) -> Self {
        Self { day, time: None }
    }

    /// A day with a time.
    pub fn at(day: NaiveDate, time: TimeOfDay) -> Self {
        Self { day, time: Some(time) }
    }

    /// Is this certainly earlier than `other`? Within one day only times of day tell, where both are written.
    pub fn is_before(self, other: Self) -> bool {
        self.day < other.day || (self.day == other.day && self.time.zip(other.time).is_some_and(|(own, other)| own < other))
    }

    /// The earliest instant this can mean: its time, else the start of the day.
    pub fn earliest(self) -> Instant {
        Instant::new(self.day, self.time.map_or(0, TimeOfDay::seconds))
    }

    /// The latest instant this can mean: its time, else the end of the day.
    pub fn latest(self) -> Instant {
        Instant::new(self.day, self.time.unwrap_or(TimeOfDay::END).seconds())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.day)?;
        match self.time {
            Some(time) => write!(f, " {time}"),
            None => Ok(()),
        }
    }
}

/// Seconds of civil time since the day before 0001-01-01; only differences and order mean anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    fn new(day: NaiveDate, seconds: u32) -> Self {
        Self(i64::from(day.num_days_from_ce()) * 86_400 + i64::from(seconds))
    }

    /// The instant `hours` later.
    #[must_use]
    pub fn plus_hours(self, hours: u32) -> Self {
        Self(self.0 + i64::from(hours) * 3600)
    }

    /// The instant `seconds` later.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// Seconds from `earlier` to here; negative when `earlier` is later.
    pub fn seconds_since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    /// Seconds since 1970-01-01 00:00 by the same clock.
    pub fn unix_seconds(self) -> i64 {
        self.0 - i64::from(NaiveDate::default().num_days_from_ce()) * 86_400
    }

    /// The day this instant lies in; the end of a day belongs to the next one here.
    /// `None` beyond the years chrono knows.
    pub fn day(self) -> Option<NaiveDate> {
        let days = i32::try_from(self.0.div_euclid(86_400)).ok()?;
        NaiveDate::from_num_days_from_ce_opt(days)
    }

    /// The instant as a day with a time; `None` beyond the years chrono knows.
    pub fn moment(self) -> Option<Moment> {
        let seconds = u32::try_from(self.0.rem_euclid(86_400)).ok()?;
        Some(Moment::at(self.day()?, TimeOfDay(seconds)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn midnight_at_the_end_belongs_to_the_day_written() {
        let end = Moment::at(day("2019-07-03"), TimeOfDay::from_hms(24, 0, 0).unwrap());
        assert_eq!(end.day, day("2019-07-03"));
        assert_eq!(end.latest(), Moment::at(day("2019-07-04"), TimeOfDay(0)).earliest());
        assert_eq!(TimeOfDay::from_hms(24, 0, 1), None);
    }

    #[test]
    fn within_a_day_only_times_tell_what_came_first() {
        let at = |hour| Moment::at(day("2019-07-03"), TimeOfDay::from_hms(hour, 0, 0).unwrap());
        let whole = Moment::day(day("2019-07-03"));
        assert!(at(9).is_before(at(10)) && !at(10).is_before(at(9)) && !at(9).is_before(at(9)));
        assert!(!whole.is_before(at(10)) && !at(9).is_before(whole));
        assert!(whole.is_before(Moment::day(day("2019-07-04"))));
    }

    #[test]
    fn a_day_without_a_time_spans_the_whole_day() {
        let whole = Moment::day(day("2019-07-03"));
        assert_eq!(whole.latest().seconds_since(whole.earliest()), 86_400);
    }
}
