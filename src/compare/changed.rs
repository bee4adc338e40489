//! A row of a quarter that was handed in once more, against the row it stands for.

use super::seen::Spot;
use crate::diag::Code;
use crate::domain::{Outcome, ServiceIx};
use crate::ledger::Stated;

/// How a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowVerdict {
    /// Its outcome.
    pub outcome: Outcome,
    /// What sets it aside, or makes it a copy that does not count.
    pub code: Option<Code>,
}

/// A row, and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowAt {
    /// Where it is; its number is empty where that cannot be read.
    pub at: Spot,
    /// Its service, where that can be read.
    pub service: Option<ServiceIx>,
    /// How it stands.
    pub verdict: RowVerdict,
}

/// A cell that says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellChange {
    /// The number of the field in the case table.
    pub field: usize,
    /// What it stated; `None` where that was nothing.
    pub old: Option<Stated>,
    /// What it states.
    pub new: Option<Stated>,
}

impl CellChange {
    /// What it stated and what it states; `None` where either may not be shown.
    pub fn shown(&self) -> Option<(Option<String>, Option<String>)> {
        let shown = |stated: &Option<Stated>| stated.as_ref().map_or(Some(None), |stated| stated.shown().map(Some));
        Some((shown(&self.old)?, shown(&self.new)?))
    }
}

/// A row that says something else, or stands otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedRow {
    /// As it was.
    pub old: RowAt,
    /// As it is.
    pub new: RowAt,
    /// What it says otherwise; nothing where only other rows with its number changed.
    pub cells: Vec<CellChange>,
}

impl ChangedRow {
    /// The row stands otherwise than before.
    pub fn stands_otherwise(&self) -> bool {
        self.old.verdict != self.new.verdict
    }
}

/// The cells that differ, by the number of their field.
pub(super) fn cells(old: &[(usize, Stated)], new: &[(usize, Stated)]) -> Vec<CellChange> {
    let value = |side: &[(usize, Stated)], field: usize| side.iter().find(|(number, _)| *number == field).map(|(_, stated)| stated.clone());
    let mut fields: Vec<usize> = old.iter().chain(new).map(|(number, _)| *number).collect();
    fields.sort_unstable();
    fields.dedup();
    let change = |field| CellChange { field, old: value(old, field), new: value(new, field) };
    fields.into_iter().map(change).filter(|change| change.old != change.new).collect()
}
