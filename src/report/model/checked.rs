//! Cases that inspectors held against their evidence, and appeals.

use schemars::JsonSchema;
use serde::Serialize;

use super::Share;

/// What was checked, by enterprise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CheckedReport {
    /// Every enterprise with a checked case, by code.
    pub units: Vec<CheckedUnitReport>,
}

/// One enterprise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CheckedUnitReport {
    /// Unified social credit code, or the name where there is none.
    pub code: String,
    /// Short name.
    pub short_name: String,
    /// Cases that were checked.
    pub checked: u64,
    /// Of these, found otherwise than the ledger has them.
    pub corrected: u64,
    /// Of these, appealed.
    pub appealed: u64,
    /// Of these, restored on appeal.
    pub restored: u64,
    /// Rates that change at a step.
    pub rates: Vec<CheckedRate>,
    /// The total of the score at each step; null where nothing is corrected or there is no score.
    pub score: Option<CheckedScore>,
    /// The cases, by file and line, a thousand at most.
    pub cases: Vec<CheckedCaseReport>,
}

/// A rate by the ledger, with every finding, and with the findings that stand.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CheckedRate {
    /// The service, by its id.
    pub service: String,
    /// By the ledger.
    pub ledger: Option<Share>,
    /// With every finding.
    pub found: Option<Share>,
    /// With the findings that stand after appeals.
    pub stands: Option<Share>,
}

/// A score at the same steps, in points.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CheckedScore {
    /// By the ledger.
    pub ledger: String,
    /// With every finding.
    pub found: String,
    /// With the findings that stand after appeals.
    pub stands: String,
}

/// A case that was checked.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CheckedCaseReport {
    /// Its number.
    pub id: String,
    /// Its service, by its id.
    pub service: Option<String>,
    /// The file it stands in.
    pub file: String,
    /// The line in the file.
    pub line: u64,
    /// What was found: `confirmed`, `late`, `not_completed`, `false`, `counts`.
    pub finding: String,
    /// What became of an appeal: `pending`, `rejected`, `upheld`; null where there was none.
    pub appeal: Option<String>,
    /// How it stands by the ledger.
    pub ledger: String,
    /// How it stands by what was found.
    pub found: String,
    /// How it stands in the end.
    pub stands: String,
}

impl CheckedReport {
    /// The same with one enterprise alone; `None` where none of its cases was checked.
    pub(super) fn of_one(&self, code: &str) -> Option<Self> {
        let unit = self.units.iter().find(|unit| unit.code == code)?;
        Some(Self { units: vec![unit.clone()] })
    }
}
