//! From the commit to `verify`, with two small quarters.

use std::fs;

use serde_json::Value;

use crate::report_dir::desk::{Desk, copy, files, samples, text};

/// The enterprise that is always inspected, and the inspector who has to stand back from it.
const COVERED: &str = "91500109MA0XHY008F";
const STANDS_BACK: &str = "虚构50000004";

/// An enterprise that handed something in.
const REPORTS: &str = "91500102MA0XHY009D";

/// A desk with inspectors and a sealed pool.
fn desk() -> Desk {
    let desk = Desk::new();
    copy(&samples().join("2019Q3/inspectors.csv"), &desk.path("2019Q3/inspectors.csv"));
    desk.run(&["draw", "2019Q3", "--commit", "-o", "pool"], 0);
    desk
}

fn draw(desk: &Desk, seed: &str, to: &str) {
    desk.run(&["draw", "2019Q3", "--seed", seed, "--pool", "pool/pool.json", "-o", to, "--lang", "zh"], 0);
}

fn verified(desk: &Desk, args: &[&str], status: i32) -> Value {
    serde_json::from_slice(&desk.run(&[&["verify", "--format", "json"], args].concat(), status).stdout).unwrap()
}

#[test]
fn the_same_record_gives_the_same_bytes_elsewhere() {
    let (here, there) = (desk(), Desk::new());
    for (name, bytes) in files(&here.path("pool")) {
        fs::create_dir_all(there.path("pool")).unwrap();
        fs::write(there.path("pool").join(name), bytes).unwrap();
    }
    draw(&here, "2019118", "drawn");
    draw(&there, "2019118", "drawn");
    let drawn = files(&here.path("drawn"));
    assert!(drawn == files(&there.path("drawn")));
    assert!(drawn["pool.json"] == fs::read(here.path("pool/pool.json")).unwrap());
    verified(&there, &["drawn"], 0);
    let result = verified(&here, &["drawn", "--inputs", "2019Q3"], 0);
    assert_eq!(result["pool_sha256"].as_str().unwrap(), gascore::domain::sha256::of(&drawn["pool.json"]));
    verified(&here, &["pool", "--inputs", "2019Q3"], 0);
    for (file, schema) in [("drawn/pool.json", "draw-pool"), ("drawn/record.json", "draw-record")] {
        let schema: Value = serde_json::from_slice(&here.run(&["rules", "schema", schema], 0).stdout).unwrap();
        assert!(jsonschema::is_valid(&schema, &here.json(file)), "{file}");
    }
    draw(&here, "2019119", "other");
    assert!(files(&here.path("other"))["record.json"] != drawn["record.json"]);
}

#[test]
fn whatever_is_changed_after_the_commit_is_seen() {
    let desk = desk();
    draw(&desk, "2019118", "drawn");
    let edit = |file: &str, from: &str, to: &str| {
        let was = fs::read_to_string(desk.path(file)).unwrap();
        assert!(was.contains(from), "{file} {from}");
        fs::write(desk.path(file), was.replacen(from, to, 1)).unwrap();
        was
    };
    let changed = |result: &Value| result["inputs"].as_array().unwrap().iter().any(|input| input["name"] == "pool.json");
    for folder in ["pool", "drawn"] {
        let was = edit(&format!("{folder}/pool.json"), "\"due_day\": 5", "\"due_day\": 4");
        assert!(changed(&verified(&desk, &[folder], 1)), "{folder}");
        let refused =
            desk.run(&["draw", "--seed", "x", "--pool", &format!("{folder}/pool.json"), "-o", "new"], if folder == "pool" { 3 } else { 0 });
        assert_eq!(refused.stdout.is_empty(), folder == "pool");
        fs::write(desk.path(&format!("{folder}/pool.json")), was).unwrap();
    }
    let was = edit("drawn/record.json", "\"seed\": \"2019118\"", "\"seed\": \"2019117\"");
    verified(&desk, &["drawn"], 1);
    fs::write(desk.path("drawn/record.json"), was).unwrap();
    let was = edit("drawn/notice.md", "全覆盖", "抽取");
    verified(&desk, &["drawn"], 1);
    fs::write(desk.path("drawn/notice.md"), was).unwrap();
    verified(&desk, &["drawn"], 0);
    edit("2019Q3/inspectors.csv", "虚构壬", "虚构子");
    let result = verified(&desk, &["drawn", "--inputs", "2019Q3"], 1);
    assert_eq!(result["inputs"][0]["name"], "inspectors.csv");
    assert_eq!((&result["outputs"][0]["name"], &result["outputs"][0]["state"]), (&Value::from("pool.json"), &Value::from("different")));
}

