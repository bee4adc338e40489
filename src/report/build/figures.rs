//! What of an earlier quarter is held against this one.

use serde::Deserialize;

use super::kept_figures::{KeptReport, KeptService};
use crate::domain::{Points, Quarter};
use crate::report::model::{
    ComplaintsReport, EnterpriseReport, MeasuredReport, MilestoneReport, Report, ScoreReport, ServiceReport, Share, SubmissionState,
};

/// The figures of a quarter, without the cases behind them. They are read from the JSON of a report as they are taken from a report.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "KeptReport")]
pub struct QuarterFigures {
    /// The quarter.
    pub quarter: Quarter,
    pub(super) city: Vec<ServiceFigures>,
    pub(super) complaints: Vec<ComplaintFigures>,
    pub(super) enterprises: Vec<EnterpriseFigures>,
    pub(super) milestones: Vec<MilestoneFigures>,
}

/// One dated goal.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct MilestoneFigures {
    pub(super) id: String,
    pub(super) state: Option<Share>,
    pub(super) reached: bool,
    /// Short names of those that do not meet it.
    pub(super) missing: Vec<String>,
}

/// One service.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "KeptService")]
pub(super) struct ServiceFigures {
    pub(super) service: String,
    pub(super) accepted: u64,
    pub(super) completed: u64,
    pub(super) decided: u64,
    pub(super) on_time: u64,
    pub(super) late: u64,
    pub(super) overdue: u64,
    pub(super) rate: Option<Share>,
}

/// Complaints of one service.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct ComplaintFigures {
    pub(super) service: String,
    pub(super) received: u64,
    pub(super) valid: u64,
    pub(super) upheld: u64,
}

/// One enterprise.
#[derive(Debug, Clone)]
pub(super) struct EnterpriseFigures {
    pub(super) code: String,
    pub(super) short_name: String,
    pub(super) reported: bool,
    pub(super) submission: SubmissionState,
    pub(super) rank: Option<usize>,
    pub(super) services: Vec<ServiceFigures>,
    pub(super) complaints: Vec<ComplaintFigures>,
    pub(super) score: Option<ScoreFigures>,
}

/// The score that counts.
#[derive(Debug, Clone)]
pub(super) struct ScoreFigures {
    /// Inspectors had a say in it.
    pub(super) verified: bool,
    pub(super) total: Points,
    pub(super) available: Points,
    pub(super) points: Vec<PointFigures>,
}

/// One point of a score.
#[derive(Debug, Clone)]
pub(super) struct PointFigures {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) earned: Points,
    pub(super) state: String,
    pub(super) status: Option<String>,
    pub(super) measured: Vec<MeasuredReport>,
}

impl QuarterFigures {
    /// The figures of a report; `None` where it is not on a quarter.
    pub fn of(report: &Report) -> Option<Self> {
        Some(Self {
            quarter: report.quarter.as_ref()?.parse().ok()?,
            city: report.city.iter().map(ServiceFigures::of).collect(),
            complaints: report.complaints.iter().map(ComplaintFigures::of).collect(),
            enterprises: report.enterprises.iter().map(EnterpriseFigures::of).collect(),
            milestones: report.milestones.iter().map(MilestoneFigures::of).collect(),
        })
    }

    /// A goal by its name for machines.
    pub(super) fn milestone(&self, id: &str) -> Option<&MilestoneFigures> {
        self.milestones.iter().find(|goal| goal.id == id)
    }

    /// An enterprise by its code.
    pub(super) fn enterprise(&self, code: &str) -> Option<&EnterpriseFigures> {
        self.enterprises.iter().find(|enterprise| enterprise.code == code)
    }
}

impl MilestoneFigures {
    fn of(goal: &MilestoneReport) -> Self {
        Self { id: goal.id.clone(), state: goal.state.clone(), reached: goal.reached, missing: goal.missing.clone() }
    }
}

impl ServiceFigures {
    fn of(service: &ServiceReport) -> Self {
        Self {
            service: service.service.clone(),
            accepted: service.balance.accepted,
            completed: service.balance.completed,
            decided: service.decided,
            on_time: service.on_time,
            late: service.late,
            overdue: service.overdue,
            rate: service.rate.clone(),
        }
    }
}

impl ComplaintFigures {
    fn of(complaints: &ComplaintsReport) -> Self {
        let ComplaintsReport { received, valid, upheld, .. } = *complaints;
        Self { service: complaints.service.clone(), received, valid, upheld }
    }
}

impl EnterpriseFigures {
    fn of(enterprise: &EnterpriseReport) -> Self {
        Self {
            code: enterprise.code.clone(),
            short_name: enterprise.short_name.clone(),
            reported: enterprise.reported,
            submission: enterprise.submission(),
            rank: enterprise.rank,
            services: enterprise.services.iter().map(ServiceFigures::of).collect(),
            complaints: enterprise.complaints.iter().map(ComplaintFigures::of).collect(),
            score: enterprise.score().and_then(|score| ScoreFigures::of(score, enterprise.verified.is_some())),
        }
    }
}

impl ScoreFigures {
    /// `None` where a number is not what a report writes, which none is.
    fn of(score: &ScoreReport, verified: bool) -> Option<Self> {
        let points = score.areas.iter().flat_map(|area| &area.points).map(|point| {
            Some(PointFigures {
                id: point.id.clone(),
                title: point.title.clone(),
                earned: point.earned.parse().ok()?,
                state: point.state.clone(),
                status: point.status.clone(),
                measured: point.measured.clone(),
            })
        });
        Some(Self {
            verified,
            total: score.total.parse().ok()?,
            available: score.available.parse().ok()?,
            points: points.collect::<Option<_>>()?,
        })
    }
}
