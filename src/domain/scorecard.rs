//! What an enterprise scored, and what each lost hundredth was lost for.

use super::enterprise::EnterpriseIx;
use super::fix::{Fixes, ScoreRange};
use super::fraction::Fraction;
use super::period::Quarter;
use super::points::Points;
use super::progress::PointStatus;
use super::rate::Rate;
use super::service::ServiceIx;

/// What a metric came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MetricValue {
    /// A share of cases.
    Share(Rate),
    /// A number of working days.
    Days(Fraction),
    /// Seen, or not.
    Seen(bool),
    /// Too few cases carry the value it is made of.
    LowCoverage {
        /// The share among those that carry it, where any does.
        value: Option<Rate>,
        /// How many carry it.
        coverage: Rate,
    },
    /// No case to measure.
    NoCases,
}

impl MetricValue {
    /// The value as an exact number; `None` where nothing can be said.
    pub fn number(&self) -> Option<Fraction> {
        match self {
            Self::Share(rate) => Fraction::new(rate.part().into(), rate.whole().into()),
            Self::Days(days) => Some(*days),
            Self::Seen(seen) => Some(if *seen { Fraction::ONE } else { Fraction::ZERO }),
            Self::LowCoverage { .. } | Self::NoCases => None,
        }
    }
}

/// A metric of a point, measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// Which of the point's metrics, from 0.
    pub metric: usize,
    /// What it came to.
    pub value: MetricValue,
    /// The share of the point it earns; `None` without cases.
    pub credit: Option<Fraction>,
    /// The part of the point's hundredths it decides; none without cases.
    pub share: Points,
    /// What it earns of that part.
    pub earned: Points,
}

/// Where the status of an attested point comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusSource {
    /// The enterprise's own ledger of this quarter.
    Claimed,
    /// The enterprise's ledger of an earlier quarter, still valid.
    Carried(Quarter),
    /// Inspectors.
    Verified,
}

/// A status and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attested {
    /// How far the point is met.
    pub status: PointStatus,
    /// Who says so.
    pub source: StatusSource,
    /// The share of the point it earns.
    pub credit: Fraction,
}

/// Whether a point takes part in a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointState {
    /// It does.
    Scored,
    /// It does not apply to the enterprise, which the pack allows for it.
    NotApplicable,
    /// Its first deadline lies ahead.
    NotYetDue,
    /// It is measured alone, and there is no case to measure.
    NoCases,
    /// It needs a progress ledger, and none was handed in.
    NoLedger,
}

/// Why points were lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// Nobody answered the point.
    Unanswered,
    /// The ledger itself says that it is partly or not met.
    Status(PointStatus),
    /// It is said to be met, but no evidence is named.
    NoEvidence,
    /// It was done too long ago.
    Expired,
    /// «Not applicable» is not allowed for the point, or no reason is given.
    NotApplicableRefused,
    /// Inspectors found otherwise.
    Verified(PointStatus),
    /// Inspectors found the claim falsified.
    Falsified,
    /// A metric fell short.
    Metric(Measured),
}

/// The score of one point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointScore {
    /// The point's position in the checklist, counted through all areas.
    pub point: usize,
    /// Whether it takes part.
    pub state: PointState,
    /// What it could earn.
    pub available: Points,
    /// What it earned.
    pub earned: Points,
    /// What was said of it.
    pub attested: Option<Attested>,
    /// What was measured for it.
    pub measured: Vec<Measured>,
    /// Why it did not earn all.
    pub causes: Vec<Cause>,
}

impl PointScore {
    /// What it lost.
    pub fn lost(&self) -> Points {
        self.available - self.earned
    }

    /// Fully met: a shortfall too small to cost a hundredth is still one.
    pub fn is_met(&self) -> bool {
        self.state == PointState::Scored && self.available == self.earned && self.causes.is_empty()
    }
}

/// The score of one area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaScore {
    /// The area's position in the checklist.
    pub area: usize,
    /// What it could earn: the sum of its points.
    pub available: Points,
    /// What it earned: the sum of its points.
    pub earned: Points,
    /// Its points.
    pub points: Vec<PointScore>,
}

/// A grade, and what kept it from being better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    /// Position in the policy's list of grades, best first.
    pub grade: usize,
    /// The grade that the points alone would give.
    pub by_points: usize,
    /// Vetoes that cap it, by position in the policy's list.
    pub vetoes: Vec<usize>,
    /// Conditions of the best grade that are not met.
    pub barred_by: Vec<BestGradeBar>,
}

/// Why the best grade is out of reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BestGradeBar {
    /// The rate of a service is below the floor.
    RateBelowFloor(ServiceIx),
    /// Cases beyond a statutory limit.
    BeyondLaw(u64),
    /// Late cases without an explanation.
    LateUnexplained(u64),
}

/// A score over the whole checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// The areas.
    pub areas: Vec<AreaScore>,
    /// The sum of the areas.
    pub total: Points,
    /// What could be earned: 100.00, or less where only the measured part could be scored.
    pub available: Points,
    /// Points fully met.
    pub met: usize,
    /// Points that take part.
    pub applicable: usize,
    /// An area had nothing applicable, so the others were scaled up.
    pub rescaled: bool,
    /// No progress ledger: only the measured points are scored.
    pub measured_only: bool,
    /// The grade; `None` without a progress ledger.
    pub grade: Option<Grade>,
}

/// Hundredths lost on one point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The point's position in the checklist, counted through all areas.
    pub point: usize,
    /// What was lost.
    pub lost: Points,
    /// Why.
    pub causes: Vec<Cause>,
}

/// Everything about one enterprise's score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scorecard {
    /// Whose it is.
    pub enterprise: EnterpriseIx,
    /// By its own claims (自评分); `None` where the policy has no checklist.
    pub claimed: Option<Score>,
    /// With what inspectors found (核定分); `None` where nobody verified.
    pub verified: Option<Score>,
    /// The points that rank it, set-aside rows counted as late.
    pub ranking: Option<Points>,
    /// Its place; `None` where it is listed without one.
    pub rank: Option<usize>,
    /// Decided cases over all services.
    pub decided: u64,
    /// Diagnostics forbid accepting the submission as it stands.
    pub blocked: bool,
    /// It handed something in.
    pub reported: bool,
    /// What it can still do for its score.
    pub fixes: Fixes,
    /// Between which scores the truth can lie; `None` without a progress ledger.
    pub range: Option<ScoreRange>,
}

impl Scorecard {
    /// The score that counts: verified where somebody verified, else claimed.
    pub fn score(&self) -> Option<&Score> {
        self.verified.as_ref().or(self.claimed.as_ref())
    }

    /// The lost hundredths of the score that counts; they add up to its available points minus its total.
    pub fn findings(&self) -> Vec<Finding> {
        let points = self.score().into_iter().flat_map(|score| &score.areas).flat_map(|area| &area.points);
        points
            .filter(|point| point.lost() > Points::ZERO)
            .map(|point| Finding { point: point.point, lost: point.lost(), causes: point.causes.clone() })
            .collect()
    }
}
