//! What the samples tell of checked cases and of problems, against a second count.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::recount::lists;
use crate::report::report;

fn folder(quarter: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(quarter)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

#[test]
fn rates_change_by_findings_and_appeals_as_a_second_count_has_it() {
    let report = report(&folder("2019Q3"));
    let share = |share: &Value| (share["part"].as_u64().unwrap(), share["whole"].as_u64().unwrap());
    let units = list(&report["checked"]["units"]);
    let rates = units.iter().flat_map(|unit| list(&unit["rates"]).iter().map(move |rate| (unit, rate)));
    let told: BTreeMap<_, _> = rates
        .map(|(unit, rate)| ((text(&unit["code"]), text(&rate["service"])), ["ledger", "found", "stands"].map(|step| share(&rate[step]))))
        .collect();
    assert_eq!(told, lists::changed(&folder("2019Q3")));
    // Counted by hand: three of 83 faults are found otherwise, and one of them falls on appeal.
    assert_eq!(told.into_values().collect::<Vec<_>>(), [[(82, 83), (79, 83), (80, 83)]]);
    let counts = |unit: &Value| ["checked", "corrected", "appealed", "restored"].map(|key| unit[key].as_u64().unwrap());
    assert_eq!(units.iter().map(counts).collect::<Vec<_>>(), [[1, 0, 0, 0], [3, 3, 2, 1]]);
}

#[test]
fn problems_go_from_list_to_list_as_a_second_count_has_it() {
    let [before, now] = ["2019Q2", "2019Q3"].map(folder);
    for (quarters, states) in [(&[before.as_path()][..], &["open", "open"][..]), (&[&before, &now], &["closed", "open", "overdue"])] {
        let report = report(quarters.last().unwrap());
        let problem = |one: &Value| ((text(&one["code"]), text(&one["id"])), (text(&one["state"]), one["carried"].as_bool().unwrap()));
        let told: BTreeMap<_, _> = list(&report["problems"]["problems"]).iter().map(problem).collect();
        let counted = lists::problems(quarters);
        assert_eq!(told, counted.iter().map(|(key, (state, carried))| (key.clone(), ((*state).to_owned(), *carried))).collect());
        let mut all: Vec<_> = counted.values().map(|(state, _)| *state).collect();
        all.sort_unstable();
        assert_eq!(all, states);
    }
}
