//! The state of the data: diagnostics and inputs.

use super::View;
use super::cases::file_name;
use crate::domain::Lang;
use crate::report::model::DiagnosticReport;
use crate::report::table::{Block, Cell, Table, Target, Tone};

impl View<'_> {
    /// What is wrong and doubtful in the data; with samples where one enterprise looks at itself.
    pub(super) fn data_blocks(&self, with_samples: bool) -> Vec<Block> {
        let mut blocks = vec![Block::heading(self.pick("数据质量", "State of the data")).at(Target::Diagnostics)];
        let rows: u64 = self.report.inputs.iter().map(|input| input.rows).sum();
        let passed: u64 = self.report.inputs.iter().map(|input| input.passed_over).sum();
        let total =
            |tier: &str| -> u64 { self.report.diagnostics.iter().filter(|group| group.tier == tier).map(|group| group.total).sum() };
        let (block, confirm, note) = (total("block"), total("confirm"), total("note"));
        blocks.push(Block::Text(match self.lang {
            Lang::Zh => format!(
                "台账 {} 个文件、{rows} 行，另有标题、合计、空行等 {passed} 行已略过；必须更正 {block} 处，需核实说明 {confirm} 处，提示 {note} 处",
                self.report.inputs.len()
            ),
            Lang::En => format!(
                "{} ledger file(s) with {rows} rows, {passed} title, total and blank rows passed over; {block} to correct, {confirm} to confirm, {note} to note",
                self.report.inputs.len()
            ),
        }));
        if with_samples {
            blocks.extend(self.encodings());
        }
        if !self.report.diagnostics.is_empty() {
            blocks.push(Block::Table(self.diagnostics_table(with_samples)));
        }
        blocks.extend(self.statement_blocks());
        blocks
    }

    /// What the enterprises explain, word for word.
    fn statement_blocks(&self) -> Vec<Block> {
        if self.report.statements.is_empty() {
            return Vec::new();
        }
        let mut table = Table::new(&[
            self.pick("代码", "Code"),
            self.pick("事项", "About"),
            self.pick(">对应处数", ">Answers"),
            self.pick("说明", "Statement"),
            self.pick("说明单位", "Signed by"),
            self.pick("?出处", "?From"),
        ]);
        for statement in &self.report.statements {
            table.rows.push(vec![
                Cell::plain(&statement.code),
                Cell::plain(&statement.about),
                Cell::count(statement.answered),
                Cell::plain(&statement.reason),
                Cell::plain(statement.signed_by_unit.as_deref().unwrap_or("-")),
                Cell::plain(statement.place.trim_start_matches("submissions/")),
            ]);
        }
        vec![Block::heading(self.pick("企业说明", "Statements of the enterprises")), Block::Table(table)]
    }

    /// The encoding that was taken for each file.
    fn encodings(&self) -> Option<Block> {
        let line = |input: &crate::report::model::InputReport| {
            let form = input.encoding.as_ref().zip(input.separator.as_ref());
            match (self.lang, form) {
                (Lang::Zh, Some((encoding, separator))) => {
                    format!("{}：编码 {encoding}，分隔符 {separator}，{} 行", input.name, input.rows)
                }
                (Lang::En, Some((encoding, separator))) => {
                    format!("{}: {encoding}, separated by {separator}, {} rows", input.name, input.rows)
                }
                (Lang::Zh, None) => format!("{}：{} 行", input.name, input.rows),
                (Lang::En, None) => format!("{}: {} rows", input.name, input.rows),
            }
        };
        let lines: Vec<_> = self.report.inputs.iter().map(line).collect();
        (!lines.is_empty()).then_some(Block::List(lines))
    }

    fn diagnostics_table(&self, with_samples: bool) -> Table {
        let mut table = Table::new(&[
            self.pick("等级", "Tier"),
            self.pick("代码", "Code"),
            self.pick(">处数", ">Total"),
            self.pick("问题", "What"),
            self.pick("位置", "Where"),
        ]);
        for group in &self.report.diagnostics {
            let (tier, tone) = match group.tier.as_str() {
                "block" => (self.pick("必须更正", "block"), Tone::Bad),
                "confirm" => (self.pick("需核实说明", "confirm"), Tone::Plain),
                _ => (self.pick("提示", "note"), Tone::Faint),
            };
            let what = match group.samples.first() {
                Some(sample) if with_samples => sample.message.clone(),
                _ => group.title.clone(),
            };
            table.rows.push(vec![
                Cell::toned(tier, tone),
                Cell::plain(&group.code),
                Cell::count(group.total),
                Cell::plain(what),
                Cell::plain(place(group, with_samples)),
            ]);
        }
        table
    }
}

/// `cases.csv:17 C 受理时间`, with the folder where several enterprises are shown.
fn place(group: &DiagnosticReport, own: bool) -> String {
    let file = if own { file_name(&group.file) } else { group.file.trim_start_matches("submissions/") };
    let line = group.samples.first().and_then(|sample| sample.line).map(|line| format!(":{line}")).unwrap_or_default();
    let column = group.column.as_deref().map(|column| format!(" {column}")).unwrap_or_default();
    format!("{file}{line}{column}")
}
