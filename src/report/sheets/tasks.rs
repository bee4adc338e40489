//! The work-progress ledgers, a row a task, and when each submission came.

use super::name;
use super::parts::{Rule, Sheet, SheetTable, When};
use crate::domain::TaskState;
use crate::report::pages::View;
use crate::report::table::{Cell, Table};
use crate::text::tasks;

impl View<'_> {
    /// A row for each enterprise and task.
    pub(super) fn tasks_sheet(&self) -> Sheet {
        let mut list = SheetTable::new(Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick("区县", "District"),
            self.pick("任务", "Task"),
            self.pick("内容", "What"),
            self.pick("责任部门", "Responsible"),
            self.pick("规则期限", "Due by the rules"),
            self.pick("自定时限", "Own due day"),
            self.pick("完成日期", "Done on"),
            self.pick("落实情况", "Status"),
            self.pick("办理状态", "State"),
            self.pick(">逾期天数", ">Days late"),
            self.pick("较上季", "Since last quarter"),
            self.pick("推进情况", "Progress"),
            self.pick("存在问题", "Problems"),
        ]));
        for (position, enterprise) in self.enterprises() {
            for task in enterprise.progress.iter().flat_map(|ledger| &ledger.tasks) {
                let mut row = vec![
                    name(position, enterprise),
                    Cell::text(enterprise.district.as_deref()),
                    Cell::plain(&task.point),
                    Cell::plain(&task.title),
                ];
                row.extend(self.task_cells(task));
                list.table.rows.push(row);
            }
        }
        let late = tasks::state(TaskState::Late, self.lang).to_owned();
        list.rules.push(Rule { column: 9, when: When::Says { column: 9, word: late } });
        self.list_sheet(["推进台账", "Tasks"], ["工作推进台账", "Work-progress ledgers"], vec![self.due_note()], list)
    }

    /// A row for each enterprise that had to report.
    pub(super) fn submissions_sheet(&self) -> Sheet {
        let table = self.report.participation.as_ref().map_or_else(|| Table::new(&[]), |found| self.submissions_table(found));
        let note =
            self.pick("每季度的报送情况；“-”为当季不在应报名单", "how each came, quarter by quarter; a dash where it had not to report");
        self.list_sheet(["报送", "Submissions"], ["报送情况", "When each came"], vec![note.to_owned()], SheetTable::new(table))
    }
}
