//! A pack with other values: its TOML text is changed at a key and read again by the same reader, so that a wrong value is told
//! in the pack's own words. Files are never touched.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::key_path::{Spot, find, suggestions};
use super::pack::{Pack, PackTexts};
use super::problem::{ProblemCollector, RuleProblem, RuleProblems};
use crate::diag::Code;
use crate::domain::Lang;

/// One value of a pack to be another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The key as it was typed, such as `service.fault_report.limit`.
    pub key: String,
    /// The value as it was typed, with or without the quotes of TOML; `None` takes the key out.
    pub value: Option<String>,
}

/// A change that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The key in full, such as `service.fault_report.limit`.
    pub key: String,
    /// The value of the pack in force, as its file writes it; `None` where it has none.
    pub from: Option<String>,
    /// The value tried, as a file would write it; `None` where the key is taken out.
    pub to: Option<String>,
}

/// Why a pack cannot be changed so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeError {
    /// The text is no `KEY=VALUE`.
    Form(String),
    /// The pack has no such key.
    Key {
        /// As typed.
        key: String,
        /// Keys that may have been meant.
        near: Vec<String>,
    },
    /// The pack would be wrong: its problems, each with the key of the change it lies in, where it lies in one.
    Values(Vec<(RuleProblem, Option<String>)>),
}

impl Change {
    /// `KEY=VALUE`, where several values stand between `|` outside of quotes: a change for each of them.
    ///
    /// # Errors
    /// When there is no key or no value.
    pub fn parse(text: &str) -> Result<Vec<Self>, ChangeError> {
        let form = || ChangeError::Form(text.to_owned());
        let (key, values) = text.split_once('=').ok_or_else(form)?;
        let key = key.trim();
        let values: Vec<_> = alternatives(values).iter().map(|value| value.trim().to_owned()).collect();
        if key.is_empty() || values.iter().any(String::is_empty) {
            return Err(form());
        }
        Ok(values.into_iter().map(|value| Self { key: key.to_owned(), value: Some(value) }).collect())
    }
}

/// The parts between `|`; those within quotes divide nothing.
fn alternatives(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quote = None;
    for c in text.chars() {
        match (c, quote) {
            ('|', None) => {
                parts.push(String::new());
                continue;
            }
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            _ => {}
        }
        parts.iter_mut().last().into_iter().for_each(|part| part.push(c));
    }
    parts
}

impl PackTexts {
    /// The texts with other values, and what was changed in full.
    ///
    /// # Errors
    /// When a key is not there and cannot be.
    pub fn changed(&self, changes: &[Change]) -> Result<(Self, Vec<Changed>), ChangeError> {
        let mut texts = self.clone();
        let mut made = Vec::new();
        for change in changes {
            let spots = find(&texts, &change.key);
            if spots.is_empty() {
                return Err(self.unknown(&change.key));
            }
            let before = made.len();
            // From the end, so that the places before it stay where they are.
            for spot in spots.iter().rev() {
                made.insert(before, texts.change(change, spot).ok_or_else(|| self.unknown(&change.key))?);
            }
        }
        Ok((texts, made))
    }

    /// Makes a change at a place; `None` where nothing can stand there.
    fn change(&mut self, change: &Change, spot: &Spot) -> Option<Changed> {
        let text = self.text_mut(spot.file);
        let from = spot.value.clone().and_then(|value| text.get(value)).map(str::to_owned);
        // The header of a table is no value.
        if from.as_ref().is_some_and(|from| !value_of(from, |_| true)) {
            return None;
        }
        let to = change.value.as_ref().map(|typed| written(typed, from.as_deref()));
        let (at, piece) = edit(text, spot, to.as_deref())?;
        text.replace_range(at, &piece);
        Some(Changed { key: spot.key.clone(), from, to })
    }

    /// Reads the changed pack; problems are told with the change they lie in.
    ///
    /// # Errors
    /// When the pack in force has no such key, or would be wrong with these values.
    pub fn read_changed(&self, changes: &[Change], metrics: &[&str]) -> Result<(Pack, Vec<Changed>), ChangeError> {
        let (texts, made) = self.changed(changes)?;
        let problems = match Pack::read(&texts, metrics) {
            Ok(pack) => return Ok((pack, made)),
            Err(problems) => problems,
        };
        for change in changes {
            let extents = texts.extents(&change.key);
            // A key that was not there before, and that nobody reads: it was misspelt.
            let is_unread = |problem: &RuleProblem| problem.code == Code::K620 && holds(&extents, problem);
            if problems.iter().any(is_unread) && find(self, &change.key).iter().any(|spot| spot.value.is_none()) {
                return Err(self.unknown(&change.key));
            }
        }
        Err(ChangeError::Values(texts.with_changes(&problems, changes)))
    }

    fn unknown(&self, key: &str) -> ChangeError {
        ChangeError::Key { key: key.to_owned(), near: suggestions(self, key) }
    }

