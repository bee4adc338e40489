//! The city beside a district that a report is about.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Report, Share, TaskCounts};
use crate::domain::Points;
use crate::domain::fold::fold;

/// That a report is about one district alone, and how the city stands beside it. Everything else in such a report is the
/// district's own but the places in the ranking, which are those of the city.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DistrictReport {
    /// The district.
    pub name: String,
    /// The city.
    pub city: CityBeside,
}

/// The city, without naming anybody in it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CityBeside {
    /// The districts of the registry.
    pub districts: Vec<String>,
    /// Enterprises.
    pub enterprises: usize,
    /// Enterprises with a place in the ranking.
    pub ranked: usize,
    /// Who reported, of those that had to.
    pub participation: Option<Share>,
    /// Who did so by the deadline.
    pub in_time: Option<Share>,
    /// The rate of each service.
    pub services: Vec<CityService>,
    /// The mean of the scores that count, over those that have one.
    pub mean_score: Option<String>,
    /// The tasks of the work-progress ledgers.
    pub tasks: Option<TaskCounts>,
}

/// A service over the whole city.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CityService {
    /// The service.
    pub service: String,
    /// On time ÷ decided; null where nothing was decided.
    pub rate: Option<Share>,
}

impl DistrictReport {
    /// A district, with what a report on the whole city says.
    pub(in crate::report) fn beside(name: &str, whole: &Report) -> Self {
        let participation = whole.participation.as_ref();
        let name = whole.districts.iter().map(|group| &group.name).find(|known| fold(known) == fold(name));
        Self {
            name: name.cloned().unwrap_or_default(),
            city: CityBeside {
                districts: whole.districts.iter().map(|group| group.name.clone()).collect(),
                enterprises: whole.enterprises.len(),
                ranked: whole.enterprises.iter().filter(|one| one.rank.is_some()).count(),
                participation: participation.and_then(|found| found.rate.clone()),
                in_time: participation.and_then(|found| found.in_time.clone()),
                services: whole
                    .city
                    .iter()
                    .map(|service| CityService { service: service.service.clone(), rate: service.rate.clone() })
                    .collect(),
                mean_score: whole.mean_score().map(|mean| mean.to_string()),
                tasks: whole.progress.as_ref().map(|summary| summary.total),
            },
        }
    }
}

impl Report {
    /// The one district that the report is about, by its name.
    pub fn district_name(&self) -> Option<&str> {
        self.district.as_ref().map(|district| district.name.as_str())
    }

    /// The mean of the scores that count, over the enterprises that have a whole one.
    pub fn mean_score(&self) -> Option<Points> {
        let scores = self.enterprises.iter().filter_map(|one| one.score()).filter(|score| !score.measured_only);
        Points::mean(&scores.filter_map(|score| score.total.parse().ok()).collect::<Vec<_>>())
    }
}
