//! `report -o` and `verify`: a folder that is whole or not there, sealed, and made again to the last byte.

mod cases;
mod circular;
pub(super) mod desk;
mod district;
mod facts;
mod letters;
mod pages;
mod verified;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;

use desk::{Desk, copy, files, text};

/// What stands in the folder, as it is told; a folder in it ends in `/`.
const FORMS: [&str; 9] = [
    "report.html",
    "enterprises/",
    "report.xlsx",
    "circular.docx",
    "circular.md",
    "report.json",
    "facts.csv",
    "cases.parquet",
    "manifest.json",
];

/// Every file the manifest names is there with its hash, and nothing else is.
fn is_sealed(folder: &Path) {
    use sha2::{Digest, Sha256};
    let mut found = files(folder);
    let manifest: Value = serde_json::from_slice(&found.remove("manifest.json").unwrap()).unwrap();
    for output in manifest["outputs"].as_array().unwrap() {
        let bytes = found.remove(output["name"].as_str().unwrap()).unwrap();
        let hash = gascore::domain::sha256::hex(&Sha256::digest(&bytes));
        assert_eq!((output["sha256"].as_str().unwrap(), output["bytes"].as_u64().unwrap()), (hash.as_str(), bytes.len() as u64));
    }
    assert!(found.is_empty(), "{:?}", found.keys());
}

#[test]
fn the_folder_holds_every_form_and_each_is_named_once() {
    let desk = Desk::new();
    let told = desk.run(&["report", "2019Q3", "-o", "out"], 0);
    assert_eq!(text(&told.stdout), FORMS.map(|form| format!("out/{form}\n")).concat());
    let found = files(&desk.path("out"));
    let tops: BTreeSet<&str> = found.keys().map(|name| name.split_inclusive('/').next().unwrap()).collect();
    assert_eq!(tops, BTreeSet::from(FORMS));
    let pages = found.keys().filter(|name| name.starts_with("enterprises/")).count();
    assert_eq!(pages, desk.json("out/report.json")["enterprises"].as_array().unwrap().len());
    is_sealed(&desk.path("out"));
    let json = desk.run(&["report", "2019Q3", "--format", "json"], 0);
    assert!(json.stdout == fs::read(desk.path("out/report.json")).unwrap(), "report.json is what --format json prints");
    assert!(desk.run(&["report", "2019Q3", "-o", "quiet/below", "-q"], 0).stdout.is_empty());
    assert_eq!(desk.others(), ["out", "quiet"]);
}

#[test]
fn the_manifest_names_what_decides_the_result_and_no_folder_of_this_machine() {
    let desk = Desk::new();
    let options = ["--as-of", "2019-08-31", "--basis", "due", "--deny", "C207", "--deny", "C202", "--deny", "C207", "--lang", "en"];
    desk.run(&[&["report", "2019Q3", "-o", "out", "--as-known-on", "2019-01-10"], &options[..]].concat(), 0);
    let manifest = desk.json("out/manifest.json");
    let expected = serde_json::json!({
        "district": null, "public": false, "as_of": "2019-08-31", "basis": "due", "language": "en", "encoding": null, "as_known_on": "2019-01-10",
        "deny": ["C202", "C207"], "warn": [], "allow": []
    });
    assert_eq!(manifest["options"], expected);
    assert_eq!((&manifest["quarter"], &manifest["earlier"][0]["quarter"]), (&Value::from("2019Q3"), &Value::from("2019Q2")));
    let names: Vec<_> = manifest["inputs"].as_array().unwrap().iter().map(|input| input["name"].as_str().unwrap()).collect();
    let units =
        ["zagu", "zhuxi"].map(|unit| ["cases.csv", "progress.csv", "submission.toml"].map(|file| format!("submissions/{unit}/{file}")));
    let tables = ["enterprises.csv", "verified.csv", "violations.csv"].map(str::to_owned);
    let mut expected: Vec<_> = units.into_iter().flatten().chain(tables).collect();
    expected.sort();
    assert_eq!(names, expected);
    assert!(!manifest.to_string().contains(desk.folder.path().to_str().unwrap()));
    let schema: Value = serde_json::from_slice(&desk.run(&["rules", "schema", "manifest"], 0).stdout).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&manifest));
    desk.verify(0);
}

