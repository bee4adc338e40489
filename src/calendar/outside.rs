//! The answer to a question about days the calendar does not know.

use chrono::NaiveDate;

use crate::domain::{Lang, Period};

/// What was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Something about this very day.
    Day(NaiveDate),
    /// The n-th working day after this day.
    WorkingDayAfter(NaiveDate, u32),
    /// The first working day on or after this day.
    WorkingDayFrom(NaiveDate),
    /// Anything about this year.
    Year(i32),
}

/// The day asked for, or the day that would be the answer, lies outside the days known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.text(Lang::En))]
pub struct OutsideSpan {
    /// What was asked.
    pub asked: Asked,
    /// The days known.
    pub span: Period,
}

impl OutsideSpan {
    /// The message in words.
    pub fn text(&self, lang: Lang) -> String {
        let (first, last) = (self.span.first(), self.span.last());
        match (self.asked, lang) {
            (Asked::Day(day), Lang::Zh) => format!("{day}不在日历已知的范围（{first}至{last}）之内"),
            (Asked::Day(day), Lang::En) => format!("{day} is not known: the calendar runs from {first} to {last}"),
            (Asked::WorkingDayAfter(day, n), Lang::Zh) => {
                format!("{day}之后第{n}个工作日不在日历已知的范围（{first}至{last}）之内")
            }
            (Asked::WorkingDayAfter(day, n), Lang::En) => {
                format!("working day {n} after {day} is not known: the calendar runs from {first} to {last}")
            }
            (Asked::WorkingDayFrom(day), Lang::Zh) => {
                format!("自{day}起的第一个工作日不在日历已知的范围（{first}至{last}）之内")
            }
            (Asked::WorkingDayFrom(day), Lang::En) => {
                format!("the first working day from {day} on is not known: the calendar runs from {first} to {last}")
            }
            (Asked::Year(year), Lang::Zh) => format!("{year}年不在日历已知的范围（{first}至{last}）之内"),
            (Asked::Year(year), Lang::En) => format!("the year {year} is not known: the calendar runs from {first} to {last}"),
        }
    }
}
