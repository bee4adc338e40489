//! The report over the sample data: agrees with a second count, follows its schema, and does not depend on anything but its input.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use assert_cmd::prelude::*;
use serde_json::Value;

use crate::recount::{Counts, recount};

fn samples(quarter: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(quarter)
}

fn gascore(args: &[&str]) -> Vec<u8> {
    let run = Command::cargo_bin("gascore").unwrap().args(args).output().unwrap();
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    run.stdout
}

pub(crate) fn report(folder: &Path) -> Value {
    serde_json::from_slice(&gascore(&["report", folder.to_str().unwrap(), "--format", "json"])).unwrap()
}

/// A copy of a quarter with nothing beside it.
pub(crate) fn alone(quarter: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join(quarter);
    copy_tree(&samples(quarter), &copy);
    (folder, copy)
}

fn copy_tree(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() { copy_tree(&entry.path(), &target) } else { assert!(std::fs::copy(entry.path(), target).is_ok()) }
    }
}

pub(crate) fn counts(report: &Value) -> BTreeMap<(String, String), Counts> {
    let number = |value: &Value| value.as_u64().unwrap();
    let mut counts = BTreeMap::new();
    for enterprise in report["enterprises"].as_array().unwrap() {
        let code = enterprise["code"].as_str().unwrap();
        for service in enterprise["services"].as_array().unwrap() {
            let of = Counts {
                decided: number(&service["decided"]),
                on_time: number(&service["on_time"]),
                late: number(&service["late"]),
                overdue: number(&service["overdue"]),
                pending: number(&service["pending"]),
                excluded: number(&service["excluded"]),
                set_aside: number(&service["set_aside"]),
                undecidable: number(&service["undecidable"]),
            };
            counts.insert((code.to_owned(), service["service"].as_str().unwrap().to_owned()), of);
        }
        let unplaced = number(&enterprise["unplaced_rows"]);
        counts.insert((code.to_owned(), String::new()), Counts { set_aside: unplaced, ..Counts::default() });
    }
    counts.retain(|_, counts| *counts != Counts::default());
    counts
}

#[test]
fn the_report_counts_what_plain_loops_count() {
    for quarter in ["2019Q2", "2019Q3"] {
        let (_folder, copy) = alone(quarter);
        let mut expected = recount(&copy);
        expected.retain(|_, counts| *counts != Counts::default());
        let found = counts(&report(&copy));
        for (key, counts) in &expected {
            assert_eq!(found.get(key), Some(counts), "{quarter} {key:?}");
        }
        assert_eq!(found.len(), expected.len());
        assert!(expected.len() > 70, "{}", expected.len());
    }
}

#[test]
fn every_rate_is_on_time_over_decided() {
    let report = report(&samples("2019Q3"));
    let mut rates = 0;
    for enterprise in report["enterprises"].as_array().unwrap() {
        for service in enterprise["services"].as_array().unwrap() {
            let (on_time, decided) = (service["on_time"].as_u64().unwrap(), service["decided"].as_u64().unwrap());
            if decided == 0 {
                assert!(service["rate"].is_null());
                continue;
            }
            rates += 1;
            assert_eq!((service["rate"]["part"].as_u64(), service["rate"]["whole"].as_u64()), (Some(on_time), Some(decided)));
            #[allow(clippy::cast_precision_loss)]
            let percent = on_time as f64 * 100.0 / decided as f64;
            let shown: f64 = service["rate"]["percent"].as_str().unwrap().trim_end_matches('%').parse().unwrap();
            assert!((percent - shown).abs() <= 0.011, "{percent} {shown}");
        }
    }
    assert!(rates > 70);
}

/// The lists of cases end at a thousand; how late the cases are is counted for all of them.
#[test]
fn every_late_case_is_counted_by_how_late_it_is() {
    for quarter in ["2019Q2", "2019Q3"] {
        let report = report(&samples(quarter));
        let enterprises = report["enterprises"].as_array().unwrap().iter().map(|enterprise| &enterprise["services"]);
        let mut late = 0;
        for service in enterprises.chain([&report["city"]]).flat_map(|services| services.as_array().unwrap()) {
            for key in ["late", "overdue"] {
                let by_length = service["late_by"].as_array().unwrap().iter().map(|by| by[key].as_u64().unwrap()).sum::<u64>();
                assert_eq!(by_length, service[key].as_u64().unwrap(), "{quarter} {}", service["service"]);
                late += by_length;
            }
        }
        assert!(late > 100, "{quarter} {late}");
    }
}

