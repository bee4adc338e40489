//! Tables of single cases.

use super::{View, or_dash};
use crate::domain::{Lang, ListKind};
use crate::report::model::{CaseListReport, CaseReport, EnterpriseReport};
use crate::report::table::{Block, Cell, Table, Target, Tone};

/// Cases shown of a list on a terminal; the JSON has up to a thousand.
pub(super) const SHOWN: usize = 10;

/// How lists of cases are shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lists {
    /// At most so many cases of each.
    pub(super) shown: usize,
    /// The level of their headings.
    pub(super) level: u8,
}

impl View<'_> {
    /// The cases of the enterprise at a position that went wrong or could not be counted, with their rows.
    pub(super) fn late_blocks(&self, position: usize, enterprise: &EnterpriseReport, how: Lists) -> Vec<Block> {
        let lists = [
            (&enterprise.overdue, ListKind::Overdue, self.pick("逾期未办结", "Overdue and open")),
            (
                &enterprise.carried_overdue,
                ListKind::CarriedOverdue,
                self.pick("以前各季到期、仍未办结", "Due in earlier periods and still open"),
            ),
            (&enterprise.late, ListKind::Late, self.pick("逾期办结", "Completed late")),
            (&enterprise.undecidable, ListKind::Undecidable, self.pick("缺办理时刻，无法判定", "A time of day is missing that decides")),
            (&enterprise.set_aside, ListKind::SetAside, self.pick("待核数据（未计入）", "Rows set aside")),
        ];
        let list = |(list, kind, title)| self.list_blocks(title, list, Target::Cases(position, kind), how);
        lists.into_iter().flat_map(list).collect()
    }

    /// A list of cases, where there are any.
    pub(super) fn list_blocks(&self, title: &str, list: &CaseListReport, at: Target, how: Lists) -> Vec<Block> {
        if list.total == 0 {
            return Vec::new();
        }
        let shown = &list.cases[..list.cases.len().min(how.shown)];
        let heading = Block::head(how.level, self.list_title(title, list, shown.len())).at(at);
        vec![heading, Block::Table(self.case_table(shown))]
    }

    fn list_title(&self, title: &str, list: &CaseListReport, shown: usize) -> String {
        match self.lang {
            Lang::Zh if u64::try_from(shown).unwrap_or(0) < list.total => format!("{title}：共 {} 件，列出 {shown} 件", list.total),
            Lang::Zh => format!("{title}：{} 件", list.total),
            Lang::En if u64::try_from(shown).unwrap_or(0) < list.total => format!("{title}: {}, {shown} shown", list.total),
            Lang::En => format!("{title}: {}", list.total),
        }
    }

    fn case_table(&self, cases: &[CaseReport]) -> Table {
        let has_reasons = cases.iter().any(|case| case.late_reason.is_some());
        let mut heads = vec![
            self.pick("编号", "Case"),
            self.pick("服务", "Service"),
            self.pick("?起算", "?Started"),
            self.pick("到期", "Due"),
            self.pick("?办结", "?Completed"),
            self.pick(">逾期（工作日）", ">Days late"),
        ];
        heads.extend(has_reasons.then(|| self.pick("?原因", "?Reason")));
        heads.push(self.pick("所在行", "Row"));
        let mut table = Table::new(&heads);
        for case in cases {
            let late = match (case.code, case.breach) {
                (Some(code), _) => Cell::plain(code),
                (None, Some("law")) => Cell::toned(format!("{} {}", case.days_late, self.pick("超法定", "law")), Tone::Bad),
                (None, _) => Cell::count(case.days_late.into()),
            };
            let due = case.due_at.clone().or_else(|| case.due_on.map(|day| day.to_string()));
            let mut row = vec![
                Cell::plain(if case.id.is_empty() { "-" } else { &case.id }),
                Cell::plain(case.service.as_deref().map_or("-", |service| self.service_name(service))),
                Cell::plain(or_dash(case.started.as_ref())),
                Cell::plain(or_dash(due)),
                Cell::plain(or_dash(case.completed.as_ref())),
                late,
            ];
            row.extend(has_reasons.then(|| self.late_reason_cell(case)));
            row.push(Cell::plain(format!("{}:{}", file_name(&case.file), case.line)));
            table.rows.push(row);
        }
        table
    }

    /// Cases due within the next days, the soonest first.
    pub(super) fn due_next_blocks(&self, enterprise: &EnterpriseReport) -> Vec<Block> {
        let Some(last) = self.report.due_next_until else { return Vec::new() };
        let soon: Vec<CaseReport> =
            enterprise.pending.cases.iter().filter(|case| case.due_on.is_some_and(|due| due <= last)).cloned().collect();
        if soon.is_empty() {
            return Vec::new();
        }
        let shown = &soon[..soon.len().min(SHOWN)];
        let title = match self.lang {
            Lang::Zh => format!("即将到期：{last}（5个工作日内）以前 {} 件，在办共 {} 件", soon.len(), enterprise.pending.total),
            Lang::En => format!("Due by {last}, within 5 working days: {} (of {} open)", soon.len(), enterprise.pending.total),
        };
        let mut table = Table::new(&[
            self.pick("编号", "Case"),
            self.pick("服务", "Service"),
            self.pick("起算", "Started"),
            self.pick("到期", "Due"),
            self.pick("所在行", "Row"),
        ]);
        for case in shown {
            table.rows.push(vec![
                Cell::plain(&case.id),
                Cell::plain(case.service.as_deref().map_or("-", |service| self.service_name(service))),
                Cell::plain(or_dash(case.started.as_ref())),
                Cell::day(case.due_on),
                Cell::plain(format!("{}:{}", file_name(&case.file), case.line)),
            ]);
        }
        vec![Block::heading(title), Block::Table(table)]
    }
}

/// The last part of a path.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
