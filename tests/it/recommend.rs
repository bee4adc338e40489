//! `recommend` on the samples, held against a plain count of the JSON of their reports.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use assert_cmd::prelude::*;
use serde_json::Value;

const QUARTERS: [&str; 2] = ["2019Q2", "2019Q3"];

fn samples(quarter: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(quarter)
}

fn run(args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("gascore").unwrap();
    command.env_clear().args(args).output().unwrap()
}

fn recommend(args: &[&str]) -> Output {
    let folders = QUARTERS.map(samples);
    let folders: Vec<_> = folders.iter().map(|folder| folder.to_str().unwrap()).collect();
    run(&[&["recommend"], &folders[..], args].concat())
}

fn json(output: &Output) -> Value {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// What the criteria for units ask for, but for doubts, out of one report: code to whether all of it holds, and decided cases.
fn plain_count(quarter: &str) -> BTreeMap<String, (bool, u64)> {
    let report = json(&run(&["report", samples(quarter).to_str().unwrap(), "--format", "json"]));
    let good = |one: &Value| {
        let score = if one["verified"].is_null() { &one["claimed"] } else { &one["verified"] };
        let rates: Vec<_> = array(&one["services"]).iter().filter(|service| service["decided"] != 0).collect();
        let kept = !rates.is_empty() && rates.iter().all(|service| service["on_time"] == service["decided"]);
        let total = score["total"].as_str().and_then(|total| total.parse::<f64>().ok());
        let verified = quarter == "2019Q2" || !one["verified"].is_null();
        kept && verified && total >= Some(90.0) && array(&score["grade"]["vetoes"]).is_empty()
    };
    array(&report["enterprises"])
        .iter()
        .map(|one| (one["code"].as_str().unwrap().to_owned(), (good(one), one["decided"].as_u64().unwrap())))
        .collect()
}

fn codes(honour: &Value, list: &str) -> BTreeSet<String> {
    array(&honour[list]).iter().map(|one| one["code"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn candidates_among_units_are_those_a_plain_count_finds() {
    let report = json(&recommend(&["--format", "json"]));
    let honour = &report["honours"][0];
    let [before, after] = QUARTERS.map(plain_count);
    let doubtless = |code: &str| {
        let unit = array(&report["units"]).iter().find(|unit| unit["code"] == code).unwrap();
        array(&unit["quarters"]).iter().all(|own| own["unexplained"] == 0 && own["to_correct"] == 0)
    };
    let is_one = |code: &&String| {
        let (was, is) = (before[*code], after[*code]);
        was.0 && is.0 && was.1 + is.1 >= 200 && doubtless(code)
    };
    let expected: BTreeSet<String> = after.keys().filter(is_one).cloned().collect();
    assert_eq!(codes(honour, "candidates"), expected);
    assert!(!expected.is_empty());
    let everyone: BTreeSet<String> = after.keys().cloned().collect();
    assert_eq!(&codes(honour, "candidates") | &codes(honour, "left_out"), everyone);
    for one in array(&honour["left_out"]) {
        assert!(array(&one["findings"]).iter().any(|finding| finding["met"] == false), "{one}");
    }
}

#[test]
fn of_the_people_one_is_left_and_each_other_is_told_why() {
    let report = json(&recommend(&["--format", "json"]));
    let medal = &report["honours"][1];
    let names = |list: &str| -> Vec<_> { array(&medal[list]).iter().map(|one| one["nominee"]["name"].as_str().unwrap()).collect() };
    assert_eq!(names("candidates"), ["虚构赵一"]);
    let reasons = |name: &str| -> BTreeSet<&str> {
        let one = array(&medal["left_out"]).iter().find(|one| one["nominee"]["name"] == name).unwrap();
        array(&one["findings"]).iter().filter(|finding| finding["met"] == false).map(|finding| finding["ask"].as_str().unwrap()).collect()
    };
    assert!(reasons("虚构钱二").is_superset(&BTreeSet::from(["no_veto", "no_violation"])));
    assert_eq!(reasons("虚构孙三"), BTreeSet::from(["no_open_doubt"]));
    assert!(reasons("虚构李四").is_superset(&BTreeSet::from(["front_line", "not_disqualified"])));
    assert_eq!(report["is_award"], false);
}

#[test]
fn nominees_are_named_by_recommend_alone_and_no_cell_steers_a_reader() {
    let folder = tempfile::tempdir().unwrap();
    let quarter = folder.path().join("2019Q3");
    std::fs::create_dir_all(quarter.join("submissions/a")).unwrap();
    std::fs::write(quarter.join("enterprises.csv"), "enterprise,name\nA1,=甲<b>\n").unwrap();
    std::fs::write(quarter.join("submissions/a/submission.toml"), "enterprise = \"A1\"\n").unwrap();
    std::fs::write(quarter.join("submissions/a/cases.csv"), "受理编号,业务类型,受理时间,办结时间\nG1,咨询,2019-07-01,2019-07-01\n")
        .unwrap();
    let nominees =
        "name,enterprise,post,front_line,honours_held,merits,disqualified_by\n=密标甲\u{1b}[31m,A1,,是,,|事迹|,\n密标乙,无名,,是,,事迹,\n";
    std::fs::write(quarter.join("nominees.csv"), nominees).unwrap();
    let quarter = quarter.to_str().unwrap();
    for verb in ["report", "check", "credit"] {
        let output = run(&[verb, quarter, "--format", "json", "--quarter", "2019Q3"]);
        assert!(!String::from_utf8_lossy(&output.stdout).contains("密标"), "{verb}");
    }
    let shown = String::from_utf8(run(&["recommend", quarter, "--lang", "en"]).stdout).unwrap();
    assert!(shown.contains("密标甲") && !shown.contains('\u{1b}') && shown.contains("not registered"), "{shown}");
    let out = folder.path().join("out");
    assert_eq!(run(&["recommend", quarter, "-o", out.to_str().unwrap()]).status.code(), Some(0));
    let list = std::fs::read_to_string(out.join("candidates.md")).unwrap();
    assert!(!list.contains("密标乙") && !list.contains("=甲<b>"), "{list}");
    let schema: Value = serde_json::from_slice(&run(&["rules", "schema", "recommendation"]).stdout).unwrap();
    let made: Value = serde_json::from_str(&std::fs::read_to_string(out.join("recommend.json")).unwrap()).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&made));
}
