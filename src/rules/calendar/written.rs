//! The calendar file as written, with the place of everything that may turn out wrong.
//!
//! Each table is read by itself, so that an unknown key in one does not hide the faults of the others.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::super::problem::ProblemCollector;
use crate::diag::Code;
use crate::domain::Wording;

/// The keys above all tables.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Head {
    pub(super) schema: Spanned<i64>,
    #[serde(default = "notices")]
    pub(super) kind: Kind,
    pub(super) name: Option<Wording>,
    #[serde(rename = "region")]
    _region: Option<String>,
    pub(super) first: Spanned<String>,
    pub(super) last: Spanned<String>,
    pub(super) checked: Option<Spanned<String>>,
    pub(super) basis: Option<Spanned<Wording>>,
    pub(super) weekend: Option<Spanned<Vec<RestDay>>>,
    #[serde(default)]
    pub(super) english: BTreeMap<String, Spanned<String>>,
}

fn notices() -> Kind {
    Kind::Notices
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    Notices,
    Weekdays,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RestDay {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// `[[year]]` without the tables in it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct YearHead {
    pub(super) year: Spanned<i32>,
    pub(super) notice: String,
    pub(super) title: String,
    pub(super) issued: Spanned<String>,
    pub(super) published: Spanned<String>,
    pub(super) url: String,
}

/// `[[year.holiday]]`, or `[[holiday]]` in a calendar of weekdays.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Holiday {
    pub(super) name: Spanned<String>,
    pub(super) off: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) work: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) text: String,
    /// The notice the text is from, where it is not the yearly one.
    pub(super) notice: Option<Spanned<String>>,
}

/// `[[year.amendment]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Amendment {
    pub(super) notice: String,
    pub(super) title: String,
    pub(super) issued: Spanned<String>,
    pub(super) published: Spanned<String>,
    pub(super) url: String,
    pub(super) holiday: Spanned<String>,
    pub(super) was_off: Vec<Spanned<String>>,
    pub(super) was_work: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) was_text: String,
}

/// One year with its tables.
#[derive(Debug)]
pub(super) struct Year {
    pub(super) head: YearHead,
    pub(super) holidays: Vec<Holiday>,
    pub(super) amendments: Vec<Amendment>,
}

/// The file.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) head: Head,
    /// Where `[[year]]` tables stand, also those that could not be read.
    pub(super) year_spans: Vec<Range<usize>>,
    pub(super) years: Vec<Year>,
    pub(super) holiday_spans: Vec<Range<usize>>,
    pub(super) holidays: Vec<Holiday>,
}

/// `None` when not even the head can be read; every table that cannot be is reported and left out.
pub(super) fn parse(text: &str, problems: &mut ProblemCollector<'_>) -> Option<Written> {
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        add(problems, Code::K601, &(0..0), error);
    }
    if !errors.is_empty() {
        return None;
    }
    let start = 0..0;
    let mut table = document.into_inner();
    let years = take_tables(&mut table, "year", problems);
    let holidays = take_tables(&mut table, "holiday", problems);
    let year_spans = years.iter().map(Spanned::span).collect();
    let holiday_spans = holidays.iter().map(Spanned::span).collect();
    let years = years.into_iter().filter_map(|year| read_year(year, problems)).collect();
    let holidays = read_all(holidays, problems);
    let head = read(Spanned::new(start, DeValue::Table(table)), problems)?;
    Some(Written { head, year_spans, years, holiday_spans, holidays })
}

fn read_year(value: Spanned<DeValue<'_>>, problems: &mut ProblemCollector<'_>) -> Option<Year> {
    let span = value.span();
    let DeValue::Table(mut table) = value.into_inner() else {
        problems.add(Code::K602, &span, "`year`须写作[[year]]表", "`year` must be written as a table, [[year]]");
        return None;
    };
    let holidays = take_tables(&mut table, "holiday", problems);
    let amendments = take_tables(&mut table, "amendment", problems);
    let (holidays, amendments) = (read_all(holidays, problems), read_all(amendments, problems));
    let head = read(Spanned::new(span, DeValue::Table(table)), problems)?;
    Some(Year { head, holidays, amendments })
}

/// Takes the list `key` out of a table, so that the rest can be read by itself.
fn take_tables<'i>(table: &mut DeTable<'i>, key: &str, problems: &mut ProblemCollector<'_>) -> Vec<Spanned<DeValue<'i>>> {
    let Some(value) = table.remove(key) else { return Vec::new() };
    let span = value.span();
    if let DeValue::Array(items) = value.into_inner() {
        return items.into_iter().collect();
    }
    problems.add(Code::K602, &span, format!("`{key}`须写作[[…{key}]]列表"), format!("`{key}` must be written as a list, [[…{key}]]"));
    Vec::new()
}

fn read_all<T: DeserializeOwned>(values: Vec<Spanned<DeValue<'_>>>, problems: &mut ProblemCollector<'_>) -> Vec<T> {
    values.into_iter().filter_map(|value| read(value, problems)).collect()
}

fn read<T: DeserializeOwned>(value: Spanned<DeValue<'_>>, problems: &mut ProblemCollector<'_>) -> Option<T> {
    let span = value.span();
    T::deserialize(ValueDeserializer::from(value)).map_err(|error| add(problems, Code::K602, &span, &error)).ok()
}

fn add(problems: &mut ProblemCollector<'_>, code: Code, fallback: &Range<usize>, error: &toml::de::Error) {
    let message = error.message().trim_end().replace('\n', "; ");
    problems.add(code, &error.span().unwrap_or_else(|| fallback.clone()), format!("写法有误：{message}"), message.clone());
}
