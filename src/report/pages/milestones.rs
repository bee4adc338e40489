//! Dated goals: where the city stands, and who is missing.

use super::{View, share_text};
use crate::domain::Lang;
use crate::report::table::{Block, Cell, Table, Tone};

impl View<'_> {
    /// Dated goals.
    pub(in crate::report) fn milestone_blocks(&self) -> Vec<Block> {
        if self.report.milestones.is_empty() {
            return Vec::new();
        }
        let mut table = Table::new(&[
            self.pick("阶段目标", "Milestone"),
            self.pick("期限", "By"),
            self.pick(">达到的企业", ">Enterprises"),
            self.pick("状态", "State"),
            self.pick("?未达到", "?Missing"),
        ]);
        for milestone in &self.report.milestones {
            let (state, tone) = if milestone.reached {
                (self.pick("已实现", "reached"), Tone::Good)
            } else if milestone.by < self.report.period.last {
                (self.pick("逾期未实现", "missed"), Tone::Bad)
            } else {
                (self.pick("推进中", "under way"), Tone::Plain)
            };
            let missing = match milestone.missing.len() {
                0 => "-".to_owned(),
                1..=3 => milestone.missing.join(self.pick("、", ", ")),
                more => match self.lang {
                    Lang::Zh => format!("{} 等{more}家", milestone.missing[..2].join("、")),
                    Lang::En => format!("{} and {} more", milestone.missing[..2].join(", "), more - 2),
                },
            };
            table.rows.push(vec![
                Cell::plain(&milestone.name),
                Cell::day(Some(milestone.by)),
                Cell::plain(share_text(milestone.state.as_ref())),
                Cell::toned(state, tone),
                Cell::plain(missing),
            ]);
        }
        vec![Block::heading(self.pick("阶段目标", "Milestones")), Block::Table(table)]
    }
}
