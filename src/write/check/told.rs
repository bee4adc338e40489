//! What several formats of a check say in the same words: the verdict, totals, tiers.

use crate::diag::Verdict;
use crate::domain::Lang;
use crate::report::model::{CheckReport, DiagnosticReport, Totals};
use crate::text::words;

/// The verdict with its totals and what they were counted in, on one line.
pub(super) fn verdict_line(check: &CheckReport, lang: Lang) -> String {
    let rows: u64 = check.inputs.iter().map(|input| input.rows).sum();
    let files = check.inputs.len();
    let told = totals(check.totals, lang);
    let (word, _) = verdict(&check.verdict, lang);
    match lang {
        Lang::Zh => format!("{word}：{told}（台账 {files} 个文件，{rows} 行）"),
        Lang::En => format!("{word}: {told} ({rows} rows in {files} ledger file{})", if files == 1 { "" } else { "s" }),
    }
}

/// `3 to correct, 2 to confirm, 1 to note`.
pub(super) fn totals(totals: Totals, lang: Lang) -> String {
    let Totals { block, confirm, explained, note } = totals;
    match lang {
        Lang::Zh => {
            let explained = if explained > 0 { format!("（已说明 {explained} 处）") } else { String::new() };
            format!("必须更正 {block} 处，需核实说明 {confirm} 处{explained}，提示 {note} 处")
        }
        Lang::En => {
            let explained = if explained > 0 { format!(" ({explained} explained)") } else { String::new() };
            format!("{block} to correct, {confirm} to confirm{explained}, {note} to note")
        }
    }
}

/// The word for a verdict, and its colour in a terminal.
pub(super) fn verdict(key: &str, lang: Lang) -> (&'static str, &'static str) {
    let all = [(Verdict::Acceptable, "32"), (Verdict::NeedsStatement, "33"), (Verdict::NeedsCorrection, "31")];
    let found = all.into_iter().find(|(verdict, _)| verdict.key() == key);
    found.map_or(("", "0"), |(verdict, colour)| (words::verdict(verdict, lang), colour))
}

/// The word for a tier, and its colour in a terminal.
pub(super) fn tier(key: &str, lang: Lang) -> (&'static str, &'static str) {
    match key {
        "block" => (lang.pick("必须更正", "To correct"), "31"),
        "confirm" => (lang.pick("需核实说明", "To confirm"), "33"),
        _ => (lang.pick("提示", "To note"), "36"),
    }
}

/// `12 of 3400 rows`, or that the whole column is wrong.
pub(super) fn how_many(group: &DiagnosticReport, lang: Lang) -> String {
    let total = group.total - group.explained;
    if is_throughout(group) {
        return match lang {
            Lang::Zh => format!("全部 {total} 行"),
            Lang::En => format!("all {total} rows"),
        };
    }
    let in_rows = group.stage != "file" && group.samples.iter().any(|sample| sample.line.is_some());
    match (lang, group.of_rows.filter(|_| in_rows)) {
        (Lang::Zh, Some(rows)) => format!("{total} 处（共 {rows} 行）"),
        (Lang::En, Some(rows)) => format!("{total} of {rows} rows"),
        (Lang::Zh, None) => format!("{total} 处"),
        (Lang::En, None) => total.to_string(),
    }
}

/// Is every row of the file wrong in the same way?
pub(super) fn is_throughout(group: &DiagnosticReport) -> bool {
    group.of_rows.is_some_and(|rows| rows == group.total && rows > 1)
}

/// The groups with something that nobody has explained.
pub(super) fn open_groups(check: &CheckReport) -> impl Iterator<Item = &DiagnosticReport> {
    check.diagnostics.iter().filter(|group| group.total > group.explained)
}
