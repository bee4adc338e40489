//! `explain` and `rules list` from outside, and the reference pages of all checks.

use std::path::Path;
use std::process::{Command, Output};

use assert_cmd::prelude::*;
use gascore::diag::Code;
use unicode_width::UnicodeWidthStr;

fn gascore(args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("gascore").unwrap();
    command.args(args).env_remove("COLUMNS").env_remove("NO_COLOR").env("LC_ALL", "C.UTF-8").output().unwrap()
}

/// What is written by a run that ends well.
fn out(args: &[&str]) -> String {
    let output = gascore(args);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_code_is_explained_by_its_four_parts() {
    let zh = out(&["explain", "C201", "--lang", "zh"]);
    for part in ["C201 办结早于受理", "必须更正 · 单件 · completed-before-accepted", "提示内容", "为何检查", "示例", "如何更正"]
    {
        assert!(zh.contains(part), "{part}: {zh}");
    }
    let en = out(&["explain", "C201", "--lang", "en"]);
    for part in ["to correct · One case", "What it says", "<time>", "Why", "Example\n", "→ completed 2019-07-05", "How to mend it"] {
        assert!(en.contains(part), "{part}: {en}");
    }
    assert!(!zh.contains('{') && !en.contains('{'));
}

#[test]
fn a_code_is_known_by_its_name_too_in_any_letter_case_and_several_are_explained_in_the_order_asked() {
    let by_code = out(&["explain", "C207", "F010", "--lang", "en"]);
    assert_eq!(out(&["explain", "Pause-Not-Allowed", "f010", "--lang", "en"]), by_code);
    assert!(by_code.find("C207 ") < by_code.find("F010 "));
}

#[test]
fn what_is_no_code_ends_with_2_and_what_may_have_been_meant() {
    for (what, lang, told) in [
        (&["C2O1"][..], "zh", "没有检查项“C2O1”，是否指：C201 completed-before-accepted"),
        (&["C201", "pause-not-alowed"], "en", "there is no check “pause-not-alowed”; did you mean C207 pause-not-allowed?"),
        (&["banana"], "en", "there is no check “banana”; gascore explain lists them all"),
    ] {
        let output = gascore(&[&["explain"], what, &["--lang", lang]].concat());
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{what:?}");
        assert!(err.contains(told), "{err}");
    }
    let slip = gascore(&["score", ".", "--deny", "C27"]);
    assert!(slip.status.code() == Some(2) && String::from_utf8_lossy(&slip.stderr).contains("C207"), "{slip:?}");
}

#[test]
fn faulty_rules_cannot_be_allowed() {
    for flag in ["--allow", "--warn", "--deny"] {
        assert_eq!(gascore(&["score", ".", flag, "K622"]).status.code(), Some(2), "{flag}");
    }
}

#[test]
fn every_check_is_listed_under_its_stage() {
    for lang in ["zh", "en"] {
        for width in ["60", "80", "120"] {
            let list = out(&["explain", "--lang", lang, "--width", width]);
            let listed: Vec<_> = list.lines().filter_map(|line| line.split_whitespace().next()?.parse::<Code>().ok()).collect();
            assert_eq!(listed, Code::ALL, "{lang} {width}");
            let names = Code::ALL.iter().filter(|code| list.contains(code.name())).count();
            assert!(width == "60" || names == Code::ALL.len(), "{lang} {width}: {names} names");
        }
    }
}

#[test]
fn no_line_of_an_explanation_is_wider_than_the_terminal() {
    let all: Vec<&str> = Code::ALL.iter().map(|code| code.id()).collect();
    for width in ["40", "60", "80", "120"] {
        for lang in ["zh", "en"] {
            for args in [&["explain"][..], &[&["explain"], all.as_slice()].concat(), &["rules", "list"]] {
                for line in out(&[args, &["--lang", lang, "--width", width]].concat()).lines() {
                    assert!(line.width() <= width.parse().unwrap(), "{lang} {width}: {line}");
                }
            }
        }
    }
}

#[test]
fn the_same_is_told_as_json() {
    let read = |args: &[&str]| -> Vec<serde_json::Value> { serde_json::from_str(&out(args)).unwrap() };
    let keys = ["code", "name", "tier", "stage", "title", "message", "why", "example", "mend"];
    for lang in ["zh", "en"] {
        let all = read(&["explain", "--format", "json", "--lang", lang]);
        assert!(all.iter().map(|check| check["code"].as_str().unwrap()).eq(Code::ALL.iter().map(|code| code.id())));
        for check in &all {
            let object = check.as_object().unwrap();
            assert_eq!(object.keys().collect::<Vec<_>>(), keys);
            assert!(object.values().all(|value| value.as_str().is_some_and(|text| !text.is_empty())), "{check}");
        }
    }
    let one = read(&["explain", "c205", "--format", "json", "--lang", "en"]);
    assert_eq!((one.len(), &one[0]["tier"], &one[0]["stage"]), (1, &"confirm".into(), &"case".into()));
    // Without a language asked for, the pack's own, whatever the locale.
    assert_eq!(read(&["explain", "F010", "--format", "json"])[0]["title"], "空文件");
}

#[test]
fn the_reference_pages_are_what_the_program_writes() {
    for (file, lang) in [("rules/checks.md", "en"), ("rules/checks.zh.md", "zh")] {
        let command = format!("gascore explain --format markdown --lang {lang} > {file}");
        let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap_or_default();
        let written = out(&["explain", "--format", "markdown", "--lang", lang]);
        assert!(page == written, "{file} is out of date; write it anew with: cargo run -q -- {}", command.trim_start_matches("gascore "));
    }
}

#[test]
fn every_link_of_the_reference_pages_leads_somewhere() {
    for lang in ["zh", "en"] {
        let page = out(&["explain", "--format", "markdown", "--lang", lang]);
        let links: Vec<_> = page.split("](#").skip(1).filter_map(|rest| rest.split_once(')')).map(|(anchor, _)| anchor).collect();
        assert_eq!(links.len(), Code::ALL.len() + 7);
        assert!(links.iter().all(|anchor| page.contains(&format!("<a id=\"{anchor}\"></a>"))), "{links:?}");
    }
}

#[test]
fn the_rules_are_listed_with_what_an_analyst_asks_for() {
    for lang in ["zh", "en"] {
        let list = out(&["rules", "list", "--lang", lang, "--width", "120"]);
        for part in ["chongqing-2018", "boston-311", "2018-08-01", "china", "2013-01-01", "2026-12-31", "gascore explain"] {
            assert!(list.contains(part), "{part}: {list}");
        }
        assert!(list.contains(&Code::ALL.len().to_string()), "{list}");
    }
}
