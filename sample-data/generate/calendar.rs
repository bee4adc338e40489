//! The generator's own reading of `rules/calendar/china.toml`, on purpose not the library's.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result};
use chrono::{Datelike, Days, NaiveDate};

/// An interval of days, both ends included.
pub(crate) type Span = (NaiveDate, NaiveDate);

/// Days off and make-up working days, flattened.
pub(crate) struct Calendar {
    off: BTreeSet<NaiveDate>,
    work: BTreeSet<NaiveDate>,
}

impl Calendar {
    /// Reads every notice of the calendar file.
    pub(crate) fn load(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let table: toml::Table = text.parse()?;
        let mut calendar = Self { off: BTreeSet::new(), work: BTreeSet::new() };
        for year in list(&table, "year").iter().filter_map(toml::Value::as_table) {
            for holiday in list(year, "holiday").iter().filter_map(toml::Value::as_table) {
                spread(list(holiday, "off"), &mut calendar.off)?;
                spread(list(holiday, "work"), &mut calendar.work)?;
            }
        }
        Ok(calendar)
    }

    /// Is it a working day?
    pub(crate) fn works(&self, day: NaiveDate) -> bool {
        self.work.contains(&day) || (!self.off.contains(&day) && day.weekday().number_from_monday() <= 5)
    }

    /// The `n`-th working day after `day` that no pause covers; `day` itself for zero.
    pub(crate) fn after(&self, day: NaiveDate, n: u32, pauses: &[Span]) -> NaiveDate {
        let mut result = day;
        let mut left = n;
        while left > 0 {
            result = result + Days::new(1);
            let covered = pauses.iter().any(|&(from, to)| from <= result && result <= to);
            if self.works(result) && !covered {
                left -= 1;
            }
        }
        result
    }

    /// `day` if it is a working day, else the next one.
    pub(crate) fn on_or_after(&self, day: NaiveDate) -> NaiveDate {
        if self.works(day) { day } else { self.after(day, 1, &[]) }
    }
}

fn list<'a>(table: &'a toml::Table, key: &str) -> &'a [toml::Value] {
    table.get(key).and_then(toml::Value::as_array).map_or(&[], Vec::as_slice)
}

fn spread(values: &[toml::Value], days: &mut BTreeSet<NaiveDate>) -> Result<()> {
    for value in values.iter().filter_map(toml::Value::as_str) {
        let (first, last) = value.split_once('/').unwrap_or((value, value));
        let last: NaiveDate = last.parse()?;
        let mut day: NaiveDate = first.parse()?;
        while day <= last {
            days.insert(day);
            day = day + Days::new(1);
        }
    }
    Ok(())
}
