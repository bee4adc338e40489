//! Pages of typed tables: what a terminal, a workbook, a web page or a circular is written from.
//!
//! A cell knows how it is shown, what it stands for, how it is to be taken, and where it leads; a writer that has no use for
//! one of these passes it over.

use chrono::{NaiveDate, NaiveDateTime};

use super::chart::Chart;
use super::model::{PerUsers, Share};
use crate::domain::{Amount, ListKind, Points};

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What it is about.
    pub title: String,
    /// Its parts, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The head of a section.
    Heading(Heading),
    /// A paragraph.
    Text(String),
    /// Short statements, one a line.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// A drawing; what it says stands in tables too.
    Chart(Chart),
}

/// The head of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// What the section is called.
    pub text: String,
    /// Of the page (1), of a section of it (2), of a part of that (3).
    pub level: u8,
    /// What leads here.
    pub at: Option<Target>,
}

/// What a cell can lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// An enterprise, by its position in the report.
    Enterprise(usize),
    /// A list of its cases.
    Cases(usize, ListKind),
    /// Its findings: what points it lost for.
    Findings(usize),
    /// The cases behind a cause of its lost points, by the number of the cause among all of its causes.
    Cause(usize, usize),
    /// What is wrong and doubtful in the data.
    Diagnostics,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<TableColumn>,
    /// Its rows, each with a cell per column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Its head.
    pub head: String,
    /// Numbers stand right, words left.
    pub right: bool,
    /// Where there is little room, columns that may be left out go first.
    pub optional: bool,
    /// Its cells are never broken.
    pub whole: bool,
}

/// How a cell is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    Plain,
    /// As it should be.
    Good,
    /// Not as it should be.
    Bad,
    /// Of less weight.
    Faint,
}

/// What a cell stands for, where it is more than words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// Words, or a number with something beside it.
    Text,
    /// How many.
    Count(u64),
    /// A rate in hundredths of a percent: 9,853 is 98.53 %.
    Percent(u64),
    /// A number with two decimals, in hundredths, such as a change in percentage points or in points: −55 is −0.55.
    Hundredths(i64),
    /// Points of a score.
    Points(Points),
    /// A sum of money in units of 10,000 yuan.
    Amount(Amount),
    /// A day.
    Day(NaiveDate),
    /// A day with a time of day.
    Moment(NaiveDateTime),
    /// There is none; the text says why, or is a dash.
    Missing,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What it shows.
    pub text: String,
    /// What it stands for.
    pub value: Value,
    /// How it is to be taken.
    pub tone: Tone,
    /// Where it leads.
    pub target: Option<Target>,
}

impl Cell {
    /// A plain cell.
    pub fn plain(text: impl std::fmt::Display) -> Self {
        Self::toned(text, Tone::Plain)
    }

    /// A cell with a tone.
    pub fn toned(text: impl std::fmt::Display, tone: Tone) -> Self {
        Self { text: text.to_string(), value: Value::Text, tone, target: None }
    }

    /// How many.
    pub fn count(count: u64) -> Self {
        Self { value: Value::Count(count), ..Self::plain(count) }
    }

    /// A number that is good only when it is zero; nothing to see where it is.
    pub fn fault_count(count: u64) -> Self {
        Self { value: Value::Count(count), ..Self::toned(count, if count == 0 { Tone::Faint } else { Tone::Bad }) }
    }

    /// A rate; a dash where there is none.
    pub fn share(share: Option<&Share>) -> Self {
        share.map_or_else(|| Self::missing("-"), |share| Self { value: Value::Percent(share.hundredths()), ..Self::plain(&share.percent) })
    }

    /// Points, as the report writes them; a dash where there are none.
    pub fn points(points: Option<&str>) -> Self {
        let value = points.and_then(|points| Some((points, points.parse().ok()?)));
        value.map_or_else(|| Self::missing("-"), |(text, points)| Self { value: Value::Points(points), ..Self::plain(text) })
    }

    /// How much a rate or a score changed, in hundredths of a point; more is better. A dash where nothing can be said.
    pub fn change(hundredths: Option<i64>) -> Self {
        let Some(hundredths) = hundredths else { return Self::missing("-") };
        let (sign, tone) = match hundredths.signum() {
            1 => ("+", Tone::Good),
            0 => ("", Tone::Faint),
            _ => ("−", Tone::Bad),
        };
        let size = hundredths.unsigned_abs();
        let text = format!("{sign}{}.{:02}", size / 100, size % 100);
        Self { value: Value::Hundredths(hundredths), ..Self::toned(text, tone) }
    }

