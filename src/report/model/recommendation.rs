//! Who could be recommended for an honour, and why everybody else is left out: what `recommend` writes. People decide.

use schemars::JsonSchema;
use serde::Serialize;

use super::{DiagnosticReport, RulesUsed, Share, Tool};

/// The name and version of this shape.
pub const RECOMMENDATION_SCHEMA: &str = "gascore/recommendation/v1";

/// What several quarters and the nominees come to.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Recommendation {
    /// Always `gascore/recommendation/v1`.
    pub schema: String,
    /// The program.
    pub tool: Tool,
    /// The language of names and sentences: `zh` or `en`.
    pub language: String,
    /// The policy.
    pub rules: RulesUsed,
    /// The quarters looked at, the oldest first.
    pub quarters: Vec<String>,
    /// Always false: this is a proposal, and people decide.
    pub is_award: bool,
    /// The honours, in the order of the rules.
    pub honours: Vec<HonourReport>,
    /// Every unit with its figures, in the order of the newest registry.
    pub units: Vec<UnitFigures>,
    /// What is wrong with `nominees.csv`.
    pub diagnostics: Vec<DiagnosticReport>,
}

/// An honour.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct HonourReport {
    /// Name for machines.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// What it rests on.
    pub basis: String,
    /// What it asks for.
    pub criteria: Vec<CriterionReport>,
    /// Who meets every criterion, in the order of the registry or of the file.
    pub candidates: Vec<CandidateReport>,
    /// Everybody else.
    pub left_out: Vec<CandidateReport>,
}

/// Something an honour asks for.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CriterionReport {
    /// Name for machines.
    pub ask: String,
    /// In words.
    pub text: String,
    /// What it rests on.
    pub basis: String,
}

/// Somebody who was looked at for an honour.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CandidateReport {
    /// Code of the enterprise; null where the registry does not know it.
    pub code: Option<String>,
    /// Its name: the full one, or what the row says.
    pub enterprise: String,
    /// The person or team; null for a unit.
    pub nominee: Option<NomineeReport>,
    /// Every criterion with the figures behind it.
    pub findings: Vec<CriterionFinding>,
}

/// A person or team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NomineeReport {
    /// The file and line.
    pub place: String,
    /// The name.
    pub name: String,
    /// The post.
    pub post: String,
    /// Honours held already.
    pub honours_held: String,
    /// Merits.
    pub merits: String,
}

/// A criterion, held against somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CriterionFinding {
    /// The criterion.
    pub ask: String,
    /// It is met.
    pub met: bool,
    /// The figures.
    pub text: String,
}

/// A unit over the quarters.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct UnitFigures {
    /// Unified social credit code.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Its quarters, the oldest first.
    pub quarters: Vec<UnitQuarterFigures>,
}

/// A unit in one quarter.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct UnitQuarterFigures {
    /// The quarter.
    pub quarter: String,
    /// It handed something in.
    pub reported: bool,
    /// Services with cases.
    pub services: Vec<ServiceKept>,
    /// The score that counts; null where there is none over the whole checklist.
    pub score: Option<String>,
    /// Inspectors verified it.
    pub verified: bool,
    /// Decided cases.
    pub decided: u64,
    /// Vetoes.
    pub vetoes: Vec<String>,
    /// Decisions against it that stand.
    pub decisions: Vec<String>,
    /// Diagnostics to correct.
    pub to_correct: u64,
    /// Diagnostics to confirm without an explanation.
    pub unexplained: u64,
}

/// A service with cases.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ServiceKept {
    /// The service.
    pub service: String,
    /// Its rate.
    pub rate: Share,
    /// It meets the promise.
    pub meets_target: bool,
}
