//! What a report was made by and from: the program, the rules, the calendar, the days.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tool {
    /// `gascore`.
    pub name: String,
    /// Its version.
    pub version: String,
}

impl Tool {
    /// This program.
    pub fn this() -> Self {
        Self { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }
    }
}

/// The policy a report rests on.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RulesUsed {
    /// Name of the pack.
    pub id: String,
    /// Version of the pack.
    pub version: String,
    /// Title.
    pub title: String,
    /// The document it rests on.
    pub source: String,
    /// SHA-256 over the texts of the pack.
    pub sha256: String,
}

/// The calendar a report rests on.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CalendarUsed {
    /// Its name.
    pub name: String,
    /// The first day it knows.
    pub first: NaiveDate,
    /// The last day it knows.
    pub last: NaiveDate,
    /// Only notices published by this day were used; null for all.
    pub known_on: Option<NaiveDate>,
}

/// Days from the first to the last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Span {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}
