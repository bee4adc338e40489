//! What is told of a file as a whole and of rows that share a number.

use std::sync::Arc;

use super::duplicates::Fate;
use super::row::JudgedRow;
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::Place;
use crate::intake::{Passed, Table};

/// Says what became of a row with the number of another.
pub(super) fn report_fate(row: &JudgedRow<'_>, fate: &Fate, file: &Arc<str>, sink: &mut Sink) {
    let (code, other) = match fate {
        Fate::Repeats(other) => (Code::L302, other),
        Fate::Differs(other) => (Code::L301, other),
    };
    let place = Place::line(Arc::clone(file), row.line);
    sink.report(code, &place, || {
        let at = if *other.file == **file { other.line.to_string() } else { format!("{}:{}", other.file, other.line) };
        Diagnostic::new(code, place.clone()).case(row.id().unwrap_or("")).fact("other", at)
    });
}

/// Says how many rows were passed over, and why.
pub(super) fn report_passed(table: &Table<'_>, file: &Arc<str>, sink: &mut Sink) {
    let Passed { title, blank, total, footer, header } = table.passed;
    let kinds = [("title", title), ("blank", blank), ("total", total), ("footer", footer), ("header", header)];
    if kinds.iter().any(|(_, count)| *count > 0) {
        let diagnostic = Diagnostic::new(Code::F009, Place::file(Arc::clone(file)));
        let diagnostic = kinds.into_iter().fold(diagnostic, |diagnostic, (kind, count)| diagnostic.fact(kind, count));
        sink.push(diagnostic);
    }
}