    fn with_changes(&self, problems: &RuleProblems, changes: &[Change]) -> Vec<(RuleProblem, Option<String>)> {
        let extents: Vec<_> = changes.iter().map(|change| (&change.key, self.extents(&change.key))).collect();
        let of = |problem: &RuleProblem| {
            let (key, _) = extents.iter().find(|(_, extents)| holds(extents, problem))?;
            Some((*key).clone())
        };
        problems.iter().map(|problem| (problem.clone(), of(problem))).collect()
    }

    /// How far the entries of a key reach. A pack can have many problems, so this is found once for all of them.
    fn extents(&self, key: &str) -> Vec<Extent> {
        let extent = |Spot { file, entry, .. }: Spot| {
            let collector = ProblemCollector::new(file.name(), self.text(file));
            let entry = entry?;
            Some(Extent { file: file.name(), from: collector.place(entry.start), to: collector.place(entry.end) })
        };
        find(self, key).into_iter().filter_map(extent).collect()
    }
}

/// How far an entry reaches: from one line and column up to another.
struct Extent {
    file: &'static str,
    from: (usize, usize),
    to: (usize, usize),
}

/// Does a problem lie in one of them?
fn holds(extents: &[Extent], problem: &RuleProblem) -> bool {
    let at = (problem.line, problem.column);
    extents.iter().any(|Extent { file, from, to }| problem.file == *file && *from <= at && at < *to)
}

/// Which bytes become what; `None` where the table is written so that nothing can be added.
fn edit(text: &str, spot: &Spot, to: Option<&str>) -> Option<(Range<usize>, String)> {
    match (to, &spot.value, &spot.entry) {
        (Some(to), Some(value), _) => Some((value.clone(), to.to_owned())),
        (None, Some(_), Some(entry)) => Some((entry.clone(), String::new())),
        (Some(to), None, _) => {
            let name = spot.name.as_str();
            let start = spot.table.start;
            if text.get(spot.table.clone())?.starts_with('{') {
                let is_empty = text.get(start + 1..spot.table.end)?.trim() == "}";
                return Some((start + 1..start + 1, format!(" {name} = {to}{}", if is_empty { "" } else { "," })));
            }
            let line = if start == 0 && spot.table.end == 0 { 0 } else { start + text.get(start..)?.find('\n')? + 1 };
            Some((line..line, format!("{name} = {to}\n")))
        }
        (None, _, _) => Some((0..0, String::new())),
    }
}

/// The value as a file would write it: texts may be typed without their quotes, as shells take them away.
fn written(typed: &str, from: Option<&str>) -> String {
    let quoted = || toml::Value::String(typed.to_owned()).to_string();
    let is_text = |text: &str| value_of(text, |value| value.as_str().is_some());
    // A time of day alone is a text in a pack, though TOML would take it for a value of its own.
    let is_time = |value: &DeValue<'_>| value.as_datetime().is_some_and(|moment| moment.date.is_none());
    let is_value = |text: &str| value_of(text, |value| !is_time(value));
    let stays = if from.is_some_and(is_text) { is_text(typed) } else { is_value(typed) };
    if stays { typed.to_owned() } else { quoted() }
}

/// Is the text one value of TOML, of this kind?
fn value_of(text: &str, is: impl Fn(&DeValue<'_>) -> bool) -> bool {
    let line = format!("value = {text}");
    let Ok(table) = DeTable::parse(&line) else { return false };
    let table = table.get_ref();
    table.len() == 1 && table.iter().all(|(key, value)| key.get_ref() == "value" && is(value.get_ref()))
}

impl ChangeError {
    /// What to tell; `--set` is how changes are typed.
    pub fn text(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Form(text), Lang::Zh) => format!("`--set {text}` 应写作 键=值，如 --set fault_report.limit=\"2 working days\""),
            (Self::Form(text), Lang::En) => {
                format!("`--set {text}` must be KEY=VALUE, as in --set fault_report.limit=\"2 working days\"")
            }
            (Self::Key { key, near }, lang) => {
                let none = match lang {
                    Lang::Zh => format!("`--set {key}`：规则包没有这个键"),
                    Lang::En => format!("`--set {key}`: the rules have no such key"),
                };
                let (open, or) = (lang.pick("，是否指：", "; did you mean "), lang.pick("、", " or "));
                if near.is_empty() { none } else { format!("{none}{open}{}{}", near.join(or), lang.pick("", "?")) }
            }
            (Self::Values(problems), lang) => {
                let head = lang.pick("按所设值，规则不成立：", "with these values the rules are wrong:");
                let line = |(problem, key): &(RuleProblem, Option<String>)| match key {
                    Some(key) => format!("--set {key}: [{}] {}", problem.code, problem.message.text(lang)),
                    None => problem.text(lang),
                };
                let lines: Vec<_> = problems.iter().map(line).collect();
                format!("{head}\n{}", lines.join("\n"))
            }
        }
    }
}
