//! The work-progress ledgers: who is how far, which tasks are late, and which way each went.

use std::cmp::Reverse;

use super::task_cells::{count_cells, days_late, movement_cells};
use super::{View, or_dash};
use crate::domain::{Lang, TaskState};
use crate::report::model::{EnterpriseReport, MovementCounts, ProgressReport, ProgressSummary, Report, TaskCounts, TaskReport};
use crate::report::table::{Block, Cell, Table, Target};
use crate::text::tasks;

/// The ledgers of all enterprises, with the `most` tasks that are longest late; nothing where nobody handed in one.
pub(super) fn tasks_blocks(report: &Report, most: usize, lang: Lang) -> Vec<Block> {
    let view = View { report, lang };
    let Some(summary) = &report.progress else { return Vec::new() };
    let mut blocks = vec![
        Block::heading(view.pick("工作推进台账", "Work-progress ledgers")),
        Block::List(view.tasks_head(summary)),
        Block::Table(view.ledgers_table(summary)),
    ];
    let late = view.late_tasks();
    if !late.is_empty() {
        blocks.push(Block::part(view.late_tasks_title(late.len().min(most), late.len())));
        blocks.push(Block::Table(view.late_tasks_table(&late[..late.len().min(most)])));
    }
    blocks
}

/// Task by task over all enterprises.
pub(super) fn task_by_task_blocks(report: &Report, lang: Lang) -> Vec<Block> {
    let view = View { report, lang };
    let Some(summary) = &report.progress else { return Vec::new() };
    vec![Block::part(view.pick("逐项任务", "Task by task")), Block::Table(view.task_by_task_table(summary))]
}

