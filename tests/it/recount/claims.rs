//! What is said of the points, and what was found: progress, inspections and decisions, read in plain loops.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use chrono::{Datelike, NaiveDate};

use super::read::day_of;
use super::{folders, submission};

/// What an enterprise says of one point.
pub(super) struct Claim {
    pub(super) status: &'static str,
    pub(super) evidence: bool,
    pub(super) reason: bool,
    pub(super) done_on: Option<NaiveDate>,
}

/// What inspectors found for one point; `falsified` is a status of its own.
pub(super) struct Found {
    pub(super) status: &'static str,
    pub(super) reason: bool,
}

/// Everything beside the cases, by the enterprise's code.
pub(super) struct Said {
    /// Who handed something in, and its progress ledger if it has one.
    pub(super) claims: BTreeMap<String, Option<BTreeMap<String, Claim>>>,
    pub(super) found: BTreeMap<String, BTreeMap<String, Found>>,
    /// The kinds of violation decided in the quarter.
    pub(super) decided: BTreeMap<String, BTreeSet<String>>,
}

pub(super) fn said(quarter: &Path, first: NaiveDate, last: NaiveDate) -> Said {
    let mut claims = BTreeMap::new();
    for folder in folders(&quarter.join("submissions")) {
        let (code, _) = submission(&folder);
        claims.insert(code, progress(&folder));
    }
    let mut found: BTreeMap<String, BTreeMap<String, Found>> = BTreeMap::new();
    for row in table(&quarter.join("verified.csv")) {
        let one = Found { status: status(&row["status"]), reason: !row["reason"].is_empty() };
        found.entry(row["enterprise"].clone()).or_default().insert(row["point"].clone(), one);
    }
    let mut decided: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in table(&quarter.join("violations.csv")) {
        let on = day_of(&row["decided_on"]).flatten().filter(|day| (first..=last).contains(day));
        if on.is_some() && !row["decision_no"].is_empty() && row["withdrawn_on"].is_empty() {
            decided.entry(row["enterprise"].clone()).or_default().insert(row["kind"].clone());
        }
    }
    Said { claims, found, decided }
}

fn progress(folder: &Path) -> Option<BTreeMap<String, Claim>> {
    if let Ok(text) = fs::read_to_string(folder.join("progress.toml")) {
        let written: toml::Table = text.parse().expect("a progress ledger");
        let points = written["point"].as_table().expect("points");
        return Some(points.iter().map(|(id, point)| (id.clone(), from_toml(point))).collect());
    }
    let path = folder.join("progress.csv");
    path.is_file().then(|| table(&path).iter().map(|row| (get(row, "point", "要点编号").to_owned(), from_row(row))).collect())
}

fn from_row(row: &BTreeMap<String, String>) -> Claim {
    Claim {
        status: status(get(row, "status", "落实情况")),
        evidence: !get(row, "evidence", "佐证材料").is_empty(),
        reason: !get(row, "reason", "不涉及原因").is_empty(),
        done_on: day_of(get(row, "done_on", "完成时间")).flatten(),
    }
}

fn from_toml(point: &toml::Value) -> Claim {
    let text = |key: &str| point.get(key).map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).unwrap_or_default();
    Claim {
        status: status(&text("status")),
        evidence: !text("evidence").is_empty(),
        reason: !text("reason").is_empty(),
        done_on: day_of(&text("done_on")).flatten(),
    }
}

fn get<'r>(row: &'r BTreeMap<String, String>, english: &str, chinese: &str) -> &'r str {
    row.get(english).or_else(|| row.get(chinese)).expect("a column")
}

fn status(text: &str) -> &'static str {
    match text {
        "met" | "已落实" => "met",
        "partly" | "部分落实" => "partly",
        "not_met" | "未落实" => "not_met",
        "not_applicable" | "不涉及" => "not_applicable",
        "falsified" => "falsified",
        other => panic!("no status: {other}"),
    }
}

/// Every row of a table, by header.
pub(super) fn table(path: &Path) -> Vec<BTreeMap<String, String>> {
    let text = fs::read_to_string(path).expect("a table");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headers: Vec<String> = reader.headers().expect("headers").iter().map(str::to_owned).collect();
    let row = |record: csv::StringRecord| headers.iter().cloned().zip(record.iter().map(str::to_owned)).collect();
    reader.records().map(|record| row(record.expect("a record"))).collect()
}

/// The codes of the registry that had to report by a day.
pub(super) fn registered(quarter: &Path, last: NaiveDate) -> Vec<String> {
    let rows = table(&quarter.join("enterprises.csv"));
    let due = |row: &&BTreeMap<String, String>| day_of(get(row, "reporting_since", "起报日期")).flatten().is_none_or(|since| since <= last);
    rows.iter().filter(due).map(|row| get(row, "enterprise", "统一社会信用代码").to_owned()).collect()
}

/// Has what was done on a day run out by the end of a quarter? It holds through the year, or half-year, after its own.
pub(super) fn run_out(frequency: &str, done_on: NaiveDate, last: NaiveDate) -> bool {
    let half = |day: NaiveDate| (day.year() - 2000) * 2 + i32::from(day.month() > 6);
    match frequency {
        "year" => last.year() - done_on.year() > 1,
        "half_year" => half(last) - half(done_on) > 1,
        _ => false,
    }
}
