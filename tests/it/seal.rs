//! `score --seal` and `check --seal`: whether what comes in is what was checked at home.

use std::fs;

use serde_json::{Value, json};

use super::report_dir::desk::{Desk, copy, files, text};

/// A submission that was copied home and sealed there, without the quarter around it, under another name.
fn sealed() -> Desk {
    let desk = Desk::new();
    for (name, bytes) in files(&desk.path("2019Q3/submissions/zhuxi")) {
        fs::create_dir_all(desk.path("home")).unwrap();
        fs::write(desk.path("home").join(name), bytes).unwrap();
    }
    let output = desk.command(&["score", "home", "--seal", "seal.json", "--lang", "zh"]).output().unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", text(&output.stderr));
    desk
}

const RECEIVED: &str = "2019Q3/submissions/zhuxi";

fn held(desk: &Desk, more: &[&str], status: i32) -> Value {
    let args = [&["check", RECEIVED, "--seal", "seal.json", "--format", "json"], more].concat();
    serde_json::from_slice(&desk.run(&args, status).stdout).unwrap()
}

fn is_valid(desk: &Desk, schema: &str, value: &Value) -> bool {
    let schema: Value = serde_json::from_slice(&desk.run(&["rules", "schema", schema], 0).stdout).unwrap();
    jsonschema::validator_for(&schema).unwrap().is_valid(value)
}

#[test]
fn what_was_sealed_at_home_is_the_same_at_intake() {
    let desk = sealed();
    let seal = desk.json("seal.json");
    assert!(is_valid(&desk, "seal", &seal), "{seal}");
    let names: Vec<_> = seal["files"].as_array().unwrap().iter().map(|file| file["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["cases.csv", "progress.csv", "submission.toml"]);
    assert_eq!(seal["quarter"], "2019Q3");
    assert!(seal["result"]["enterprises"][0]["score"].is_string());
    let check = held(&desk, &[], 0);
    assert!(is_valid(&desk, "seal-check", &check), "{check}");
    assert_eq!(check["equal"], true);
    for (lang, words) in [("en", "equal: the same files"), ("zh", "一致：")] {
        let told = text(&desk.run(&["check", RECEIVED, "--seal", "seal.json", "--lang", lang], 0).stdout);
        assert!(told.starts_with(words) && told.lines().count() == 1, "{told}");
    }
    desk.command(&["score", "home", "--seal", "again.json", "--lang", "en"]).output().unwrap();
    assert!(fs::read(desk.path("seal.json")).unwrap() == fs::read(desk.path("again.json")).unwrap(), "the language decides nothing");
}

#[test]
fn every_difference_is_named() {
    let desk = sealed();
    let cases = desk.path(RECEIVED).join("cases.csv");
    let before = fs::read_to_string(&cases).unwrap();
    fs::write(&cases, before.replacen("2019-07", "2019-08", 1)).unwrap();
    fs::remove_file(desk.path(RECEIVED).join("progress.csv")).unwrap();
    fs::write(desk.path(RECEIVED).join("statements.csv"), "问题代码,受理编号,情况说明\n").unwrap();
    let check = held(&desk, &[], 1);
    let changes = json!([
        { "name": "cases.csv", "change": "changed" },
        { "name": "progress.csv", "change": "missing" },
        { "name": "statements.csv", "change": "new" },
    ]);
    assert_eq!(check["files"], changes);
    let result = check["result"].as_array().unwrap();
    assert!(result.iter().any(|part| part["what"] == "enterprises.0.available"), "without its points another score: {result:?}");
    assert!(check["rules"].is_null() && check["program"].is_null() && check["options"] == json!([]));
    let told = text(&desk.run(&["check", RECEIVED, "--seal", "seal.json", "--lang", "zh"], 1).stdout);
    for words in ["不一致", "输入 cases.csv：已改动", "输入 progress.csv：缺少", "输入 statements.csv：新增"] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[test]
fn other_rules_calendars_programs_and_options_are_told() {
    let desk = sealed();
    let seal = fs::read_to_string(desk.path("seal.json")).unwrap();
    let kept = desk.json("seal.json");
    for (key, other) in [("program", "0.0.9"), ("rules", "1111"), ("calendar", "2222")] {
        let was = if key == "program" { &kept["tool"]["version"] } else { &kept[key]["sha256"] };
        fs::write(desk.path("seal.json"), seal.replacen(was.as_str().unwrap(), other, 1)).unwrap();
        assert_eq!(held(&desk, &[], 1)[key], json!({ "kept": other, "now": was }));
    }
    fs::write(desk.path("seal.json"), &seal).unwrap();
    // What was left out at home is not left out at intake.
    desk.command(&["score", "home", "--seal", "seal.json", "--allow", "C202", "--as-of", "2019-08-31"]).output().unwrap();
    let options = held(&desk, &[], 1)["options"].clone();
    assert_eq!(
        options,
        json!([
            { "what": "as_of", "kept": "2019-08-31", "now": "2019-09-30" },
            { "what": "allow.0", "kept": "C202", "now": null },
        ])
    );
    held(&desk, &["--allow", "C202", "--as-of", "2019-08-31"], 0);
}

#[test]
fn what_is_no_seal_or_cannot_be_sealed_is_refused() {
    let desk = sealed();
    desk.run(&["score", "2019Q3", "--seal", "x.json"], 2);
    desk.run(&["check", RECEIVED, "home", "--seal", "seal.json"], 2);
    desk.run(&["check", RECEIVED, "--seal", "seal.json", "--format", "sarif"], 2);
    desk.run(&["check", RECEIVED, "--seal", "2019Q3/enterprises.csv"], 3);
    desk.run(&["check", RECEIVED, "--seal", "nowhere.json"], 3);
    assert!(!desk.path("x.json").exists());
    copy(&desk.path("home/cases.csv"), &desk.path("elsewhere/cases.csv"));
    desk.command(&["score", "home/cases.csv", "--quarter", "2019Q3", "--seal", "seal.json"]).output().unwrap();
    desk.run(&["check", "elsewhere/cases.csv", "--quarter", "2019Q3", "--seal", "seal.json"], 0);
}
