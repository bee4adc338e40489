//! The report as the circular looks at it.

use super::phrase;
use crate::domain::{Lang, Quarter};
use crate::report::model::{EnterpriseReport, Report, ServiceReport, ServiceState};

/// A report with the language it is told in.
#[derive(Clone, Copy)]
pub(super) struct View<'r> {
    pub(super) report: &'r Report,
    pub(super) lang: Lang,
}

impl<'r> View<'r> {
    pub(super) fn pick<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        self.lang.pick(zh, en)
    }

    /// `2019年第三季度`; the days where the report is on no quarter.
    pub(super) fn period(&self) -> String {
        let quarter = self.report.quarter.as_deref().and_then(|quarter| quarter.parse::<Quarter>().ok());
        quarter.map_or_else(
            || format!("{}{}{}", self.report.period.first, self.pick("至", " to "), self.report.period.last),
            |quarter| quarter.text(self.lang),
        )
    }

    /// What the activity is called, without the years behind it.
    pub(super) fn activity(&self) -> &'r str {
        let title = self.report.rules.title.as_str();
        title.split(['（', '(']).next().map_or(title, str::trim)
    }

    /// The title of the circular.
    pub(super) fn title(&self) -> String {
        match self.lang {
            Lang::Zh => {
                format!("关于{}{}{}情况的通报", self.period(), self.report.district_name().unwrap_or_default(), self.activity())
            }
            Lang::En => {
                let district = self.report.district_name().map(|name| format!(", {name}")).unwrap_or_default();
                format!("Circular on the {} in {}{district}", self.activity(), self.period())
            }
        }
    }

    /// The document the policy rests on, by its name.
    pub(super) fn document(&self) -> String {
        let source = self.report.rules.source.as_str();
        match self.lang {
            Lang::Zh => source.find('》').filter(|_| source.starts_with('《')).map_or(source, |end| &source[..end + '》'.len_utf8()]),
            Lang::En => source.split(", as published").next().unwrap_or(source),
        }
        .to_owned()
    }

    /// What a service is called.
    pub(super) fn service(&self, id: &str) -> String {
        self.report.services.iter().find(|service| service.id == id).map_or_else(|| id.to_owned(), |service| service.name.clone())
    }

    /// What an enterprise is called in running text.
    pub(super) fn name(enterprise: &EnterpriseReport) -> String {
        phrase::name(&enterprise.short_name)
    }

    /// The short name behind a code.
    pub(super) fn name_of(&self, code: &str) -> String {
        self.report.enterprises.iter().find(|one| one.code == code).map_or_else(|| phrase::name(code), View::name)
    }

    /// Enterprises that handed something in.
    pub(super) fn reported(&self) -> impl Iterator<Item = &'r EnterpriseReport> {
        self.report.enterprises.iter().filter(|one| one.reported)
    }

    /// Names of enterprises that a condition holds for, in the order of the ranking.
    pub(super) fn names(&self, holds: impl Fn(&EnterpriseReport) -> bool) -> Vec<String> {
        self.report.enterprises.iter().filter(|one| holds(one)).map(View::name).collect()
    }

    /// Cases still open after their due day: of the period, and of periods before.
    pub(super) fn open(&self) -> (u64, u64) {
        let sum = |of: fn(&EnterpriseReport) -> u64| self.report.enterprises.iter().map(of).sum();
        (sum(|one| one.overdue.total), sum(|one| one.carried_overdue.total))
    }

    /// The annex with the places.
    pub(super) fn ranking_annex(&self) -> String {
        self.annex(1)
    }

    /// The annex with the rates of every enterprise.
    pub(super) fn rates_annex(&self) -> String {
        self.annex(2)
    }

    /// The annex with the cases that are overdue and open; there is one only where there are such cases.
    pub(super) fn open_annex(&self) -> String {
        self.annex(3)
    }

    /// The annex that says how things were counted.
    pub(super) fn method_annex(&self) -> String {
        self.annex(if self.open() == (0, 0) { 3 } else { 4 })
    }

    fn annex(&self, number: usize) -> String {
        format!("{}{number}", self.pick("附件", "Annex "))
    }
}

/// Cases of an enterprise, or of all, over the services.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) decided: u64,
    pub(super) on_time: u64,
    pub(super) late: u64,
    pub(super) overdue: u64,
}

impl Sum {
    pub(super) fn of(services: &[ServiceReport]) -> Self {
        services.iter().fold(Self::default(), |sum, service| Self {
            decided: sum.decided + service.decided,
            on_time: sum.on_time + service.on_time,
            late: sum.late + service.late,
            overdue: sum.overdue + service.overdue,
        })
    }

    /// Late or overdue.
    pub(super) fn behind(self) -> u64 {
        self.late + self.overdue
    }
}

/// Whether an enterprise that reported kept every promise that had a case.
pub(super) fn kept_all(enterprise: &EnterpriseReport) -> bool {
    enterprise.reported && enterprise.decided > 0 && enterprise.services.iter().all(|service| service.meets_target != Some(false))
}

/// Services of which nothing was handed in and nobody said there was nothing.
pub(super) fn unreported(enterprise: &EnterpriseReport) -> impl Iterator<Item = &ServiceReport> {
    enterprise.services.iter().filter(|service| enterprise.reported && service.state == ServiceState::NotReported)
}
