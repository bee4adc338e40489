//! What is overdue at the end of the quarter, and why cases are late.

use std::cmp::Reverse;

use super::View;
use super::cases::file_name;
use crate::domain::{Lang, ListKind};
use crate::report::model::{CaseReport, EnterpriseReport, Report, ServiceReport};
use crate::report::table::{Block, Cell, Table, Target, Tone};

/// The `most` open cases that are longest overdue, over all enterprises; nothing where none is.
pub(super) fn overdue_blocks(report: &Report, most: usize, lang: Lang) -> Vec<Block> {
    let view = View { report, lang };
    let lists = report.enterprises.iter().enumerate().flat_map(|(position, enterprise)| {
        let own = [(&enterprise.overdue, ListKind::Overdue), (&enterprise.carried_overdue, ListKind::CarriedOverdue)];
        own.map(|(list, kind)| (position, enterprise, kind, list))
    });
    let (mut cases, mut total) = (Vec::new(), 0);
    for (position, enterprise, kind, list) in lists {
        total += list.total;
        cases.extend(list.cases.iter().map(|case| (position, enterprise, kind, case)));
    }
    if cases.is_empty() {
        return Vec::new();
    }
    // Equals stay in the order of the ranking.
    cases.sort_by_key(|(.., case)| Reverse(case.days_late));
    let shown = cases.len().min(most);
    let title = match lang {
        Lang::Zh if (shown as u64) < total => format!("逾期未办结：共 {total} 件，列出逾期最久的 {shown} 件"),
        Lang::Zh => format!("逾期未办结：{total} 件"),
        Lang::En if (shown as u64) < total => format!("Overdue and open: {total}, the {shown} longest overdue shown"),
        Lang::En => format!("Overdue and open: {total}"),
    };
    let mut table = Table::new(&[
        view.pick("企业", "Enterprise"),
        view.pick("编号", "Case"),
        view.pick("服务", "Service"),
        view.pick("=到期", "=Due"),
        view.pick(">已逾期（工作日）", ">Working days since"),
        view.pick("原因", "Reason"),
        view.pick("?所在行", "?Row"),
    ]);
    table.rows.extend(cases[..shown].iter().map(|(position, enterprise, kind, case)| view.overdue_row(*position, enterprise, *kind, case)));
    vec![Block::heading(title), Block::Table(table)]
}

/// Late and overdue cases of all enterprises by the kind of reason; nothing where none is late.
pub(super) fn late_reason_blocks(report: &Report, lang: Lang) -> Vec<Block> {
    let view = View { report, lang };
    let table = view.late_reasons_table(&report.city);
    if table.rows.is_empty() {
        Vec::new()
    } else {
        vec![Block::heading(view.pick("逾期原因", "Reasons for lateness")), Block::Table(table)]
    }
}

impl View<'_> {
    fn overdue_row(&self, position: usize, enterprise: &EnterpriseReport, kind: ListKind, case: &CaseReport) -> Vec<Cell> {
        let tone = if case.breach == Some("law") { Tone::Bad } else { Tone::Plain };
        vec![
            Cell::plain(&enterprise.short_name).to(Target::Enterprise(position)),
            Cell::plain(if case.id.is_empty() { "-" } else { &case.id }),
            Cell::plain(case.service.as_deref().map_or("-", |service| self.service_name(service))),
            Cell::day(case.due_on),
            Cell::count(case.days_late.into()).with_tone(tone).to(Target::Cases(position, kind)),
            self.late_reason_cell(case),
            Cell::plain(format!("{}:{}", file_name(&case.file), case.line)),
        ]
    }

    /// The kind of reason; a dash for a case that is not late.
    pub(super) fn late_reason_cell(&self, case: &CaseReport) -> Cell {
        let Some(reason) = &case.late_reason else { return Cell::missing("-") };
        Cell::toned(self.late_reason_name(reason), if reason == "not_stated" { Tone::Faint } else { Tone::Plain })
    }

    fn late_reason_name<'t>(&'t self, id: &'t str) -> &'t str {
        self.report.late_reasons.iter().find(|reason| reason.id == id).map_or(id, |reason| reason.name.as_str())
    }

    /// Late and overdue cases of services together, by the kind of reason.
    pub(super) fn late_reasons_table(&self, services: &[ServiceReport]) -> Table {
        let mut table = Table::new(&[
            self.pick("原因", "Reason"),
            self.pick(">逾期办结", ">Late"),
            self.pick(">逾期未结", ">Overdue"),
            self.pick(">以前各季到期未结", ">Overdue from earlier periods"),
            self.pick(">合计", ">Together"),
        ]);
        for reason in &self.report.late_reasons {
            let counts = services.iter().flat_map(|service| &service.late_reasons).filter(|count| count.reason == reason.id);
            let sums = counts.fold([0; 3], |[late, overdue, carried], count| {
                [late + count.late, overdue + count.overdue, carried + count.carried_overdue]
            });
            let together: u64 = sums.iter().sum();
            if together > 0 {
                let cells = sums.into_iter().chain([together]).map(Cell::count);
                table.rows.push([Cell::plain(&reason.name)].into_iter().chain(cells).collect());
            }
        }
        table
    }
}