#[test]
fn a_replacement_is_logged_and_what_was_drawn_first_is_kept() {
    let desk = desk();
    draw(&desk, "2019118", "drawn");
    let first = desk.json("drawn/record.json");
    let targets = first["drawing"]["targets"].as_array().unwrap();
    let out = targets.iter().find(|target| target["how"] == "drawn").unwrap()["code"].as_str().unwrap();
    let ill = targets[0]["inspectors"][0]["certificate_no"].as_str().unwrap();
    desk.run(&["draw", "--again", "drawn", "--replace", out, "--reason", "停业整改", "-o", "second"], 0);
    desk.run(&["draw", "--again", "second", "--replace", ill, "--at", COVERED, "--reason", "因病", "-o", "third"], 0);
    let third = desk.json("third/record.json");
    let steps = |record: &Value| record["drawing"]["steps"].as_array().unwrap().clone();
    assert!(steps(&third).starts_with(&steps(&first)) && steps(&third).len() > steps(&first).len());
    let reasons: Vec<_> = third["replacements"].as_array().unwrap().iter().map(|one| one["reason"].as_str().unwrap()).collect();
    assert_eq!(reasons, ["停业整改", "因病"]);
    let replaced = third["drawing"]["targets"].as_array().unwrap().iter().find(|target| target["code"] == out).unwrap();
    assert_eq!(replaced["replaced_by"], 1);
    assert_eq!(third["drawing"]["targets"][0]["inspectors"][0]["replaced_by"], 2);
    let notice = fs::read_to_string(desk.path("third/notice.md")).unwrap();
    assert!(
        notice.contains("停业整改") && notice.contains("因病") && !files(&desk.path("third")).contains_key(&format!("verified/{out}.csv"))
    );
    verified(&desk, &["third"], 0);
    desk.run(&["draw", "--again", "third", "--replace", COVERED, "--reason", "x", "-o", "fourth"], 3);
    desk.run(&["draw", "--again", "third", "--replace", "nobody", "--reason", "x", "-o", "fourth"], 3);
    assert_eq!(desk.others(), ["drawn", "pool", "second", "third"]);
}

#[test]
fn whoever_stands_back_stays_away_and_names_stay_inside() {
    let desk = desk();
    for number in 0..12 {
        let folder = format!("drawn{number}");
        draw(&desk, &format!("seed {number}"), &folder);
        let record = desk.json(&format!("{folder}/record.json"));
        let covered = &record["drawing"]["targets"][0];
        assert_eq!(covered["code"], COVERED);
        assert!(covered["inspectors"].as_array().unwrap().iter().all(|sent| sent["certificate_no"] != STANDS_BACK), "{covered}");
        for file in ["notice.md", "record.json"] {
            let said = fs::read_to_string(desk.path(&folder).join(file)).unwrap();
            assert!(["虚构甲", "虚构乙", "虚构丁", "虚构庚"].iter().all(|name| !said.contains(name)), "{file}");
        }
    }
}

#[test]
fn the_forms_are_read_again_without_a_word() {
    let desk = desk();
    for lang in ["zh", "en"] {
        let to = format!("drawn-{lang}");
        desk.run(&["draw", "--seed", "2019118", "--pool", "pool/pool.json", "-o", &to, "--lang", lang], 0);
        let form = fs::read_to_string(desk.path(&to).join(format!("verified/{COVERED}.csv"))).unwrap();
        assert_eq!(form.lines().count(), 27);
        let form = form.replace(COVERED, REPORTS);
        let mut lines: Vec<String> = form.lines().map(str::to_owned).collect();
        // Status and day; before them stand enterprise, point, title and claim.
        let mut cells: Vec<String> = lines[1].split(',').map(str::to_owned).collect();
        (cells[4], cells[6]) = ("met".to_owned(), "2019-10-15".to_owned());
        lines[1] = cells.join(",");
        fs::write(desk.path("2019Q3/verified.csv"), lines.join("\r\n") + "\r\n").unwrap();
        let report: Value = serde_json::from_slice(&desk.run(&["report", "2019Q3", "--format", "json"], 0).stdout).unwrap();
        let told = report["diagnostics"].as_array().unwrap().iter().filter(|told| told["file"] == "verified.csv").count();
        assert_eq!(told, 0, "{lang}");
        let found = report["enterprises"].as_array().unwrap().iter().find(|one| one["code"] == REPORTS).unwrap();
        assert!(!found["verified"].is_null());
    }
}

#[test]
fn what_cannot_be_drawn_leaves_nothing_behind() {
    let desk = Desk::new();
    let commit = ["draw", "2019Q3", "--commit", "-o", "pool"];
    let told = desk.run(&commit, 3);
    assert!(text(&told.stderr).contains("inspectors.csv"));
    let head = "姓名,执法证号,执法领域,应回避企业\n";
    for (rows, named) in [
        ("虚构甲,1,燃气,\n", "1"),
        ("虚构甲,1,燃气,\n虚构乙,2,价格,\n", "1"),
        ("虚构甲,1,燃气,\n虚构乙,2,燃气,\n虚构丙,2,燃气,\n", "1"),
        ("虚构甲,1,燃气,\n虚构乙,2,燃气,没有这家\n", "1"),
        ("虚构甲,1,燃气,\n虚构乙,2,燃气,示例炉火燃气\n", "示例炉火燃气"),
    ] {
        fs::write(desk.path("2019Q3/inspectors.csv"), format!("{head}{rows}")).unwrap();
        let told = text(&desk.run(&commit, 3).stderr);
        assert!(told.contains(named), "{rows}{told}");
        assert_eq!(desk.others(), [""; 0], "{rows}");
    }
    desk.run(&["draw", "--seed", " x", "--pool", "pool/pool.json", "-o", "new"], 2);
    desk.run(&["draw", "--seed", "x\ny", "--pool", "pool/pool.json", "-o", "new"], 2);
    desk.run(&["draw", "2019Q3", "-o", "new"], 2);
    desk.run(&["draw", "2019Q3", "--commit", "-o", "new", "--rules", "boston-311"], 2);
    assert_eq!(desk.others(), [""; 0]);
}
