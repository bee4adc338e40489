//! One enterprise's result as a document that the bureau can send to it.

use super::cases::Lists;
use super::{View, lists_blocks, screens_blocks};
use crate::domain::{Lang, ListKind};
use crate::report::chart::Chart;
use crate::report::document::{Document, Form};
use crate::report::model::{EnterpriseReport, Report};
use crate::report::table::{Block, Page, Target};

/// All that a report holds of a list.
const ALL: Lists = Lists { shown: usize::MAX, level: 1 };

/// The document of one enterprise, with nothing of the others in it; `None` where the report has none at that position.
pub fn enterprise_document(report: &Report, position: usize, lang: Lang) -> Option<Document> {
    let own = report.of_one(position)?;
    let view = View { report: &own, lang };
    // Alone in its own report.
    let position = 0;
    let enterprise = own.enterprises.get(position)?;
    let mut facts = vec![view.identity(enterprise)];
    facts.extend(view.quarter_head());
    facts.extend(view.result_lines(enterprise));
    let title = match lang {
        Lang::Zh => format!("{} {}评价结果", enterprise.name, view.quarter_name()),
        Lang::En => format!("{}: result of {}", enterprise.name, view.quarter_name()),
    };
    Some(Document {
        lang,
        subject: own.rules.title.clone(),
        facts,
        figures: if enterprise.reported { view.enterprise_figures(position, enterprise) } else { Vec::new() },
        page: Page { title, blocks: view.dossier_blocks(position, enterprise) },
        form: Some(view.form()),
        made_by: view.made_by(),
    })
}

impl View<'_> {
    fn identity(&self, enterprise: &EnterpriseReport) -> String {
        let parts = [Some(enterprise.code.as_str()), enterprise.district.as_deref(), enterprise.parent.as_deref()];
        let parts: Vec<_> = parts.into_iter().flatten().filter(|part| *part != enterprise.name).collect();
        parts.join(self.pick("，", ", "))
    }

    fn dossier_blocks(&self, position: usize, enterprise: &EnterpriseReport) -> Vec<Block> {
        let mut blocks = Vec::new();
        if enterprise.reported {
            blocks.push(Block::heading(self.pick("服务承诺", "Promises")));
            blocks.push(Block::Table(self.rates_table(&enterprise.services, Some(position))));
            blocks.push(Block::List(self.rate_notes(&enterprise.services)));
            blocks.extend(Chart::late_by(self.report, &enterprise.services).map(Block::Chart));
            if let Some(score) = enterprise.score() {
                let scored = self.score_blocks(position, enterprise, score, 1);
                blocks.extend(with_profile(scored, Chart::profile(self.report, position)));
            }
            blocks.extend(self.late_blocks(position, enterprise, ALL));
            let behind = self.cause_blocks(position, enterprise, Lists { level: 2, ..ALL });
            if !behind.is_empty() {
                blocks.push(Block::heading(self.pick("扣分涉及的办件", "Cases behind what was lost")));
                blocks.extend(behind);
            }
            let pending = self.pick("在办，尚未到期", "Open, not yet due");
            blocks.extend(self.list_blocks(pending, &enterprise.pending, Target::Cases(position, ListKind::Pending), ALL));
            blocks.extend(self.own_tasks_blocks(enterprise));
            blocks.extend(self.own_trend_blocks(position));
            blocks.extend(self.continuity_blocks());
            blocks.extend(lists_blocks(self.report, usize::MAX, true, self.lang));
            blocks.extend(self.remark_blocks(true));
            if let Some(table) = self.readings_table(&enterprise.services) {
                blocks.push(Block::heading(self.pick("其他口径（与正式口径不同的）", "Other readings that differ")));
                blocks.push(Block::Table(table));
            }
            blocks.push(Block::heading(self.pick("办件平衡", "Balance")));
            blocks.push(Block::Table(self.balance_table(&enterprise.services)));
            blocks.extend(screens_blocks(self.report, Some(position), self.lang));
            blocks.extend(self.data_blocks(true));
        } else {
            blocks.push(Block::heading(self.pick("报送情况", "Who reported")));
            blocks.push(Block::Text(self.pick("本季度未报送。", "Nothing was handed in for this quarter.").to_owned()));
            blocks.extend(self.remark_blocks(true));
        }
        blocks.extend(self.method_blocks());
        blocks
    }

    /// Lines that only people fill in.
    fn form(&self) -> Form {
        let field =
            |zh: &str, en: &str, unit_zh: &str, unit_en: &str| (self.pick(zh, en).to_owned(), self.pick(unit_zh, unit_en).to_owned());
        Form {
            title: self.pick("填报单位意见", "Reply of the enterprise").to_owned(),
            note: self.pick("以下由填报单位手写填写，签字盖章后退回。", "To be filled in by hand, signed, sealed and returned.").to_owned(),
            opinion: self
                .pick("对上述结果的意见及需要更正、说明的事项：", "What we say to this result, and what we correct or explain:")
                .to_owned(),
            fields: vec![
                field("填报人（签字）", "Prepared by (signature)", "", ""),
                field("单位负责人（签字）", "Head of the unit (signature)", "", ""),
                field("单位（盖章）", "Unit (seal)", "", ""),
                field("日期", "Date", "年　　月　　日", ""),
            ],
        }
    }
}

/// The profile of the areas, below their heading.
fn with_profile(mut scored: Vec<Block>, profile: Option<Chart>) -> Vec<Block> {
    if let Some(profile) = profile {
        scored.insert(1.min(scored.len()), Block::Chart(profile));
    }
    scored
}
