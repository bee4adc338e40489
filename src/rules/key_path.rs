//! Where a key of a pack stands in its files. Entries of a list are named by their `id`, a metric by its `name`; a service and a
//! point may be named without what they stand in: `fault_report.limit`, `point."3.3".weight`.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::pack::PackTexts;
use crate::domain::within;

/// A file of a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PackFile {
    Policy,
    Checklist,
    Ledger,
}

impl PackFile {
    const ALL: [Self; 3] = [Self::Policy, Self::Checklist, Self::Ledger];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Policy => "policy.toml",
            Self::Checklist => "checklist.toml",
            Self::Ledger => "ledger.toml",
        }
    }
}

impl PackTexts {
    /// The text of a file; empty where the pack has none.
    pub(super) fn text(&self, file: PackFile) -> &str {
        match file {
            PackFile::Policy => &self.policy,
            PackFile::Checklist => self.checklist.as_deref().unwrap_or_default(),
            PackFile::Ledger => &self.ledger,
        }
    }

    pub(super) fn text_mut(&mut self, file: PackFile) -> &mut String {
        match file {
            PackFile::Policy => &mut self.policy,
            PackFile::Checklist => self.checklist.get_or_insert_default(),
            PackFile::Ledger => &mut self.ledger,
        }
    }
}

/// A place for a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) file: PackFile,
    /// The key in full, as it is shown.
    pub(super) key: String,
    /// Its last part, as it is written in the file.
    pub(super) name: String,
    /// The bytes of the table it belongs to: its header, or all of it where it stands in braces; none for the file itself.
    pub(super) table: Range<usize>,
    /// The bytes from the key to the end of the value, where it is there.
    pub(super) entry: Option<Range<usize>>,
    /// The bytes of the value, where it is there.
    pub(super) value: Option<Range<usize>>,
}

/// The parts of a dotted key; parts in quotes may hold dots.
pub(super) fn segments(key: &str) -> Option<Vec<String>> {
    let line = format!("{key} = 0");
    let root = DeTable::parse(&line).ok()?;
    let mut parts = Vec::new();
    let mut table = root.get_ref();
    loop {
        let (name, value) = table.iter().next().filter(|_| table.len() == 1)?;
        parts.push(name.get_ref().to_string());
        match value.get_ref() {
            DeValue::Table(inner) => table = inner,
            _ => return Some(parts),
        }
    }
}

/// Finds the places of a key, in the order of the file: none where it is not there, several where a point has several metrics.
pub(super) fn find(texts: &PackTexts, key: &str) -> Vec<Spot> {
    let Some(parts) = segments(key) else { return Vec::new() };
    for file in PackFile::ALL {
        let (root, _) = DeTable::parse_recoverable(texts.text(file));
        for (named, table, span, used) in starts(&root, &parts) {
            let spots = Walk { file, named, table, span }.find(parts.get(used..).unwrap_or_default());
            if !spots.is_empty() {
                return spots;
            }
        }
    }
    Vec::new()
}

type Start<'r, 't> = (String, &'r DeTable<'t>, Range<usize>, usize);

/// The tables a key can begin in, each with its name and how many parts that took.
fn starts<'r, 't>(root: &'r Spanned<DeTable<'t>>, parts: &[String]) -> Vec<Start<'r, 't>> {
    let table = root.get_ref();
    let mut starts = Vec::new();
    if parts.first().is_some_and(|part| lookup(table, part).is_some()) {
        starts.push((String::new(), table, 0..0, 0));
    }
    if let Some((entry, used)) = entries(table, "service").into_iter().find_map(|entry| Some((entry, names(entry, parts)?))) {
        starts.extend(named(entry, "service", used));
    }
    let points = entries(table, "area").into_iter().filter_map(|area| area.get_ref().as_table()).flat_map(|area| entries(area, "point"));
    let parts = parts.strip_prefix(&["point".to_owned()]).unwrap_or_default();
    if let Some((entry, used)) = points.into_iter().find_map(|entry| Some((entry, names(entry, parts)?))) {
        starts.extend(named(entry, "point", used + 1));
    }
    starts
}

fn named<'r, 't>(entry: &'r Spanned<DeValue<'t>>, list: &str, used: usize) -> Option<Start<'r, 't>> {
    Some((format!("{list}.{}", shown(&id(entry)?)), entry.get_ref().as_table()?, entry.span(), used))
}

fn lookup<'r, 't>(table: &'r DeTable<'t>, name: &str) -> Option<&'r Spanned<DeValue<'t>>> {
    table.iter().find(|(key, _)| key.get_ref() == name).map(|(_, value)| value)
}

/// The tables of a list.
fn entries<'r, 't>(table: &'r DeTable<'t>, list: &str) -> Vec<&'r Spanned<DeValue<'t>>> {
    lookup(table, list).and_then(|value| value.get_ref().as_array()).into_iter().flat_map(|array| array.iter()).collect()
}

/// What an entry of a list is called.
fn id(entry: &Spanned<DeValue<'_>>) -> Option<String> {
    let table = entry.get_ref().as_table()?;
    let text = |key| lookup(table, key)?.get_ref().as_str().map(str::to_owned);
    text("id").or_else(|| text("name"))
}

/// How many parts name the entry: an id such as `3.3` is two of them where a shell took the quotes away.
fn names(entry: &Spanned<DeValue<'_>>, parts: &[String]) -> Option<usize> {
    let id = id(entry)?;
    (1..=parts.len()).find(|count| parts.get(..*count).is_some_and(|parts| parts.join(".") == id))
}

