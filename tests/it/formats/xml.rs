//! `JUnit` XML.

use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::Command;

use gascore::domain::Lang;
use gascore::report::model::CheckReport;
use gascore::write::check;
use roxmltree::{Document, Node};

use super::{MIXED, checked, every_code, one};

fn several() -> CheckReport {
    let good = MIXED.lines().take(2).collect::<Vec<_>>().join("\n").replace(",自编列", "").replace("GZ001", "GZ101");
    checked(
        &[("甲", vec![("甲/a.csv", MIXED.as_bytes()), ("甲/b.csv", good.as_bytes())]), ("乙", vec![("乙/c.csv", good.as_bytes())])],
        Lang::Zh,
    )
}

/// With `xmllint`, which not every machine has.
#[test]
fn the_junit_follows_the_schema_of_jenkins() {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas/jenkins-junit.xsd");
    for check in [every_code(Lang::Zh), every_code(Lang::En), several(), one(b"", Lang::En)] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("check.xml");
        std::fs::write(&path, check::junit(&check, Lang::Zh).unwrap()).unwrap();
        match Command::new("xmllint").args(["--noout", "--schema"]).arg(&schema).arg(&path).output() {
            Ok(run) => assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr)),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let said = "SKIPPED: xmllint is not installed (libxml2-utils), so the JUnit XML was not held against its schema";
                writeln!(std::io::stderr(), "{said}").unwrap();
                return;
            }
            Err(error) => panic!("xmllint: {error}"),
        }
    }
}

fn tests<'a>(document: &'a Document<'_>) -> Vec<(String, String, Option<Node<'a, 'a>>)> {
    let name = |node: &Node| node.attribute("name").unwrap().to_owned();
    let tests = document.descendants().filter(|node| node.has_tag_name("testcase"));
    tests.map(|test| (name(&test.parent().unwrap()), name(&test), test.children().find(|child| child.has_tag_name("failure")))).collect()
}

#[test]
fn what_is_to_correct_or_confirm_fails_and_what_is_to_note_passes() {
    let xml = check::junit(&one(MIXED.as_bytes(), Lang::En), Lang::En).unwrap();
    let document = Document::parse(&xml).unwrap();
    let found: Vec<_> = tests(&document)
        .into_iter()
        .map(|(_, name, failure)| (name[..4].to_owned(), failure.and_then(|node| node.attribute("type"))))
        .collect();
    let mut found: Vec<_> = found.iter().map(|(code, tier)| (code.as_str(), *tier)).collect();
    found.sort_unstable();
    assert_eq!(found, [("C201", Some("block")), ("C202", Some("confirm")), ("F003", None), ("R101", Some("block"))]);
    let root = document.root_element();
    assert_eq!((root.attribute("tests"), root.attribute("failures"), root.attribute("errors")), (Some("4"), Some("3"), Some("0")));
    let failure = tests(&document).into_iter().find_map(|(_, name, failure)| failure.filter(|_| name.starts_with("C201"))).unwrap();
    assert!(failure.attribute("message").unwrap().ends_with("1 of 4 rows"), "{:?}", failure.attribute("message"));
    assert!(failure.text().unwrap().contains("ledger.csv:4:4: "), "{:?}", failure.text());
    for word in ["timestamp", "uuid", "hostname"] {
        assert!(!xml.contains(word), "{word}");
    }
}

#[test]
fn every_file_has_a_suite_and_every_submission_a_test() {
    let check = several();
    let xml = check::junit(&check, Lang::Zh).unwrap();
    let document = Document::parse(&xml).unwrap();
    let found = tests(&document);
    let of = |suite: &str| {
        found.iter().filter(|(name, ..)| name == suite).map(|(_, test, failure)| (test.as_str(), failure.is_some())).collect::<Vec<_>>()
    };
    assert_eq!(of("甲/b.csv"), [("未发现问题", false)]);
    assert_eq!(of("甲/a.csv").len(), 4);
    assert_eq!(of("报送").iter().filter(|(name, fails)| (*name == "甲") == *fails).count(), check.submissions.len());
}
