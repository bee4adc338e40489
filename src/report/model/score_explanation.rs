//! A rate or a score, back to its rows and to the line of the rules that took each hundredth.

use schemars::JsonSchema;
use serde::Serialize;

use super::{CaseListReport, CauseReport, GradeReport, RuleApplied, ServiceReport, Share};

/// The rate of one service of one enterprise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RateExplanation {
    /// Whose it is.
    pub enterprise: String,
    /// The name of the service.
    pub name: String,
    /// What the rate is called.
    pub rate_name: String,
    /// The rate that is promised.
    pub target: String,
    /// Everything that is counted for it.
    pub counts: ServiceReport,
    /// The rate in numbers: `154 ÷ 156 = 98.72%`.
    pub formula: String,
    /// The rules that were applied.
    pub rules: Vec<RuleApplied>,
    /// Completed late.
    pub late: CaseListReport,
    /// Open with the due time reached.
    pub overdue: CaseListReport,
    /// Rows that cannot be trusted.
    pub set_aside: CaseListReport,
    /// Points of the checklist that it feeds.
    pub points: Vec<String>,
}

/// A score, or the part of it that was asked for.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ScoreExplanation {
    /// Whose it is.
    pub enterprise: String,
    /// The point that was asked for; null for the whole score.
    pub only: Option<String>,
    /// `claimed` or `verified`: the score that counts.
    pub view: String,
    /// What is earned.
    pub total: String,
    /// What could be earned.
    pub available: String,
    /// What is lost: the sum of the losses below, where the whole score is explained.
    pub lost: String,
    /// The grade; null without a progress ledger.
    pub grade: Option<GradeReport>,
    /// The areas.
    pub areas: Vec<AreaExplanation>,
}

/// An area.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AreaExplanation {
    /// The area.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What could be earned.
    pub available: String,
    /// What is earned.
    pub earned: String,
    /// Its points, or the one that was asked for.
    pub points: Vec<PointExplanation>,
}

/// A point.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PointExplanation {
    /// The point.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its weight within its area.
    pub weight: u32,
    /// `attested`, `measured` or `both`.
    pub how: String,
    /// `scored`, `not_applicable`, `not_yet_due`, `no_cases` or `no_ledger`.
    pub state: String,
    /// What could be earned.
    pub available: String,
    /// What is earned.
    pub earned: String,
    /// What is lost.
    pub lost: String,
    /// Where it stands in the pack: `checklist.toml:73`.
    pub rule: String,
    /// How the earned points came about, line by line.
    pub formula: Vec<String>,
    /// What measures it.
    pub metrics: Vec<MetricExplanation>,
    /// Why it did not earn all, with the cases behind it.
    pub causes: Vec<CauseReport>,
}

/// A metric of a point.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MetricExplanation {
    /// Its name in packs.
    pub metric: String,
    /// Its name for people.
    pub name: String,
    /// The services it covers.
    pub services: Vec<String>,
    /// The share that was measured, where it is one.
    pub share: Option<Share>,
    /// What was measured, in words; null without cases.
    pub value: Option<String>,
    /// Where all is earned.
    pub full: String,
    /// Where nothing is earned.
    pub zero: String,
    /// The part of the point it decides.
    pub available: String,
    /// What it earns of that.
    pub earned: String,
    /// Where it stands in the pack.
    pub rule: String,
}
