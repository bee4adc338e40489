//! What `explain` prints of numbers, from outside.

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

const HEADER: &str = "受理编号,业务类型,姓名,联系电话,备用栏,受理时间,办结时间,状态,处理结果";

fn explain(args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("gascore").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env_clear().arg("explain").args(args).output().unwrap()
}

fn text(args: &[&str]) -> String {
    let output = explain(args);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&text(&[args, &["--format", "json"]].concat())).unwrap()
}

/// A bare ledger that is gone with the value.
fn ledger(rows: &[&str]) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cases.csv");
    fs::write(&path, format!("{HEADER}\n{}\n", rows.join("\n"))).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (folder, path)
}

#[test]
fn what_people_read_is_as_it_was_looked_at() {
    let update = std::env::var_os("UPDATE").is_some();
    let unit = "sample-data/2019Q3/submissions/zagu";
    for (name, what) in [("case", "GZ20190709009"), ("rate", "inquiry"), ("point", "3.3"), ("score", "score")] {
        for lang in ["zh", "en"] {
            let shown = text(&[what, "--in", unit, "--lang", lang, "--width", "80"]);
            let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/explain/{name}.{lang}.txt"));
            if update {
                fs::write(&expected, &shown).unwrap();
            }
            assert_eq!(shown, fs::read_to_string(&expected).unwrap(), "{}", expected.display());
            assert!(shown.lines().all(|line| line.width() <= 80), "{}", expected.display());
        }
    }
}

#[test]
fn every_kind_follows_the_published_schema() {
    let schema = Command::cargo_bin("gascore").unwrap().args(["rules", "schema", "explanation"]).output().unwrap();
    let schema: Value = serde_json::from_slice(&schema.stdout).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for what in ["GZ20190709009", "inquiry", "3.3", "score"] {
        let answer = json(&[what, "--in", "sample-data/2019Q3/submissions/zagu"]);
        assert!(validator.is_valid(&answer), "{what}");
    }
}

#[test]
fn nothing_personal_is_told_of_a_row() {
    let (_folder, path) = ledger(&[
        "GZ001,一般故障申告,密标甲,13800000001,密标乙,2019-07-01 09:00,2019-07-09 10:00,办结,密标丙已修复",
        "GZ002,一般故障申告,密标甲,13800000002,密标乙,2019-07-01 09:00,2019-07-02 10:00,办结,密标丙,已修复,密标丁",
        "13800000003,一般故障申告,密标甲,,,2019-07-01 09:00,2019-07-02 10:00,办结,",
    ]);
    for what in ["GZ001", "GZ002", "fault_report"] {
        for format in ["table", "json"] {
            for lang in ["zh", "en"] {
                let shown = text(&[what, "--in", &path, "--quarter", "2019Q3", "--lang", lang, "--format", format]);
                assert!(!shown.contains("密标") && !shown.contains("1380000000"), "{shown}");
            }
        }
    }
    let told = text(&["GZ001", "--in", &path, "--quarter", "2019Q3", "--lang", "zh"]);
    assert!(told.contains("姓名") && told.contains("备用栏"), "{told}");
    let sought = explain(&["13800000003", "--in", &path, "--quarter", "2019Q3", "--lang", "zh"]);
    let told = String::from_utf8([sought.stdout, sought.stderr].concat()).unwrap();
    assert!(!told.contains("13800000003"), "{told}");
}

/// The Spring Festival of 2020 was made longer on 26 January: what was due on 1 February became due on the 4th.
#[test]
fn an_earlier_state_of_the_calendar_says_which_verdicts_differ() {
    let (_folder, path) = ledger(&[
        "GZ001,一般故障申告,,,,2020-01-22 09:00,2020-02-03 10:00,办结,已修复",
        "GZ002,一般故障申告,,,,2020-01-06 09:00,2020-01-08 10:00,办结,已修复",
    ]);
    let then = ["--in", &path, "--quarter", "2020Q1", "--as-known-on", "2020-01-25"];
    let row = &json(&[&["GZ001"], &then[..]].concat())["explained"]["rows"][0];
    assert_eq!((&row["verdict"]["outcome"], &row["verdict"]["due"]), (&"late".into(), &"2020-02-01".into()));
    let today = &row["known_today"];
    assert_eq!((&today["outcome"], &today["due"], &today["differs"]), (&"on_time".into(), &"2020-02-04".into(), &true.into()));
    let rate = json(&[&["fault_report"], &then[..]].concat());
    let differing = &rate["differing"];
    assert_eq!((&differing["total"], &differing["cases"][0]["id"]), (&1.into(), &"GZ001".into()));
    assert!(json(&["GZ001", "--in", &path, "--quarter", "2020Q1"])["explained"]["rows"][0]["known_today"].is_null());
}

#[test]
fn every_row_of_a_number_is_told_with_whether_it_counts() {
    let row = "GZ001,一般故障申告,,,,2019-07-01 09:00,2019-07-09 10:00,办结,已修复";
    let other = "GZ002,一般故障申告,,,,2019-07-01 09:00,2019-07-02 10:00,办结,已修复";
    let differing = "GZ002,一般故障申告,,,,2019-07-01 09:00,2019-07-09 10:00,办结,已修复";
    let (_folder, path) = ledger(&[row, &row.replacen("GZ001", "ＧＺ００１ ", 1), other, differing]);
    let rows = |number: &str| {
        let answer = json(&[number, "--in", &path, "--quarter", "2019Q3"]);
        answer["explained"]["rows"].as_array().unwrap().iter().map(|row| row["counts"].as_bool().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(rows("GZ001"), [true, false]);
    assert_eq!(rows(" ＧＺ００２"), [false, false]);
    let effect = &json(&["GZ001", "--in", &path, "--quarter", "2019Q3"])["explained"]["rows"][0]["effect"]["rate"];
    assert_eq!((&effect["now"]["whole"], &effect["without"], &effect["on_time"]["part"]), (&1.into(), &Value::Null, &1.into()));
}

#[test]
fn a_number_that_is_not_there_ends_with_1_and_the_nearest_ones() {
    let missing = explain(&["GZ20190709O09", "--in", "sample-data/2019Q3/submissions/zagu", "--lang", "en"]);
    let told = String::from_utf8(missing.stderr).unwrap();
    assert_eq!((missing.status.code(), missing.stdout.len()), (Some(1), 0));
    assert!(told.contains("did you mean GZ20190709009"), "{told}");
    let several = explain(&["3.3", "--in", "sample-data/2019Q3", "--lang", "en"]);
    assert_eq!(several.status.code(), Some(2), "{}", String::from_utf8_lossy(&several.stderr));
    let nobody = explain(&["3.3", "--in", "sample-data/2019Q3", "--enterprise", "nobody", "--lang", "en"]);
    assert_eq!(nobody.status.code(), Some(2), "{}", String::from_utf8_lossy(&nobody.stderr));
}
