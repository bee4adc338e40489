//! The words of the help: examples in both languages, descriptions in Chinese (`help.toml`), and the page they make up.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::{Lang, Wording};

/// The help of one verb, whatever shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// How the verb is typed, such as `rules lint`; `gascore` for the program itself.
    pub path: String,
    /// One sentence.
    pub about: String,
    /// Command lines that work, the commonest first.
    pub examples: Vec<Entry>,
    /// How it is typed, a line each way.
    pub usage: String,
    /// Verbs, arguments and options, none of them empty.
    pub sections: Vec<Section>,
}

impl Page {
    /// The command as it is typed in full: `gascore rules lint`.
    pub fn command(&self) -> String {
        if self.path == "gascore" { self.path.clone() } else { format!("gascore {}", self.path) }
    }
}

/// Entries under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading, without a colon.
    pub heading: String,
    /// In the order in which they are shown.
    pub entries: Vec<Entry>,
}

/// Something that can be typed, and what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// As it is typed.
    pub term: String,
    /// What it does.
    pub text: String,
    /// What it may be, each with what that means; empty where it is no list.
    pub values: Vec<(String, String)>,
    /// What it is where nothing is typed.
    pub default: Option<String>,
}

impl Entry {
    /// Without values.
    pub fn new(term: &str, text: &str) -> Self {
        Self { term: term.to_owned(), text: text.to_owned(), values: Vec::new(), default: None }
    }
}

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct HelpText {
    words: BTreeMap<String, Wording>,
    value_names: BTreeMap<String, String>,
    expected: BTreeMap<String, Wording>,
    verbs: BTreeMap<String, VerbText>,
}

/// What is said of one verb.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct VerbText {
    about: Option<String>,
    examples: Vec<Example>,
    args: BTreeMap<String, String>,
    values: BTreeMap<String, BTreeMap<String, String>>,
}

/// A command line with what it is an example of.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    run: String,
    zh: String,
    en: String,
}

static WORDS: LazyLock<HelpText> = LazyLock::new(|| toml::from_str(include_str!("help.toml")).unwrap_or_default());

/// What several verbs share stands under this name.
const SHARED: &str = "shared";

/// A word of every page, by its key.
pub fn word(key: &str, lang: Lang) -> &'static str {
    WORDS.words.get(key).map_or("", |word| word.text(lang))
}

/// The examples of a verb.
pub fn examples(path: &str, lang: Lang) -> Vec<Entry> {
    let examples = WORDS.verbs.get(path).map_or(&[][..], |verb| &verb.examples);
    examples.iter().map(|example| Entry::new(&example.run, lang.pick(&example.zh, &example.en))).collect()
}

/// What a verb does, in Chinese.
pub fn about(path: &str) -> Option<&'static str> {
    WORDS.verbs.get(path)?.about.as_deref()
}

/// What an argument is for, in Chinese.
pub fn argument(path: &str, id: &str) -> Option<&'static str> {
    let of = |verb: &str| WORDS.verbs.get(verb)?.args.get(id).map(String::as_str);
    of(path).or_else(|| of(SHARED))
}

/// What a value of an argument means, in Chinese.
pub fn value(path: &str, id: &str, value: &str) -> Option<&'static str> {
    let of = |verb: &str| WORDS.verbs.get(verb)?.values.get(id)?.get(value).map(String::as_str);
    of(path).or_else(|| of(SHARED))
}

/// The name of a kind of value in Chinese, `QUARTER` as 季度.
pub fn value_name(name: &str) -> Option<&'static str> {
    WORDS.value_names.get(name).map(String::as_str)
}

/// How the value of an argument is written.
pub fn expected(id: &str, lang: Lang) -> Option<&'static str> {
    WORDS.expected.get(id).map(|text| text.text(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_can_be_read() {
        let words: HelpText = toml::from_str(include_str!("help.toml")).unwrap();
        assert!(words.verbs.len() > 20 && words.words.contains_key("usage"));
    }
}
