//! The laws of the house: who may know whom, who may touch files and clocks, how long a file may be.
//!
//! `tests/laws/forbidden/` breaks each of them once, so that the tests here show that they would see it.

mod circle;
mod code;
mod tree;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use tree::{form_faults, import_faults};

/// Everything there is.
const EVERYTHING: &[&str] = &["*"];

/// Which top-level modules a top-level module may know besides itself.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("lib", EVERYTHING),
    ("main", &["cli", "commands", "text"]),
    // Codes and tiers are words of the command line: `--deny CODE`, `--fail-on TIER`.
    ("cli", &["domain", "text", "diag"]),
    ("commands", EVERYTHING),
    ("domain", &[]),
    ("calendar", &["domain"]),
    ("rules", &["domain", "calendar", "diag"]),
    ("diag", &["domain"]),
    ("intake", &["domain", "diag", "rules"]),
    ("ledger", &["domain", "diag", "rules", "calendar", "intake"]),
    ("judge", &["domain", "calendar", "rules"]),
    ("trace", &["domain", "calendar", "judge"]),
    ("compare", &["domain", "diag", "rules", "calendar", "intake", "ledger", "judge"]),
    ("tally", &["domain"]),
    ("score", &["domain", "rules"]),
    ("draw", &["domain", "rules"]),
    ("screen", &["domain", "rules", "calendar"]),
    ("batch", &["domain", "diag", "rules", "calendar", "intake", "ledger", "judge", "trace", "compare", "tally", "score", "screen"]),
    ("report", &["domain", "rules", "diag", "text", "calendar", "trace", "compare", "batch", "draw"]),
    ("write", &["domain", "report", "diag", "text", "calendar", "draw"]),
    ("text", &["domain", "diag", "draw"]),
];

/// What only some modules may name: the beginning of a path, or a word anywhere in it after `…`.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("polars", &["tally"]),
    ("calamine", &["intake"]),
    ("quick_xml", &["intake"]),
    ("clap", &["cli", "main", "commands"]),
    ("anyhow", &["main", "commands"]),
    ("std::fs", &["main", "commands"]),
    ("std::env", &["main", "commands"]),
    ("std::process", &["main", "commands"]),
    ("…stdin", &["main", "commands"]),
    ("…stdout", &["main", "commands"]),
    ("…stderr", &["main", "commands"]),
    ("…Local", &["main", "commands"]),
    ("…now", &["main", "commands"]),
    // JSON is written by `write/json_text.rs`, which escapes what would steer a terminal; no ledger has a say in the columns of a table.
    ("…to_string_pretty", &["tally"]),
    ("…to_writer_pretty", &[]),
];

fn root(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

#[test]
fn imports_run_one_way() {
    assert_eq!(import_faults(&root("src")), [""; 0]);
}

#[test]
fn files_are_short_and_have_names_that_say_something() {
    for folder in ["src", "tests/it", "tests/bench", "benches", "sample-data", "fuzz/readers", "fuzz/targets"] {
        assert_eq!(form_faults(&root(folder)), [""; 0], "{folder}");
    }
}

#[test]
fn the_table_itself_has_no_circle() {
    let listed = MAY_KNOW.iter().filter(|(_, others)| *others != EVERYTHING);
    let edges = listed.flat_map(|(module, others)| others.iter().map(|other| ((*module).to_owned(), (*other).to_owned())));
    assert_eq!(circle::circles(&edges.collect()), [""; 0]);
    for (module, others) in MAY_KNOW {
        let known = |other: &str| other == "*" || MAY_KNOW.iter().any(|(module, _)| *module == other);
        assert!(others.iter().all(|other| known(other)), "{module}");
    }
}

#[test]
fn a_forbidden_import_is_seen_however_it_is_written() {
    let expected = [
        "domain/by_group.rs: `domain` may not know `judge`",
        "domain/by_group.rs: `domain` may not know `rules`",
        "domain/by_path.rs: `domain` may not know `calendar`",
        "domain/by_super.rs: `domain` may not know `rules`",
        "helpers.rs: the law knows no module `helpers`",
        "score.rs: only tally may name `polars`",
        "score.rs: only main, commands may name `std::env`",
        "score.rs: only main, commands may name `std::fs`",
        "score.rs: only main, commands may name `…Local`",
        "score.rs: only main, commands may name `…now`",
        "tally.rs: `unsafe`",
        "circle: calendar → domain → calendar",
        "circle: calendar → domain → rules → calendar",
        "circle: domain → rules → domain",
    ];
    let mut found = import_faults(&root("tests/laws/forbidden"));
    let mut expected: Vec<_> = expected.map(str::to_owned).into();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn a_file_too_long_or_named_for_nothing_is_seen() {
    let found = form_faults(&root("tests/laws/forbidden"));
    assert_eq!(
        found,
        ["helpers.rs: a name that says nothing", "rules/long.rs: 301 lines, and no reason («long because») in its first comment"]
    );
}

/// The rows of the table below a heading of the map, without its head.
fn table<'m>(map: &'m str, heading: &str) -> Vec<Vec<&'m str>> {
    let below = map.split(&format!("## {heading}\n")).nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = below.lines().filter(|line| line.starts_with("| ")).skip(2);
    rows.map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

fn map() -> String {
    std::fs::read_to_string(root("src/README.md")).unwrap()
}

/// What the article asks for is answered by files and tests that are there.
#[test]
fn the_map_of_the_policy_names_files_and_tests_that_are_there() {
    let (map, tests) = (map(), tree::text_of(&root("tests/it")));
    let rows = table(&map, "What the policy asks, and what does it");
    assert!(rows.len() >= 30, "{}", rows.len());
    for row in rows {
        let [asked, command, file, test] = row[..] else { panic!("{row:?}") };
        assert!(!asked.is_empty() && !command.is_empty(), "{row:?}");
        assert!(root("src").join(file.trim_matches('`')).is_file(), "{asked}: {file}");
        assert!(tests.contains(&format!("fn {}()", test.trim_matches('`'))), "{asked}: {test}");
    }
}

/// Whatever can go wrong is shown by a test that is there, and no two rows say the same.
#[test]
fn the_map_of_faults_names_tests_that_are_there() {
    let (map, tests) = (map(), tree::text_of(&root("tests/it")) + &tree::text_of(&root("src")));
    let rows = table(&map, "What can go wrong, and what the program does");
    assert!(rows.len() >= 40, "{}", rows.len());
    let mut faults = BTreeSet::new();
    for row in rows {
        let [fault, answer, test] = row[..] else { panic!("{row:?}") };
        assert!(faults.insert(fault) && !answer.is_empty(), "{row:?}");
        // A property takes what it holds for.
        assert!(tests.contains(&format!("fn {}(", test.trim_matches('`'))), "{fault}: {test}");
    }
}
