//! Small quarters side by side, some of them missing.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

/// A folder with quarters of one enterprise.
struct Desk(tempfile::TempDir);

const REASON: &str = "王小明（13800001111）说配件待料";

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A quarter with so many inquiries of one day, the last of them answered a day late.
    fn quarter(self, name: &str, day: u32, cases: usize, late: usize) -> Self {
        let folder = self.0.path().join(name).join("submissions/a");
        fs::create_dir_all(&folder).unwrap();
        let month = format!("{}-{:02}", &name[..4], name[5..].parse::<u32>().unwrap() * 3 - 1);
        let mut text = "case_id,service,accepted_at,completed_at,late_reason\n".to_owned();
        for number in 0..cases {
            let is_late = number + late >= cases;
            let (done, reason) = if is_late { (day + 1, REASON) } else { (day, "") };
            let _ = writeln!(text, "{name}-{number},inquiry,{month}-{day:02} 09:00,{month}-{done:02} 09:00,{reason}");
        }
        fs::write(folder.join("cases.csv"), text).unwrap();
        fs::write(folder.join("submission.toml"), "enterprise = \"A1\"\n").unwrap();
        fs::write(self.0.path().join(name).join("enterprises.csv"), "enterprise,name,users\nA1,甲燃气,20000\n").unwrap();
        self
    }

    /// Third quarter of the year before, first of this year, and this one; a Monday or Tuesday each.
    fn with_gaps() -> Self {
        Self::new().quarter("2018Q3", 6, 4, 1).quarter("2019Q1", 18, 10, 2).quarter("2019Q3", 5, 5, 0)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, args: &[&str], status: i32) -> String {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin("gascore"));
        let output = command.current_dir(self.0.path()).args(args).env("LC_ALL", "C.UTF-8").output().unwrap();
        assert_eq!(output.status.code(), Some(status), "{args:?}\n{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn report(&self, quarter: &str) -> Value {
        serde_json::from_str(&self.run(&["report", quarter, "--format", "json"], 0)).unwrap()
    }

    /// The quarters whose files the manifest seals besides those of `quarter`.
    fn sealed(&self, quarter: &str) -> Vec<String> {
        self.run(&["report", quarter, "-o", "out", "--force", "-q"], 0);
        let manifest: Value = serde_json::from_slice(&fs::read(self.path("out/manifest.json")).unwrap()).unwrap();
        manifest["earlier"].as_array().unwrap().iter().map(|earlier| earlier["quarter"].as_str().unwrap().to_owned()).collect()
    }
}

#[test]
fn quarters_that_are_not_there_are_named_and_never_guessed() {
    let report = Desk::with_gaps().report("2019Q3");
    let trend = &report["trend"];
    assert_eq!(trend["quarters"], json!(["2018Q3", "2019Q1", "2019Q3"]));
    assert_eq!(trend["missing"], json!(["2018Q4", "2019Q2"]));
    assert_eq!((&trend["last_quarter"], &trend["same_quarter_last_year"]), (&Value::Null, &json!("2018Q3")));
    let inquiry = trend["city"].as_array().unwrap().iter().find(|service| service["service"] == "inquiry").unwrap();
    let rates: Vec<_> = inquiry["quarters"].as_array().unwrap().iter().map(|quarter| quarter["rate"]["percent"].clone()).collect();
    assert_eq!(rates, ["75.00%", "80.00%", "100.00%"]);
    assert!(inquiry["since_last_quarter"].is_null());
    // −(0 − 1) · (1/4 + 1/5) / 2 = 22.5 points of the 25 come from the late case that is no more.
    let expected =
        json!({ "from": "2018Q3", "change": 2500, "by_not_on_time": 2250, "by_volume": 250, "decided": 1, "late": -1, "overdue": 0 });
    assert_eq!(inquiry["since_last_year"], expected);
    let year = &report["year_to_date"];
    assert_eq!((&year["quarters"], &year["missing"]), (&json!(["2019Q1", "2019Q3"]), &json!(["2019Q2"])));
    let sums = year["city"]["services"].as_array().unwrap().iter().find(|service| service["service"] == "inquiry").unwrap();
    assert_eq!((&sums["decided"], &sums["late"], &sums["rate"]["percent"]), (&json!(15), &json!(2), &json!("86.67%")));
}

