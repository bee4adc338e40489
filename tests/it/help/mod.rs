//! The help of every verb in both languages, what is said of a line that makes no sense, completions and manual pages.

mod completions;
mod manual;
mod misuse;

use std::collections::BTreeSet;
use std::process::{Command, Output};

use assert_cmd::prelude::*;
use clap::CommandFactory;
use gascore::domain::Lang;
use unicode_width::UnicodeWidthStr;

// The command line as the program defines it: that of a program is no part of its library.
#[path = "../../../src/cli/mod.rs"]
#[allow(dead_code, unused_imports)]
mod cli;

/// Words that clap brings along; none of them is Chinese.
const CLAP: &[&str] = &[
    "Usage",
    "Options",
    "OPTIONS",
    "Arguments",
    "Commands",
    "COMMAND",
    "possible values",
    "default",
    "Print help",
    "Print version",
    "error:",
    "tip:",
    "unexpected",
    "similar",
    "required",
    "For more information",
];

/// Every verb as it is typed, `gascore` itself as nothing.
fn verbs() -> Vec<Vec<String>> {
    fn collect(command: &clap::Command, path: &[String], verbs: &mut Vec<Vec<String>>) {
        verbs.push(path.to_vec());
        for verb in command.get_subcommands() {
            collect(verb, &[path, &[verb.get_name().to_owned()]].concat(), verbs);
        }
    }
    let mut verbs = Vec::new();
    collect(&cli::Cli::command(), &[], &mut verbs);
    verbs
}

fn gascore<S: AsRef<std::ffi::OsStr>>(args: &[S]) -> Output {
    let mut command = Command::cargo_bin("gascore").unwrap();
    command.args(args).env("LC_ALL", "C.UTF-8").env("COLUMNS", "80").output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The command line of a shell as words: quotes, pipes and redirections, no more.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in line.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == ' ' => words.push(String::new()),
            _ => words.last_mut().unwrap().push(c),
        }
    }
    words.into_iter().take_while(|word| !["|", "<", ">", ">>"].contains(&word.as_str())).filter(|word| !word.is_empty()).collect()
}

#[test]
fn every_help_opens_with_examples_and_fits_80_columns_in_both_languages() {
    for verb in verbs() {
        for (lang, begin) in [("zh", "示例："), ("en", "Examples:")] {
            let help = text(&gascore(&[&verb[..], &["--help".to_owned(), format!("--lang={lang}")]].concat()).stdout);
            assert!(help.starts_with(begin), "{verb:?}: {help}");
            for line in help.lines() {
                assert!(line.width() <= 80, "{verb:?}: {line}");
            }
        }
    }
}

#[test]
fn chinese_help_has_no_word_of_clap_s_and_every_description_is_chinese() {
    for page in cli::pages(Lang::Zh) {
        let verb = if page.path == "gascore" { Vec::new() } else { page.path.split(' ').map(str::to_owned).collect() };
        let help = text(&gascore(&[&verb[..], &["-h".to_owned(), "--lang".to_owned(), "zh".to_owned()]].concat()).stdout);
        for word in CLAP {
            assert!(!help.contains(word), "{}: {word}\n{help}", page.path);
        }
        let han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        assert!(han(&page.about), "{}", page.path);
        for entry in page.sections.iter().flat_map(|section| &section.entries) {
            assert!(han(&entry.text), "{}: {}: {}", page.path, entry.term, entry.text);
            let said = |(value, meaning): &(String, String)| han(meaning) || meaning.to_lowercase() == *value;
            assert!(entry.values.iter().all(said), "{}: {}: {:?}", page.path, entry.term, entry.values);
        }
    }
}

/// An example that cannot be typed teaches a fault.
#[test]
fn every_example_can_be_parsed() {
    for page in cli::pages(Lang::En) {
        assert!(!page.examples.is_empty(), "{}", page.path);
        for example in &page.examples {
            let parsed = cli::Cli::command().try_get_matches_from(words(&example.term));
            assert!(parsed.is_ok(), "{}\n{}", example.term, parsed.unwrap_err());
        }
    }
}

#[test]
fn both_languages_know_the_same_verbs_and_options() {
    let known = |lang: Lang| -> Vec<(String, BTreeSet<String>)> {
        let name = |term: &str| term.split(['<', '[']).next().unwrap_or_default().trim().to_owned();
        let terms = |page: gascore::text::help::Page| {
            let entries = page.sections.iter().flat_map(|section| &section.entries);
            (page.path.clone(), entries.map(|entry| name(&entry.term)).collect())
        };
        cli::pages(lang).into_iter().map(terms).collect()
    };
    assert_eq!(known(Lang::Zh), known(Lang::En));
}

#[test]
fn the_locale_decides_where_no_language_is_typed() {
    for (locale, begin) in [("zh_CN.UTF-8", "示例："), ("en_GB.UTF-8", "Examples:"), ("C", "Examples:")] {
        let mut command = Command::cargo_bin("gascore").unwrap();
        let help = command.arg("-h").env("LC_ALL", locale).output().unwrap();
        assert!(text(&help.stdout).starts_with(begin), "{locale}");
    }
}
