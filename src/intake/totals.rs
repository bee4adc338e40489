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

/// Holds the total rows of some rows of a table against them.
#[derive(Debug, Default)]
pub(super) struct Totals {
    above: u64,
    /// Rows since the last total row, if there is one.
    since: u64,
    /// There is a total row.
    any: bool,
    declared: Vec<Declared>,
}

/// A total row with a number.
#[derive(Debug)]
struct Declared {
    total: WrongTotal,
    /// Rows since the last total row.
    since: u64,
    /// No total row stands above it.
    is_first: bool,
}

impl Declared {
    fn is_wrong(&self) -> bool {
        ![self.total.above, self.since].contains(&self.total.declared)
    }
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
        if let Some((column, declared)) = number {
            let total = WrongTotal { line: row.record.line, column, declared, above: self.above };
            self.declared.push(Declared { total, since: self.since, is_first: !self.any });
        }
        (self.since, self.any) = (0, true);
    }

    /// Adds the total rows that come behind these. Where they begin, more stands above them than they know.
    pub(super) fn then(&mut self, later: Self) {
        let (above, since) = (self.above, self.since);
        self.declared.retain(Declared::is_wrong);
        self.declared.extend(later.declared.into_iter().map(|declared| Declared {
            total: WrongTotal { above: above + declared.total.above, ..declared.total },
            since: declared.since + if declared.is_first { since } else { 0 },
            ..declared
        }));
        self.since = later.since + if later.any { 0 } else { since };
        self.above += later.above;
        self.any |= later.any;
    }

    /// Those whose number is wrong.
    pub(super) fn wrong(&self) -> impl Iterator<Item = WrongTotal> {
        self.declared.iter().filter(|declared| declared.is_wrong()).map(|declared| declared.total)
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