/// A part of a key as TOML writes it.
fn shown(part: &str) -> String {
    let is_bare = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    if is_bare { part.to_owned() } else { toml::Value::String(part.to_owned()).to_string() }
}

/// A table on the way to a key.
struct Walk<'r, 't> {
    file: PackFile,
    named: String,
    table: &'r DeTable<'t>,
    span: Range<usize>,
}

impl Walk<'_, '_> {
    fn path(&self, part: &str) -> String {
        if self.named.is_empty() { shown(part) } else { format!("{}.{}", self.named, shown(part)) }
    }

    fn find(self, parts: &[String]) -> Vec<Spot> {
        let Some((part, rest)) = parts.split_first() else { return Vec::new() };
        let Some((key, value)) = self.table.iter().find(|(key, _)| key.get_ref() == part) else {
            return if rest.is_empty() { self.absent(part) } else { Vec::new() };
        };
        let named = self.path(part);
        if rest.is_empty() {
            let is_list = value.get_ref().as_array().is_some_and(|array| array.iter().any(|item| item.get_ref().is_table()));
            let entry = Some(key.span().start..value.span().end);
            let spot = Spot { file: self.file, key: named, name: shown(part), table: self.span, entry, value: Some(value.span()) };
            return if is_list { Vec::new() } else { vec![spot] };
        }
        if let Some(table) = value.get_ref().as_table() {
            return Walk { file: self.file, named, table, span: value.span() }.find(rest);
        }
        let of_list = entries(self.table, part).into_iter().enumerate().filter_map(|(number, entry)| {
            // Entries that share a name are told apart by their number.
            let used = names(entry, rest).or_else(|| (rest.first() == Some(&(number + 1).to_string())).then_some(1))?;
            Some((number, entry, rest.get(used..)?))
        });
        of_list.flat_map(|(number, entry, rest)| self.entry(part, number, entry).map(|walk| walk.find(rest)).unwrap_or_default()).collect()
    }

    /// The entry of a list, named by its id, or by its number where others have the same.
    fn entry<'e, 'f>(&self, list: &str, number: usize, entry: &'e Spanned<DeValue<'f>>) -> Option<Walk<'e, 'f>> {
        let own = id(entry)?;
        let is_alone = entries(self.table, list).into_iter().filter(|other| id(other).as_ref() == Some(&own)).count() == 1;
        let part = if is_alone { own } else { (number + 1).to_string() };
        let named = format!("{}.{}", self.path(list), shown(&part));
        Some(Walk { file: self.file, named, table: entry.get_ref().as_table()?, span: entry.span() })
    }

    /// A key that is not there: it may be one of the metrics of a point, or one that the pack leaves out.
    fn absent(self, part: &str) -> Vec<Spot> {
        let metrics = entries(self.table, "metric");
        let has_it = |metric: &Spanned<DeValue<'_>>| metric.get_ref().as_table().is_some_and(|table| lookup(table, part).is_some());
        if metrics.iter().any(|metric| has_it(metric)) {
            let of_metrics = metrics.into_iter().enumerate().filter_map(|(number, metric)| self.entry("metric", number, metric));
            return of_metrics.flat_map(|walk| walk.find(&[part.to_owned()])).collect();
        }
        vec![Spot { file: self.file, key: self.path(part), name: shown(part), table: self.span, entry: None, value: None }]
    }
}

/// The keys that come nearest to what was typed, at most three.
pub(super) fn suggestions(texts: &PackTexts, key: &str) -> Vec<String> {
    let typed = segments(key).map_or_else(|| key.to_owned(), |parts| parts.join("."));
    let mut keys = Vec::new();
    for file in PackFile::ALL {
        let (root, _) = DeTable::parse_recoverable(texts.text(file));
        collect(root.get_ref(), "", &mut keys);
    }
    let reach = (typed.chars().count() / 3).max(1);
    let distance = |known: &String| {
        // The first part may be left out.
        let short = known.split_once('.').map_or("", |(_, rest)| rest);
        [known.as_str(), short].iter().filter_map(|text| within(&typed, &text.replace('"', ""), reach)).min()
    };
    let mut near: Vec<_> = keys.into_iter().filter_map(|known| Some((distance(&known)?, known))).collect();
    near.sort();
    near.dedup();
    let nearest = near.first().map_or(0, |(distance, _)| *distance);
    near.into_iter().filter(|(distance, _)| *distance <= nearest + 1).take(3).map(|(_, known)| known).collect()
}

/// Every key that holds a value, in full.
fn collect(table: &DeTable<'_>, named: &str, keys: &mut Vec<String>) {
    for (name, value) in table {
        let named = if named.is_empty() { shown(name.get_ref()) } else { format!("{named}.{}", shown(name.get_ref())) };
        match value.get_ref() {
            DeValue::Table(table) => collect(table, &named, keys),
            DeValue::Array(array) if array.iter().any(|item| item.get_ref().is_table()) => {
                for entry in array {
                    let Some((table, id)) = entry.get_ref().as_table().zip(id(entry)) else { continue };
                    // A point is known by its number alone, whatever area it stands in.
                    let named = if name.get_ref() == "point" { format!("point.{}", shown(&id)) } else { format!("{named}.{}", shown(&id)) };
                    collect(table, &named, keys);
                }
            }
            _ => keys.push(named),
        }
    }
}
