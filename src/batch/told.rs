//! What is told of a file as a whole, and of rows that share a number.

use super::duplicates::Fate;
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::{Field, FileName, Place};
use crate::intake::{FieldColumn, Layout, Passed, Seen, Sheet};
use crate::rules::TableSpec;

/// Says what became of a row with the number of another.
pub(super) fn report_fate(id: &str, line: u64, fate: &Fate, file: &FileName, sink: &mut Sink) {
    let (code, other) = match fate {
        Fate::Repeats(other) => (Code::L302, other),
        Fate::Differs(other) => (Code::L301, other),
    };
    let place = Place::line(file.clone(), line);
    sink.report(code, &place, || {
        let (line, elsewhere) = (other.line, other.file != *file);
        let (zh, en) = if elsewhere { (format!("{}的", other.file), format!(" of {}", other.file)) } else { Default::default() };
        let diagnostic = Diagnostic::new(code, place.clone()).case(id);
        diagnostic.fact("other", format!("{zh}第{line}行")).fact("other_en", format!("line {line}{en}"))
    });
}

/// Says how many rows were passed over, and why.
pub(super) fn report_passed(passed: Passed, file: &FileName, sink: &mut Sink) {
    let Passed { title, blank, total, footer, header } = passed;
    let kinds = [
        ("title", "标题", "above the header", title),
        ("blank", "空白", "blank", blank),
        ("total", "合计", "totals", total),
        ("footer", "落款及填表说明", "footers", footer),
        ("header", "重复的表头", "repeated headers", header),
    ];
    let found: Vec<_> = kinds.into_iter().filter(|(.., count)| *count > 0).collect();
    if !found.is_empty() {
        let zh: Vec<_> = found.iter().map(|(_, kind, _, count)| format!("{kind}{count}行")).collect();
        let en: Vec<_> = found.iter().map(|(_, _, kind, count)| format!("{kind} {count}")).collect();
        let diagnostic = Diagnostic::new(Code::F009, Place::file(file.clone()));
        let diagnostic = kinds.into_iter().fold(diagnostic, |diagnostic, (kind, .., count)| diagnostic.fact(kind, count));
        sink.push(diagnostic.fact("rows", zh.join("、")).fact("rows_en", en.join(", ")));
    }
}

/// Says what a spreadsheet program has probably lost: the last digits of long case numbers, and rows beyond its last one.
pub(super) fn report_limits(seen: &Seen, layout: &Layout, sheet: Option<&Sheet>, file: &FileName, spec: &TableSpec, sink: &mut Sink) {
    let id = Field::CaseId.index();
    if let Some(column) = layout.field(id).map(FieldColumn::first)
        && let Some(long) = sheet.and_then(|sheet| sheet.long_numbers(column))
    {
        let label = &spec.fields[id].label;
        let place = Place { column: Some(layout.column(column)), ..Place::line(file.clone(), long.first) };
        let diagnostic = Diagnostic::new(Code::F016, place).fact("count", long.count);
        sink.push(diagnostic.fact("field", &label.zh).fact("field_en", &label.en));
    }
    if let Some(last) = seen.ends_at_limit() {
        sink.push(Diagnostic::new(Code::F017, Place::line(file.clone(), last.line)).fact("row", last.record));
    }
}

/// Says which total rows name another number of rows than there are.
pub(super) fn report_totals(seen: &Seen, layout: &Layout, file: &FileName, sink: &mut Sink) {
    // What stands in these columns are numbers whose sum means something.
    let summed = [Field::Visits, Field::Satisfaction].map(|field| layout.field(field.index()).map(FieldColumn::first));
    for total in seen.wrong_totals().filter(|total| !summed.contains(&Some(total.column))) {
        let place = Place { column: Some(layout.column(total.column)), ..Place::line(file.clone(), total.line) };
        sink.report(Code::L312, &place, || {
            Diagnostic::new(Code::L312, place.clone()).fact("declared", total.declared).fact("above", total.above)
        });
    }
}
