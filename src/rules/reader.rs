//! Reads a TOML file key by key and notes every fault with its line, so that all of them can be told at once.
//! Long because each kind of value has a way in of its own.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Display;
use std::ops::Range;
use std::str::FromStr;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{ProblemCollector, RuleProblem};
use crate::diag::Code;
use crate::domain::{Wording, near};

/// The text is not TOML.
const SYNTAX: Code = Code::K601;
/// A key nobody reads.
const UNKNOWN_KEY: Code = Code::K620;
/// A key that is needed is not there.
const MISSING_KEY: Code = Code::K621;
/// A value of the wrong kind or form.
const WRONG_VALUE: Code = Code::K622;
/// Two entries that cannot both hold.
pub(super) const CONTRADICTION: Code = Code::K623;

/// A file being read, and what was found wrong with it.
pub(super) struct Document<'t> {
    text: &'t str,
    problems: RefCell<ProblemCollector<'t>>,
}

impl<'t> Document<'t> {
    pub(super) fn new(file: &'t str, text: &'t str) -> Self {
        Self { text, problems: RefCell::new(ProblemCollector::new(file, text)) }
    }

    /// Parses the text and hands its root to `read`; problems of syntax are noted.
    pub(super) fn read<T>(&self, read: impl FnOnce(Section<'_, 't>) -> T) -> T {
        let (root, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let offset = error.span().map_or(0, |span| span.start);
            let message = error.message();
            self.note(offset, SYNTAX, format!("TOML 语法错误：{message}"), format!("not TOML: {message}"));
        }
        let span = root.span();
        read(Section { document: self, table: root.get_ref(), span, name: String::new(), seen: BTreeSet::new() })
    }

    pub(super) fn note(&self, offset: usize, code: Code, zh: String, en: String) {
        self.problems.borrow_mut().add(code, &(offset..offset), zh, en);
    }

    /// The line of a byte offset, counted from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.problems.borrow().place(offset).0
    }

    pub(super) fn finish(self) -> Vec<RuleProblem> {
        self.problems.into_inner().into_problems()
    }
}

/// A table of the file; what is not asked for by [`Section::done`] is an unknown key.
pub(super) struct Section<'d, 't> {
    document: &'d Document<'t>,
    table: &'d DeTable<'t>,
    span: Range<usize>,
    name: String,
    /// Every key that was asked for, whether it is there or not.
    seen: BTreeSet<String>,
}

impl<'d, 't> Section<'d, 't> {
    /// The line the table starts on.
    pub(super) fn line(&self) -> usize {
        self.document.line(self.span.start)
    }

    /// Notes that entries of this table contradict each other.
    pub(super) fn contradiction(&self, zh: String, en: String) {
        self.document.note(self.span.start, CONTRADICTION, zh, en);
    }

    /// Notes that the value of `key` contradicts something else.
    pub(super) fn contradiction_at(&self, key: &str, zh: String, en: String) {
        let offset = self.value(key).map_or(self.span.start, |value| value.span().start);
        self.document.note(offset, CONTRADICTION, zh, en);
    }

