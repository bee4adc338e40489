//! The state of the data, what enterprises say of it, and how cases were counted.

use super::parts::{Sheet, SheetTable};
use crate::report::model::{DiagnosticReport, NotDoneReport};
use crate::report::pages::View;
use crate::report::table::{Cell, Table, Target, Tone};

impl View<'_> {
    /// A row for each group of diagnostics.
    pub(super) fn diagnostics_sheet(&self) -> Sheet {
        let mut list = SheetTable::new(Table::new(&[
            self.pick("等级", "Tier"),
            self.pick("代码", "Code"),
            self.pick("问题", "What"),
            self.pick(">处数", ">Total"),
            self.pick(">已说明", ">Explained"),
            self.pick("文件", "File"),
            self.pick("工作表", "Sheet"),
            self.pick("列", "Column"),
            self.pick(">文件行数", ">Rows of file"),
            self.pick(">首例所在行", ">First at row"),
            self.pick("首例", "The first"),
            self.pick("处理办法", "What to do"),
        ]));
        for group in &self.report.diagnostics {
            list.push(Target::Diagnostics, self.diagnostic_row(group));
        }
        let note =
            self.pick("同一文件、同一列、同一问题合为一行，举首例", "alike in file, column and kind are one row, told with the first");
        self.list_sheet(["数据问题", "Diagnostics"], ["数据问题", "What is wrong and doubtful in the data"], vec![note.to_owned()], list)
    }

    fn diagnostic_row(&self, group: &DiagnosticReport) -> Vec<Cell> {
        let tier = match group.tier.as_str() {
            "block" => Cell::toned(self.pick("▼必须更正", "▼to correct"), Tone::Bad),
            "confirm" => Cell::plain(self.pick("需核实说明", "to confirm")),
            _ => Cell::toned(self.pick("提示", "to note"), Tone::Faint),
        };
        let first = group.samples.first();
        vec![
            tier,
            Cell::plain(&group.code),
            Cell::plain(&group.title),
            Cell::count(group.total),
            Cell::count(group.explained),
            Cell::plain(group.file.trim_start_matches("submissions/")),
            Cell::text(group.sheet.as_deref()),
            Cell::text(group.column.as_deref()),
            group.of_rows.map_or_else(|| Cell::missing("-"), Cell::count),
            first.and_then(|sample| sample.line).map_or_else(|| Cell::missing("-"), Cell::count),
            Cell::text(first.map(|sample| sample.message.as_str())),
            Cell::plain(&group.advice),
        ]
    }

    /// A row for each fault that kept rows from being judged.
    pub(super) fn not_judged_sheet(&self) -> Sheet {
        let mut list = SheetTable::new(Table::new(&[
            self.pick("文件", "File"),
            self.pick("代码", "Code"),
            self.pick("问题", "What"),
            self.pick(">未判定行数", ">Rows not judged"),
            self.pick(">其中未读", ">Of them not read"),
            self.pick("未进行的检查（行数）", "Checks that did not run (rows)"),
        ]));
        for entry in &self.report.not_done {
            list.table.rows.push(self.not_judged_row(entry));
        }
        let note = self.pick(
            "因前述问题无法判定的行，以及因此未进行的检查",
            "rows an earlier fault kept from being judged, and checks not run on them",
        );
        self.list_sheet(["未判定行", "Not judged"], ["未判定行", "What could not be done"], vec![note.to_owned()], list)
    }

    fn not_judged_row(&self, entry: &NotDoneReport) -> Vec<Cell> {
        let checks: Vec<_> = entry.checks_not_run.iter().map(|check| format!("{} {} {}", check.code, check.title, check.rows)).collect();
        vec![
            Cell::plain(entry.file.trim_start_matches("submissions/")),
            Cell::plain(&entry.because),
            Cell::plain(&entry.title),
            Cell::count(entry.rows_not_judged),
            Cell::count(entry.rows_not_read),
            Cell::text(Some(&checks.join(self.pick("；", "; ")))),
        ]
    }

    /// A row for each statement.
    pub(super) fn statements_sheet(&self) -> Sheet {
        let mut list = SheetTable::new(Table::new(&[
            self.pick("代码", "Code"),
            self.pick("问题", "What"),
            self.pick("事项", "About"),
            self.pick(">对应处数", ">Answers"),
            self.pick("说明", "Statement"),
            self.pick("说明单位", "Signed by"),
            self.pick("出处", "From"),
        ]));
        for statement in &self.report.statements {
            list.table.rows.push(vec![
                Cell::plain(&statement.code),
                Cell::plain(&statement.title),
                Cell::plain(&statement.about),
                Cell::count(statement.answered),
                Cell::plain(&statement.reason),
                Cell::text(statement.signed_by_unit.as_deref()),
                Cell::plain(statement.place.trim_start_matches("submissions/")),
            ]);
        }
        let note = self.pick("企业说明照录原文", "word for word as the enterprises wrote them");
        self.list_sheet(["企业说明", "Statements"], ["企业说明", "Statements of the enterprises"], vec![note.to_owned()], list)
    }

    /// A row for each rule of counting.
    pub(super) fn method_sheet(&self) -> Sheet {
        let mut list =
            SheetTable::new(Table::new(&[self.pick("事项", "About"), self.pick("口径", "How it was done"), self.pick("依据", "Basis")]));
        for entry in &self.report.method {
            list.table.rows.push(vec![Cell::plain(&entry.topic), Cell::plain(&entry.text), Cell::text(entry.basis.as_deref())]);
        }
        self.list_sheet(["统计口径", "Method"], ["统计口径", "How cases were counted"], vec![self.rules()], list)
    }
}
