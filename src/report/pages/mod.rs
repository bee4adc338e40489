//! The report as pages of tables.

mod cases;
mod comparison;
mod continuity;
mod data;
mod method;
mod quarter;
mod rates;
mod resubmission;
mod score;

pub use comparison::comparison_page;
pub use quarter::quarter_page;
pub use score::score_page;

use super::model::{Report, ServiceInfo, ServiceReport, ServiceState, Share};
use super::table::{Cell, Tone};
use crate::domain::Lang;

/// A report with the language it is shown in.
struct View<'r> {
    report: &'r Report,
    lang: Lang,
}

impl View<'_> {
    fn pick<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        self.lang.pick(zh, en)
    }

    fn service(&self, id: &str) -> Option<&ServiceInfo> {
        self.report.services.iter().find(|service| service.id == id)
    }

    /// The name of a service; its id where the policy has none.
    fn service_name<'t>(&'t self, id: &'t str) -> &'t str {
        self.service(id).map_or(id, |service| service.name.as_str())
    }

    /// The period in words.
    fn period(&self) -> String {
        let (first, last, as_of) = (self.report.period.first, self.report.period.last, self.report.as_of);
        match self.lang {
            Lang::Zh => format!("统计期 {first} 至 {last}，截至 {as_of} 24:00"),
            Lang::En => format!("{first} to {last}, as of the end of {as_of}"),
        }
    }

    /// The rules and the calendar in words.
    fn rules(&self) -> String {
        let (rules, calendar) = (&self.report.rules, &self.report.calendar);
        let sha = rules.sha256.get(..12).unwrap_or(&rules.sha256);
        match self.lang {
            Lang::Zh => format!("规则 {} 第{}版（SHA-256 {sha}…），日历 {}", rules.id, rules.version, calendar.name),
            Lang::En => format!("rules {} version {} (SHA-256 {sha}…), calendar {}", rules.id, rules.version, calendar.name),
        }
    }
}

/// A rate that says at a glance whether the promise was kept.
fn rate_cell(view: &View<'_>, service: &ServiceReport) -> Cell {
    match (&service.rate, service.state) {
        (Some(rate), _) => {
            let mark = if service.meets_target == Some(true) { "" } else { "▼" };
            let small = if service.small_number { "*" } else { "" };
            let tone = if service.meets_target == Some(true) { Tone::Good } else { Tone::Bad };
            Cell { text: format!("{mark}{}{small}", rate.percent), ..Cell::share(Some(rate)).with_tone(tone) }
        }
        (None, ServiceState::Reported) => Cell::missing(view.pick("无应办结", "none due")).with_tone(Tone::Faint),
        (None, ServiceState::DeclaredEmpty) => Cell::missing(view.pick("无业务", "no cases")).with_tone(Tone::Faint),
        (None, ServiceState::NotReported) => Cell::missing(view.pick("未报", "not reported")).with_tone(Tone::Bad),
    }
}

/// `98.53%(134/136)`.
fn share_text(share: Option<&Share>) -> String {
    share.map_or_else(|| "-".to_owned(), |share| format!("{} ({}/{})", share.percent, share.part, share.whole))
}

/// A value, or a dash where there is none.
fn or_dash<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| value.to_string())
}
