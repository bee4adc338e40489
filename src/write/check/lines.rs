//! A check for programs: JSON, a line of JSON a diagnostic, and the short form that editors understand.

use serde_json::{Value, json};

use crate::domain::Lang;
use crate::report::model::{CheckReport, DiagnosticReport, DiagnosticSample};
use crate::write::json_text;
use crate::write::terminal::visible;

/// The check as JSON.
///
/// # Errors
/// When it cannot be written as JSON, which no check should ever cause.
pub fn json(check: &CheckReport) -> serde_json::Result<String> {
    json_text::pretty(check)
}

/// The JSON Schema (2020-12) of a check.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn schema() -> serde_json::Result<String> {
    json_text::pretty(&schemars::schema_for!(CheckReport))
}

/// One JSON object a line: the verdict with the totals first, then every diagnostic that was kept.
///
/// # Errors
/// When it cannot be written as JSON, which no check should ever cause.
pub fn json_lines(check: &CheckReport) -> serde_json::Result<String> {
    let head = json!({ "type": "verdict", "schema": check.schema, "verdict": check.verdict, "totals": check.totals });
    let groups = check.diagnostics.iter();
    let lines = groups.flat_map(|group| group.samples.iter().map(|sample| object(group, sample)));
    std::iter::once(head).chain(lines).map(|line| json_text::line(&line)).collect()
}

fn object(group: &DiagnosticReport, sample: &DiagnosticSample) -> Value {
    json!({
        "type": "diagnostic",
        "code": group.code,
        "name": group.name,
        "tier": group.tier,
        "file": group.file,
        "sheet": group.sheet,
        "line": sample.line,
        "column": group.column_number,
        "place": sample.place,
        "case_id": sample.case_id,
        "message": sample.message,
        "of": group.total,
    })
}

/// `cases.csv:17:3: block[C201 completed-before-accepted] …`, one line each; the verdict stands first.
pub fn short(check: &CheckReport, lang: Lang) -> String {
    let mut lines = vec![check.verdict.clone()];
    for group in &check.diagnostics {
        let kind = format!("{}[{} {}]", group.tier, group.code, group.name);
        let line = |sample: &DiagnosticSample| format!("{}: {kind} {}", visible(&sample.place), visible(&sample.message));
        lines.extend(group.samples.iter().map(line));
        let rest = group.total - group.explained - count(&group.samples);
        lines.extend((rest > 0).then(|| match lang {
            Lang::Zh => format!("{}: {kind} 另有 {rest} 处，加 --all 全部列出", visible(&group.file)),
            Lang::En => format!("{}: {kind} and {rest} more; --all lists them", visible(&group.file)),
        }));
    }
    lines.join("\n") + "\n"
}

/// How many samples there are.
pub(super) fn count(samples: &[DiagnosticSample]) -> u64 {
    samples.len().try_into().unwrap_or(u64::MAX)
}
