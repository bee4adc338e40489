//! The quarter as a document of the bureau.

use super::{
    View, complaints_blocks, late_reason_blocks, lists_blocks, overdue_blocks, screens_blocks, task_by_task_blocks, tasks_blocks,
    trend_blocks, year_to_date_blocks,
};
use crate::domain::Lang;
use crate::report::chart::Chart;
use crate::report::document::Document;
use crate::report::model::Report;
use crate::report::table::{Block, Page};

/// Enterprises shown whose score changed most.
const MOVERS: usize = 20;

/// Late tasks shown of all enterprises together; every one stands on its enterprise's page.
const TASKS: usize = 100;

/// Overdue cases shown of all enterprises together; every one stands on its enterprise's page.
const OVERDUE: usize = 100;

/// Entries shown of each list of the bureau; every one stands on its enterprise's page.
const LISTED: usize = 200;

/// The whole quarter, with the rows behind its numbers.
pub fn bureau_document(report: &Report, lang: Lang) -> Document {
    let view = View { report, lang };
    let mut blocks = view.participation_blocks();
    blocks.extend(view.submissions_blocks());
    blocks.extend(view.standing_blocks());
    blocks.extend(view.city_blocks());
    blocks.extend(view.beside_blocks());
    blocks.extend(trend_blocks(report, MOVERS, lang));
    blocks.extend(year_to_date_blocks(report, lang));
    blocks.extend(overdue_blocks(report, OVERDUE, lang));
    blocks.extend(late_reason_blocks(report, lang));
    blocks.extend(complaints_blocks(report, lang));
    blocks.extend(view.continuity_blocks());
    blocks.extend(lists_blocks(report, LISTED, false, lang));
    blocks.extend(view.all_group_blocks());
    blocks.extend(view.milestone_blocks());
    blocks.extend(view.missing_blocks());
    blocks.extend(tasks_blocks(report, TASKS, lang));
    blocks.extend(task_by_task_blocks(report, lang));
    blocks.extend(view.findings_blocks());
    blocks.extend(view.inspection_blocks());
    blocks.extend(view.evidence_blocks());
    blocks.extend(screens_blocks(report, None, lang));
    blocks.extend(view.data_blocks(false));
    blocks.extend(view.method_blocks());
    if let Some(calendar) = Chart::calendar(report) {
        blocks.extend([Block::heading(lang.pick("工作日历", "Working days")), Block::Chart(calendar)]);
    }
    let title = match lang {
        Lang::Zh => format!("{}{}评价报告", view.quarter_name(), report.district_name().unwrap_or_default()),
        Lang::En => match report.district_name() {
            Some(district) => format!("Report on {} in {district}", view.quarter_name()),
            None => format!("Report on {}", view.quarter_name()),
        },
    };
    Document {
        lang,
        subject: report.rules.title.clone(),
        facts: view.quarter_head(),
        figures: view.city_figures(),
        page: Page { title, blocks },
        form: None,
        made_by: view.made_by(),
    }
}

impl View<'_> {
    /// The program and the rules in full, so that a printed page can be traced.
    pub(super) fn made_by(&self) -> String {
        let (tool, rules) = (&self.report.tool, &self.report.rules);
        match self.lang {
            Lang::Zh => format!("{} {}　规则 {} 第{}版　SHA-256 {}", tool.name, tool.version, rules.id, rules.version, rules.sha256),
            Lang::En => format!("{} {} · rules {} version {} · SHA-256 {}", tool.name, tool.version, rules.id, rules.version, rules.sha256),
        }
    }
}
