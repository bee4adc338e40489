//! Every enterprise by its score.

use crate::domain::Points;
use crate::report::model::{EnterpriseReport, Report};

/// Enterprises in the order of the ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// One a line.
    pub rows: Vec<RankingRow>,
}

/// An enterprise in the ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankingRow {
    /// Its short name.
    pub name: String,
    /// Its place; `None` where it is listed without one.
    pub rank: Option<usize>,
    /// What it has.
    pub standing: Standing,
}

/// What an enterprise has to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It handed nothing in.
    Silent,
    /// It has no score.
    Unscored,
    /// Only a part could be scored, so its points stand on another scale.
    Partly {
        /// What it earned.
        score: Points,
        /// What it could earn.
        available: Points,
    },
    /// A whole score.
    Scored {
        /// The score that counts, of 100.00.
        score: Points,
        /// By its own claims, where that differs.
        claimed: Option<Points>,
        /// The points that rank it, where rows in doubt make them differ.
        ranking: Option<Points>,
        /// Name of the grade.
        grade: Option<String>,
        /// A veto caps the grade.
        vetoed: bool,
    },
}

impl Ranking {
    pub(super) fn of(report: &Report) -> Option<Self> {
        let rows: Vec<_> = report.enterprises.iter().map(row).collect();
        let scored = rows.iter().any(|row| matches!(row.standing, Standing::Scored { .. } | Standing::Partly { .. }));
        (rows.len() > 1 && scored).then_some(Self { rows })
    }
}

fn row(enterprise: &EnterpriseReport) -> RankingRow {
    RankingRow { name: enterprise.short_name.clone(), rank: enterprise.rank, standing: standing(enterprise) }
}

fn standing(enterprise: &EnterpriseReport) -> Standing {
    if !enterprise.reported {
        return Standing::Silent;
    }
    let Some((report, score)) = enterprise.score().and_then(|score| Some((score, points(&score.total)?))) else {
        return Standing::Unscored;
    };
    if report.measured_only {
        return Standing::Partly { score, available: points(&report.available).unwrap_or(Points::FULL) };
    }
    let differs = |points: &Points| *points != score;
    let ranked = enterprise.ranking_points.as_deref().filter(|_| enterprise.rank.is_some());
    Standing::Scored {
        score,
        claimed: enterprise.claimed.as_ref().and_then(|claimed| points(&claimed.total)).filter(differs),
        ranking: ranked.and_then(points).filter(differs),
        grade: report.grade.as_ref().map(|grade| grade.name.clone()),
        vetoed: report.grade.as_ref().is_some_and(|grade| !grade.vetoes.is_empty()),
    }
}

/// Points as the report writes them.
pub(super) fn points(text: &str) -> Option<Points> {
    text.parse().ok()
}
