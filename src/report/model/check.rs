//! What a check comes to, as values: what its machine formats write and what its human form is made of.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CalendarUsed, DiagnosticReport, InputReport, NotDoneReport, RulesUsed, StatementReport, Tool};

/// The name and version of this shape.
pub const CHECK_SCHEMA: &str = "gascore/check/v1";

/// A check of one submission, or of several.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CheckReport {
    /// Always `gascore/check/v1`.
    pub schema: String,
    /// The program.
    pub tool: Tool,
    /// The language of sentences: `zh` or `en`.
    pub language: String,
    /// `acceptable`, `needs_statement` or `needs_correction`: the worst of all submissions.
    pub verdict: String,
    /// All that was told.
    pub totals: Totals,
    /// The policy.
    pub rules: RulesUsed,
    /// The calendar.
    pub calendar: CalendarUsed,
    /// The quarter, such as `2019Q3`; null where the ledgers are a period of their own.
    pub quarter: Option<String>,
    /// Each submission.
    pub submissions: Vec<SubmissionCheck>,
    /// The ledgers, as they were read.
    pub inputs: Vec<InputReport>,
    /// What is wrong and doubtful, the worst first.
    pub diagnostics: Vec<DiagnosticReport>,
    /// What could not be done because of an earlier fault.
    pub not_done: Vec<NotDoneReport>,
    /// What the enterprises explain.
    pub statements: Vec<StatementReport>,
}

/// Diagnostics in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Totals {
    /// To correct.
    pub block: u64,
    /// To confirm, explained or not.
    pub confirm: u64,
    /// Explained, of those to confirm.
    pub explained: u64,
    /// To note.
    pub note: u64,
}

/// One submission.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SubmissionCheck {
    /// The folder, or the name of a bare ledger.
    pub name: String,
    /// The enterprise.
    pub enterprise: String,
    /// `acceptable`, `needs_statement` or `needs_correction`.
    pub verdict: String,
    /// What was told of it.
    pub totals: Totals,
}
