//! The report as pages of tables.

mod bureau;
mod cases;
mod checked;
mod comparison;
mod complaints;
mod continuity;
mod credit;
mod data;
mod district;
mod dossier;
mod evidence;
mod explanation;
mod figures;
mod findings;
mod first;
mod letters;
mod lists;
mod method;
mod milestones;
mod overdue;
mod problems;
mod public;
mod quarter;
mod rates;
mod recommendation;
mod remarks;
mod resubmission;
mod score;
mod score_trend;
mod screens;
mod submissions;
mod task_cells;
mod tasks;
mod transfers;
mod trend;
mod whatif;
mod year_to_date;

pub use bureau::bureau_document;
pub use comparison::comparison_page;
pub(super) use comparison::{rules_used, title as comparison_title};
use complaints::complaints_blocks;
pub(super) use continuity::Continuous;
pub use credit::credit_page;
pub use dossier::enterprise_document;
pub use explanation::explanation_page;
pub use letters::letters_page;
use lists::lists_blocks;
use overdue::{late_reason_blocks, overdue_blocks};
pub(super) use public::{promise, service_table, standing_table, title as public_title};
pub use public::{public_document, public_page};
pub use quarter::quarter_page;
pub use recommendation::recommendation_page;
pub(super) use recommendation::{candidates_table, left_out_table, proposal};
pub(super) use resubmission::Twice;
pub use score::score_page;
use screens::screens_blocks;
use tasks::{task_by_task_blocks, tasks_blocks};
use trend::trend_blocks;
pub use whatif::whatif_page;
use year_to_date::year_to_date_blocks;

use super::model::{Report, ServiceInfo, ServiceReport, ServiceState, Share};
use super::table::{Cell, Target, Tone};
use crate::domain::Lang;

/// A report with the language it is shown in.
pub(super) struct View<'r> {
    pub(super) report: &'r Report,
    pub(super) lang: Lang,
}

impl View<'_> {
    /// The one of two texts that is in the language of the report.
    pub(super) fn pick<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        self.lang.pick(zh, en)
    }

    /// A service of the policy.
    pub(super) fn service(&self, id: &str) -> Option<&ServiceInfo> {
        self.report.services.iter().find(|service| service.id == id)
    }

    /// The name of a service; its id where the policy has none.
    pub(super) fn service_name<'t>(&'t self, id: &'t str) -> &'t str {
        self.service(id).map_or(id, |service| service.name.as_str())
    }

    /// The period in words.
    pub(super) fn period(&self) -> String {
        let (first, last, as_of) = (self.report.period.first, self.report.period.last, self.report.as_of);
        match self.lang {
            Lang::Zh => format!("统计期 {first} 至 {last}，截至 {as_of} 24:00"),
            Lang::En => format!("{first} to {last}, as of the end of {as_of}"),
        }
    }

    /// The rules and the calendar in words.
    pub(super) fn rules(&self) -> String {
        let (rules, calendar) = (&self.report.rules, &self.report.calendar);
        let sha = rules.sha256.get(..12).unwrap_or(&rules.sha256);
        match self.lang {
            Lang::Zh => format!("规则 {} 第{}版（SHA-256 {sha}…），日历 {}", rules.id, rules.version, calendar.name),
            Lang::En => format!("rules {} version {} (SHA-256 {sha}…), calendar {}", rules.id, rules.version, calendar.name),
        }
    }
}

/// A rate that says at a glance whether the promise was kept.
pub(super) fn rate_cell(view: &View<'_>, service: &ServiceReport) -> Cell {
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
pub(super) fn share_text(share: Option<&Share>) -> String {
    share.map_or_else(|| "-".to_owned(), |share| format!("{} ({}/{})", share.percent, share.part, share.whole))
}

/// A number leads to what is behind it, where there is anything.
fn leading(cell: Cell, count: u64, target: Target) -> Cell {
    if count > 0 { cell.to(target) } else { cell }
}

/// A value, or a dash where there is none.
fn or_dash<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| value.to_string())
}
