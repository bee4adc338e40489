//! The rate of every service of every enterprise.

use crate::report::model::{Report, ServiceReport, ServiceState};

/// Enterprises down, services across.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heat {
    /// Names of the services.
    pub services: Vec<String>,
    /// The enterprises that handed something in, in the order of the ranking.
    pub rows: Vec<HeatRow>,
    /// All enterprises together, by service.
    pub city: Vec<HeatCell>,
    /// The district they are in; `None` for the whole city.
    pub district: Option<String>,
}

/// An enterprise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatRow {
    /// Its short name.
    pub name: String,
    /// Its place in the ranking.
    pub rank: Option<usize>,
    /// Its services.
    pub cells: Vec<HeatCell>,
}

/// A service of an enterprise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeatCell {
    /// A rate.
    Rate {
        /// In hundredths of a percent.
        hundredths: u64,
        /// Whether it meets the promise.
        meets: bool,
        /// Cases completed by the due time.
        on_time: u64,
        /// Cases it is made of.
        decided: u64,
        /// Those are few.
        small: bool,
    },
    /// There are cases, and none had to be decided.
    NoneDue,
    /// Declared to be without cases.
    NoCases,
    /// Nothing was said.
    NotReported,
}

impl Heat {
    pub(super) fn of(report: &Report) -> Option<Self> {
        let reported = report.enterprises.iter().filter(|enterprise| enterprise.reported);
        let row = |enterprise: &crate::report::model::EnterpriseReport| HeatRow {
            name: enterprise.short_name.clone(),
            rank: enterprise.rank,
            cells: enterprise.services.iter().map(cell).collect(),
        };
        let rows: Vec<_> = reported.map(row).collect();
        let with_rates = rows.iter().filter(|row| row.cells.iter().any(|cell| matches!(cell, HeatCell::Rate { .. }))).count();
        let services = report.services.iter().map(|service| service.name.clone()).collect();
        (with_rates > 1).then(|| Self {
            services,
            rows,
            city: report.city.iter().map(cell).collect(),
            district: report.district_name().map(str::to_owned),
        })
    }
}

fn cell(service: &ServiceReport) -> HeatCell {
    match (&service.rate, service.state) {
        (Some(rate), _) => HeatCell::Rate {
            hundredths: rate.hundredths(),
            meets: service.meets_target == Some(true),
            on_time: rate.part,
            decided: rate.whole,
            small: service.small_number,
        },
        (None, ServiceState::Reported) => HeatCell::NoneDue,
        (None, ServiceState::DeclaredEmpty) => HeatCell::NoCases,
        (None, ServiceState::NotReported) => HeatCell::NotReported,
    }
}
