//! The days of the period.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

/// A day of the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DayReport {
    /// The day.
    pub date: NaiveDate,
    /// What kind of day it is.
    pub state: DayState,
    /// The holiday that makes it a rest day or a make-up working day.
    pub holiday: Option<String>,
    /// The number of the notice that decided this day, where one did.
    pub notice: Option<String>,
    /// That notice changed what an earlier one had arranged.
    pub moved: bool,
}

/// What a calendar says of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DayState {
    /// Worked, as every week.
    Weekday,
    /// Rest, as every week.
    Weekend,
    /// Rest, because a holiday was arranged.
    Holiday,
    /// A weekend day worked to make up for a holiday.
    MakeUp,
    /// The calendar does not reach it.
    Unknown,
}

impl DayState {
    /// Whether it is worked; `None` where nobody knows.
    pub fn works(self) -> Option<bool> {
        match self {
            Self::Weekday | Self::MakeUp => Some(true),
            Self::Weekend | Self::Holiday => Some(false),
            Self::Unknown => None,
        }
    }
}
