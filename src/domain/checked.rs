//! What inspectors found of single cases, and what became of appeals.

use super::points::Points;
use super::rate::Rate;
use super::service::ServiceIx;

/// What inspectors found when they held a case against its evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseFinding {
    /// It is as the ledger says.
    Confirmed,
    /// It was completed later than the ledger says, and too late unless the true time is written.
    Late,
    /// It is not completed.
    NotCompleted,
    /// It is not true: it does not count as kept, and nothing that it shows counts.
    False,
    /// What took it out of the count does not hold.
    Counts,
}

impl CaseFinding {
    /// Every finding with the name packs use for it.
    pub const ALL: &[(&str, Self)] = &[
        ("confirmed", Self::Confirmed),
        ("late", Self::Late),
        ("not_completed", Self::NotCompleted),
        ("false", Self::False),
        ("counts", Self::Counts),
    ];

    /// The name used in packs and machine output.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(_, finding)| *finding == self).map_or("", |(key, _)| key)
    }
}

/// What became of an appeal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Appeal {
    /// Nothing is decided yet, so the finding stands.
    Pending,
    /// The finding stands.
    Rejected,
    /// The finding falls: the case is again what the ledger says.
    Upheld,
}

impl Appeal {
    /// Every state with the name packs use for it.
    pub const ALL: &[(&str, Self)] = &[("pending", Self::Pending), ("rejected", Self::Rejected), ("upheld", Self::Upheld)];

    /// The name used in packs and machine output.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(_, appeal)| *appeal == self).map_or("", |(key, _)| key)
    }
}

/// A value by the ledger, with every finding, and with the findings that stand after appeals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Steps<T> {
    /// By the ledger.
    pub said: T,
    /// With every finding.
    pub found: T,
    /// With the findings that stand.
    pub stands: T,
}

/// What the findings on single cases change for one enterprise.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CheckedEffect {
    /// Rates of the services that change at any step.
    pub rates: Vec<(ServiceIx, Steps<Option<Rate>>)>,
    /// The score; `None` where there is none.
    pub score: Option<Steps<Points>>,
}
