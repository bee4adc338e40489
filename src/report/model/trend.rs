//! This quarter beside earlier ones: what changed, and what changed it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::Share;

/// Earlier quarters beside this one. All of them are counted by the rules and the calendar of this report, each to the end of
/// its last day.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TrendReport {
    /// The quarters at hand, the oldest first, this one last.
    pub quarters: Vec<String>,
    /// Quarters between the oldest and this one that are not at hand.
    pub missing: Vec<String>,
    /// The quarter before, where it is at hand.
    pub last_quarter: Option<String>,
    /// The same quarter of the year before, where it is at hand.
    pub same_quarter_last_year: Option<String>,
    /// Short names of enterprises that the quarter before did not have; none where it is not at hand.
    pub new: Vec<String>,
    /// Short names of enterprises that only the quarter before had.
    pub gone: Vec<String>,
    /// Rules with a date within the quarters.
    pub dated_rules: Vec<DatedRule>,
    /// The services of the city.
    pub city: Vec<ServiceTrend>,
    /// Every enterprise of this quarter, in the order of the ranking.
    pub enterprises: Vec<EnterpriseTrend>,
}

/// A rule that holds from a day, or asks for something by a day, within the quarters.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DatedRule {
    /// `policy`, `statutory_limit`, `milestone` or `point`.
    pub kind: String,
    /// What it is.
    pub name: String,
    /// The day.
    pub on: NaiveDate,
}

/// A service over the quarters.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ServiceTrend {
    /// The service.
    pub service: String,
    /// Each quarter at hand, in their order.
    pub quarters: Vec<QuarterRate>,
    /// Against the quarter before; null where one of the two has no rate.
    pub since_last_quarter: Option<RateChange>,
    /// Against the same quarter of the year before.
    pub since_last_year: Option<RateChange>,
}

/// A service in one quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct QuarterRate {
    /// The quarter.
    pub quarter: String,
    /// On time ÷ decided; null where nothing was decided.
    pub rate: Option<Share>,
    /// Completed late.
    pub late: u64,
    /// Open with the due time reached.
    pub overdue: u64,
}

/// How a rate changed, and what cases changed it. All rates are hundredths of a percentage point: −55 is 0.55 points less.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RateChange {
    /// The quarter it is held against.
    pub from: String,
    /// The difference of the two percentages as they are printed.
    pub change: i64,
    /// The part of it that comes from more or fewer cases that were not on time; the mean over both orders of the two steps.
    pub by_not_on_time: i64,
    /// The rest, which comes from more or fewer decided cases.
    pub by_volume: i64,
    /// More decided cases, or fewer.
    pub decided: i64,
    /// More cases completed late, or fewer.
    pub late: i64,
    /// More overdue cases, or fewer.
    pub overdue: i64,
}

/// An enterprise over the quarters.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EnterpriseTrend {
    /// Its code.
    pub code: String,
    /// Short name.
    pub short_name: String,
    /// Its services.
    pub services: Vec<ServiceTrend>,
    /// Its scores, each quarter at hand.
    pub scores: Vec<QuarterScore>,
    /// Against the quarter before; null where one of the two has no score.
    pub since_last_quarter: Option<ScoreChange>,
    /// Against the same quarter of the year before.
    pub since_last_year: Option<ScoreChange>,
}

/// The score that counts in one quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct QuarterScore {
    /// The quarter.
    pub quarter: String,
    /// What was earned; null where there is no score.
    pub total: Option<String>,
    /// What could be earned.
    pub available: Option<String>,
    /// `verified` or `claimed`.
    pub kind: Option<String>,
    /// Its place; null where it is listed without one.
    pub rank: Option<usize>,
    /// It handed something in.
    pub reported: bool,
}

/// How a score changed, and the points that changed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ScoreChange {
    /// The quarter it is held against.
    pub from: String,
    /// Such as `-1.25`.
    pub change: String,
    /// Places it rose in the ranking, fewer than none where it fell; null where it has no place in one of the two.
    pub places: Option<i64>,
    /// The two scores are of one kind and out of as many points.
    pub comparable: bool,
    /// The points that earned more or less, the largest change first; their changes add up to the change of the score.
    pub points: Vec<PointChange>,
}

/// A point that earned more or less.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PointChange {
    /// The point.
    pub point: String,
    /// Its title.
    pub title: String,
    /// What it earned then.
    pub then: String,
    /// What it earned now.
    pub now: String,
    /// The difference.
    pub change: String,
    /// The status that counted then, where it is another now.
    pub status_then: Option<String>,
    /// The status that counts now, where it was another then.
    pub status_now: Option<String>,
    /// Whether it took part then, where that is another now: `scored`, `not_applicable`, `not_yet_due`, `no_cases` or `no_ledger`.
    pub state_then: Option<String>,
    /// Whether it takes part now, where that was another then.
    pub state_now: Option<String>,
    /// What was measured differently.
    pub measured: Vec<MeasuredChange>,
}

/// A metric that came to something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MeasuredChange {
    /// The metric.
    pub metric: String,
    /// The services it covers.
    pub services: Vec<String>,
    /// What it came to then.
    pub then: Option<String>,
    /// What it comes to now.
    pub now: Option<String>,
}