#[test]
fn the_same_input_gives_the_same_folder_from_anywhere() {
    let desk = Desk::new();
    desk.run(&["report", "2019Q3", "-o", "one"], 0);
    desk.run(&["report", "2019Q3", "-o", "two"], 0);
    let mut elsewhere = desk.command(&["report", "../2019Q3", "-o", "../three"]);
    assert!(elsewhere.current_dir(desk.path("2019Q2")).env("LC_ALL", "zh_CN.UTF-8").output().unwrap().status.success());
    let copied = Desk::new();
    copied.run(&["report", "2019Q3", "-o", "four"], 0);
    let one = files(&desk.path("one"));
    for other in [desk.path("two"), desk.path("three"), copied.path("four")] {
        assert!(files(&other) == one, "{}", other.display());
    }
}

#[test]
fn an_existing_folder_is_replaced_only_with_force_and_only_if_it_is_a_report() {
    let desk = Desk::new();
    desk.run(&["report", "2019Q3", "-o", "out", "--lang", "zh"], 0);
    let old = files(&desk.path("out"));
    let refused = desk.run(&["report", "2019Q3", "-o", "out", "--lang", "en"], 4);
    assert!(refused.stdout.is_empty() && text(&refused.stderr).contains("--force"), "{}", text(&refused.stderr));
    assert!(files(&desk.path("out")) == old);
    desk.run(&["report", "2019Q3", "-o", "out", "--lang", "en", "--force"], 0);
    assert!(files(&desk.path("out")) != old);
    is_sealed(&desk.path("out"));
    fs::write(desk.path("out/notes.txt"), "mine").unwrap();
    let refused = desk.run(&["report", "2019Q3", "-o", "out", "--force"], 4);
    assert!(text(&refused.stderr).contains("notes.txt"), "{}", text(&refused.stderr));
    assert_eq!(fs::read(desk.path("out/notes.txt")).unwrap(), b"mine");
    desk.run(&["report", "2019Q3", "-o", "2019Q3", "--force"], 4);
    desk.run(&["report", "2019Q3", "-o", "2019Q3/submissions/report"], 2);
    assert_eq!(desk.others(), ["out"]);
}

#[test]
fn what_a_killed_run_left_is_cleared_and_what_it_set_aside_comes_back() {
    let desk = Desk::new();
    desk.run(&["report", "2019Q3", "-o", "out", "--lang", "zh"], 0);
    let old = files(&desk.path("out"));
    fs::create_dir(desk.path(".out.tmp-half")).unwrap();
    fs::write(desk.path(".out.tmp-half/report.json"), "{").unwrap();
    fs::rename(desk.path("out"), desk.path(".out.old-aside")).unwrap();
    desk.run(&["report", "2019Q3", "-o", "out"], 4);
    assert!(files(&desk.path("out")) == old);
    assert_eq!(desk.others(), ["out"]);
}

/// Killed as soon as its own unfinished folder is seen, and ever a little later; what the kill before left does not count.
#[test]
fn a_kill_in_mid_write_leaves_the_old_folder_or_the_new_one() {
    let desk = Desk::new();
    desk.run(&["report", "2019Q3", "-o", "out", "--lang", "zh"], 0);
    let mut in_the_midst = 0;
    for round in 0..20_u32 {
        let before = desk.others();
        let unfinished = || desk.others().iter().any(|name| name.starts_with(".out.tmp-") && !before.contains(name));
        let lang = if round % 2 == 0 { "en" } else { "zh" };
        let mut command = desk.command(&["report", "2019Q3", "-o", "out", "--force", "--lang", lang]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while !unfinished() && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_micros(50));
        }
        std::thread::sleep(Duration::from_micros(u64::from(round) * 250));
        child.kill().unwrap();
        child.wait().unwrap();
        in_the_midst += u32::from(unfinished());
        is_sealed(&desk.path("out"));
    }
    assert!(in_the_midst > 0, "none of 20 was killed while it wrote");
    desk.run(&["report", "2019Q3", "-o", "out", "--force", "--lang", "zh"], 0);
    assert_eq!(desk.others(), ["out"]);
    desk.verify(0);
}

