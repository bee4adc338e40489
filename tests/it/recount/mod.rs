//! A second count of the sample data, in plain loops and without a line of the library: what the program reports must agree with it.
//!
//! The official method: basis «decided in the quarter», as-of the quarter's last day, pauses adjusted for allowed reasons,
//! appointments honoured for connections, extensions ignored, inquiries that came online, in writing or by 12345 on a rest day
//! counted as of the next working day. All limits are in days, so only days are read; `24:00` belongs to the day written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};

pub(crate) mod analyst;
mod claims;
pub(crate) mod lists;
mod measure;
pub(crate) mod points;
mod read;
pub(crate) mod tried;

use read::{Row, day_of, rows, spans};

/// Every word for how a case stands.
const STATUSES: [&str; 14] = [
    "办结",
    "completed",
    "在办",
    "open",
    "撤销",
    "withdrawn",
    "无效",
    "invalid",
    "重复",
    "duplicate",
    "转出",
    "transferred",
    "终止",
    "terminated",
];

/// How the cases of one enterprise and service came out.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) decided: u64,
    pub(crate) on_time: u64,
    pub(crate) late: u64,
    pub(crate) overdue: u64,
    pub(crate) pending: u64,
    pub(crate) excluded: u64,
    pub(crate) set_aside: u64,
    pub(crate) undecidable: u64,
}

/// One case's outcome, with the day it was decided on.
#[derive(Clone, Copy)]
enum Outcome {
    OnTime(NaiveDate),
    Late(NaiveDate),
    Overdue(NaiveDate),
    Pending,
    Excluded,
    SetAside,
}

/// Counts every submission of a quarter's folder by enterprise code and service; a row whose service
/// cannot be read counts under an empty one.
pub(crate) fn recount(quarter_dir: &Path) -> BTreeMap<(String, String), Counts> {
    let (first, _) = quarter(quarter_dir);
    let mut counts = BTreeMap::new();
    for Judged { code, row, outcome } in judged(quarter_dir) {
        let service = row.service().unwrap_or_default().to_owned();
        let entry: &mut Counts = counts.entry((code, service)).or_default();
        add(entry, outcome, first);
    }
    counts
}

/// A row with its outcome, and the code of the enterprise that handed it in.
#[derive(Clone)]
struct Judged {
    code: String,
    row: Row,
    outcome: Outcome,
}

fn judged(quarter_dir: &Path) -> Vec<Judged> {
    judged_by(quarter_dir, &Rules { fault_days: 3, workdays: workdays() })
}

/// What can be another in a trial.
struct Rules {
    fault_days: u32,
    workdays: BTreeSet<NaiveDate>,
}

fn judged_by(quarter_dir: &Path, rules: &Rules) -> Vec<Judged> {
    let (_, last) = quarter(quarter_dir);
    let mut all = Vec::new();
    for folder in folders(&quarter_dir.join("submissions")) {
        let (code, services) = submission(&folder);
        let rows = files(&folder).iter().flat_map(|file| rows(file, services.get(&name(file)))).collect();
        for row in without_copies(rows) {
            let outcome = judge(&row, last, rules);
            all.push(Judged { code: code.clone(), row, outcome });
        }
    }
    all
}

fn add(counts: &mut Counts, outcome: Outcome, first: NaiveDate) {
    let decided = match outcome {
        Outcome::OnTime(on) | Outcome::Late(on) | Outcome::Overdue(on) if on < first => {
            counts.excluded += 1;
            return;
        }
        Outcome::OnTime(_) => &mut counts.on_time,
        Outcome::Late(_) => &mut counts.late,
        Outcome::Overdue(_) => &mut counts.overdue,
        Outcome::Pending => &mut counts.pending,
        Outcome::Excluded => &mut counts.excluded,
        Outcome::SetAside => &mut counts.set_aside,
    };
    *decided += 1;
    counts.decided = counts.on_time + counts.late + counts.overdue;
}

/// Identical rows of one number become one; rows that differ are spoiled, all of them.
fn without_copies(rows: Vec<Row>) -> Vec<Row> {
    let mut groups: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    let mut kept = Vec::new();
    for mut row in rows {
        match row.id() {
            Some(id) if !row.spoiled => groups.entry(id).or_default().push(row),
            _ => {
                row.spoiled = true;
                kept.push(row);
            }
        }
    }
    for mut group in groups.into_values() {
        if group.iter().all(|row| row.raw == group[0].raw) {
            group.truncate(1);
        } else {
            for row in &mut group {
                row.spoiled = true;
            }
        }
        kept.extend(group);
    }
    kept
}

