//! What the bureau's own lists say, followed once more: cases held against their evidence with what became of appeals, and problems
//! from list to list.

use std::collections::BTreeMap;
use std::path::Path;

use super::claims::table;
use super::read::day_of;
use super::{Counts, Judged, Rules, add, judge, judged, quarter, workdays};

/// Every row, the checked ones as they were found; `appeals` leaves out what fell on appeal.
pub(super) fn corrected(quarter_dir: &Path, judged: &[Judged], appeals: bool) -> Vec<Judged> {
    let path = quarter_dir.join("verified_cases.csv");
    let (_, last) = quarter(quarter_dir);
    let rules = Rules { fault_days: 3, workdays: workdays() };
    let mut all = judged.to_vec();
    for entry in if path.is_file() { table(&path) } else { Vec::new() } {
        let is_it = |one: &&mut Judged| one.code == entry["enterprise"] && one.row.id().as_deref() == Some(&entry["case_id"]);
        let one = all.iter_mut().find(is_it).expect("a checked case stands in its ledger");
        if appeals && entry["appeal"] == "upheld" {
            continue;
        }
        let row = one.row.clone();
        one.row = match entry["finding"].as_str() {
            "confirmed" => row,
            "late" => row.with("completed", &entry["completed_at"]),
            "not_completed" => ["completed", "replied", "followed", "status"].iter().fold(row, |row, field| row.with(field, "")),
            other => panic!("no finding of the samples: {other}"),
        };
        one.outcome = judge(&one.row, last, &rules);
    }
    all
}

/// On time and decided by enterprise and service: by the ledger, with every finding, and with those that stand. Only what is another
/// at one of these steps.
pub(crate) fn changed(quarter_dir: &Path) -> BTreeMap<(String, String), [(u64, u64); 3]> {
    let (first, _) = quarter(quarter_dir);
    let said = judged(quarter_dir);
    let steps = [said.clone(), corrected(quarter_dir, &said, false), corrected(quarter_dir, &said, true)];
    let mut counts: BTreeMap<(String, String), [Counts; 3]> = BTreeMap::new();
    for (step, rows) in steps.into_iter().enumerate() {
        for one in rows {
            let key = (one.code, one.row.service().unwrap_or_default().to_owned());
            add(&mut counts.entry(key).or_default()[step], one.outcome, first);
        }
    }
    let rates = counts.into_iter().map(|(key, counts)| (key, counts.map(|counts| (counts.on_time, counts.decided))));
    rates.filter(|(_, steps)| steps.iter().any(|step| *step != steps[0])).collect()
}

/// Problems that were not closed before the last of these quarters, by enterprise and number: how each stands at its end, and whether
/// it was on an earlier list.
pub(crate) fn problems(quarters: &[&Path]) -> BTreeMap<(String, String), (&'static str, bool)> {
    let mut found: BTreeMap<(String, String), (usize, String, Option<usize>)> = BTreeMap::new();
    for (number, folder) in quarters.iter().enumerate() {
        for row in table(&folder.join("problems.csv")) {
            let key = (row["enterprise"].clone(), row["id"].clone());
            let (_, due, closed) = found.entry(key).or_insert_with(|| (number, String::new(), None));
            if !row["due_on"].is_empty() {
                due.clone_from(&row["due_on"]);
            }
            let is_closed = !row["closed_on"].is_empty() && !row["evidence"].is_empty();
            *closed = is_closed.then(|| closed.unwrap_or(number));
        }
    }
    let now = quarters.len() - 1;
    let (_, last) = quarter(quarters[now]);
    let open = found.into_iter().filter(|(_, (_, _, closed))| closed.is_none_or(|by| by == now));
    open.map(|(key, (listed, due, closed))| {
        let past = day_of(&due).flatten().is_some_and(|due| due < last);
        let state = if closed.is_some() {
            "closed"
        } else if past {
            "overdue"
        } else {
            "open"
        };
        (key, (state, listed < now))
    })
    .collect()
}
