//! What districts say of what was handed in.

use super::View;
use crate::report::table::{Block, Cell, Table, Tone};

impl View<'_> {
    /// Every remark; nothing where there is none. `alone` is the report of one enterprise.
    pub(super) fn remark_blocks(&self, alone: bool) -> Vec<Block> {
        if self.report.remarks.is_empty() {
            return Vec::new();
        }
        vec![
            Block::heading(self.pick("区县审核意见", "What the districts say")),
            Block::Table(self.remarks_table(alone)),
            Block::Text(
                self.pick(
                    "照录属地主管部门原文，其中的个人号码已遮盖；不影响得分",
                    "word for word as the authorities of the districts wrote it, numbers of persons covered up; it changes no score",
                )
                .to_owned(),
            ),
        ]
    }

    /// A row for each remark.
    pub(in crate::report) fn remarks_table(&self, alone: bool) -> Table {
        let mut heads = vec![self.pick("区县", "District"), self.pick("企业", "Enterprise")];
        if alone {
            heads.pop();
        }
        heads.extend([self.pick("审核意见", "Remark"), self.pick("?审核单位", "?Signed by"), self.pick("=审核日期", "=Reviewed")]);
        let mut table = Table::new(&heads);
        for remark in &self.report.remarks {
            let mut row = vec![Cell::text(remark.district.as_deref())];
            if !alone {
                row.push(Cell::plain(&remark.short_name));
            }
            row.push(Cell::plain(&remark.text));
            row.push(Cell { tone: Tone::Faint, ..Cell::text(remark.signed_by_unit.as_deref()) });
            row.push(Cell::day(remark.reviewed_on));
            table.rows.push(row);
        }
        table
    }
}
