//! What to do first: every gain that is promised is what really comes of it when the files are mended.

use std::path::Path;
use std::process::Command;

use assert_cmd::prelude::*;
use serde_json::Value;

use crate::report::{alone, report};

fn score(submission: &Path) -> Value {
    let run = Command::cargo_bin("gascore").unwrap().arg("score").arg(submission).args(["--format", "json"]).output().unwrap();
    let all: Value = serde_json::from_slice(&run.stdout).unwrap();
    all["enterprises"][0].clone()
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn total(enterprise: &Value) -> &Value {
    let score = if enterprise["verified"].is_null() { &enterprise["claimed"] } else { &enterprise["verified"] };
    &score["total"]
}

/// Changes cells of a table in UTF-8: `of` says which rows, by a column; `cells` what they become.
fn edit(path: &Path, column: &[&str], of: &dyn Fn(&str) -> bool, cells: &dyn Fn(&str, &csv::StringRecord) -> Option<String>) -> usize {
    let text = std::fs::read_to_string(path).unwrap();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headers = reader.headers().unwrap().clone();
    let key = headers.iter().position(|header| column.contains(&header)).unwrap();
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    writer.write_record(&headers).unwrap();
    let mut edited = 0;
    for record in reader.records() {
        let record = record.unwrap();
        if !of(record.get(key).unwrap_or_default()) {
            writer.write_record(&record).unwrap();
            continue;
        }
        edited += 1;
        let new = headers.iter().zip(&record).map(|(header, old)| cells(header, &record).unwrap_or_else(|| old.to_owned()));
        writer.write_record(new).unwrap();
    }
    std::fs::write(path, writer.into_inner().unwrap()).unwrap();
    edited
}

#[test]
fn a_point_that_is_answered_brings_what_is_promised() {
    let (_folder, copy) = alone("2019Q3");
    let mut checked = 0;
    for enterprise in array(&report(&copy)["enterprises"]) {
        let submission = copy.join("submissions").join(enterprise["folder"].as_str().unwrap_or("-"));
        let progress = submission.join("progress.csv");
        let Ok(before) = std::fs::read(&progress) else { continue };
        let fixes = array(&enterprise["what_to_do_first"]["fixes"]).iter();
        for fix in fixes.filter(|fix| !fix["point"].is_null() && fix["kind"] != "unanswered").take(2) {
            let point = fix["point"].as_str().unwrap();
            let cells = |header: &str, _: &csv::StringRecord| match header {
                "status" => Some("met".to_owned()),
                "落实情况" => Some("已落实".to_owned()),
                "evidence" | "佐证材料" => Some("会议纪要".to_owned()),
                "done_on" | "完成时间" => Some("2019-09-30".to_owned()),
                _ => None,
            };
            if edit(&progress, &["point", "要点编号"], &|id| id == point, &cells) == 1 {
                assert_eq!(total(&score(&submission)), &fix["after"], "{submission:?} {fix}");
                checked += 1;
            }
            std::fs::write(&progress, &before).unwrap();
        }
    }
    assert!(checked >= 8, "{checked}");
}

#[test]
fn cases_that_are_followed_up_bring_what_is_promised() {
    let (_folder, copy) = alone("2019Q3");
    let mut checked = 0;
    for enterprise in array(&report(&copy)["enterprises"]) {
        let submission = copy.join("submissions").join(enterprise["folder"].as_str().unwrap_or("-"));
        let ledger = submission.join("cases.csv");
        let Ok(text) = std::fs::read_to_string(&ledger) else { continue };
        if !text.trim_start_matches('\u{feff}').starts_with("受理编号,") {
            continue;
        }
        let fixes = array(&enterprise["what_to_do_first"]["fixes"]);
        let Some(fix) = fixes.iter().find(|fix| fix["metric"] == "follow_up_rate") else { continue };
        let reasons = array(&enterprise["findings"]).iter().flat_map(|finding| array(&finding["causes"]));
        let cases: Vec<&Value> = reasons.flat_map(|cause| array(&cause["cases"]["cases"])).collect();
        let headers: Vec<&str> = text.lines().next().unwrap().trim_start_matches('\u{feff}').split(',').collect();
        let at = |name: &str| headers.iter().position(|header| *header == name).unwrap();
        let (followed, completed) = (at("回访时间"), at("办结时间"));
        let lacks =
            |id: &str| cases.iter().any(|case| case["id"] == id && case["service"] == fix["service"] && !case["completed"].is_null());
        let cells = |header: &str, record: &csv::StringRecord| {
            (header == "回访时间" && record[followed].is_empty()).then(|| record[completed].to_owned())
        };
        edit(&ledger, &["受理编号"], &lacks, &cells);
        let after = score(&submission);
        std::fs::write(&ledger, &text).unwrap();
        assert_eq!(total(&after), &fix["after"], "{submission:?} {fix}");
        checked += 1;
    }
    assert!(checked >= 2, "{checked}");
}

#[test]
fn the_list_is_in_order_and_says_what_it_takes() {
    let (_folder, copy) = alone("2019Q3");
    let report = report(&copy);
    let hundredths = |value: &Value| value.as_str().unwrap().replace('.', "").parse::<u64>().unwrap();
    let mut fixes = 0;
    for enterprise in array(&report["enterprises"]) {
        let own = array(&enterprise["what_to_do_first"]["fixes"]);
        fixes += own.len();
        for pair in own.windows(2) {
            let items = |fix: &Value| fix["items"].as_u64().unwrap();
            assert!(hundredths(&pair[0]["gain"]) * items(&pair[1]) >= hundredths(&pair[1]["gain"]) * items(&pair[0]));
        }
    }
    assert!(fixes > 20, "{fixes}");
    let order = |one: &Value| (hundredths(&one["width"]), one["strongest_signal"].as_u64());
    let learnt: Vec<_> = array(&report["inspection"]).iter().map(order).collect();
    assert!(learnt.is_sorted_by(|a, b| a >= b) && learnt.len() > 10, "{learnt:?}");
    let all = array(&report["screens"]["signals"]);
    for one in array(&report["inspection"]) {
        let own: Vec<_> = all.iter().filter(|signal| signal["enterprise"] == one["code"]).collect();
        let strongest = own.iter().map(|signal| signal["chance_exponent"].as_u64().unwrap()).max();
        assert_eq!((one["signals"].as_u64(), one["strongest_signal"].as_u64()), (Some(own.len() as u64), strongest), "{one}");
        let (low, score, high) = (hundredths(&one["low"]), hundredths(&one["score"]), hundredths(&one["high"]));
        assert!(low <= score && high - low == hundredths(&one["width"]), "{one}");
    }
}

#[test]
fn a_signal_stands_in_the_inspection_list() {
    let (folder, copy) = alone("2019Q3");
    let submission = folder.path().join("signals/2019Q3/submissions/jia");
    std::fs::create_dir_all(&submission).unwrap();
    std::fs::copy(copy.join("submissions/yunling/progress.csv"), submission.join("progress.csv")).unwrap();
    // Sixty faults, each mended at noon of the third working day: a Monday to a Thursday. Their numbers do not run on.
    let row = |number: usize| format!("{}-GZ,故障报修,2019-07-15 09:{:02},2019-07-18 12:{:02}\n", number * 7, number, number);
    let rows: String = (0..60).map(row).collect();
    std::fs::write(submission.join("cases.csv"), format!("受理编号,业务类型,受理时间,办结时间\n{rows}")).unwrap();
    let report = report(&folder.path().join("signals/2019Q3"));
    let signals = array(&report["screens"]["signals"]);
    assert_eq!(signals.iter().map(|signal| signal["screen"].as_str().unwrap()).collect::<Vec<_>>(), ["due_day"]);
    let [listed] = array(&report["inspection"]) else { panic!("{}", report["inspection"]) };
    assert_eq!((&listed["signals"], &listed["strongest_signal"]), (&1.into(), &signals[0]["chance_exponent"]));
}
