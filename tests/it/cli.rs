//! The program from outside: exit status, streams, languages, widths.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use assert_cmd::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::workbooks::made::{gzip, xlsx, zstd};

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-data");

fn gascore(args: &[&str]) -> Output {
    run(args, "")
}

fn run(args: &[&str], input: &str) -> Output {
    let mut command = Command::cargo_bin("gascore").unwrap();
    command.args(args).env_remove("COLUMNS").env_remove("NO_COLOR").env("LC_ALL", "C.UTF-8");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn status(args: &[&str]) -> Option<i32> {
    gascore(args).status.code()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn sample(path: &str) -> String {
    format!("{SAMPLES}/{path}")
}

fn temporary(name: &str, content: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (folder, path)
}

const CLEAN: &str = "受理编号,服务类型,受理时间,办结时间,状态\nA1,咨询,2019-07-03 09:00,2019-07-03 10:00,办结\n";

#[test]
fn each_ending_has_its_exit_status() {
    let (_clean, clean) = temporary("cases.csv", CLEAN);
    let (_bad, bad) = temporary("cases.csv", "受理编号,服务类型,受理时间,办结时间\nA1,咨询,03/07/2019,\n");
    let (_rules, rules) = temporary("policy.toml", "schema = 2\n");
    let rules = Path::new(&rules).parent().unwrap().to_str().unwrap().to_owned();
    std::fs::write(Path::new(&rules).join("ledger.toml"), "schema = 1\n").unwrap();
    assert_eq!(status(&["score", &clean, "--quarter", "2019Q3"]), Some(0));
    assert_eq!(status(&["score", &bad, "--quarter", "2019Q3"]), Some(1));
    assert_eq!(status(&["score", &bad, "--quarter", "2019Q3", "--fail-on", "never"]), Some(0));
    assert_eq!(status(&["report", &sample("2019Q3")]), Some(0));
    assert_eq!(status(&["report", &sample("2019Q3"), "--fail-on", "block"]), Some(1));
    assert_eq!(status(&["score", &clean, "--quarter", "2019Q9"]), Some(2));
    assert_eq!(status(&["frobnicate"]), Some(2));
    assert_eq!(status(&["score", "no-such-file.csv", "--quarter", "2019Q3"]), Some(3));
    assert_eq!(status(&["report", "no-such-folder/2019Q3"]), Some(3));
    assert_eq!(status(&["score", &clean, "--quarter", "2019Q3", "--rules", &rules]), Some(5));
}

#[test]
fn overrides_change_what_fails() {
    let zagu = sample("2019Q3/submissions/huihuan");
    assert_eq!(status(&["score", &zagu]), Some(1));
    let allowed = ["C205", "C207", "C214", "P412"].into_iter().flat_map(|code| ["--allow", code]);
    assert_eq!(status(&["score", &zagu].into_iter().chain(allowed).collect::<Vec<_>>()), Some(0));
    assert_eq!(status(&["score", &zagu, "--fail-on", "block"]), Some(0));
    assert_eq!(status(&["score", &zagu, "--fail-on", "block", "--deny", "pause-not-allowed"]), Some(1));
    let unused = gascore(&["score", &zagu, "--deny", "C210", "--lang", "zh"]);
    assert!(err(&unused).contains("C210"), "{}", err(&unused));
}

#[test]
fn results_go_to_one_stream_and_failures_to_the_other() {
    let report = gascore(&["report", &sample("2019Q3"), "--lang", "en"]);
    assert!(out(&report).contains("Ranking") && err(&report).is_empty());
    let failed = gascore(&["report", "no-such-folder/2019Q3", "--lang", "zh"]);
    assert!(out(&failed).is_empty() && err(&failed).contains("无法读取"), "{}", err(&failed));
}

#[test]
fn a_folder_that_names_no_quarter_is_a_question_not_a_guess() {
    let failed = gascore(&["report", SAMPLES, "--lang", "zh"]);
    assert_eq!(failed.status.code(), Some(2));
    assert!(err(&failed).contains("--quarter 2019Q3"), "{}", err(&failed));
    let quarter = gascore(&["score", &sample("2019Q3"), "--lang", "en"]);
    assert!(quarter.status.code() == Some(2) && err(&quarter).contains("gascore report"), "{}", err(&quarter));
}

#[test]
fn no_line_is_wider_than_the_terminal_in_either_language() {
    for width in ["60", "80", "120"] {
        for lang in ["zh", "en"] {
            for args in [
                vec!["report".to_owned(), sample("2019Q3")],
                vec!["score".to_owned(), sample("2019Q3/submissions/zagu"), "--fail-on".to_owned(), "never".to_owned()],
            ] {
                let mut args: Vec<&str> = args.iter().map(String::as_str).collect();
                args.extend(["--lang", lang, "--width", width]);
                for line in out(&gascore(&args)).lines() {
                    assert!(line.width() <= width.parse().unwrap(), "{lang} {width}: {line}");
                }
            }
        }
    }
}

#[test]
fn colours_are_decided_by_flag_then_environment() {
    let escape = |args: &[&str]| out(&gascore(args)).contains('\u{1b}');
    let report = sample("2019Q3");
    assert!(!escape(&["report", &report]));
    assert!(escape(&["report", &report, "--color", "always"]));
    let mut command = Command::cargo_bin("gascore").unwrap();
    let forced = command.args(["report", &report]).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").output().unwrap();
    assert!(!out(&forced).contains('\u{1b}'));
}

#[test]
fn a_ledger_is_read_from_standard_input() {
    let scored = run(&["score", "-", "--quarter", "2019Q3", "--format", "json"], CLEAN);
    assert_eq!(scored.status.code(), Some(0), "{}", err(&scored));
    let report: serde_json::Value = serde_json::from_slice(&scored.stdout).unwrap();
    assert_eq!(report["enterprises"][0]["services"][4]["on_time"], 1);
    assert_eq!(report["inputs"][0]["name"], "-");
}

#[test]
fn a_bare_ledger_of_several_enterprises_keeps_them_apart() {
    let ledger = "企业名称,受理编号,服务类型,受理时间,办结时间\n\
                  甲燃气,A1,咨询,2019-07-03,2019-07-03\n乙燃气,A1,咨询,2019-07-03,2019-07-04\n甲燃气,A2,咨询,2019-07-03,2019-07-03\n";
    let scored = run(&["score", "-", "--quarter", "2019Q3", "--format", "json", "--fail-on", "never"], ledger);
    let report: serde_json::Value = serde_json::from_slice(&scored.stdout).unwrap();
    let of = |name: &str| {
        let enterprises = report["enterprises"].as_array().unwrap();
        let found = enterprises.iter().find(|one| one["name"] == name).unwrap();
        (found["services"][4]["on_time"].as_u64().unwrap(), found["services"][4]["late"].as_u64().unwrap())
    };
    assert_eq!((of("甲燃气"), of("乙燃气")), ((2, 0), (0, 1)));
}

#[test]
fn a_ledger_of_many_enterprises_shows_the_first_and_says_how_many_there_are_besides() {
    let row = |number: u32| format!("企业{number:03},A{number},咨询,2019-07-03,2019-07-03\n");
    let ledger = format!("企业名称,受理编号,服务类型,受理时间,办结时间\n{}", (0..600).map(row).collect::<String>());
    let score = |more: &[&str]| {
        let scored = run(&[&["score", "-", "--quarter", "2019Q3", "--fail-on", "never"], more].concat(), &ledger);
        assert_eq!(scored.status.code(), Some(0), "{}", err(&scored));
        out(&scored)
    };
    let (zh, en) = (score(&["--lang", "zh"]), score(&["--lang", "en"]));
    assert_eq!((zh.matches(" 自查结果").count(), en.matches("Promises").count()), (20, 20));
    // Whoever handed the ledger in is one of them, though no row is its own.
    assert_eq!(zh.lines().last(), Some("另有581家企业未列出，全部结果见 --format json。"));
    assert_eq!(en.lines().last(), Some("581 more enterprises are not shown here; --format json has all of them."));
    let report: serde_json::Value = serde_json::from_str(&score(&["--format", "json"])).unwrap();
    let enterprises = report["enterprises"].as_array().unwrap();
    let (named, others): (Vec<_>, Vec<_>) = enterprises.iter().partition(|one| one["decided"].as_u64() == Some(1));
    assert_eq!((named.len(), others.len()), (600, 1));
    for (number, enterprise) in named.into_iter().enumerate() {
        assert_eq!(enterprise["name"].as_str(), Some(format!("企业{number:03}").as_str()));
    }
    let ranks = |pages: &str| (0..600).filter(|number| pages.contains(&format!("企业{number:03} ·"))).count();
    assert_eq!((ranks(&zh), ranks(&en)), (20, 20));
}

/// The city's own ledger in small: targets are instants, rows without one have no target, the flag is not believed.
#[test]
fn limits_as_stated_are_judged_to_the_second() {
    let ledger = "case_enquiry_id,open_dt,sla_target_dt,closed_dt,on_time,case_status,type,department,neighborhood,source\n\
        1,2016-01-04 08:00:00,2016-01-05 08:00:00,2016-01-05 08:00:00,OVERDUE,Closed,Lost,ANML,Dorchester,Constituent Call\n\
        2,2016-01-04 08:00:00,2016-01-05 08:00:00,2016-01-05 08:00:01,ONTIME,Closed,Lost,ANML,Dorchester,Self Service\n\
        3,2016-01-04 08:00:00,,2016-01-05 08:00:00,ONTIME,Closed,Lost,ANML,Dorchester,Twitter\n\
        4,2016-01-04 08:00:00,2016-01-05 08:00:00,,OVERDUE,Open,Lost,ANML,Dorchester,Twitter\n";
    let (_folder, path) = temporary("2016.csv", ledger);
    let scored = gascore(&["score", &path, "--rules", "boston-311", "--format", "json"]);
    assert_eq!(scored.status.code(), Some(0), "{}", err(&scored));
    let report: serde_json::Value = serde_json::from_slice(&scored.stdout).unwrap();
    let service = &report["enterprises"][0]["services"][0];
    assert_eq!((service["on_time"].as_u64(), service["late"].as_u64(), service["overdue"].as_u64()), (Some(1), Some(1), Some(1)));
    assert_eq!(service["excluded_by_reason"]["no_target"], 1);
    assert_eq!((report["as_of"].as_str(), report["language"].as_str()), (Some("2016-01-05"), Some("en")));
    assert!(report["enterprises"][0]["claimed"].is_null());
}

#[test]
fn a_ledger_without_any_target_has_no_rate() {
    let ledger = "case_enquiry_id,open_dt,sla_target_dt,closed_dt\n1,2020-01-04 08:00:00,,2020-01-05 08:00:00\n";
    let (_folder, path) = temporary("2020.csv", ledger);
    let scored = gascore(&["score", &path, "--rules", "boston-311", "--lang", "en"]);
    assert!(out(&scored).contains("none due") && !out(&scored).contains("100.00%"), "{}", out(&scored));
}

#[test]
fn the_calendar_answers_and_names_what_it_does_not_know() {
    let due = gascore(&["calendar", "due", "2019-09-30", "7 working days", "--lang", "en"]);
    assert!(out(&due).contains("2019-10-15"), "{}", out(&due));
    let outside = gascore(&["calendar", "due", "2030-01-01", "3 working days", "--lang", "en"]);
    assert_eq!(outside.status.code(), Some(2));
    assert!(err(&outside).contains("2013-01-01") && err(&outside).contains("2026-12-31"), "{}", err(&outside));
    let lines = run(&["calendar", "due", "-"], "2019-09-30,7 working days\n2020-01-23,3个工作日\n");
    assert_eq!(out(&lines), "start,limit,due\n2019-09-30,7 working days,2019-10-15\n2020-01-23,3个工作日,2020-02-05\n");
    let before = gascore(&["calendar", "due", "2020-01-23", "3 working days", "--as-known-on", "2020-01-20", "--lang", "en"]);
    assert!(out(&before).contains("2020-02-03"), "{}", out(&before));
    assert_eq!(status(&["calendar", "2019"]), Some(0));
    assert_eq!(status(&["calendar"]), Some(0));
}

#[test]
fn rules_are_listed_linted_and_described() {
    let list = out(&gascore(&["rules", "list", "--lang", "zh"]));
    assert!(list.contains("chongqing-2018") && list.contains("boston-311"), "{list}");
    assert_eq!(status(&["rules", "lint"]), Some(0));
    assert!(out(&gascore(&["rules", "schema", "report"])).contains("\"$schema\""));
    let folder = tempfile::tempdir().unwrap();
    for file in ["policy.toml", "checklist.toml", "ledger.toml"] {
        let text = std::fs::read_to_string(format!("{}/rules/chongqing-2018/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let text = text.replace("limit = \"3 working days\"", "limit = \"3 workings\"").replace("points = 15", "points = 16");
        std::fs::write(folder.path().join(file), text).unwrap();
    }
    let wrong = gascore(&["rules", "lint", "--rules", folder.path().to_str().unwrap(), "--lang", "zh"]);
    assert_eq!(wrong.status.code(), Some(5));
    let told = err(&wrong);
    assert!(told.contains("policy.toml:") && told.contains("checklist.toml:") && told.contains("3 workings"), "{told}");
}

/// By the names of files: tables of every form are read, a ledger in another form is told, and the rest does not matter.
#[test]
fn a_folder_may_hold_workbooks_and_compressed_files() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    let row = |number: &str| CLEAN.replace("A1", number);
    write("cases.csv.gz", &gzip(row("A1").as_bytes()));
    write("三季度.XLSX", &xlsx(&[("Sheet1", &row("A2"))]));
    write("b.xls.zst", &zstd(row("A3").as_bytes()));
    write("工作推进台账.csv.gz", &gzip("要点编号,落实状态\n9.9,已落实\n".as_bytes()));
    write("投诉台账.docx", b"PK");
    write("照片.jpg", b"");
    let output = gascore(&["score", folder.path().to_str().unwrap(), "--quarter", "2019Q3", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let inputs: Vec<_> = report["inputs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|input| (input["name"].as_str().unwrap(), input["rows"].as_u64().unwrap()))
        .collect();
    assert_eq!(inputs, [("b.xls.zst", 1), ("cases.csv.gz", 1), ("三季度.XLSX!Sheet1", 1)]);
    let text = out(&output);
    assert!(text.contains("投诉台账.docx") && text.contains("F011") && text.contains("P401"), "{text}");
    assert!(!text.contains("照片"));
    let book = folder.path().join("三季度.XLSX");
    assert_eq!(status(&["score", book.to_str().unwrap(), "--quarter", "2019Q3"]), Some(0));
    assert_eq!(status(&["score", book.to_str().unwrap()]), Some(0), "its own days are the period");
}

#[test]
fn a_check_can_mark_the_ledger_it_was_given_also_from_standard_input() {
    let (folder, bad) = temporary("cases.csv", "受理编号,服务类型,受理时间,办结时间\nA1,咨询,2019-07-03,2019-07-02\n");
    let marked = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    assert_eq!(status(&["check", &bad, "--quarter", "2019Q3", "--annotate", &marked("a.xlsx")]), Some(1));
    let text = std::fs::read_to_string(&bad).unwrap();
    let piped = run(&["check", "-", "--quarter", "2019Q3", "--annotate", &marked("b.xlsx"), "--format", "github", "--lang", "en"], &text);
    assert!(out(&piped).starts_with("::error file=-,line=2,"), "{}", out(&piped));
    for name in ["a.xlsx", "b.xlsx"] {
        let read = gascore(&["check", &marked(name), "--quarter", "2019Q3", "--format", "short"]);
        assert!(out(&read).contains("D2: block[C201"), "{}", out(&read));
    }
    assert_eq!(status(&["check", &bad, "--quarter", "2019Q3", "--annotate", "no-such-folder/a.xlsx"]), Some(4));
}
