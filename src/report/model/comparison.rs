//! Two quarters, or two submissions of one quarter, held against each other: what `compare` writes with `--format json`.

use schemars::JsonSchema;
use serde::Serialize;

use super::continuity::ContinuityReport;
use super::resubmission::ResubmissionUnit;
use super::{RulesUsed, Tool};

/// The name and version of this shape.
pub const COMPARISON_SCHEMA: &str = "gascore/comparison/v1";

/// What two sides come to.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Comparison {
    /// Always `gascore/comparison/v1`.
    pub schema: String,
    /// The program.
    pub tool: Tool,
    /// The language of names and sentences: `zh` or `en`.
    pub language: String,
    /// The policy.
    pub rules: RulesUsed,
    /// The quarter of the older side, such as `2019Q2`.
    pub old_quarter: String,
    /// The quarter of the newer side; the same one where it was handed in twice.
    pub new_quarter: String,
    /// The promises.
    pub services: Vec<NamedService>,
    /// What two quarters that follow each other show; null for one quarter handed in twice.
    pub continuity: Option<ContinuityReport>,
    /// What a second submission of the quarter changed, by enterprise; null for two quarters.
    pub resubmission: Option<Vec<ResubmissionUnit>>,
}

/// A promise by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NamedService {
    /// Name for machines.
    pub id: String,
    /// Name for people.
    pub name: String,
}

impl Comparison {
    /// The name of a promise; its id where the policy has none.
    pub fn service_name(&self, id: &str) -> String {
        self.services.iter().find(|service| service.id == id).map_or_else(|| id.to_owned(), |service| service.name.clone())
    }
}
