//! `compare` of two quarters.

use std::fs;

use serde_json::Value;

use super::super::report_dir::desk::Desk;
use super::{alike, copy_of_report, forge, gascore, report, samples, text};

#[test]
fn two_quarters_compare_alike_by_the_report_on_the_newer_one() {
    let known = report("2019Q3");
    for options in [&["--format", "json"][..], &["--lang", "zh"], &["--fail-on", "confirm"], &["--as-of", "2019-11-30", "--deny", "C207"]] {
        let said = alike(&samples(), &[&["compare", "2019Q2", "2019Q3"], options].concat(), &[&known]);
        assert_eq!(said, "", "{options:?}");
    }
    let folder = tempfile::tempdir().unwrap();
    let (plain, with) = (folder.path().join("plain.xlsx"), folder.path().join("with.xlsx"));
    gascore(&samples(), &["compare", "2019Q2", "2019Q3", "-o", plain.to_str().unwrap()]);
    gascore(&samples(), &["compare", "2019Q2", "2019Q3", "-o", with.to_str().unwrap(), "--known", &known]);
    assert_eq!(fs::read(plain).unwrap(), fs::read(with).unwrap());
}

/// Who stands in no registry, and calls himself otherwise in each quarter, is called the same by both.
#[test]
fn units_that_no_registry_has_are_called_alike() {
    let desk = Desk::new();
    for (quarter, name) in [("2019Q2", "无名 燃气13812345678"), ("2019Q3", "无名燃气13812345678")] {
        fs::create_dir_all(desk.path(quarter).join("submissions/other")).unwrap();
        fs::copy(desk.path("2019Q2/submissions/zhuxi/cases.csv"), desk.path(quarter).join("submissions/other/cases.csv")).unwrap();
        fs::write(desk.path(quarter).join("submissions/other/submission.toml"), format!("enterprise = \"{name}\"\n")).unwrap();
    }
    desk.run(&["report", "2019Q3", "-q", "-o", "out"], 0);
    assert_eq!(alike(desk.folder.path(), &["compare", "2019Q2", "2019Q3", "--format", "json"], &["out"]), "");
}

#[test]
fn a_report_that_held_other_quarters_against_each_other_is_not_used() {
    let desk = Desk::new();
    desk.run(&["report", "2019Q3", "-q", "-o", "out"], 0);
    desk.run(&["report", "2019Q2", "-q", "-o", "old"], 0);
    let two = ["compare", "2019Q2", "2019Q3"];
    let said = |args: &[&str], known: &str| alike(desk.folder.path(), args, &[known]);
    assert_eq!(said(&two, "out"), "");
    assert!(said(&two, "old").contains("not about a quarter"));
    let units = ["compare", "2019Q2/submissions/zhuxi", "2019Q3/submissions/zhuxi"];
    assert!(said(&units, "out").contains("not about a quarter"));
    assert!(said(&["compare", "2019Q3", "2019Q3"], "out").contains("not about a quarter"));
    let registry = fs::read(desk.path("2019Q3/enterprises.csv")).unwrap();
    fs::remove_file(desk.path("2019Q3/enterprises.csv")).unwrap();
    desk.run(&["report", "2019Q3", "-q", "--force", "-o", "out"], 0);
    assert!(said(&two, "out").contains("the newer quarter has no registry"));
    fs::write(desk.path("2019Q3/enterprises.csv"), registry).unwrap();
    desk.run(&["report", "2019Q3", "-q", "--force", "-o", "out"], 0);
    let ledger = desk.path("2019Q2/submissions/zhuxi/cases.csv");
    let rows = fs::read(&ledger).unwrap();
    fs::write(&ledger, &rows[..rows.len() / 2]).unwrap();
    assert!(said(&two, "out").contains("2019Q2/submissions/zhuxi/cases.csv has changed since"));
    fs::rename(desk.path("2019Q2"), desk.path("elsewhere")).unwrap();
    desk.run(&["report", "2019Q3", "-q", "--force", "-o", "out"], 0);
    fs::rename(desk.path("elsewhere"), desk.path("2019Q2")).unwrap();
    assert!(said(&two, "out").contains("2019Q2/enterprises.csv was added since"));
}

/// What is taken from a report is taken from it: one that was forged together with its seal is believed.
#[test]
fn what_two_quarters_show_is_what_the_report_says() {
    let folder = tempfile::tempdir().unwrap();
    let tampered = copy_of_report("2019Q3", folder.path());
    let mut kept: Value = serde_json::from_slice(&fs::read(tampered.join("report.json")).unwrap()).unwrap();
    kept["continuity"]["total"]["carried"] = 4_711.into();
    forge(&tampered, "report.json", &serde_json::to_vec(&kept).unwrap());
    let args = ["compare", "2019Q2", "2019Q3", "--format", "json", "--known", tampered.to_str().unwrap()];
    let told = gascore(&samples(), &args);
    let told: Value = serde_json::from_slice(&told.stdout).unwrap_or_else(|_| panic!("{}", text(&told.stderr)));
    assert_eq!(told["continuity"]["total"]["carried"], 4_711);
}
