//! Other rules tried on a quarter: held against a second count, the presets, and what is said of wrong keys and values.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Output};

use assert_cmd::prelude::*;
use serde_json::Value;

use crate::recount::{Counts, tried};
use crate::report::{alone, report};

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("gascore").unwrap();
    command.arg("whatif").arg(folder).args(args).env("LC_ALL", "C.UTF-8").output().unwrap()
}

fn whatif(folder: &Path, args: &[&str]) -> Value {
    let run = run(folder, &[args, &["--format", "json"]].concat());
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    serde_json::from_slice(&run.stdout).unwrap()
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Everything that differs, by enterprise: the target of a service, and what its rate would be.
fn met(counts: &BTreeMap<(String, String), Counts>, code: &str, service: &str) -> Option<bool> {
    let own = counts.get(&(code.to_owned(), service.to_owned())).copied().unwrap_or_default();
    (own.decided > 0).then_some(own.on_time == own.decided)
}

#[test]
fn nothing_tried_changes_nothing() {
    let (_folder, copy) = alone("2019Q3");
    let before = report(&copy);
    for args in [&[][..], &["--set", "fault_report.limit=3 working days"], &["--set", "point.\"3.3\".full=100%"]] {
        let found = whatif(&copy, args);
        let trial = &found["trials"][0];
        assert_eq!((array(&trial["enterprises"]).len(), &trial["cases"]), (0, &Value::from(0)), "{args:?}");
        assert_eq!(trial["rules_sha256"], before["rules"]["sha256"], "{args:?}");
        assert_eq!((&trial["calendar"], &found["in_force"]), (&before["calendar"], &Value::Bool(false)));
    }
    assert_eq!(report(&copy).to_string(), before.to_string());
}

#[test]
fn a_shorter_limit_changes_what_plain_loops_change() {
    let (_folder, copy) = alone("2019Q3");
    let found = whatif(&copy, &["--set", "fault_report.limit=2 working days"]);
    let trial = &found["trials"][0];
    let (three, two) = (tried::counts(&copy, 3, 0), tried::counts(&copy, 2, 0));
    let codes: BTreeSet<&String> = three.keys().map(|(code, _)| code).collect();
    let differs = |code: &&&String| met(&three, code, "fault_report") != met(&two, code, "fault_report");
    let expected: BTreeSet<String> = codes.iter().filter(differs).map(|code| (*code).clone()).collect();
    let changes_target =
        |one: &&Value| array(&one["services"]).iter().any(|own| own["meets_target"]["in_force"] != own["meets_target"]["tried"]);
    let listed: BTreeSet<String> = array(&trial["enterprises"]).iter().filter(changes_target).map(|one| text(&one["code"])).collect();
    assert_eq!(listed, expected);
    assert!(expected.len() >= 5, "{expected:?}");

    let (before, after) = (tried::outcomes(&copy, 3), tried::outcomes(&copy, 2));
    let changed = before.iter().filter(|(key, outcome)| after.get(*key) != Some(outcome));
    let expected: BTreeMap<_, _> = changed.map(|(key, outcome)| (key.clone(), ((*outcome).to_owned(), after[key].to_owned()))).collect();
    // The second count has one word for whatever an enterprise says takes a case out.
    let said = ["invalid", "withdrawn", "duplicate", "transferred", "terminated", "special_scope", "accepted_after"];
    let word = |outcome: &Value| if said.iter().any(|word| outcome == word) { "excluded".to_owned() } else { text(outcome) };
    let mut listed = BTreeMap::new();
    for one in array(&trial["enterprises"]) {
        for case in array(&one["cases"]["cases"]) {
            let outcome = (word(&case["outcome"]["in_force"]), word(&case["outcome"]["tried"]));
            listed.insert((text(&one["code"]), text(&case["id"])), outcome);
        }
    }
    assert_eq!(listed, expected);
    assert_eq!(trial["cases"].as_u64(), Some(expected.len() as u64));
    assert!(expected.len() > 300, "{}", expected.len());
}

#[test]
fn next_years_rest_days_are_those_of_52_weeks_later() {
    let (_folder, copy) = alone("2019Q3");
    let found = whatif(&copy, &["--preset", "next-year-calendar"]);
    let trial = &found["trials"][0];
    assert_eq!(trial["calendar"]["name"], "china+52w");
    let (today, later) = (tried::counts(&copy, 3, 0), tried::counts(&copy, 3, 52));
    let mut listed: BTreeMap<(String, String), (u64, u64)> = BTreeMap::new();
    for one in array(&trial["enterprises"]) {
        for own in array(&one["services"]) {
            let rate = &own["rate"]["tried"];
            let key = (text(&one["code"]), text(&own["service"]));
            listed.insert(key, (rate["part"].as_u64().unwrap(), rate["whole"].as_u64().unwrap()));
        }
    }
    let rate = |counts: &Counts| (counts.on_time, counts.decided);
    let changed = later.iter().filter(|(key, counts)| today.get(*key).map(rate) != Some(rate(counts)));
    let expected: BTreeMap<_, _> = changed.map(|(key, counts)| (key.clone(), rate(counts))).collect();
    assert_eq!(listed, expected);
    assert!(!expected.is_empty());
}

#[test]
fn presets_change_what_their_names_say() {
    let (_folder, copy) = alone("2019Q3");
    let changes = |found: &Value| -> Vec<String> {
        let line = |change: &Value| format!("{} {} {}", text(&change["key"]), change["from"], change["to"]);
        array(&found["trials"][0]["changes"]).iter().map(line).collect()
    };
    let limits = whatif(&copy, &["--preset", "stricter-limit"]);
    assert_eq!(
        changes(&limits),
        [
            r#"service.residential_connection.limit "\"3 working days\"" "\"2 working days\"""#,
            r#"service.commercial_application.limit "\"20 working days\"" "\"19 working days\"""#,
            r#"service.fault_report.limit "\"3 working days\"" "\"2 working days\"""#,
            r#"service.complaint.limit "\"7 working days\"" "\"6 working days\"""#,
        ]
    );
    let strict = whatif(&copy, &["--preset", "stricter-counting"]);
    assert_eq!(changes(&strict).len(), 4);
    // Where one strict reading alone applies to a service, the trial is that reading.
    let report = report(&copy);
    let mut compared = 0;
    for (service, reading) in [("commercial_application", "without_pauses"), ("inquiry", "strict_acceptance")] {
        let of_city = array(&report["city"]).iter().find(|city| city["service"] == service).unwrap();
        let expected = array(&of_city["readings"]).iter().find(|found| found["reading"] == reading).unwrap();
        let city = array(&strict["trials"][0]["city"]).iter().find(|city| city["tried"]["service"] == service).unwrap();
        assert_eq!(city["tried"]["rate"], expected["rate"], "{service}");
        compared += usize::from(expected["rate"] != of_city["rate"]);
    }
    assert_eq!(compared, 2, "the strict readings differ");
}

#[test]
fn several_values_make_a_column_each() {
    let (_folder, copy) = alone("2019Q3");
    let found =
        whatif(&copy, &["--set", "fault_report.limit=2 working days|3 working days", "--vary", "fault_report.limit=4 working days"]);
    let trials = array(&found["trials"]);
    assert_eq!(trials.iter().map(|trial| text(&trial["name"])).collect::<Vec<_>>(), ["2 working days", "3 working days", "4 working days"]);
    let cases: Vec<_> = trials.iter().map(|trial| trial["cases"].as_u64().unwrap()).collect();
    assert!(cases[0] > 0 && cases[1] == 0 && cases[2] > 0, "{cases:?}");
    for (lang, word) in [("zh", "试算，非现行规则"), ("en", "trial, not in force")] {
        for width in ["60", "80", "120"] {
            let args = ["--set", "fault_report.limit=2 working days|4 working days", "--lang", lang, "--width", width];
            let page = String::from_utf8(run(&copy, &args).stdout).unwrap();
            assert!(page.contains(word) && page.contains("4 working days"), "{page}");
            let widest = page.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
            assert!(widest <= width.parse().unwrap(), "{width}: {widest}");
        }
    }
}

#[test]
fn wrong_keys_and_values_are_told_in_the_words_of_the_rules() {
    let (_folder, copy) = alone("2019Q3");
    for (set, lang, words) in [
        ("fault_report.limt=2 working days", "en", "no such key; did you mean service.fault_report.limit?"),
        ("fault_report.limt=2 working days", "zh", "规则包没有这个键，是否指：service.fault_report.limit"),
        ("calender=boston", "zh", "是否指：calendar"),
        ("counting.puases=ignore", "en", "did you mean counting.pauses"),
        ("point.3.3.wieght=2", "en", "did you mean point.\"3.3\".weight"),
        ("counting=1", "en", "no such key"),
        ("zebra.crossing=1", "en", "the rules have no such key"),
        ("fault_report.limit=2 fortnights", "en", "--set fault_report.limit: [K622] `service.limit` is wrong: `2 fortnights`"),
        ("fault_report.limit=2 fortnights", "zh", "按所设值，规则不成立：\n--set fault_report.limit: [K622] `service.limit` 有误"),
        ("counting.pauses=never", "en", "--set counting.pauses: [K622] `counting.pauses` must be one of `adjust`, `ignore`"),
        ("area.1.points=20", "en", "the areas' points sum to 105, not 100"),
        ("point.3.3.full=2x", "en", "--set point.3.3.full: [K622]"),
        ("calendar=mars", "en", "there is no calendar `mars`"),
        ("fault_report.limit", "en", "must be KEY=VALUE"),
        ("=3", "zh", "应写作 键=值"),
    ] {
        let run = run(&copy, &["--set", set, "--lang", lang]);
        let said = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(2), "{set}: {said}");
        assert!(said.contains(words), "{set}: {said}");
    }
}

#[test]
fn the_answer_follows_its_published_schema() {
    let (_folder, copy) = alone("2019Q3");
    let schema = Command::cargo_bin("gascore").unwrap().args(["rules", "schema", "whatif"]).output().unwrap();
    let schema: Value = serde_json::from_slice(&schema.stdout).unwrap();
    let found = whatif(&copy, &["--set", "point.1.1.weight=5", "--set", "inquiry.cutoff=17:00"]);
    let errors: Vec<_> = jsonschema::validator_for(&schema).unwrap().iter_errors(&found).map(|error| error.to_string()).collect();
    assert_eq!(errors, [""; 0]);
    assert_eq!(found["trials"][0]["changes"][1]["to"], "\"17:00\"");
}
