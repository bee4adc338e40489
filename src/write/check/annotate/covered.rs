//! Cells that the workbook does not show as they were sent.

use std::collections::BTreeMap;

/// Cells of a sheet that are not shown as they were sent.
pub(super) struct Covered {
    /// The sheet.
    pub(super) sheet: String,
    /// By column, from the first row to the last of cells with nothing shown between them.
    pub(super) columns: BTreeMap<u16, Runs>,
}

/// Cells of a column that are not shown.
#[derive(Debug, Default)]
pub(super) struct Runs {
    /// Rows from the first to the last, counted from 0.
    pub(super) ranges: Vec<(u32, u32)>,
    /// How many cells.
    pub(super) cells: u64,
    /// The last row with something shown.
    pub(super) shown: Option<u32>,
}

impl Runs {
    /// Covers one more cell, below those before.
    pub(super) fn cover(&mut self, row: u32) {
        self.cells += 1;
        match self.ranges.last_mut() {
            Some((_, last)) if self.shown.is_none_or(|shown| shown < *last) => *last = row,
            _ => self.ranges.push((row, row)),
        }
    }
}
