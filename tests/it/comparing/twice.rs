//! One quarter handed in twice.

use serde_json::Value;

use super::{compare, json, pair, sample};

const HEAD: &str = "受理编号,服务类型,受理时间,办结时间,状态,用户姓名,联系电话,备注,处理结果\n";

fn rows(old: &str, new: &str) -> Value {
    let ledger = |rows: &str| format!("{HEAD}{rows}");
    let comparison = pair(ledger(old).as_bytes(), ledger(new).as_bytes(), ["2019Q3", "2019Q3"]);
    comparison["resubmission"][0]["rows"].clone()
}

fn row(id: &str, completed: &str, rest: &str) -> String {
    format!("{id},故障报修,2019-07-03 10:00,{completed},,{rest}\n")
}

/// Added, removed, changed, judged otherwise.
#[track_caller]
fn check(old: &str, new: &str, expected: [u64; 4]) {
    let found = rows(old, new);
    let counts = ["n_added", "n_removed", "n_changed", "n_verdicts"].map(|name| found[name].as_u64().unwrap());
    assert_eq!(counts, expected, "{old} → {new}");
}

#[test]
fn rows_are_added_removed_and_changed() {
    let a = row("A1", "2019-07-04 10:00", ",,,");
    let b = row("B1", "2019-07-04 10:00", ",,,");
    let late = row("A1", "2019-07-30 10:00", ",,,");
    check(&a, &a, [0, 0, 0, 0]);
    check(&format!("{a}{b}"), &format!("{b}{a}"), [0, 0, 0, 0]);
    check(&a, &format!("{a}{b}"), [1, 0, 0, 0]);
    check(&format!("{a}{b}"), &b, [0, 1, 0, 0]);
    check(&late, &a, [0, 0, 1, 1]);
    check(&a, &row("A1", "2019/7/4 10:00", ",,,"), [0, 0, 0, 0]);
    check(&row("A1", "4.7.19", ",,,"), &a, [0, 0, 1, 1]);
}

#[test]
fn copies_are_counted_one_by_one() {
    let a = row("A1", "2019-07-04 10:00", ",,,");
    let late = row("A1", "2019-07-30 10:00", ",,,");
    check(&format!("{a}{a}"), &a, [0, 1, 0, 0]);
    check(&a, &format!("{a}{a}{a}"), [2, 0, 0, 0]);
    // Two rows that differ cannot be trusted; the one that stays can.
    check(&format!("{a}{late}"), &a, [0, 1, 1, 1]);
    check(&format!("{a}{late}"), &format!("{late}{a}"), [0, 0, 0, 0]);
}

#[test]
fn what_changed_is_shown_unless_it_may_be_personal() {
    let found = rows(
        &row("A1", "2019-07-04 10:00", "王小明,13800000000,甲,已告知王小明"),
        &row("A1", "2019-07-05 10:00", "王大明,13900000000,乙,已告知王大明"),
    );
    let cells = found["changed"][0]["cells"].as_array().unwrap();
    let cell = |name: &str| cells.iter().find(|cell| cell["field"] == name).unwrap();
    let completed = cell("completed_at");
    assert_eq!((&completed["old"], &completed["new"]), (&"2019-07-04 10:00".into(), &"2019-07-05 10:00".into()));
    assert_eq!((&cell("handling")["covered"], &cell("handling")["new"]), (&true.into(), &Value::Null));
    let text = found.to_string();
    for personal in ["王", "138", "139", "甲", "乙"] {
        assert!(!text.contains(personal), "{personal}: {text}");
    }
}

#[test]
fn a_row_out_of_place_shows_nothing() {
    // A comma too few: the telephone stands under another header.
    let found = rows(&row("A1", "2019-07-04 10:00", ",,,"), "A1,故障报修,13800000000,王小明\n");
    let text = found.to_string();
    assert!(found["n_changed"] == 1 && !text.contains("王小明") && !text.contains("13800000000"), "{text}");
}

#[test]
fn hostile_texts_do_nothing() {
    let hostile = row("\u{1b}[31m=cmd|' /C calc'!A0", "2019-07-04 10:00", ",,,");
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, format!("{HEAD}{text}")).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (old, new) = (write("a.csv", ""), write("b.csv", &hostile));
    let run = compare(&[&old, &new, "--quarter", "2019Q3", "--color", "never"]);
    assert_eq!(run.status.code(), Some(0));
    assert!(!run.stdout.contains(&0x1b));
}

#[test]
fn a_mended_ledger_tells_what_it_gained() {
    let old = sample("2019Q3/submissions/jinqiu");
    let folder = tempfile::tempdir().unwrap();
    let new = folder.path().join("jinqiu");
    std::fs::create_dir(&new).unwrap();
    for name in ["cases.csv", "progress.csv", "submission.toml"] {
        std::fs::write(new.join(name), std::fs::read(format!("{old}/{name}")).unwrap()).unwrap();
    }
    // Every row that was completed on 30 September was, it is now said, completed on 27 September.
    let text = std::fs::read_to_string(new.join("cases.csv")).unwrap();
    std::fs::write(new.join("cases.csv"), text.replace(",2019-09-30 17:", ",2019-09-27 17:")).unwrap();
    let comparison = json(&[&old, new.to_str().unwrap()]);
    let unit = &comparison["resubmission"][0];
    assert!(unit["rows"]["n_changed"].as_u64().unwrap() > 0);
    let hundredths = |value: &Value| value.as_str().unwrap().replace('.', "").parse::<i64>().unwrap();
    let gained: i64 = unit["points"].as_array().unwrap().iter().map(|point| hundredths(&point["difference"])).sum();
    assert_eq!(gained, hundredths(&unit["claimed"]["new"]) - hundredths(&unit["claimed"]["old"]), "{unit}");
    for service in unit["services"].as_array().unwrap() {
        assert_ne!(service["old"], service["new"]);
    }
}
