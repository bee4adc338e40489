//! Where points were lost, all enterprises together.

use super::View;
use crate::domain::Points;
use crate::report::table::{Block, Cell, Table, Tone};

impl View<'_> {
    /// Where points were lost: per point, how many enterprises lost how much.
    pub(super) fn findings_blocks(&self) -> Vec<Block> {
        let mut points: std::collections::BTreeMap<&str, (&str, u64, Points, &str)> = std::collections::BTreeMap::new();
        for enterprise in &self.report.enterprises {
            for finding in &enterprise.findings {
                let lost = finding.lost.parse().unwrap_or_default();
                let entry = points.entry(&finding.point).or_insert((&finding.title, 0, Points::ZERO, ""));
                entry.1 += 1;
                entry.2 = entry.2 + lost;
                if entry.3.is_empty() {
                    entry.3 = finding.causes.first().map_or("", |cause| cause.rule.as_str());
                }
            }
        }
        if points.is_empty() {
            return Vec::new();
        }
        let mut table = Table::new(&[
            self.pick("评价重点", "Point"),
            self.pick(">失分企业", ">Enterprises"),
            self.pick(">失分合计", ">Points lost"),
            self.pick("?规则所在行", "?Rule"),
        ]);
        let mut sorted: Vec<_> = points.into_iter().collect();
        sorted.sort_by_key(|(point, (_, _, lost, _))| (std::cmp::Reverse(*lost), *point));
        for (point, (title, enterprises, lost, rule)) in sorted {
            table.rows.push(vec![
                Cell::plain(format!("{point} {title}")),
                Cell::count(enterprises),
                Cell::points(Some(&lost.to_string())),
                Cell::toned(rule, Tone::Faint),
            ]);
        }
        vec![Block::heading(self.pick("扣分事项", "Findings")), Block::Table(table)]
    }
}
