//! A score, its points, and what each lost hundredth was lost for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::cases::CaseListReport;

/// A score.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ScoreReport {
    /// The sum of the areas, such as `93.20`.
    pub total: String,
    /// What could be earned: `100.00`, or less where only the measured part was scored.
    pub available: String,
    /// Points fully met.
    pub met: usize,
    /// Points that take part.
    pub applicable: usize,
    /// An area had nothing applicable, so the others were scaled up.
    pub rescaled: bool,
    /// No progress ledger: only the measured points are scored.
    pub measured_only: bool,
    /// The grade.
    pub grade: Option<GradeReport>,
    /// The areas.
    pub areas: Vec<AreaReport>,
}

/// A grade.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GradeReport {
    /// Name for machines.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// The grade that the points alone would give.
    pub by_points: String,
    /// Vetoes that cap it.
    pub vetoes: Vec<String>,
    /// Why the best grade is out of reach, though the points would do.
    pub barred_by: Vec<String>,
}

/// An area.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AreaReport {
    /// `1`.
    pub id: String,
    /// Name.
    pub name: String,
    /// What it could earn.
    pub available: String,
    /// What it earned.
    pub earned: String,
    /// Its points.
    pub points: Vec<PointReport>,
}

/// A point.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PointReport {
    /// `2.3`.
    pub id: String,
    /// Title.
    pub title: String,
    /// `scored`, `not_applicable`, `not_yet_due`, `no_cases` or `no_ledger`.
    pub state: String,
    /// What it could earn.
    pub available: String,
    /// What it earned.
    pub earned: String,
    /// The status that counts.
    pub status: Option<String>,
    /// Who says so: `claimed`, `verified`, or the quarter it was carried from.
    pub source: Option<String>,
    /// What was measured.
    pub measured: Vec<MeasuredReport>,
}

/// A metric of a point.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct MeasuredReport {
    /// The metric.
    pub metric: String,
    /// The services it covers.
    pub services: Vec<String>,
    /// What it came to, such as `98.53%` or `3.2`; null without cases.
    pub value: Option<String>,
    /// The share of cases that carry the value, where that is too small.
    pub low_coverage: Option<String>,
    /// Where all is earned.
    pub full: String,
    /// Where nothing is earned.
    pub zero: String,
}

/// Points lost on one point.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FindingReport {
    /// The point.
    pub point: String,
    /// Its title.
    pub title: String,
    /// What was lost, and what mending it would bring.
    pub lost: String,
    /// Why.
    pub causes: Vec<CauseReport>,
}

/// Why points were lost.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CauseReport {
    /// `unanswered`, `status`, `no_evidence`, `expired`, `not_applicable_refused`, `verified`, `falsified` or `metric`.
    pub kind: String,
    /// In words.
    pub text: String,
    /// The line of the rules that took the points, such as `checklist.toml:258`.
    pub rule: String,
    /// The cases behind a metric.
    pub cases: Option<CaseListReport>,
}
