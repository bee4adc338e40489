//! The filled cells of a sheet, kept as text in one piece of memory, and its rows read back one by one.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Fault;
use super::cell::Shown;
use crate::intake::split::{Record, Span};

/// Longest text of all the cells of a sheet, in bytes. A ledger of a million rows is a quarter of it.
const MAX_TEXT: usize = 1 << 30;

/// Most cells of a sheet, with the blank ones before a filled one in its row.
const MAX_CELLS: usize = 1 << 26;

/// Rows from the top among which the header stands; the widest of them says how many cells every row has at least.
const HEAD_ROWS: u32 = 40;

/// Most cells that the rows of a sheet may have together, the blank ones at their ends included. A million rows of a ledger are a
/// quarter of it; a stray cell in the last column of a sheet would make it 2³⁴.
const MAX_AREA: usize = 1 << 30;

/// Stands between two cells of a row, so that rows with other cells have other bytes.
const BETWEEN: u8 = 0x1f;

/// Numbers from here on have more than the fifteen digits that a spreadsheet keeps; the others became zeros.
const KEPT: f64 = 1e15;

/// Numbers with more digits than a spreadsheet keeps, in one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LongNumbers {
    /// How many.
    pub count: u64,
    /// Row of the first one, counted from 1.
    pub first: u64,
}

/// A filled row.
#[derive(Debug, Clone, Copy)]
struct Stored {
    /// Counted from 1.
    line: u32,
    /// Where its cells begin in [`Sheet::ends`].
    cells: usize,
    /// Where its text begins.
    start: usize,
}

/// The filled cells of a sheet as text.
#[derive(Debug, Default)]
pub struct Sheet {
    bytes: Vec<u8>,
    /// Where each cell ends in `bytes`; the next one of the row begins behind [`BETWEEN`].
    ends: Vec<u32>,
    rows: Vec<Stored>,
    /// Columns up to the last filled one.
    width: usize,
    /// The same of the rows at the top.
    head_width: usize,
    long_numbers: BTreeMap<usize, LongNumbers>,
}

impl Sheet {
    /// Is nothing written in it?
    pub fn is_blank(&self) -> bool {
        self.rows.is_empty()
    }

    /// Columns up to the last filled one.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Numbers in a column, counted from 0, that have lost digits.
    pub fn long_numbers(&self, column: usize) -> Option<LongNumbers> {
        self.long_numbers.get(&column).copied()
    }

    /// Adds a cell; cells come row by row and from left to right, both counted from 0. A blank one need not come.
    pub(super) fn push(&mut self, row: u32, column: u32, cell: &Shown) -> Result<(), Fault> {
        let text = cell.text.as_str();
        if text.is_empty() {
            return Ok(());
        }
        let line = row.saturating_add(1);
        if self.rows.last().is_none_or(|last| last.line < line) {
            self.rows.push(Stored { line, cells: self.ends.len(), start: self.bytes.len() });
        }
        let (Ok(column), Some(last)) = (usize::try_from(column), self.rows.last().copied()) else { return Err(Fault::TooLarge) };
        let filled = self.ends.len() - last.cells;
        if last.line > line || column < filled {
            return Err(Fault::OutOfOrder);
        }
        if self.ends.len() + (column - filled) >= MAX_CELLS || self.bytes.len() + (column - filled) + text.len() >= MAX_TEXT {
            return Err(Fault::TooLarge);
        }
        for _ in filled..column {
            self.end_cell();
        }
        self.bytes.extend_from_slice(text.as_bytes());
        self.end_cell();
        self.width = self.width.max(column + 1);
        if line <= HEAD_ROWS {
            self.head_width = self.head_width.max(column + 1);
        }
        if self.rows.len().saturating_mul(self.head_width) > MAX_AREA {
            return Err(Fault::TooLarge);
        }
        if cell.number.is_some_and(|value| value.abs() >= KEPT) {
            self.long_numbers.entry(column).or_insert(LongNumbers { count: 0, first: line.into() }).count += 1;
        }
        Ok(())
    }

    fn end_cell(&mut self) {
        // `MAX_TEXT` fits.
        self.ends.push(u32::try_from(self.bytes.len()).unwrap_or(u32::MAX));
        self.bytes.push(BETWEEN);
    }

    /// The text of a row and the ends of its cells.
    fn row(&self, at: usize) -> (Stored, &[u8], &[u32]) {
        let stored = self.rows[at];
        let (text_end, cells_end) = self.rows.get(at + 1).map_or((self.bytes.len(), self.ends.len()), |next| (next.start, next.cells));
        // Behind the last cell stands one more `BETWEEN`.
        (stored, &self.bytes[stored.start..text_end - 1], &self.ends[stored.cells..cells_end])
    }
}

