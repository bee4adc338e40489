//! The figures of a quarter as the JSON of a report that was kept has them; everything else in it is passed over.

use serde::Deserialize;

use super::figures::{ComplaintFigures, EnterpriseFigures, MilestoneFigures, PointFigures, QuarterFigures, ScoreFigures, ServiceFigures};
use crate::domain::{Points, Quarter};
use crate::report::model::{MeasuredReport, Share, SubmissionState};

/// A report.
#[derive(Deserialize)]
pub(super) struct KeptReport {
    quarter: String,
    city: Vec<ServiceFigures>,
    complaints: Vec<ComplaintFigures>,
    enterprises: Vec<KeptEnterprise>,
    milestones: Vec<MilestoneFigures>,
}

/// One service.
#[derive(Deserialize)]
pub(super) struct KeptService {
    service: String,
    decided: u64,
    on_time: u64,
    late: u64,
    overdue: u64,
    rate: Option<Share>,
    balance: KeptBalance,
}

#[derive(Deserialize)]
struct KeptBalance {
    accepted: u64,
    completed: u64,
}

#[derive(Deserialize)]
struct KeptEnterprise {
    code: String,
    short_name: String,
    reported: bool,
    handed_in_on_time: Option<bool>,
    rank: Option<usize>,
    services: Vec<ServiceFigures>,
    complaints: Vec<ComplaintFigures>,
    claimed: Option<KeptScore>,
    verified: Option<KeptScore>,
}

#[derive(Deserialize)]
struct KeptScore {
    total: String,
    available: String,
    areas: Vec<KeptArea>,
}

#[derive(Deserialize)]
struct KeptArea {
    points: Vec<KeptPoint>,
}

#[derive(Deserialize)]
struct KeptPoint {
    id: String,
    title: String,
    state: String,
    earned: String,
    status: Option<String>,
    measured: Vec<MeasuredReport>,
}

/// A text stands where a quarter or a number of points should.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is not what a report writes there")]
pub(super) struct NotWritten(String);

impl TryFrom<KeptReport> for QuarterFigures {
    type Error = NotWritten;

    fn try_from(kept: KeptReport) -> Result<Self, NotWritten> {
        let KeptReport { quarter, city, complaints, enterprises, milestones } = kept;
        let quarter: Quarter = quarter.parse().map_err(|_| NotWritten(quarter))?;
        let enterprises = enterprises.into_iter().map(KeptEnterprise::figures).collect::<Result<_, _>>()?;
        Ok(Self { quarter, city, complaints, enterprises, milestones })
    }
}

impl From<KeptService> for ServiceFigures {
    fn from(kept: KeptService) -> Self {
        let KeptService { service, decided, on_time, late, overdue, rate, balance: KeptBalance { accepted, completed } } = kept;
        Self { service, accepted, completed, decided, on_time, late, overdue, rate }
    }
}

impl KeptEnterprise {
    fn figures(self) -> Result<EnterpriseFigures, NotWritten> {
        let verified = self.verified.is_some();
        let score = self.verified.or(self.claimed).map(|score| score.figures(verified)).transpose()?;
        let submission = SubmissionState::of(self.reported, self.handed_in_on_time);
        let Self { code, short_name, reported, rank, services, complaints, .. } = self;
        Ok(EnterpriseFigures { code, short_name, reported, submission, rank, services, complaints, score })
    }
}

impl KeptScore {
    fn figures(self, verified: bool) -> Result<ScoreFigures, NotWritten> {
        let (total, available) = (points(self.total)?, points(self.available)?);
        let all = self.areas.into_iter().flat_map(|area| area.points);
        let points = all.map(|KeptPoint { id, title, state, earned, status, measured }| {
            Ok(PointFigures { id, title, earned: points(earned)?, state, status, measured })
        });
        Ok(ScoreFigures { verified, total, available, points: points.collect::<Result<_, _>>()? })
    }
}

fn points(text: String) -> Result<Points, NotWritten> {
    text.parse().map_err(|_| NotWritten(text))
}
