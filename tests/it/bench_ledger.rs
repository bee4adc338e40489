//! The ledgers that speed is measured on: they are counted by gascore as plain loops count them, in every form they are written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use assert_cmd::prelude::*;
use encoding_rs::{GB18030, UTF_8};
use serde_json::Value;

use crate::recount::{Counts, recount};
use crate::report::{counts, report};

#[path = "../bench/made/mod.rs"]
mod made;

use made::Plan;

/// Many of the rows are wrong, so that every kind of fault is there, and they are read in several sections.
fn plan() -> Plan {
    Plan { enterprises: 20, faulty_of_10000: 1_500, ..Plan::of(20_000) }
}

fn ledger(plan: &Plan) -> Vec<u8> {
    let mut bytes = Vec::new();
    plan.write_ledger(&mut bytes).unwrap();
    bytes
}

/// What `score` says of a ledger of several enterprises.
fn score(ledger: &Path) -> Value {
    let args = ["score", ledger.to_str().unwrap(), "--quarter", "2019Q3", "--format", "json", "--fail-on", "never"];
    let run = Command::cargo_bin("gascore").unwrap().args(args).output().unwrap();
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    serde_json::from_slice(&run.stdout).unwrap()
}

/// The counts by short name instead of by code.
fn by_short_name(report: &Value, counts: BTreeMap<(String, String), Counts>) -> BTreeMap<(String, String), Counts> {
    let enterprises = report["enterprises"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let names: BTreeMap<_, _> = enterprises.map(|enterprise| (text(&enterprise["code"]), text(&enterprise["short_name"]))).collect();
    counts.into_iter().map(|((code, service), counts)| ((names[&code].clone(), service), counts)).collect()
}

#[test]
fn gascore_counts_them_as_plain_loops_do() {
    let folder = tempfile::tempdir().unwrap();
    let quarter = folder.path().join("2019Q3");
    plan().write_quarter(&quarter).unwrap();
    let mut expected = recount(&quarter);
    expected.retain(|_, counts| *counts != Counts::default());
    let every = |count: fn(&Counts) -> u64| expected.values().map(count).sum::<u64>();
    let seen = [every(|it| it.on_time), every(|it| it.late), every(|it| it.overdue), every(|it| it.pending), every(|it| it.excluded)];
    assert!(seen.iter().all(|count| *count > 5), "{seen:?}");
    assert!(every(|it| it.set_aside) > 500);

    let report = report(&quarter);
    assert_eq!(counts(&report), expected);
    let expected = by_short_name(&report, expected);
    for encoding in [UTF_8, GB18030] {
        let path = folder.path().join(format!("{}.csv", encoding.name()));
        fs::write(&path, ledger(&Plan { encoding, ..plan() })).unwrap();
        assert_eq!(counts(&score(&path)), expected, "{}", encoding.name());
    }
}

#[test]
fn every_kind_of_fault_is_found_and_none_where_none_was_made() {
    let folder = tempfile::tempdir().unwrap();
    let blocks = |plan: &Plan| -> BTreeSet<String> {
        let path = folder.path().join("ledger.csv");
        fs::write(&path, ledger(plan)).unwrap();
        let report = score(&path);
        let diagnostics = report["diagnostics"].as_array().unwrap().iter();
        diagnostics.filter(|it| it["tier"] == "block" || it["code"] == "L302").map(|it| it["code"].as_str().unwrap().to_owned()).collect()
    };
    let all = ["C201", "C203", "L301", "L302", "R101", "R104", "R106", "R107"].map(str::to_owned);
    assert_eq!(blocks(&plan()), BTreeSet::from(all));
    assert_eq!(blocks(&Plan { faulty_of_10000: 0, ..plan() }), BTreeSet::new());
}

#[test]
fn a_plan_is_kept_to_the_row_and_to_the_byte() {
    let text = String::from_utf8(ledger(&plan())).unwrap();
    assert_eq!(text.lines().count(), 20_001);
    assert_eq!(text.into_bytes(), ledger(&plan()));
    assert_ne!(ledger(&plan()), ledger(&Plan { seed: 2, ..plan() }));
    for (rows, lines) in [(0, 1), (1, 2), (19, 20), (21, 22)] {
        let text = String::from_utf8(ledger(&Plan { rows, faulty_of_10000: 10_000, ..plan() })).unwrap();
        assert_eq!(text.lines().count(), lines, "{rows}");
    }
}