    /// Places risen, or fallen where they are fewer than none; a dash where there is no place to compare.
    pub fn places(places: Option<i64>) -> Self {
        match places {
            None => Self::missing("-"),
            Some(0) => Self::toned("0", Tone::Faint),
            Some(risen) if risen > 0 => Self::toned(format!("+{risen}"), Tone::Good),
            Some(fallen) => Self::toned(format!("−{}", fallen.unsigned_abs()), Tone::Bad),
        }
    }

    /// Cases for every 10,000 users; a dash where users are not known.
    pub fn per_users(per_users: Option<&PerUsers>) -> Self {
        let Some(per_users) = per_users else { return Self::missing("-") };
        let value = i64::try_from(per_users.hundredths()).map_or(Value::Text, Value::Hundredths);
        Self { value, ..Self::plain(&per_users.per_10000) }
    }

    /// A day; a dash where there is none.
    pub fn day(day: Option<NaiveDate>) -> Self {
        day.map_or_else(|| Self::missing("-"), |day| Self { value: Value::Day(day), ..Self::plain(day) })
    }

    /// A moment as the report writes it: a day, where it is known with its time of day; a dash where there is none.
    pub fn moment(text: Option<&str>) -> Self {
        let Some(text) = text else { return Self::missing("-") };
        let instant = ["%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"].iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
        let day = || text.parse().map_or(Value::Text, Value::Day);
        Self { value: instant.map_or_else(day, Value::Moment), ..Self::plain(text) }
    }

    /// A percentage as the report writes it; a dash where there is none.
    pub fn percent(text: Option<&str>) -> Self {
        // A promise is written without decimals that are zero.
        let hundredths = |text: &str| {
            let (whole, part) = text.strip_suffix('%').map(|number| number.split_once('.').unwrap_or((number, "")))?;
            let number = format!("{whole}{part:0<2}");
            (part.len() <= 2 && number.bytes().all(|digit| digit.is_ascii_digit())).then(|| number.parse::<u64>().ok())?
        };
        let value = text.and_then(|text| Some((text, hundredths(text)?)));
        value.map_or_else(|| Self::missing("-"), |(text, hundredths)| Self { value: Value::Percent(hundredths), ..Self::plain(text) })
    }

    /// A text, and a dash where there is none.
    pub fn text(text: Option<&str>) -> Self {
        text.filter(|text| !text.is_empty()).map_or_else(|| Self::missing("-"), Self::plain)
    }

    /// Nothing, and a word for it.
    pub fn missing(text: impl std::fmt::Display) -> Self {
        Self { value: Value::Missing, ..Self::plain(text) }
    }

    /// The same, leading somewhere.
    #[must_use]
    pub fn to(self, target: Target) -> Self {
        Self { target: Some(target), ..self }
    }

    /// The same with a tone.
    #[must_use]
    pub fn with_tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }
}

impl Block {
    /// The head of a section.
    pub fn heading(text: impl Into<String>) -> Self {
        Self::head(1, text)
    }

    /// The head of a part of a section.
    pub fn part(text: impl Into<String>) -> Self {
        Self::head(2, text)
    }

    /// A heading of a level: 1 of the page, 2 of a section, 3 of a part of it.
    pub fn head(level: u8, text: impl Into<String>) -> Self {
        Self::Heading(Heading { text: text.into(), level, at: None })
    }

    /// The same heading, where `target` leads to; another block stays what it is.
    #[must_use]
    pub fn at(self, target: Target) -> Self {
        match self {
            Self::Heading(heading) => Self::Heading(Heading { at: Some(target), ..heading }),
            other => other,
        }
    }
}

impl Table {
    /// A table without rows. A head that begins with `>` stands right, with `=` is never broken; with `?` before that it may be left out.
    pub fn new(heads: &[&str]) -> Self {
        let column = |head: &&str| {
            let optional = head.starts_with('?');
            let head = head.trim_start_matches('?');
            let right = head.starts_with('>');
            let whole = right || head.starts_with('=');
            TableColumn { head: head.trim_start_matches(['>', '=']).to_owned(), right, optional, whole }
        };
        Self { columns: heads.iter().map(column).collect(), rows: Vec::new() }
    }
}
