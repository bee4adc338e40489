//! How rates or points went over the quarters.

use crate::report::model::{Report, ServiceTrend, Share};

/// Several lines over the same quarters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    /// What the values are.
    pub unit: Unit,
    /// The quarters, the earliest first.
    pub quarters: Vec<String>,
    /// The lines.
    pub series: Vec<Series>,
}

/// What hundredths stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Hundredths of a percent: 9,853 is 98.53 %.
    Percent,
    /// Hundredths of a point.
    Points,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What it is about.
    pub name: String,
    /// In hundredths of the unit, one for each quarter; `None` where there is nothing.
    pub values: Vec<Option<u64>>,
}

impl Trend {
    /// The rates of the city's services; `None` where no earlier quarter is at hand.
    pub(super) fn of_rates(report: &Report) -> Option<Self> {
        let trend = report.trend.as_ref().filter(|trend| trend.quarters.len() > 1)?;
        let name = |service: &ServiceTrend| report.services.iter().find(|info| info.id == service.service).map(|info| info.name.clone());
        let series = |service: &ServiceTrend| Series {
            name: name(service).unwrap_or_else(|| service.service.clone()),
            values: service.quarters.iter().map(|quarter| quarter.rate.as_ref().map(Share::hundredths)).collect(),
        };
        Some(Self { unit: Unit::Percent, quarters: trend.quarters.clone(), series: trend.city.iter().map(series).collect() })
    }
}
