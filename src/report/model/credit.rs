//! The decisions of joint enforcement on their way into the credit record: `credit.json`, and what `credit` prints.
//!
//! Nobody's name stands here; the record alone has the legal representative, because it needs one.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{CalendarUsed, DiagnosticReport, RulesUsed, Tool};

/// The name and version of this shape.
pub const CREDIT_SCHEMA: &str = "gascore/credit/v1";

/// What a quarter's violations come to.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CreditReport {
    /// Always `gascore/credit/v1`.
    pub schema: String,
    /// The program.
    pub tool: Tool,
    /// The language of names and sentences: `zh` or `en`.
    pub language: String,
    /// The policy.
    pub rules: RulesUsed,
    /// The calendar.
    pub calendar: CalendarUsed,
    /// The quarter.
    pub quarter: String,
    /// The day of judgement, to its end.
    pub as_of: NaiveDate,
    /// Working days in which a decision has to be published.
    pub publish_within: u32,
    /// Working days in which a withdrawn one has to be taken down.
    pub take_down_within: u32,
    /// What both rest on.
    pub basis: String,
    /// Decisions that stand, in the order of the file: the rows of the record.
    pub decisions: Vec<DecisionReport>,
    /// Decisions that were withdrawn; they leave the record.
    pub withdrawn: Vec<WithdrawnReport>,
    /// Findings without a decision; they are published nowhere.
    pub findings: Vec<UndecidedReport>,
    /// Rows that have to be corrected before they can stand in the record.
    pub set_aside: Vec<SetAsideReport>,
    /// What is wrong and doubtful.
    pub diagnostics: Vec<DiagnosticReport>,
}

/// A decision that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DecisionReport {
    /// The line of the file.
    pub line: Option<u64>,
    /// Unified social credit code of the enterprise.
    pub code: String,
    /// Its full name.
    pub name: String,
    /// Its short name.
    pub short_name: String,
    /// The kind of violation, for machines.
    pub kind: String,
    /// The kind for people.
    pub kind_name: String,
    /// The number of the decision.
    pub decision_no: String,
    /// Its day.
    pub decided_on: NaiveDate,
    /// The last day to publish it; null where the calendar does not know it.
    pub publish_by: Option<NaiveDate>,
    /// When it was published, up to the day of judgement.
    pub published_on: Option<NaiveDate>,
    /// How that stands.
    pub publication: PublicationState,
    /// Working days left, or past the last one; null where it was published in time, or the calendar does not know.
    pub working_days: Option<u32>,
    /// When what is published was corrected; the content here is the corrected one.
    pub corrected_on: Option<NaiveDate>,
    /// What was done.
    pub facts: String,
    /// What the penalty rests on.
    pub basis: String,
    /// The kind of penalty.
    pub penalty_kind: String,
    /// The penalty.
    pub penalty: String,
    /// The fine in units of 10,000 yuan.
    pub fine_wan_yuan: Option<String>,
    /// What was confiscated, in units of 10,000 yuan.
    pub confiscated_wan_yuan: Option<String>,
    /// Who decided.
    pub authority: String,
}

/// How the publication of a decision stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PublicationState {
    /// Published by the last day for it.
    InTime,
    /// Published after it.
    Late,
    /// Not published, and not yet due.
    Open,
    /// Not published, and past due.
    Overdue,
    /// The calendar does not know the days.
    Unknown,
}

/// A decision that was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WithdrawnReport {
    /// The line of the file.
    pub line: Option<u64>,
    /// Unified social credit code of the enterprise.
    pub code: String,
    /// Its full name.
    pub name: String,
    /// The number of the decision.
    pub decision_no: String,
    /// Its day.
    pub decided_on: NaiveDate,
    /// Who decided.
    pub authority: String,
    /// When it had been published; null where it never was.
    pub published_on: Option<NaiveDate>,
    /// When it was withdrawn.
    pub withdrawn_on: NaiveDate,
    /// The last day to take it down; null where it never was published, or the calendar does not know the day.
    pub take_down_by: Option<NaiveDate>,
}

/// A finding without a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct UndecidedReport {
    /// The line of the file.
    pub line: Option<u64>,
    /// Unified social credit code of the enterprise.
    pub code: String,
    /// Its short name.
    pub short_name: String,
    /// The kind for people.
    pub kind_name: String,
    /// When it was found.
    pub found_on: Option<NaiveDate>,
}

/// A row that cannot stand in the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SetAsideReport {
    /// The line of the file.
    pub line: Option<u64>,
    /// What has to be corrected.
    pub codes: Vec<String>,
}
