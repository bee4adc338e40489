//! What a second submission of a quarter changed. Every list has at most 1,000 entries; the counts are the true ones.

use schemars::JsonSchema;
use serde::Serialize;

use super::Share;
use super::continuity::SpotReport;

/// One enterprise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ResubmissionUnit {
    /// Unified social credit code, or the name where there is none.
    pub code: String,
    /// Short name.
    pub short_name: String,
    /// Its rows.
    pub rows: RowChanges,
    /// What was told of the first submission; null where there is none.
    pub old_told: Option<ToldCounts>,
    /// What was told of the second.
    pub new_told: Option<ToldCounts>,
    /// Services whose counts or rates differ.
    pub services: Vec<ServiceChange>,
    /// The score by its own claims.
    pub claimed: ResubmittedScore,
    /// The score with what inspectors found.
    pub verified: ResubmittedScore,
    /// Points of the score that counts which differ, each with the reasons of its losses.
    pub points: Vec<ResubmittedPoint>,
}

/// Rows that differ.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RowChanges {
    /// Rows of the first submission.
    pub old: u64,
    /// Rows of the second.
    pub new: u64,
    /// How many were added.
    pub n_added: u64,
    /// How many were removed.
    pub n_removed: u64,
    /// How many say something else, or stand otherwise.
    pub n_changed: u64,
    /// How many of these stand otherwise.
    pub n_verdicts: u64,
    /// Those that were added.
    pub added: Vec<RowReport>,
    /// Those that were removed.
    pub removed: Vec<RowReport>,
    /// Those that say something else, or stand otherwise.
    pub changed: Vec<ChangedRowReport>,
}

/// A row, and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RowReport {
    /// Where it is; the number is empty where it cannot be read.
    pub at: SpotReport,
    /// Its service, where that can be read.
    pub service: Option<String>,
    /// How it stands.
    pub outcome: String,
    /// The code that sets it aside, or tells that it repeats another.
    pub code: Option<String>,
}

/// A row that says something else, or stands otherwise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChangedRowReport {
    /// As it was.
    pub old: RowReport,
    /// As it is.
    pub new: RowReport,
    /// What it says otherwise; empty where only other rows with its number changed.
    pub cells: Vec<CellReport>,
}

/// A cell that says something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CellReport {
    /// The field.
    pub field: String,
    /// What people call it.
    pub label: String,
    /// What it stated; null where that was nothing, or is not shown.
    pub old: Option<String>,
    /// What it states; null where that is nothing, or is not shown.
    pub new: Option<String>,
    /// The text is not shown: it may hold personal data.
    pub covered: bool,
}

/// What was told of a submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ToldCounts {
    /// `acceptable`, `needs_statement` or `needs_correction`.
    pub verdict: String,
    /// To correct.
    pub block: u64,
    /// To confirm.
    pub confirm: u64,
    /// Of these, explained.
    pub explained: u64,
    /// To note.
    pub note: u64,
}

/// A service whose counts or rate differ.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ServiceChange {
    /// The service.
    pub service: String,
    /// As it was.
    pub old: ServiceCounts,
    /// As it is.
    pub new: ServiceCounts,
}

/// The counts of a service.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct ServiceCounts {
    /// Cases the rate is made of.
    pub decided: u64,
    /// Completed by the due time.
    pub on_time: u64,
    /// Completed late.
    pub late: u64,
    /// Open with the due time reached.
    pub overdue: u64,
    /// Open, due later.
    pub pending: u64,
    /// Outside the rate.
    pub excluded: u64,
    /// Rows in which a time of day is missing that decides.
    pub undecidable: u64,
    /// Rows that cannot be trusted.
    pub set_aside: u64,
    /// On time ÷ decided; null where nothing was decided.
    pub rate: Option<Share>,
}

/// A score before and after.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct ResubmittedScore {
    /// As it was.
    pub old: Option<String>,
    /// As it is.
    pub new: Option<String>,
    /// The grade as it was.
    pub old_grade: Option<String>,
    /// The grade as it is.
    pub new_grade: Option<String>,
}

/// A point that earns more or less than before.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ResubmittedPoint {
    /// `2.3`.
    pub point: String,
    /// Title.
    pub title: String,
    /// What it earned; null where it was not scored.
    pub old: Option<String>,
    /// What it earns.
    pub new: Option<String>,
    /// What it gained, or lost with a minus.
    pub difference: String,
    /// Why it lost something before.
    pub old_causes: Vec<String>,
    /// Why it loses something now.
    pub new_causes: Vec<String>,
}