impl View<'_> {
    /// The work-progress ledger of one enterprise, in full.
    pub(super) fn own_tasks_blocks(&self, enterprise: &EnterpriseReport) -> Vec<Block> {
        let Some(ledger) = &enterprise.progress else { return Vec::new() };
        vec![
            Block::heading(self.pick("工作推进台账", "Work-progress ledger")),
            Block::List(self.own_tasks_head(ledger)),
            Block::Table(self.ledger_table(ledger)),
        ]
    }

    fn tasks_head(&self, summary: &ProgressSummary) -> Vec<String> {
        let mut lines = vec![
            match self.lang {
                Lang::Zh => format!("收到工作推进台账 {} 份；{}", summary.ledgers, self.counts(summary.total)),
                Lang::En => format!("work-progress ledgers: {}; {}", summary.ledgers, self.counts(summary.total)),
            },
            self.due_note(),
        ];
        if let (Some(beside), Some(movement)) = (&summary.beside, summary.movement) {
            lines.push(self.movement_line(beside, movement));
        }
        if !summary.without.is_empty() {
            let names = summary.without.join(self.pick("、", ", "));
            lines.push(match self.lang {
                Lang::Zh => format!("报送了办件台账而无工作推进台账 {} 家：{names}", summary.without.len()),
                Lang::En => format!("handed in cases and no work-progress ledger, {}: {names}", summary.without.len()),
            });
        }
        lines
    }

    fn own_tasks_head(&self, ledger: &ProgressReport) -> Vec<String> {
        let mut lines = vec![self.counts(ledger.total), self.due_note()];
        if let (Some(beside), Some(movement)) = (&self.report.earlier_quarter, ledger.movement) {
            lines.push(self.movement_line(beside, movement));
        }
        lines
    }

    /// `任务 26 项：已完成 20、逾期未完成 6`; what there is none of is left out.
    pub(in crate::report) fn counts(&self, counts: TaskCounts) -> String {
        let states = [
            (counts.done, TaskState::Done),
            (counts.done_late, TaskState::DoneLate),
            (counts.open, TaskState::Open),
            (counts.late, TaskState::Late),
            (counts.not_applicable, TaskState::NotApplicable),
            (counts.not_yet_due, TaskState::NotYetDue),
        ];
        let parts: Vec<_> = states
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, state)| format!("{} {count}", tasks::state(*state, self.lang)))
            .collect();
        match self.lang {
            Lang::Zh => format!("任务 {} 项：{}", counts.tasks, parts.join("、")),
            Lang::En => format!("{} tasks: {}", counts.tasks, parts.join(", ")),
        }
    }

    fn movement_line(&self, beside: &str, movement: MovementCounts) -> String {
        let MovementCounts { advanced, fell_back, unchanged, answered, dropped } = movement;
        match self.lang {
            Lang::Zh => {
                format!(
                    "较 {beside}：有进展 {advanced} 项、后退 {fell_back} 项、未变化 {unchanged} 项、新填报 {answered} 项、未再填报 {dropped} 项"
                )
            }
            Lang::En => format!(
                "since {beside}: {advanced} advanced, {fell_back} fell back, {unchanged} unchanged, {answered} answered anew, {dropped} no longer answered"
            ),
        }
    }

    /// When a task is late.
    pub(in crate::report) fn due_note(&self) -> String {
        let as_of = self.report.as_of;
        match self.lang {
            Lang::Zh => format!("未完成的任务，企业自定时限或规则期限先到者已到（截至 {as_of}）即为逾期；有核查结论的以核查结论为准"),
            Lang::En => format!(
                "a task that is not done is late once the first of its two due days, the enterprise's own or that of the rules, is reached by {as_of}; what inspectors found counts before what is claimed"
            ),
        }
    }

    fn ledgers_table(&self, summary: &ProgressSummary) -> Table {
        let mut heads = vec![
            self.pick("企业", "Enterprise"),
            self.pick("?区县", "?District"),
            self.pick(">任务", ">Tasks"),
            self.pick(">已完成", ">Done"),
            self.pick("?>逾期完成", "?>Done late"),
            self.pick(">推进中", ">Under way"),
            self.pick(">逾期未完成", ">Late"),
        ];
        if summary.beside.is_some() {
            heads.extend([self.pick(">较上季有进展", ">Advanced"), self.pick(">较上季后退", ">Fell back")]);
        }
        let mut table = Table::new(&heads);
        for (position, enterprise) in self.report.enterprises.iter().enumerate() {
            let Some(ledger) = &enterprise.progress else { continue };
            let mut row = vec![
                Cell::plain(&enterprise.short_name).to(Target::Enterprise(position)),
                Cell::plain(or_dash(enterprise.district.as_ref())),
            ];
            row.extend(count_cells(ledger.total));
            if summary.beside.is_some() {
                row.extend(movement_cells(ledger.movement));
            }
            table.rows.push(row);
        }
        table
    }

    fn task_by_task_table(&self, summary: &ProgressSummary) -> Table {
        let mut heads = vec![
            self.pick("任务", "Task"),
            self.pick("=规则期限", "=Due by the rules"),
            self.pick(">企业", ">Enterprises"),
            self.pick(">已完成", ">Done"),
            self.pick("?>逾期完成", "?>Done late"),
            self.pick(">推进中", ">Under way"),
            self.pick(">逾期未完成", ">Late"),
        ];
        if summary.movement.is_some() {
            heads.extend([self.pick(">较上季有进展", ">Advanced"), self.pick(">较上季后退", ">Fell back")]);
        }
        let mut table = Table::new(&heads);
        for point in &summary.points {
            let mut row = vec![Cell::plain(format!("{} {}", point.point, point.title)), Cell::day(point.rules_due_on)];
            row.extend(count_cells(point.total));
            if summary.movement.is_some() {
                row.extend(movement_cells(point.movement));
            }
            table.rows.push(row);
        }
        table
    }

    /// Every late task with its enterprise, the longest late first.
    fn late_tasks(&self) -> Vec<(usize, &EnterpriseReport, &TaskReport)> {
        let all = self.report.enterprises.iter().enumerate().flat_map(|(position, one)| {
            one.progress.iter().flat_map(move |ledger| ledger.tasks.iter().map(move |task| (position, one, task)))
        });
        let mut late: Vec<_> = all.filter(|(.., task)| task.state() == Some(TaskState::Late)).collect();
        // Equals stay in the order of the ranking.
        late.sort_by_key(|(.., task)| Reverse(task.days_late));
        late
    }

    fn late_tasks_title(&self, shown: usize, total: usize) -> String {
        match self.lang {
            Lang::Zh if shown < total => format!("逾期未完成的任务：共 {total} 项，列出逾期最久的 {shown} 项"),
            Lang::Zh => format!("逾期未完成的任务：{total} 项"),
            Lang::En if shown < total => format!("Late tasks: {total}, the {shown} longest late shown"),
            Lang::En => format!("Late tasks: {total}"),
        }
    }

    fn late_tasks_table(&self, late: &[(usize, &EnterpriseReport, &TaskReport)]) -> Table {
        let mut table = Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick("任务", "Task"),
            self.pick("责任部门", "Responsible"),
            self.pick("=到期", "=Due"),
            self.pick(">逾期天数", ">Days late"),
            self.pick("落实情况", "Status"),
            self.pick("?推进情况", "?Progress"),
            self.pick("?存在问题", "?Problems"),
        ]);
        for (position, enterprise, task) in late {
            table.rows.push(vec![
                Cell::plain(&enterprise.short_name).to(Target::Enterprise(*position)),
                Cell::plain(format!("{} {}", task.point, task.title)),
                Cell::text(task.responsible_unit.as_deref()),
                Cell::day(task.late_since),
                days_late(task),
                self.status_cell(task),
                Cell::text(task.progress.as_deref()),
                self.problems_cell(task),
            ]);
        }
        table
    }

    /// Everything the ledger says of each task.
    fn ledger_table(&self, ledger: &ProgressReport) -> Table {
        let mut table = Table::new(&[
            self.pick("任务", "Task"),
            self.pick("?责任部门", "?Responsible"),
            self.pick("?=规则期限", "?=Due by the rules"),
            self.pick("?=自定时限", "?=Own due day"),
            self.pick("?=完成日期", "?=Done on"),
            self.pick("落实情况", "Status"),
            self.pick("办理状态", "State"),
            self.pick(">逾期天数", ">Days late"),
            self.pick("较上季", "Since last quarter"),
            self.pick("?推进情况", "?Progress"),
            self.pick("?存在问题", "?Problems"),
        ]);
        table.rows.extend(ledger.tasks.iter().map(|task| {
            let mut row = vec![Cell::plain(format!("{} {}", task.point, task.title))];
            row.extend(self.task_cells(task));
            row
        }));
        table
    }
}
