//! The cases behind a number.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

/// The first cases of a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CaseListReport {
    /// How many there are.
    pub total: u64,
    /// The first of them, at most 1,000.
    pub cases: Vec<CaseReport>,
}

/// A case.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CaseReport {
    /// Its number; empty where it cannot be read.
    pub id: String,
    /// Its service.
    pub service: Option<String>,
    /// The file it stands in.
    pub file: String,
    /// The line in the file.
    pub line: u64,
    /// When its clock started.
    pub started: Option<String>,
    /// The day it is due.
    pub due_on: Option<NaiveDate>,
    /// The due time, where it is an instant.
    pub due_at: Option<String>,
    /// When it was completed.
    pub completed: Option<String>,
    /// How it stands.
    pub outcome: String,
    /// Working days past its due day.
    pub days_late: u32,
    /// `promise` or `law`; null where nothing was broken.
    pub breach: Option<String>,
    /// The kind of reason that is written for its lateness, or `not_stated`; null where it is not late.
    pub late_reason: Option<String>,
    /// The code that set it aside.
    pub code: Option<String>,
}
