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
    /// What it rests on.
    pub basis: String,
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
