//! Enterprises together, and dated goals.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{ServiceReport, Share};

/// Several enterprises together.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GroupReport {
    /// Name of the district or the parent company.
    pub name: String,
    /// How many enterprises it has.
    pub enterprises: usize,
    /// How many of them reported.
    pub reported: usize,
    /// All services together.
    pub rate: Option<Share>,
    /// Late and overdue cases.
    pub not_on_time: u64,
    /// By service.
    pub services: Vec<ServiceReport>,
    /// The mean of the scores that count, over those that have one.
    pub mean_score: Option<String>,
}

/// A dated goal.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MilestoneReport {
    /// Name for machines.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// When it is to be reached.
    pub by: NaiveDate,
    /// How much of it is promised.
    pub target: String,
    /// Where it stands: enterprises that meet it, of those that have to.
    pub state: Option<Share>,
    /// Whether it is reached.
    pub reached: bool,
    /// For rates, the services and how many enterprises meet each.
    pub services: Vec<MilestoneService>,
    /// Short names of those that do not meet it.
    pub missing: Vec<String>,
    /// How it stood at the end of each quarter at hand, the oldest first, this one last; empty where none stands beside this one.
    pub track: Vec<MilestoneQuarter>,
    /// What the change since the oldest quarter at hand comes to; null where none stands beside this one.
    pub pace: Option<MilestonePace>,
    /// What it rests on.
    pub basis: String,
}

/// A goal at the end of one quarter.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MilestoneQuarter {
    /// The quarter.
    pub quarter: String,
    /// Enterprises that met it, of those that had to.
    pub state: Option<Share>,
    /// Whether it was reached.
    pub reached: bool,
    /// Short names of those that met it and did not in the quarter at hand before.
    pub joined: Vec<String>,
    /// Short names of those that did not meet it any more.
    pub left: Vec<String>,
}

/// What the change of a goal comes to. It is arithmetic on the quarters at hand and foretells nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MilestonePace {
    /// The oldest quarter at hand.
    pub from: String,
    /// Quarters from that one to this one.
    pub quarters: u64,
    /// Enterprises that meet it now, less those that met it then.
    pub change: i64,
    /// The same by quarter, such as `-0.50`.
    pub per_quarter: String,
    /// Enterprises that still have to meet it for its target.
    pub missing: u64,
    /// Quarters after this one that end by the day of the goal.
    pub quarters_left: u64,
    /// How many enterprises more a quarter would do, rounded up; null where no quarter is left.
    pub needed_per_quarter: Option<String>,
    /// The quarter at whose end its target would be reached if every quarter changed as much; null where it would not be, or is already.
    pub reached_in: Option<String>,
}

/// A service within a goal.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MilestoneService {
    /// The service.
    pub service: String,
    /// The rate of the city.
    pub rate: Option<Share>,
    /// Enterprises whose rate meets the target, of those with cases.
    pub enterprises: Option<Share>,
}
