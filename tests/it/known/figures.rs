//! `report` with earlier quarters beside it.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::super::report_dir::desk::Desk;
use super::{alike, copy_of_report, files, forge, gascore, report, samples, text, with_manifest};

/// Writes the report on the desk's quarter without and with the known ones, and holds all files to the same bytes; what was said.
fn same_folder(folder: &Path, options: &[&str], known: &[&str]) -> String {
    let run = |output: &str, more: &[&str]| {
        let made = gascore(folder, &[&["report", "2019Q3", "--force", "-o", output], options, more].concat());
        assert!(made.status.success(), "{}", text(&made.stderr));
        text(&made.stderr)
    };
    let known: Vec<&str> = known.iter().flat_map(|report| ["--known", *report]).collect();
    run("plain", &[]);
    let said = run("with", &known);
    let (plain, with) = (files(&folder.join("plain")), files(&folder.join("with")));
    for (name, bytes) in &plain {
        assert!(with.get(name) == Some(bytes), "{options:?} {known:?}: {name}");
    }
    assert_eq!(plain.len(), with.len());
    said
}

#[test]
fn every_file_of_a_report_is_the_same_by_known_figures() {
    let known = report("2019Q2");
    let out = tempfile::tempdir().unwrap();
    let output = out.path().join("with");
    let made = gascore(&samples(), &["report", "2019Q3", "-q", "-o", output.to_str().unwrap(), "--known", &known]);
    assert!(made.status.success(), "{}", text(&made.stderr));
    let (plain, with) = (files(Path::new(&report("2019Q3"))), files(&output));
    for (name, bytes) in &plain {
        assert!(with.get(name) == Some(bytes), "{name}");
    }
    assert_eq!(alike(&samples(), &["report", "2019Q3", "--lang", "zh"], &[&known]), "");
}

#[test]
fn figures_are_known_where_all_that_decides_them_is_the_same() {
    let desk = Desk::new();
    let folder = desk.folder.path();
    let kept = |name: &str, options: &[&str]| drop(desk.run(&[&["report", "2019Q2", "-q", "-o", name], options].concat(), 0));
    kept("plain-q2", &[]);
    assert_eq!(same_folder(folder, &["--as-of", "2019-11-30"], &["plain-q2"]), "", "an earlier quarter is judged as of its own last day");
    for (option, value) in [("--basis", "due"), ("--lang", "en"), ("--deny", "C207"), ("--district", "渝北区"), ("--encoding", "utf-8")]
    {
        let said = same_folder(folder, &[option, value], &["plain-q2"]);
        assert!(said.contains(&format!("made with another {option}")), "{option}: {said}");
        kept(&format!("q2{option}"), &[option, value]);
        let said = same_folder(folder, &[option, value], &["plain-q2", &format!("q2{option}")]);
        assert_eq!(said.matches("it is not used").count(), 1, "{option}: {said}");
    }
    kept("q2-then", &["--as-of", "2019-05-31"]);
    assert!(same_folder(folder, &[], &["q2-then"]).contains("made with another --as-of"));
    desk.run(&["report", "2019Q3", "-q", "-o", "q3"], 0);
    assert!(same_folder(folder, &[], &["q3"]).contains("not about a quarter"));
    fs::write(desk.path("2019Q2/problems.csv"), "").unwrap();
    assert!(same_folder(folder, &[], &["plain-q2"]).contains("problems.csv was added since"));
}

#[test]
fn a_report_json_that_is_none_is_not_used() {
    let folder = tempfile::tempdir().unwrap();
    let tampered = copy_of_report("2019Q2", folder.path());
    let known = tampered.to_str().unwrap();
    fs::write(tampered.join("report.json"), "{}").unwrap();
    assert!(alike(&samples(), &["report", "2019Q3", "--lang", "zh"], &[known]).contains("其中的 report.json 不是生成时的文件"));
    forge(&tampered, "report.json", b"{}");
    assert!(alike(&samples(), &["report", "2019Q3", "--lang", "zh"], &[known]).contains("其中的 report.json 无法读取"));
    with_manifest(&tampered, |manifest| manifest["earlier"] = Vec::<String>::new().into());
    assert!(alike(&samples(), &["report", "2019Q3", "--lang", "zh"], &[known, &report("2019Q2")]).contains("其中的 report.json 无法读取"));
}

/// What is taken from a report is taken from it: one that was forged together with its seal is believed.
#[test]
fn the_figures_are_those_of_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let tampered = copy_of_report("2019Q2", folder.path());
    let mut kept: Value = serde_json::from_slice(&fs::read(tampered.join("report.json")).unwrap()).unwrap();
    kept["city"][0]["late"] = 4_711.into();
    forge(&tampered, "report.json", &serde_json::to_vec(&kept).unwrap());
    let told = gascore(&samples(), &["report", "2019Q3", "--format", "json", "--known", tampered.to_str().unwrap()]);
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(told["trend"]["city"][0]["quarters"][0]["late"], 4_711, "{}", told["trend"]["city"][0]);
}
