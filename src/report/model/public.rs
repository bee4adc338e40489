//! The public edition of a quarter: what can be read by anybody, in numbers too large for anybody to be recognised.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{CalendarUsed, RulesUsed, Span, SubmissionState, Tool};

/// The name and version of this shape.
pub const PUBLIC_SCHEMA: &str = "gascore/public/v1";

/// The public edition. It has no case, no row, no file and nothing that an enterprise wrote.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PublicReport {
    /// Always `gascore/public/v1`.
    pub schema: String,
    /// The program.
    pub tool: Tool,
    /// The language of names and sentences: `zh` or `en`.
    pub language: String,
    /// The policy.
    pub rules: RulesUsed,
    /// The calendar.
    pub calendar: CalendarUsed,
    /// The quarter, such as `2019Q3`.
    pub quarter: String,
    /// The days that were judged.
    pub period: Span,
    /// The day of judgement, to its end.
    pub as_of: NaiveDate,
    /// The smallest count of cases that is published, but for none at all.
    pub smallest_cell: u64,
    /// What was left out, and by which rule; each a sentence.
    pub left_out: Vec<String>,
    /// Enterprises of the registry, in the order of the ranking.
    pub enterprises: Vec<PublicEnterprise>,
    /// The promises, in the order of the policy.
    pub services: Vec<PublicService>,
}

/// An enterprise of the registry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PublicEnterprise {
    /// Unified social credit code, or what the registry has in its place.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Short name.
    pub short_name: String,
    /// District.
    pub district: Option<String>,
    /// How its submission came.
    pub submission: SubmissionState,
    /// Its place; null where it is listed without one.
    pub rank: Option<usize>,
    /// The name of its grade. Points are not published: from a score a small count could be worked out.
    pub grade: Option<String>,
}

/// A promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PublicService {
    /// Name for machines.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// What its rate is called.
    pub rate_name: String,
    /// How long a case may take.
    pub limit: String,
    /// The rate that is promised.
    pub target: String,
    /// All enterprises together, those outside the registry among them.
    pub city: PublicCounts,
    /// Each enterprise, in the order of the enterprises.
    pub enterprises: Vec<PublicCounts>,
}

/// Counts of cases; null where they are withheld.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PublicCounts {
    /// Cases the rate is made of.
    pub decided: Option<u64>,
    /// Completed by the due time.
    pub on_time: Option<u64>,
    /// Completed late, or open with the due time reached.
    pub not_on_time: Option<u64>,
    /// On time ÷ decided, such as `98.53%`; null where it is withheld or nothing was decided.
    pub rate: Option<String>,
}
