//! What stands behind the numbers: per enterprise its lists of cases and its findings with the cases behind them.

use super::cases::Lists;
use super::{View, leading};
use crate::domain::{ListKind, Points};
use crate::report::model::{CaseListReport, CauseReport, EnterpriseReport, FindingReport};
use crate::report::table::{Block, Cell, Table, Target, Tone};

/// Cases shown of a list where all enterprises stand on one page.
const SHOWN: usize = 50;

impl View<'_> {
    /// An index of all enterprises, then each.
    pub(super) fn evidence_blocks(&self) -> Vec<Block> {
        let mut blocks = vec![
            Block::heading(self.pick("各企业明细", "Evidence by enterprise")),
            Block::Text(
                self.pick(
                    "每个数字连到其后的办件；每张清单在此最多列出50件，并注明总数，其余见该企业的单页。",
                    "Every number leads to the cases behind it. A list has at most 50 cases here and tells its true total; the rest stands on the enterprise's own page.",
                )
                .to_owned(),
            ),
            Block::Table(self.index_table()),
        ];
        for (position, enterprise) in self.report.enterprises.iter().enumerate() {
            blocks.push(Block::head(2, &enterprise.name).at(Target::Enterprise(position)));
            blocks.extend(self.of_enterprise(position, enterprise));
        }
        blocks
    }

    fn index_table(&self) -> Table {
        let mut table = Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick(">失分", ">Lost"),
            self.pick(">逾期未结", ">Overdue"),
            self.pick(">前期逾期未结", ">From earlier periods"),
            self.pick(">逾期办结", ">Late"),
            self.pick(">无法判定", ">Undecidable"),
            self.pick(">待核数据", ">Set aside"),
        ]);
        for (position, enterprise) in self.report.enterprises.iter().enumerate() {
            let lost = enterprise.findings.iter().filter_map(|finding| finding.lost.parse::<Points>().ok()).sum::<Points>();
            let lost = Cell::points(Some(&lost.to_string())).with_tone(if lost == Points::ZERO { Tone::Faint } else { Tone::Bad });
            let count = |list: &CaseListReport, kind| leading(Cell::fault_count(list.total), list.total, Target::Cases(position, kind));
            table.rows.push(vec![
                Cell::plain(&enterprise.name).to(Target::Enterprise(position)),
                leading(lost, enterprise.findings.len() as u64, Target::Findings(position)),
                count(&enterprise.overdue, ListKind::Overdue),
                count(&enterprise.carried_overdue, ListKind::CarriedOverdue),
                count(&enterprise.late, ListKind::Late),
                count(&enterprise.undecidable, ListKind::Undecidable),
                count(&enterprise.set_aside, ListKind::SetAside),
            ]);
        }
        table
    }

    fn of_enterprise(&self, position: usize, enterprise: &EnterpriseReport) -> Vec<Block> {
        if !enterprise.reported {
            return vec![Block::Text(self.pick("未报送。", "Sent nothing.").to_owned())];
        }
        let how = Lists { shown: SHOWN, level: 3 };
        let mut blocks =
            vec![Block::List(self.result_lines(enterprise)), Block::Table(self.rates_table(&enterprise.services, Some(position)))];
        if let Some(score) = enterprise.score() {
            blocks.extend(self.score_blocks(position, enterprise, score, 3));
        }
        blocks.extend(self.late_blocks(position, enterprise, how));
        blocks.extend(self.cause_blocks(position, enterprise, how));
        blocks
    }

    /// The cases behind each cause of lost points.
    pub(super) fn cause_blocks(&self, position: usize, enterprise: &EnterpriseReport, how: Lists) -> Vec<Block> {
        let causes = enterprise.findings.iter().flat_map(|finding| finding.causes.iter().map(move |cause| (finding, cause)));
        let list = |(number, (finding, cause)): (usize, (&FindingReport, &CauseReport))| {
            let behind = cause.cases.as_ref()?;
            let title = format!("{} {}", finding.point, cause.text);
            Some(self.list_blocks(&title, behind, Target::Cause(position, number), how))
        };
        causes.enumerate().filter_map(list).flatten().collect()
    }
}
