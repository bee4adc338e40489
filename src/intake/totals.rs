//! What total rows say about the number of rows.

use super::Row;
use super::layout::Layout;
use crate::domain::fold::fold;

/// A total row whose only number is not the number of the rows above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrongTotal {
    /// Its physical line.
    pub line: u64,
    /// The column of the number, counted from 0.
    pub column: usize,
    /// The number.
    pub declared: u64,
    /// Rows with data above it.
    pub above: u64,
}

/// Holds the total rows of a table against its rows.
#[derive(Debug, Default)]
pub(super) struct Totals {
    above: u64,
    /// Rows since the last total row.
    since: u64,
    pub(super) wrong: Vec<WrongTotal>,
}

impl Totals {
    /// A row with data.
    pub(super) fn data(&mut self) {
        self.above += 1;
        self.since += 1;
    }

    /// A total row; where it `counts` rows, its number must be that of all rows above, or of those since the last such row.
    pub(super) fn total(&mut self, row: Row<'_>, counts: bool, layout: &Layout) {
        let number = if counts { only_number(row, layout) } else { None };
        if let Some((column, declared)) = number.filter(|(_, declared)| ![self.above, self.since].contains(declared)) {
            self.wrong.push(WrongTotal { line: row.record.line, column, declared, above: self.above });
        }
        self.since = 0;
    }
}

/// The one whole number of a row and its column, which must be that of a field: under a header that is not read may stand a sum of
/// anything.
fn only_number(row: Row<'_>, layout: &Layout) -> Option<(usize, u64)> {
    let mut numbers = (0..row.record.n_cells()).filter_map(|column| {
        let text = fold(&row.text(column)?);
        text.contains(|c: char| c.is_ascii_digit()).then_some((column, text))
    });
    let ((column, text), None) = (numbers.next()?, numbers.next()) else { return None };
    let digits = text.trim_matches(|c: char| !c.is_ascii_digit() && !c.is_ascii_punctuation()).replace(',', "");
    let is_field = layout.fields.iter().flatten().any(|field| field.first() == column);
    let declared = digits.parse().ok().filter(|_| is_field && digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some((column, declared))
}