    fn value(&self, key: &str) -> Option<&'d Spanned<DeValue<'t>>> {
        self.table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    fn take(&mut self, key: &str) -> Option<&'d Spanned<DeValue<'t>>> {
        self.seen.insert(key.to_owned());
        self.value(key)
    }

    fn path(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }

    fn missing(&self, key: &str) {
        let path = self.path(key);
        self.document.note(self.span.start, MISSING_KEY, format!("缺少 `{path}`"), format!("`{path}` is missing"));
    }

    fn wrong(&self, key: &str, at: &Spanned<DeValue<'_>>, zh: &str, en: &str) {
        let path = self.path(key);
        self.document.note(at.span().start, WRONG_VALUE, format!("`{path}` {zh}"), format!("`{path}` {en}"));
    }

    /// The value of `key` through `convert`, `None` where the key is absent or the value does not convert.
    fn convert<T>(&mut self, key: &str, (zh, en): (&str, &str), convert: impl Fn(&DeValue<'t>) -> Option<T>) -> Option<T> {
        let value = self.take(key)?;
        let converted = convert(value.get_ref());
        if converted.is_none() {
            self.wrong(key, value, zh, en);
        }
        converted
    }

    fn require<T>(&mut self, key: &str, optional: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.value(key).is_none() {
            self.missing(key);
            return None;
        }
        optional(self)
    }

    pub(super) fn string(&mut self, key: &str) -> Option<String> {
        self.convert(key, ("须为文本", "must be a text"), |value| value.as_str().map(str::to_owned))
    }

    pub(super) fn required_string(&mut self, key: &str) -> String {
        self.require(key, |section| section.string(key)).unwrap_or_default()
    }

    pub(super) fn boolean(&mut self, key: &str) -> Option<bool> {
        self.convert(key, ("须为 true 或 false", "must be true or false"), DeValue::as_bool)
    }

    pub(super) fn integer(&mut self, key: &str) -> Option<u32> {
        self.convert(key, ("须为非负整数", "must be a whole number, not negative"), |value| {
            value.as_integer().and_then(|integer| u32::from_str_radix(integer.as_str(), integer.radix()).ok())
        })
    }

    pub(super) fn required_integer(&mut self, key: &str) -> u32 {
        self.require(key, |section| section.integer(key)).unwrap_or_default()
    }

    pub(super) fn date(&mut self, key: &str) -> Option<NaiveDate> {
        self.convert(key, ("须为日期，如 2019-12-31", "must be a date such as 2019-12-31"), |value| {
            let datetime = value.as_datetime()?;
            let date = datetime.date.filter(|_| datetime.time.is_none())?;
            NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
        })
    }

    pub(super) fn required_date(&mut self, key: &str) -> NaiveDate {
        self.require(key, |section| section.date(key)).unwrap_or_default()
    }

    /// A text that stands for a `T`; the type's own message says what would be right.
    pub(super) fn parsed<T: FromStr>(&mut self, key: &str) -> Option<T>
    where
        T::Err: Display,
    {
        let value = self.take(key)?;
        match value.get_ref().as_str().map(T::from_str) {
            Some(Ok(parsed)) => return Some(parsed),
            Some(Err(error)) => self.wrong(key, value, &format!("有误：{error}"), &format!("is wrong: {error}")),
            None => self.wrong(key, value, "须为文本", "must be a text"),
        }
        None
    }

    pub(super) fn required_parsed<T: FromStr>(&mut self, key: &str) -> Option<T>
    where
        T::Err: Display,
    {
        self.require(key, |section| section.parsed(key))
    }

    /// One of a closed list of words.
    pub(super) fn choice<T: Copy>(&mut self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        let value = self.take(key)?;
        let found = value.get_ref().as_str().and_then(|text| choices.iter().find(|(word, _)| *word == text));
        if found.is_none() {
            let words: Vec<_> = choices.iter().map(|(word, _)| format!("`{word}`")).collect();
            let words = words.join(", ");
            self.wrong(key, value, &format!("只能是 {words}"), &format!("must be one of {words}"));
        }
        found.map(|(_, choice)| *choice)
    }

    pub(super) fn required_choice<T: Copy>(&mut self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        self.require(key, |section| section.choice(key, choices))
    }

    /// A list of words from a closed list.
    pub(super) fn choices<T: Copy>(&mut self, key: &str, choices: &[(&str, T)]) -> Option<Vec<T>> {
        let value = self.value(key)?;
        let words = self.strings(key)?;
        let mut found = Vec::new();
        for word in &words {
            if let Some((_, choice)) = choices.iter().find(|(name, _)| name == word) {
                found.push(*choice);
            } else {
                let known: Vec<_> = choices.iter().map(|(word, _)| *word).collect();
                let known = known.join(", ");
                self.wrong(key, value, &format!("不认识 `{word}`，可用：{known}"), &format!("knows no `{word}`; there are {known}"));
            }
        }
        Some(found)
    }

    pub(super) fn strings(&mut self, key: &str) -> Option<Vec<String>> {
        self.convert(key, ("须为文本列表", "must be a list of texts"), |value| {
            value.as_array()?.iter().map(|item| item.get_ref().as_str().map(str::to_owned)).collect()
        })
    }

    /// A text in both languages.
    pub(super) fn wording(&mut self, key: &str) -> Option<Wording> {
        let mut section = self.section(key)?;
        let wording = Wording { zh: section.required_string("zh"), en: section.required_string("en") };
        section.done();
        Some(wording)
    }

    pub(super) fn required_wording(&mut self, key: &str) -> Wording {
        self.require(key, |section| section.wording(key)).unwrap_or(Wording { zh: String::new(), en: String::new() })
    }

    /// A list of texts in both languages.
    pub(super) fn wordings(&mut self, key: &str) -> Vec<Wording> {
        let mut texts = Vec::new();
        for mut section in self.sections(key) {
            texts.push(Wording { zh: section.required_string("zh"), en: section.required_string("en") });
            section.done();
        }
        texts
    }

    /// The table under `key`.
    pub(super) fn section(&mut self, key: &str) -> Option<Section<'d, 't>> {
        let value = self.take(key)?;
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(key, value, "须为表", "must be a table");
            return None;
        };
        Some(Section { document: self.document, table, span: value.span(), name: self.path(key), seen: BTreeSet::new() })
    }

    /// The tables under `key`, in the order of the file.
    pub(super) fn sections(&mut self, key: &str) -> Vec<Section<'d, 't>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(key, value, "须为表的列表", "must be a list of tables");
            return Vec::new();
        };
        let mut sections = Vec::new();
        for item in array {
            match item.get_ref().as_table() {
                Some(table) => sections.push(Section {
                    document: self.document,
                    table,
                    span: item.span(),
                    name: self.path(key),
                    seen: BTreeSet::new(),
                }),
                None => self.wrong(key, item, "须为表", "must be a table"),
            }
        }
        sections
    }

    /// The names of all keys, in alphabetical order; for tables whose keys are data.
    pub(super) fn keys(&self) -> Vec<&'d str> {
        self.table.keys().map(|key| key.get_ref().as_ref()).collect()
    }

    /// Notes that a key whose name is data names nothing.
    pub(super) fn unknown_name(&self, key: &str, known: &str) {
        let offset = self.table.keys().find(|name| name.get_ref() == key).map_or(self.span.start, |name| name.span().start);
        let path = self.path(key);
        self.document.note(
            offset,
            UNKNOWN_KEY,
            format!("不认识 `{path}`，可用：{known}"),
            format!("`{path}` is not known; there are {known}"),
        );
    }

    /// Every key that was not asked for is unknown.
    pub(super) fn done(self) {
        for key in self.table.keys().filter(|key| !self.seen.contains(key.get_ref().as_ref())) {
            let path = self.path(key.get_ref());
            let absent = self.seen.iter().map(String::as_str).filter(|known| self.value(known).is_none());
            let (zh, en) = match near(key.get_ref(), absent).first() {
                Some(meant) => (format!("不认识的键 `{path}`，是否指 `{meant}`"), format!("unknown key `{path}`, did you mean `{meant}`?")),
                None => (format!("不认识的键 `{path}`"), format!("unknown key `{path}`")),
            };
            self.document.note(key.span().start, UNKNOWN_KEY, zh, en);
        }
    }
}
