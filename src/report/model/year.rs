//! The calendar year up to this quarter, over the quarters that are at hand.

use schemars::JsonSchema;
use serde::Serialize;

use super::{PerUsers, Share};

/// Sums over the quarters of a year that are at hand.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct YearToDateReport {
    /// The year.
    pub year: i32,
    /// The quarters in the sums.
    pub quarters: Vec<String>,
    /// Quarters of the year, up to this one, that are in none.
    pub missing: Vec<String>,
    /// The city.
    pub city: YearReport,
    /// Every enterprise of this quarter, in the order of the ranking.
    pub enterprises: Vec<EnterpriseYear>,
}

/// One enterprise's year.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EnterpriseYear {
    /// Its code.
    pub code: String,
    /// Short name.
    pub short_name: String,
    /// The quarters it handed something in for.
    pub reported: Vec<String>,
    /// Its sums.
    pub sums: YearReport,
}

/// Sums of a year.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct YearReport {
    /// By service.
    pub services: Vec<YearService>,
    /// Of the services whose cases need not be valid.
    pub complaints: Vec<YearComplaints>,
}

/// A service over a year. A case that is due in one quarter and still open counts as overdue there, and is not counted again.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct YearService {
    /// The service.
    pub service: String,
    /// Accepted.
    pub accepted: u64,
    /// Completed.
    pub completed: u64,
    /// Cases the rate is made of.
    pub decided: u64,
    /// Completed by the due time.
    pub on_time: u64,
    /// Completed late.
    pub late: u64,
    /// Open with the due time reached in one of the quarters.
    pub overdue: u64,
    /// On time ÷ decided.
    pub rate: Option<Share>,
}

/// Complaints over a year.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct YearComplaints {
    /// The service.
    pub service: String,
    /// Accepted.
    pub received: u64,
    /// Those of them that are valid.
    pub valid: u64,
    /// Those found justified.
    pub upheld: u64,
    /// Received for every 10,000 users of this quarter's registry.
    pub received_per_10000: Option<PerUsers>,
    /// Valid ones, likewise.
    pub valid_per_10000: Option<PerUsers>,
}
