//! The same count under another limit, or under the rest days of 52 weeks later.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{Days, NaiveDate};

use super::read::day_of;
use super::{Counts, Judged, Outcome, Rules, add, judged_by, quarter, workdays};

/// How every case stands with so many working days for a fault report, in the program's words, by enterprise and number.
pub(crate) fn outcomes(quarter_dir: &Path, fault_days: u32) -> BTreeMap<(String, String), &'static str> {
    let (first, _) = quarter(quarter_dir);
    let all = judged_by(quarter_dir, &Rules { fault_days, workdays: workdays() });
    let named = all.into_iter().filter_map(|one| Some(((one.code.clone(), one.row.id()?), word(&one, first))));
    named.collect()
}

fn word(one: &Judged, first: NaiveDate) -> &'static str {
    match one.outcome {
        Outcome::OnTime(on) if on < first => "decided_earlier",
        Outcome::Late(on) if on < first => {
            let completed = day_of(one.row.get("completed")).flatten();
            if completed.is_some_and(|day| day >= first) { "carried_late" } else { "decided_earlier" }
        }
        Outcome::Overdue(on) if on < first => "carried_overdue",
        Outcome::OnTime(_) => "on_time",
        Outcome::Late(_) => "late",
        Outcome::Overdue(_) => "overdue",
        Outcome::Pending => "pending",
        Outcome::Excluded => "excluded",
        Outcome::SetAside => "set_aside",
    }
}

/// The counts by enterprise and service with so many working days for a fault report, on working days that lie so many weeks
/// later.
pub(crate) fn counts(quarter_dir: &Path, fault_days: u32, weeks: u64) -> BTreeMap<(String, String), Counts> {
    let (first, _) = quarter(quarter_dir);
    let workdays = workdays().into_iter().map(|day| day - Days::new(weeks * 7)).collect();
    let mut counts = BTreeMap::new();
    for one in judged_by(quarter_dir, &Rules { fault_days, workdays }) {
        let service = one.row.service().unwrap_or_default().to_owned();
        add(counts.entry((one.code, service)).or_default(), one.outcome, first);
    }
    counts
}
