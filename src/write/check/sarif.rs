//! A check as SARIF 2.1.0, which code hosts and editors show beside the files.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::diag::{Code, Tier};
use crate::domain::Lang;
use crate::report::model::{CheckReport, DiagnosticReport, DiagnosticSample};
use crate::text::{Explanation, advice, explain, title};
use crate::write::json_text;
use crate::write::terminal::visible;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Endings of files whose lines nobody sees without unpacking them.
const PACKED: [&str; 2] = [".gz", ".zst"];

/// The check as SARIF: a result for every diagnostic that was kept; the true totals are properties of the run.
///
/// # Errors
/// When it cannot be written as JSON, which no check should ever cause.
pub fn sarif(check: &CheckReport, lang: Lang) -> serde_json::Result<String> {
    let mut codes: Vec<Code> = check.diagnostics.iter().filter_map(code).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut seen = BTreeMap::new();
    let mut results = Vec::new();
    for group in &check.diagnostics {
        for sample in &group.samples {
            results.push(result(group, sample, &codes, &mut seen));
        }
    }
    let rules: Vec<_> = codes.iter().map(|code| rule(*code, lang)).collect();
    let driver = json!({ "name": check.tool.name, "version": check.tool.version, "rules": rules });
    let run = json!({
        "tool": { "driver": driver },
        "language": lang.pick("zh-CN", "en-US"),
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {
            "verdict": check.verdict,
            "totals": check.totals,
            "groups": check.diagnostics.iter().map(group_totals).collect::<Vec<_>>(),
        },
    });
    json_text::pretty(&json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] }))
}

fn code(group: &DiagnosticReport) -> Option<Code> {
    group.code.parse().ok()
}

/// A code with everything that is written about it.
fn rule(code: Code, lang: Lang) -> Value {
    let (title, advice) = (title(code, lang), advice(code, lang));
    let Explanation { why, example, .. } = explain(code, lang);
    let (mend_head, example_head) = (lang.pick("怎么办", "What to do"), lang.pick("示例", "Example"));
    let colon = lang.pick("：", ": ");
    let plain = [why.to_owned(), format!("{mend_head}{colon}{advice}"), format!("{example_head}{colon}{example}")];
    let marked = [
        format!("# {code} {title}"),
        why.to_owned(),
        format!("**{mend_head}**{colon}{advice}"),
        format!("**{example_head}**{colon}`{example}`"),
    ];
    json!({
        "id": code.id(),
        "name": code.name(),
        "shortDescription": { "text": title },
        "fullDescription": { "text": why },
        "help": { "text": plain.join("\n"), "markdown": marked.join("\n\n") },
        "defaultConfiguration": { "level": level(code.tier().key()) },
    })
}

fn level(tier: &str) -> &'static str {
    if tier == Tier::Block.key() {
        "error"
    } else if tier == Tier::Confirm.key() {
        "warning"
    } else {
        "note"
    }
}

fn group_totals(group: &DiagnosticReport) -> Value {
    json!({
        "code": group.code,
        "uri": relative_uri(&group.file),
        "sheet": group.sheet.as_deref().map(visible),
        "column": group.column.as_deref().map(visible),
        "total": group.total,
        "explained": group.explained,
    })
}

fn result(group: &DiagnosticReport, sample: &DiagnosticSample, codes: &[Code], seen: &mut BTreeMap<String, u64>) -> Value {
    let index = code(group).and_then(|code| codes.binary_search(&code).ok());
    let mut properties = Map::new();
    let known = [
        ("caseId", sample.case_id.as_ref().map(|id| json!(visible(id)))),
        ("columnNumber", group.column_number.map(|number| json!(number))),
        ("column", group.column.as_ref().map(|column| json!(visible(column)))),
    ];
    properties.extend(known.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
    json!({
        "ruleId": group.code,
        "ruleIndex": index,
        "level": level(&group.tier),
        // A viewer would take `](` for a link.
        "message": { "text": visible(&sample.message).replace("](", "] (") },
        "locations": [location(group, sample)],
        "partialFingerprints": { "gascoreCase/v1": fingerprint(group, sample, seen) },
        "properties": properties,
    })
}

/// The file, the line where lines can be seen, and the cell by name: the number of a cell is no column of characters.
fn location(group: &DiagnosticReport, sample: &DiagnosticSample) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": relative_uri(&group.file) } });
    let is_text = group.sheet.is_none() && !PACKED.iter().any(|ending| group.file.to_lowercase().ends_with(ending));
    if let (true, Some(line)) = (is_text, sample.line) {
        physical["region"] = json!({ "startLine": line });
    }
    let mut location = json!({ "physicalLocation": physical });
    let logical = match (&group.sheet, &group.column) {
        (Some(_), _) => sample.place.split_once('!').map(|(_, cell)| json!({ "fullyQualifiedName": visible(cell), "kind": "cell" })),
        (None, Some(column)) => Some(json!({ "name": visible(column), "kind": "column" })),
        (None, None) => None,
    };
    if let Some(logical) = logical {
        location["logicalLocations"] = json!([logical]);
    }
    location
}

/// The same from one hand-in to the next, wherever the row has moved to; equal ones of a file are numbered.
fn fingerprint(group: &DiagnosticReport, sample: &DiagnosticSample, seen: &mut BTreeMap<String, u64>) -> String {
    let about = [
        Some(group.code.as_str()),
        Some(group.file.as_str()),
        group.sheet.as_deref(),
        sample.case_id.as_deref(),
        group.column.as_deref().and_then(|column| column.split_once(' ')).map(|(_, header)| header),
    ];
    let hash = Sha256::digest(json!(about).to_string());
    let hash = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    let number = seen.entry(hash.clone()).and_modify(|number| *number += 1).or_insert(1);
    format!("{hash}:{number}")
}

/// A path as a relative reference: never from a root, and nothing but plain ASCII.
fn relative_uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let path = path.trim_start_matches('/').trim_start_matches("./");
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/');
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_relative_reference() {
        for (path, uri) in [
            ("cases.csv", "cases.csv"),
            ("2019Q3/台账 1.csv", "2019Q3/%E5%8F%B0%E8%B4%A6%201.csv"),
            ("/a/b/c:d.csv", "a/b/c%3Ad.csv"),
            ("./a.csv", "a.csv"),
            ("C:\\a\\b.csv", "C%3A/a/b.csv"),
            ("-", "-"),
        ] {
            assert_eq!(relative_uri(path), uri);
        }
    }
}