fn judge(row: &Row, last: NaiveDate, rules: &Rules) -> Outcome {
    let Some(service) = row.service().filter(|_| !row.spoiled) else { return Outcome::SetAside };
    let (accepted, completed) = (day_of(row.get("accepted")), day_of(row.get("completed")));
    let Some(Some(accepted)) = accepted else { return Outcome::SetAside };
    let Some(mut completed) = completed else { return Outcome::SetAside };
    // An inquiry ends with the reply; telling the user the answer stands in for a blank completion.
    if service == "inquiry" && completed.is_none() {
        let Some(replied) = day_of(row.get("replied")) else { return Outcome::SetAside };
        completed = replied;
    }
    let status = row.get("status");
    if !status.is_empty() && !STATUSES.contains(&status) {
        return Outcome::SetAside;
    }
    if completed.is_some_and(|day| day < accepted) || (completed.is_none() && matches!(status, "办结" | "completed")) {
        return Outcome::SetAside;
    }
    let special = matches!(row.get("scope"), "是" | "emergency");
    if special || accepted > last {
        return Outcome::Excluded;
    }
    let due = due(row, service, accepted, last, rules);
    let outcome = match completed.filter(|&day| day <= last) {
        Some(day) if day <= due => Outcome::OnTime(day),
        Some(_) => Outcome::Late(due),
        None if due <= last => Outcome::Overdue(due),
        None => Outcome::Pending,
    };
    if leaves(row, service, due, last, outcome) { Outcome::Excluded } else { outcome }
}

/// Does a status or an invalid complaint take the case out of the count?
fn leaves(row: &Row, service: &str, due: NaiveDate, last: NaiveDate, outcome: Outcome) -> bool {
    let status = row.get("status");
    let invalid = matches!(status, "无效" | "invalid") || (service == "complaint" && matches!(row.get("valid"), "否" | "no"));
    let dropped = matches!(status, "撤销" | "withdrawn" | "重复" | "duplicate" | "转出" | "transferred" | "终止" | "terminated");
    let passed_on = service == "complaint" && (matches!(row.get("channel"), "12345" | "hotline_12345") || !row.get("transfer").is_empty());
    let returned = row.get("excluded_reason").contains("同意退回");
    if !(dropped || (invalid && (!passed_on || returned))) || row.get("excluded_reason").is_empty() {
        return false;
    }
    match day_of(row.get("excluded_on")).flatten() {
        Some(on) => on <= due && on <= last,
        None => matches!(outcome, Outcome::OnTime(_) | Outcome::Pending),
    }
}

fn due(row: &Row, service: &str, accepted: NaiveDate, last: NaiveDate, rules: &Rules) -> NaiveDate {
    let workdays = &rules.workdays;
    let (limit, start) = match service {
        "residential_connection" => (3, "applied"),
        "commercial_application" => (20, "documents"),
        "fault_report" => (rules.fault_days, ""),
        "complaint" => (7, ""),
        _ => {
            let moves = matches!(row.get("channel"), "网上" | "online" | "书面" | "written" | "12345" | "hotline_12345");
            return if moves { *workdays.range(accepted..).next().expect("the calendar goes on") } else { accepted };
        }
    };
    let start = day_of(row.get(start)).flatten().unwrap_or(accepted);
    let allowed = ["用户不在家", "用户要求延期", "用户资料不全", "用户装修", "道路开挖审批"];
    let pauses = if allowed.contains(&row.get("pause_reason")) { spans(row, last) } else { Vec::new() };
    let mut day = start;
    let mut left = limit;
    while left > 0 {
        day = day + Days::new(1);
        let stands = pauses.iter().any(|&(from, to)| from <= day && day <= to);
        left -= u32::from(workdays.contains(&day) && !stands);
    }
    let visit = day_of(row.get("appointment")).flatten().filter(|_| service == "residential_connection");
    visit.map_or(day, |visit| visit.max(day))
}

fn workdays() -> BTreeSet<NaiveDate> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/workdays.csv");
    let text = fs::read_to_string(path).expect("the calendar's test vectors");
    text.lines().filter(|line| line[10..].starts_with(",1,")).map(|line| line[..10].parse().expect("a date")).collect()
}

fn quarter(folder: &Path) -> (NaiveDate, NaiveDate) {
    let name = name(folder);
    let (year, number) = (name[..4].parse().expect("a year"), name[5..].parse::<u32>().expect("a quarter"));
    let first = |number: u32| NaiveDate::from_ymd_opt(year, number * 3 - 2, 1).expect("a day");
    let end = if number == 4 { NaiveDate::from_ymd_opt(year + 1, 1, 1).expect("a day") } else { first(number + 1) };
    (first(number), end - Days::new(1))
}

/// The enterprise's code, and the services of files that do not tell.
fn submission(folder: &Path) -> (String, BTreeMap<String, String>) {
    let Ok(text) = fs::read_to_string(folder.join("submission.toml")) else { return (name(folder), BTreeMap::new()) };
    let table: toml::Table = text.parse().expect("a submission");
    let files = table.get("files").and_then(toml::Value::as_table).cloned().unwrap_or_default();
    let services = files.into_iter().filter_map(|(file, service)| Some((file, service.as_str()?.to_owned()))).collect();
    (table["enterprise"].as_str().expect("a code").to_owned(), services)
}

fn folders(parent: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(parent).expect("a folder");
    entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir()).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.filter(|path| name(path).starts_with("cases")).collect()
}

fn name(path: &Path) -> String {
    path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests;