#[test]
fn the_pages_say_which_quarters_are_missing() {
    let desk = Desk::with_gaps();
    let page = desk.run(&["report", "2019Q3", "--lang", "zh", "--width", "120"], 0);
    for line in ["对照季度：2018Q3、2019Q1；缺少 2018Q4、2019Q2", "累计季度：2019Q1、2019Q3", "缺少 2019Q2，累计数不完整", "各季比率"]
    {
        assert!(page.contains(line), "{line}\n{page}");
    }
    let first = desk.run(&["report", "2018Q3", "--lang", "en"], 0);
    assert!(!first.contains("Trend") && !first.contains("to date"), "nothing stands beside the first quarter");
}

#[test]
fn rules_that_begin_or_fall_due_within_the_quarters_are_named() {
    let report = Desk::with_gaps().quarter("2020Q1", 18, 3, 0).report("2020Q1");
    let dated = report["trend"]["dated_rules"].as_array().unwrap();
    let dated: Vec<_> = dated.iter().map(|rule| (rule["kind"].as_str().unwrap(), rule["on"].as_str().unwrap())).collect();
    for expected in [("policy", "2018-08-01"), ("milestone", "2018-12-31"), ("milestone", "2019-12-31"), ("statutory_limit", "2020-01-01")]
    {
        assert!(dated.contains(&expected), "{expected:?} {dated:?}");
    }
    assert!(!dated.iter().any(|(_, on)| *on == "2020-12-31"), "a milestone that lies ahead says nothing of the change");
    assert_eq!(report["trend"]["same_quarter_last_year"], "2019Q1");
    assert!(report["year_to_date"].is_null(), "no other quarter of 2020 is there");
}

#[test]
fn every_quarter_that_has_a_say_is_sealed_and_verified() {
    let desk = Desk::with_gaps().quarter("2017Q2", 15, 3, 0);
    assert_eq!(desk.sealed("2019Q3"), ["2019Q1", "2018Q3"], "2017Q2 is too far away to have a say");
    let desk = desk.quarter("2017Q3", 7, 3, 0);
    assert_eq!(desk.sealed("2019Q3"), ["2019Q1", "2018Q3", "2017Q3", "2017Q2"], "2017Q2 is the quarter before 2017Q3");
    desk.run(&["verify", "out", "--inputs", "2019Q3"], 0);
    let ledger = desk.path("2018Q3/submissions/a/cases.csv");
    let text = fs::read_to_string(&ledger).unwrap();
    fs::write(&ledger, text.replace("2018Q3-0,", "2018Q3-9,")).unwrap();
    let told: Value = serde_json::from_str(&desk.run(&["verify", "out", "--inputs", "2019Q3", "--format", "json"], 1)).unwrap();
    assert_eq!(told["inputs"], json!([{ "name": "2018Q3/submissions/a/cases.csv", "change": "changed" }]));
}

/// Why a case is late is written in sentences, with names in them.
#[test]
fn the_kind_of_a_reason_is_shown_and_its_text_never() {
    let desk = Desk::with_gaps();
    let mut outputs = Vec::new();
    for args in [
        &["report", "2019Q1", "--format", "json"][..],
        &["report", "2019Q1", "--lang", "zh", "--width", "200"],
        &["report", "2019Q1", "--lang", "en"],
        &["score", "2019Q1/submissions/a", "--fail-on=never", "--format=json"],
        &["score", "2019Q1/submissions/a", "--fail-on=never", "--lang=zh", "--width", "200"],
    ] {
        outputs.push(desk.run(args, 0));
    }
    desk.run(&["report", "2019Q3", "-o", "out", "-q"], 0);
    outputs.push(fs::read_to_string(desk.path("out/report.json")).unwrap());
    for output in &outputs {
        for word in ["王小明", "13800001111", "配件待料"] {
            assert!(!output.contains(word), "{word}\n{output}");
        }
    }
    let report: Value = serde_json::from_str(&outputs[0]).unwrap();
    assert_eq!(report["enterprises"][0]["late"]["cases"][0]["late_reason"], "materials");
    assert!(outputs[1].contains("材料、配件或采购") && outputs[4].contains("材料、配件或采购"));
}

#[test]
fn a_single_submission_has_nothing_beside_it() {
    let desk = Desk::with_gaps();
    let own: Value = serde_json::from_str(&desk.run(&["score", "2019Q3/submissions/a", "--fail-on=never", "--format=json"], 0)).unwrap();
    assert!(own["trend"].is_null() && own["year_to_date"].is_null());
}
