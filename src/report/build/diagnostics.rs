//! What is wrong and doubtful in the data.

use super::Context;
use crate::batch::FileNote;
use crate::diag::{Code, Diagnostic, Group, NotDone, Sink, Statement};
use crate::domain::personal::covered_but_papers;
use crate::domain::{FileName, Lang};
use crate::report::model::{CheckNotRun, DiagnosticReport, DiagnosticSample, NotDoneReport, StatementReport};
use crate::text::{advice, message, title, words};

impl Context<'_> {
    /// Every group, the worst first; `with_rows` shows the rows of the samples.
    pub(super) fn diagnostics(&self, with_rows: bool) -> Vec<DiagnosticReport> {
        diagnostic_reports(&self.result.sink, &self.result.counted.files, self.lang, with_rows)
    }

    /// What could not be done because of an earlier fault.
    pub(super) fn not_done(&self) -> Vec<NotDoneReport> {
        let check = |(code, rows): (&Code, &u64)| CheckNotRun {
            code: code.id().to_owned(),
            title: title(*code, self.lang).to_owned(),
            rows: *rows,
        };
        let report = |(file, because, not_done): (&FileName, Code, &NotDone)| NotDoneReport {
            file: file.to_string(),
            because: because.id().to_owned(),
            title: title(because, self.lang).to_owned(),
            rows_not_judged: not_done.rows,
            rows_not_read: not_done.unread,
            checks_not_run: not_done.checks.iter().map(check).collect(),
        };
        self.result.sink.not_done().map(report).collect()
    }

    /// What the enterprises explain.
    pub(super) fn statements(&self) -> Vec<StatementReport> {
        let report = |(statement, answered): &(Statement, u64)| StatementReport {
            place: statement.place.to_string(),
            code: statement.code.id().to_owned(),
            title: title(statement.code, self.lang).to_owned(),
            about: covered_but_papers(&words::target(&statement.target, self.lang)).into_owned(),
            reason: statement.reason.clone(),
            signed_by_unit: statement.signed_by_unit.clone(),
            answered: *answered,
        };
        self.result.sink.statements().iter().map(report).collect()
    }
}

/// Every group of a sink, the worst first; `ledgers` say how many rows each has, `with_rows` shows the rows of the samples.
pub(super) fn diagnostic_reports(sink: &Sink, ledgers: &[FileNote], lang: Lang, with_rows: bool) -> Vec<DiagnosticReport> {
    let report = |group: &Group| {
        let of_rows = ledgers.iter().find(|note| note.name == group.file).map(|note| note.rows);
        DiagnosticReport { of_rows, ..group_report(group, lang, with_rows) }
    };
    sink.groups().into_iter().map(report).collect()
}

fn group_report(group: &Group, lang: Lang, with_rows: bool) -> DiagnosticReport {
    let (file, column) = (&group.file, group.column.as_ref());
    let sample = |diagnostic: &Diagnostic| DiagnosticSample {
        place: diagnostic.place.to_string(),
        line: diagnostic.place.line,
        case_id: diagnostic.case_id.clone(),
        message: message(diagnostic, lang),
        row: with_rows.then(|| diagnostic.row.as_ref().map(|row| row.cells.clone())).flatten(),
    };
    DiagnosticReport {
        code: group.code.id().to_owned(),
        name: group.code.name().to_owned(),
        tier: group.tier.key().to_owned(),
        stage: group.code.stage().key().to_owned(),
        title: title(group.code, lang).to_owned(),
        advice: advice(group.code, lang).to_owned(),
        file: file.path().to_owned(),
        sheet: file.sheet().map(str::to_owned),
        column_number: column.map(|column| column.number),
        column: column.map(|column| format!("{} {}", column.letter(), column.header)),
        total: group.total,
        explained: group.explained,
        of_rows: None,
        samples: group.samples.iter().map(sample).collect(),
    }
}
