//! The work-progress ledger: what an enterprise says about each evaluation point, and what inspectors found.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::period::Quarter;
use super::place::Place;

/// How far a point is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PointStatus {
    /// 已落实.
    Met,
    /// 部分落实.
    Partly,
    /// 未落实.
    NotMet,
    /// 不涉及.
    NotApplicable,
}

impl PointStatus {
    /// Every status with the name packs use for it.
    pub const ALL: &[(&str, Self)] =
        &[("met", Self::Met), ("partly", Self::Partly), ("not_met", Self::NotMet), ("not_applicable", Self::NotApplicable)];

    /// The name used in packs and machine output.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(_, status)| *status == self).map_or("", |(key, _)| key)
    }
}

/// What an enterprise says about one point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointClaim {
    /// How far it is met.
    pub status: PointStatus,
    /// Whether evidence is named.
    pub evidenced: bool,
    /// Whether a reason is given, as «not applicable» needs one.
    pub reasoned: bool,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
    /// What else is written of it.
    pub notes: TaskNotes,
    /// The quarter whose ledger says so, where it was carried forward.
    pub carried_from: Option<Quarter>,
    /// Where it stands.
    pub place: Place,
}

/// What an enterprise writes of a point beside its status: the point as a task of its own. What looks like a person's number is
/// covered up in the texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TaskNotes {
    /// Who sees to it (责任部门).
    pub responsible_unit: Option<String>,
    /// By when the enterprise wants it done (完成时限).
    pub due_on: Option<NaiveDate>,
    /// How far the work is (推进情况).
    pub progress: Option<String>,
    /// What stands in the way (存在问题).
    pub problems: Option<String>,
}

/// Claims by point id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// By point id.
    pub claims: BTreeMap<String, PointClaim>,
}

/// What inspectors found for one point of one enterprise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// How far it is met.
    pub status: PointStatus,
    /// The enterprise's claim was found falsified.
    pub falsified: bool,
    /// Whether a reason is given, as «not applicable» needs one.
    pub reasoned: bool,
    /// Where it stands.
    pub place: Place,
}
