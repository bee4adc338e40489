//! The areas of one enterprise's score.

use super::ranking::points;
use crate::domain::{Points, Rate};
use crate::report::model::{Report, ScoreReport};

/// An enterprise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Its short name.
    pub name: String,
    /// The areas, in the order of the checklist.
    pub areas: Vec<ProfileArea>,
}

/// An area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileArea {
    /// Its name.
    pub name: String,
    /// What was earned.
    pub earned: Points,
    /// What could be earned; nothing where the area does not apply.
    pub available: Points,
    /// What half of the enterprises earn at least, in hundredths of a percent; `None` where there is nobody to compare with.
    pub median: Option<u64>,
}

impl ProfileArea {
    /// Earned of available, in hundredths of a percent; `None` where nothing could be earned.
    pub fn share(&self) -> Option<u64> {
        let count = |points: Points| u64::try_from(points.hundredths()).ok();
        Rate::new(count(self.earned)?, count(self.available)?).map(Rate::hundredths)
    }
}

impl Profile {
    pub(super) fn of(report: &Report, position: usize) -> Option<Self> {
        let enterprise = report.enterprises.get(position)?;
        let score = enterprise.score()?;
        let scores: Vec<_> = report.enterprises.iter().filter_map(|enterprise| enterprise.score()).collect();
        let areas: Vec<_> = areas(score)
            .map(|(id, area)| {
                let mut shares: Vec<u64> = scores.iter().flat_map(|score| areas_of(score, id)).filter_map(|area| area.share()).collect();
                shares.sort_unstable();
                let median = (shares.len() > 2).then(|| shares.get((shares.len() - 1) / 2).copied()).flatten();
                ProfileArea { median, ..area }
            })
            .collect();
        (!areas.is_empty()).then(|| Self { name: enterprise.short_name.clone(), areas })
    }
}

fn areas_of<'r>(score: &'r ScoreReport, id: &'r str) -> impl Iterator<Item = ProfileArea> + 'r {
    areas(score).filter(move |(other, _)| *other == id).map(|(_, area)| area)
}

fn areas(score: &ScoreReport) -> impl Iterator<Item = (&str, ProfileArea)> {
    score.areas.iter().filter_map(|area| {
        let (earned, available) = (points(&area.earned)?, points(&area.available)?);
        Some((area.id.as_str(), ProfileArea { name: area.name.clone(), earned, available, median: None }))
    })
}
