//! Drawings as values: what is to be seen, in numbers and names of the report, without a size or a colour.
//!
//! A chart that would show nothing is not made: the functions answer `None`.

mod calendar;
mod funnel;
mod heat;
mod late_by;
mod profile;
mod ranking;
mod trend;

pub use calendar::{CalendarStrip, HolidayNote, Month};
pub use funnel::{Band, Funnel, FunnelPoint, Limits, PARTS};
pub use heat::{Heat, HeatCell, HeatRow};
pub use late_by::{BUCKETS, Bucket, LateBy, LateRow, Lateness};
pub use profile::{Profile, ProfileArea};
pub use ranking::{Ranking, RankingRow, Standing};
pub use trend::{Series, Trend, Unit};

use super::model::{Report, ServiceReport};

/// A drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chart {
    /// Every enterprise by its score.
    Ranking(Ranking),
    /// The rate of every service of every enterprise.
    Heat(Heat),
    /// The rates of one service against how many cases they rest on.
    Funnel(Funnel),
    /// How late the late cases are.
    LateBy(LateBy),
    /// How rates or points went over the quarters.
    Trend(Trend),
    /// The areas of one enterprise's score.
    Profile(Profile),
    /// The days of the period.
    Calendar(CalendarStrip),
}

impl Chart {
    /// The ranking; `None` for fewer than two enterprises, and where nobody has a score.
    pub fn ranking(report: &Report) -> Option<Self> {
        Ranking::of(report).map(Self::Ranking)
    }

    /// Enterprises and services; `None` for fewer than two enterprises with cases.
    pub fn heat(report: &Report) -> Option<Self> {
        Heat::of(report).map(Self::Heat)
    }

    /// A funnel for each service that has something to compare.
    pub fn funnels(report: &Report) -> Vec<Self> {
        (0..report.services.len()).filter_map(|service| Funnel::of(report, service)).map(Self::Funnel).collect()
    }

    /// How late the cases of an enterprise, a group or the city are; `None` where none is late.
    pub fn late_by(report: &Report, services: &[ServiceReport]) -> Option<Self> {
        LateBy::of(report, services).map(Self::LateBy)
    }

    /// The rates of the city over the quarters at hand; `None` without earlier ones.
    pub fn rates_trend(report: &Report) -> Option<Self> {
        Trend::of_rates(report).map(Self::Trend)
    }

    /// The areas of the enterprise at a position of the report; `None` where it has no score.
    pub fn profile(report: &Report, position: usize) -> Option<Self> {
        Profile::of(report, position).map(Self::Profile)
    }

    /// The days of the period; `None` where the report does not tell them one by one.
    pub fn calendar(report: &Report) -> Option<Self> {
        CalendarStrip::of(report).map(Self::Calendar)
    }
}
