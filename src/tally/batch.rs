//! A batch of judged cases as columns, and polars' count of it.

use std::collections::HashMap;

use foldhash::fast::FixedState;
use polars::prelude::{Column, DataFrame, NamedFrom, PolarsResult, Series};

/// Kinds of cases that are told apart before they are counted together: few enough to stay in the cache.
const KINDS: usize = 1 << 14;

/// Rows that polars counts at a time.
const ROWS: usize = 1 << 18;

/// Judged cases. Those alike are one row from the start, where they come from one part of a ledger.
#[derive(Debug, Default)]
pub(super) struct Batch {
    alike: HashMap<(u64, u64), i64, FixedState>,
    how: Vec<u64>,
    shows: Vec<u64>,
    weight: Vec<i64>,
}

impl Batch {
    pub(super) fn push(&mut self, how: u64, shows: u64, weight: i64) {
        *self.alike.entry((how, shows)).or_default() += weight;
        if self.alike.len() >= KINDS {
            self.close();
        }
    }

    /// Takes in a batch of other rows.
    pub(super) fn merge(&mut self, mut other: Self) {
        other.close();
        self.how.append(&mut other.how);
        self.shows.append(&mut other.shows);
        self.weight.append(&mut other.weight);
    }

    pub(super) fn is_full(&self) -> bool {
        self.how.len() >= ROWS
    }

    /// Makes rows of what is alike.
    fn close(&mut self) {
        for ((how, shows), weight) in self.alike.drain() {
            self.how.push(how);
            self.shows.push(shows);
            self.weight.push(weight);
        }
    }

    /// Counts rows alike and empties the batch. The eager sum is marked as deprecated in favour of the lazy engine, which for one
    /// sum would double the crates to build.
    #[allow(deprecated)]
    pub(super) fn count(&mut self) -> PolarsResult<Vec<(u64, u64, i64)>> {
        self.close();
        if self.how.is_empty() {
            return Ok(Vec::new());
        }
        let rows = self.how.len();
        let columns = vec![
            Column::from(Series::new("how".into(), &self.how)),
            Column::from(Series::new("shows".into(), &self.shows)),
            Column::from(Series::new("weight".into(), &self.weight)),
        ];
        let counted = DataFrame::new(rows, columns)?.group_by(["how", "shows"])?.select(["weight"]).sum()?;
        let how = counted.column("how")?.u64()?;
        let shows = counted.column("shows")?.u64()?;
        let weight = counted.column("weight_sum")?.i64()?;
        let rows = how.into_no_null_iter().zip(shows.into_no_null_iter()).zip(weight.into_no_null_iter());
        let counts = rows.map(|((how, shows), weight)| (how, shows, weight)).collect();
        self.how.clear();
        self.shows.clear();
        self.weight.clear();
        Ok(counts)
    }
}
