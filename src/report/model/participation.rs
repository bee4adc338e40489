//! Who reported, and when.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::Share;

/// Who reported.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Participation {
    /// Of those that have to report.
    pub rate: Option<Share>,
    /// Of those that have to report, those that did so by the deadline.
    pub in_time: Option<Share>,
    /// Codes of those that handed in after the deadline.
    pub late: Vec<String>,
    /// Codes of those that handed in nothing.
    pub silent: Vec<String>,
    /// The last day to hand in.
    pub deadline: Option<NaiveDate>,
    /// Each of those that have to report, in the order of the registry.
    pub submissions: Vec<SubmissionReport>,
}

/// How a submission came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SubmissionState {
    /// By the deadline.
    OnTime,
    /// After it.
    Late,
    /// On a day that nobody wrote down.
    Undated,
    /// Not at all.
    Nothing,
}

impl SubmissionState {
    /// Of an enterprise that handed in something or nothing, and did so by the deadline or not, where that is known.
    pub fn of(reported: bool, on_time: Option<bool>) -> Self {
        match (reported, on_time) {
            (false, _) => Self::Nothing,
            (true, Some(true)) => Self::OnTime,
            (true, Some(false)) => Self::Late,
            (true, None) => Self::Undated,
        }
    }
}

/// The submission of one enterprise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SubmissionReport {
    /// Its code.
    pub code: String,
    /// Short name.
    pub short_name: String,
    /// District.
    pub district: Option<String>,
    /// How it came.
    pub state: SubmissionState,
    /// When it came.
    pub handed_in_on: Option<NaiveDate>,
    /// Days after the deadline; none where it came in time.
    pub days_late: Option<i64>,
    /// It came with a work-progress ledger.
    pub progress_ledger: bool,
    /// It is not acceptable as it stands.
    pub blocked: bool,
    /// How it came in each quarter at hand where it had to, the oldest first, this one last.
    pub quarters: Vec<QuarterSubmission>,
}

/// How a submission came in one quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct QuarterSubmission {
    /// The quarter.
    pub quarter: String,
    /// How it came.
    pub state: SubmissionState,
}
