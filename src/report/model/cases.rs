//! The cases behind a number.

use chrono::NaiveDate;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::value::to_raw_value;

/// The first cases of a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CaseListReport {
    /// How many there are.
    pub total: u64,
    /// The first of them, at most 1,000.
    #[serde(serialize_with = "one_a_line")]
    #[schemars(with = "Vec<CaseReport>")]
    pub cases: Vec<CaseReport>,
}

/// These lists are most of a report of a large ledger: a case in one line is half as long as with a line for each of its values, and
/// can be found by `grep`.
fn one_a_line<S: Serializer>(cases: &[CaseReport], serializer: S) -> Result<S::Ok, S::Error> {
    let lines = cases.par_iter().map(to_raw_value).collect::<Result<Vec<_>, _>>();
    serializer.collect_seq(lines.map_err(S::Error::custom)?)
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
    pub outcome: &'static str,
    /// Working days past its due day.
    pub days_late: u32,
    /// `promise` or `law`; null where nothing was broken.
    pub breach: Option<&'static str>,
    /// The kind of reason that is written for its lateness, or `not_stated`; null where it is not late.
    pub late_reason: Option<String>,
    /// The code that set it aside.
    pub code: Option<&'static str>,
}