/// Reads the rows of a sheet from the first on, blank ones between filled ones included.
pub(in crate::intake) struct SheetRows {
    sheet: Arc<Sheet>,
    /// The next filled row, as it is numbered in the sheet's own list.
    next: usize,
    /// The row handed out last, counted from 1.
    line: u32,
    /// The row handed out last is the filled one before `next`.
    filled: bool,
    spans: Vec<Span>,
}

impl SheetRows {
    /// From the first row of the sheet.
    pub(in crate::intake) fn new(sheet: Arc<Sheet>) -> Self {
        Self { sheet, next: 0, line: 0, filled: false, spans: Vec::new() }
    }

    /// The next row, `None` after the last filled one. A filled row has at least as many cells as the widest at the top; a blank
    /// one has a single cell, as in a text, because a few bytes can stand for a million of them.
    pub(in crate::intake) fn next_record(&mut self) -> Option<Record<'_>> {
        let next = self.sheet.rows.get(self.next)?.line;
        self.line += 1;
        self.filled = self.line == next;
        self.spans.clear();
        if self.filled {
            let (stored, _, ends) = self.sheet.row(self.next);
            let mut start = 0;
            for end in ends {
                let end = usize::try_from(*end).unwrap_or(usize::MAX) - stored.start;
                self.spans.push(Span { start, end, escaped: false });
                start = end + 1;
            }
            self.next += 1;
        }
        let blank = Span { start: 0, end: 0, escaped: false };
        let least = if self.filled { self.sheet.head_width } else { 1 };
        self.spans.resize(self.spans.len().max(least), blank);
        Some(self.current())
    }

    /// The row handed out last.
    pub(in crate::intake) fn current(&self) -> Record<'_> {
        let bytes = if self.filled { self.sheet.row(self.next - 1).1 } else { b"" };
        Record { bytes, cells: &self.spans, unescaped: &[], line: u64::from(self.line), fault: None }
    }
}

#[cfg(test)]
mod tests {
    use super::super::cell::number;
    use super::*;

    fn cell(text: &str) -> Shown {
        text.to_owned().into()
    }

    fn rows(cells: &[(u32, u32, &str)]) -> Vec<(u64, Vec<String>)> {
        let mut sheet = Sheet::default();
        for (row, column, text) in cells {
            sheet.push(*row, *column, &cell(text)).unwrap();
        }
        let mut rows = SheetRows::new(Arc::new(sheet));
        let mut read = Vec::new();
        while let Some(record) = rows.next_record() {
            let cells = (0..record.n_cells()).map(|index| String::from_utf8_lossy(record.cell(index)).into_owned()).collect();
            read.push((record.line, cells));
        }
        read
    }

    #[test]
    fn rows_are_read_back_with_their_numbers_and_as_wide_as_the_widest_at_the_top() {
        let text = |cells: &[&str]| cells.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            rows(&[(1, 0, "甲"), (1, 2, "乙"), (3, 1, "丙"), (3, 2, "")]),
            [(1, text(&[""])), (2, text(&["甲", "", "乙"])), (3, text(&[""])), (4, text(&["", "丙", ""]))]
        );
        let stray = rows(&[(0, 1, "甲"), (50, 0, "乙"), (60, 3, "丙")]);
        assert_eq!(
            stray.iter().filter(|(_, cells)| cells.len() > 1).map(|(row, cells)| (*row, cells.len())).collect::<Vec<_>>(),
            [(1, 2), (51, 2), (61, 4)]
        );
        assert_eq!(rows(&[]), []);
    }

    #[test]
    fn cells_out_of_order_and_without_end_are_declined() {
        let mut sheet = Sheet::default();
        sheet.push(2, 2, &cell("x")).unwrap();
        assert_eq!(sheet.push(2, 1, &cell("y")), Err(Fault::OutOfOrder));
        assert_eq!(sheet.push(1, 5, &cell("y")), Err(Fault::OutOfOrder));
        let wide = (0..10_000).try_for_each(|row| sheet.push(row + 3, 16_383, &cell("x")));
        assert_eq!(wide, Err(Fault::TooLarge));
        let mut stray = Sheet::default();
        stray.push(0, 16_383, &cell("x")).unwrap();
        assert_eq!((1..70_000).try_for_each(|row| stray.push(row, 0, &cell("x"))), Err(Fault::TooLarge));
    }

    #[test]
    fn numbers_that_lost_digits_are_counted_by_column() {
        let mut sheet = Sheet::default();
        for (row, value) in [(1, 123_456_789_012_345.0), (2, 1_234_567_890_123_456.0), (5, -2e17)] {
            sheet.push(row, 3, &number(value)).unwrap();
        }
        assert_eq!((sheet.long_numbers(3), sheet.long_numbers(0)), (Some(LongNumbers { count: 2, first: 3 }), None));
    }
}