#[test]
fn lost_hundredths_add_up_and_so_do_the_balances() {
    let hundredths = |value: &Value| value.as_str().unwrap().replace('.', "").parse::<i64>().unwrap();
    let report = report(&samples("2019Q3"));
    for enterprise in report["enterprises"].as_array().unwrap() {
        let score = if enterprise["verified"].is_null() { &enterprise["claimed"] } else { &enterprise["verified"] };
        if !score.is_null() {
            let lost: i64 = enterprise["findings"].as_array().unwrap().iter().map(|finding| hundredths(&finding["lost"])).sum();
            assert_eq!(hundredths(&score["available"]) - hundredths(&score["total"]), lost, "{}", enterprise["name"]);
        }
        for service in enterprise["services"].as_array().unwrap() {
            assert_eq!(service["balance"]["holds"], true, "{}", enterprise["name"]);
        }
    }
}

#[test]
fn every_lost_point_names_a_line_of_the_rules() {
    let checklist = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/chongqing-2018/checklist.toml")).unwrap();
    let lines: Vec<_> = checklist.lines().collect();
    let report = report(&samples("2019Q3"));
    let mut causes = 0;
    for finding in report["enterprises"].as_array().unwrap().iter().flat_map(|one| one["findings"].as_array().unwrap()) {
        for cause in finding["causes"].as_array().unwrap() {
            let line: usize = cause["rule"].as_str().unwrap().strip_prefix("checklist.toml:").unwrap().parse().unwrap();
            assert!(lines[line - 1].starts_with("[[area.point"), "{line}: {}", lines[line - 1]);
            causes += 1;
        }
    }
    assert!(causes > 50, "{causes}");
}

#[test]
fn the_json_follows_its_published_schema() {
    let schema: Value = serde_json::from_slice(&gascore(&["rules", "schema", "report"])).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let report = report(&samples("2019Q3"));
    let errors: Vec<_> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
    let mut broken = report;
    broken["enterprises"][0]["decided"] = Value::from("many");
    assert!(!validator.is_valid(&broken));
}

#[test]
fn the_same_input_gives_the_same_bytes_from_any_folder() {
    let (_one, first) = alone("2019Q3");
    let (_two, second) = alone("2019Q3");
    for format in ["json", "table"] {
        let bytes = |folder: &Path| gascore(&["report", folder.to_str().unwrap(), "--format", format, "--lang", "zh", "--width", "100"]);
        assert_eq!(bytes(&first), bytes(&first), "{format}: twice in a row");
        assert_eq!(bytes(&first), bytes(&second), "{format}: from another folder");
    }
}

/// The ledger cut into two files, and its rows turned round, is the same ledger.
#[test]
fn the_order_of_rows_and_files_changes_nothing() {
    let (_one, whole) = alone("2019Q3");
    let (_two, parts) = alone("2019Q3");
    let folder = parts.join("submissions/yunling");
    let text = std::fs::read_to_string(folder.join("cases.csv")).unwrap();
    let (header, rows) = text.split_once('\n').unwrap();
    let mut rows: Vec<&str> = rows.lines().collect();
    rows.reverse();
    let (late, early) = rows.split_at(rows.len() / 3);
    let part = |rows: &[&str]| format!("{header}\n{}\n", rows.join("\n"));
    std::fs::write(folder.join("cases.csv"), part(early)).unwrap();
    std::fs::write(folder.join("cases_b.csv"), part(late)).unwrap();
    let (whole, parts) = (report(&whole), report(&parts));
    assert_eq!(counts(&whole), counts(&parts));
    for key in ["city", "districts", "milestones"] {
        assert_eq!(whole[key], parts[key], "{key}");
    }
    let scores = |report: &Value| -> Vec<Value> {
        report["enterprises"].as_array().unwrap().iter().map(|one| serde_json::json!([one["code"], one["rank"], one["claimed"]])).collect()
    };
    assert_eq!(scores(&whole), scores(&parts));
}

/// Every cell of the personal columns of the samples, looked for in every output.
#[test]
fn no_personal_cell_reaches_the_output() {
    let path = samples("2019Q3").join("submissions/sanfan/cases_applications.csv");
    let mut reader = csv::Reader::from_path(path).unwrap();
    let personal: Vec<usize> = ["客户名称", "客户经理"]
        .iter()
        .map(|header| reader.headers().unwrap().iter().position(|found| found == *header).unwrap())
        .collect();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let cells: std::collections::BTreeSet<String> =
        rows.iter().flat_map(|row| personal.iter().map(|column| row[*column].to_owned())).collect();
    assert!(cells.len() > 10);
    let folder = samples("2019Q3");
    let submission = folder.join("submissions/sanfan");
    for args in [
        ["report", folder.to_str().unwrap(), "--format", "json"],
        ["report", folder.to_str().unwrap(), "--lang", "zh"],
        ["score", submission.to_str().unwrap(), "--fail-on=never", "--format=json"],
        ["score", submission.to_str().unwrap(), "--fail-on=never", "--lang=zh"],
    ] {
        let text = String::from_utf8(gascore(&args)).unwrap();
        assert!(text.contains("三帆"));
        for cell in &cells {
            assert!(!text.contains(cell.as_str()), "{cell}");
        }
    }
}