#[test]
fn a_changed_input_is_named_with_the_first_byte_that_differs() {
    let desk = Desk::new();
    desk.run(&["report", "2019Q3", "-o", "out"], 0);
    assert_eq!(desk.verify(0)["inputs"], serde_json::json!([]));
    let changed = desk.path("2019Q3/submissions/zhuxi/cases.csv");
    let before = fs::read_to_string(&changed).unwrap();
    fs::write(&changed, before.replacen("2019-07", "2019-08", 1)).unwrap();
    let verified = desk.verify(1);
    assert_eq!(verified["inputs"], serde_json::json!([{ "name": "submissions/zhuxi/cases.csv", "change": "changed" }]));
    let kept = fs::read(desk.path("out/report.json")).unwrap();
    let now = desk.run(&["report", "2019Q3", "--format", "json"], 0).stdout;
    let offset = kept.iter().zip(&now).position(|(kept, now)| kept != now).unwrap();
    let line = kept[..offset].split(|byte| *byte == b'\n').count();
    let expected = serde_json::json!({
        "name": "report.json", "state": "different", "edited": false, "first_difference": { "offset": offset, "line": line }
    });
    assert!(verified["outputs"].as_array().unwrap().contains(&expected), "{expected}");
    for (lang, words) in [("en", "input submissions/zhuxi/cases.csv: changed"), ("zh", "输入 submissions/zhuxi/cases.csv：已改动")] {
        let told = text(&desk.run(&["verify", "out", "--inputs", "2019Q3", "--lang", lang], 1).stdout);
        assert!(told.contains(words) && told.contains(&(offset + 1).to_string()), "{told}");
    }
    let schema: Value = serde_json::from_slice(&desk.run(&["rules", "schema", "verify"], 0).stdout).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&verified));
}

#[test]
fn everything_that_can_differ_is_told() {
    let desk = Desk::new();
    desk.run(&["report", "2019Q3", "-o", "out"], 0);
    fs::remove_file(desk.path("2019Q3/violations.csv")).unwrap();
    fs::write(desk.path("2019Q3/submissions/zagu/ledger.docx"), "").unwrap();
    fs::remove_dir_all(desk.path("2019Q2/submissions")).unwrap();
    fs::remove_file(desk.path("out/facts.csv")).unwrap();
    let edited = fs::read_to_string(desk.path("out/report.json")).unwrap() + " ";
    fs::write(desk.path("out/report.json"), edited).unwrap();
    let manifest = fs::read_to_string(desk.path("out/manifest.json")).unwrap();
    let older = manifest.replacen(env!("CARGO_PKG_VERSION"), "0.0.9", 1);
    let calendar = desk.json("out/manifest.json")["calendar"]["sha256"].as_str().unwrap().to_owned();
    fs::write(desk.path("out/manifest.json"), older.replacen(&calendar, &"0".repeat(64), 1)).unwrap();
    let verified = desk.verify(1);
    assert_eq!(verified["program"], serde_json::json!({ "kept": "0.0.9", "now": env!("CARGO_PKG_VERSION") }));
    assert_eq!(verified["calendar"]["kept"], "0".repeat(64));
    assert!(verified["rules"].is_null());
    let changes: Vec<_> = verified["inputs"].as_array().unwrap().iter().map(|input| (&input["name"], &input["change"])).collect();
    for (name, change) in
        [("violations.csv", "missing"), ("submissions/zagu/ledger.docx", "new"), ("2019Q2/submissions/zhuxi/cases.csv", "missing")]
    {
        assert!(changes.contains(&(&Value::from(name), &Value::from(change))), "{name}: {changes:?}");
    }
    let of_data = |name: &str| ["report.json", "facts.csv", "manifest.json"].contains(&name);
    let outputs = verified["outputs"].as_array().unwrap().iter().filter(|output| of_data(output["name"].as_str().unwrap()));
    let outputs: Vec<_> = outputs.map(|output| (&output["state"], &output["edited"])).collect();
    let states =
        [("different", true), ("missing", false), ("different", false)].map(|(state, edited)| (Value::from(state), Value::from(edited)));
    assert_eq!(outputs, states.iter().map(|(state, edited)| (state, edited)).collect::<Vec<_>>());
}
