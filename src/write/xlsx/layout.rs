//! What stands where on a sheet, and how wide its columns are.

use unicode_width::UnicodeWidthStr;

use crate::report::sheets::{Chart, Part, Sheet, SheetTable};
use crate::report::table::{Cell, TableColumn, Value};
use crate::write::terminal::visible;
use crate::write::wrap::{longest_word, wrap};

/// Height of a row of one line, in pixels.
const ROW: u32 = 20;

/// Rows and columns of a sheet.
pub(super) struct Layout {
    /// The first row of each part.
    pub(super) parts: Vec<u32>,
    /// The width of each column, in half-width characters.
    pub(super) widths: Vec<usize>,
}

impl Layout {
    pub(super) fn of(sheet: &Sheet) -> Self {
        let is_list = is_list(sheet);
        let mut row = first_note(sheet) + u32::try_from(sheet.notes.len()).unwrap_or(0);
        let mut parts = Vec::new();
        for part in &sheet.parts {
            row += u32::from(!is_list);
            parts.push(row);
            row += match part {
                Part::Facts(facts) => u32::try_from(facts.len()).unwrap_or(0),
                Part::Table(table) => table.head_rows() + u32::try_from(table.table.rows.len()).unwrap_or(u32::MAX / 2),
                Part::Charts(charts) => chart_height(charts).div_ceil(ROW),
            };
        }
        Self { parts, widths: widths(sheet) }
    }

    /// The width of some columns together.
    pub(super) fn width(&self, columns: std::ops::Range<usize>) -> usize {
        self.widths.get(columns).map_or(0, |widths| widths.iter().sum())
    }
}

/// The row below the title, the first one where there is none.
pub(super) fn first_note(sheet: &Sheet) -> u32 {
    u32::from(!sheet.title.is_empty())
}

impl SheetTable {
    /// Rows above the first of the body.
    pub(super) fn head_rows(&self) -> u32 {
        1 + u32::from(self.heading.is_some())
    }
}

/// A sheet of one list, with filters and its head in sight.
pub(super) fn is_list(sheet: &Sheet) -> bool {
    matches!(sheet.parts.as_slice(), [Part::Table(_)])
}

/// The height of charts side by side, in pixels.
pub(super) fn chart_height(charts: &[Chart]) -> u32 {
    let bars = charts.iter().map(|chart| chart.rows).max().unwrap_or(0);
    u32::try_from(bars).unwrap_or(0) * 18 + 60
}

/// Lines a text takes in so many half-width characters.
pub(super) fn lines(text: &str, width: usize) -> u32 {
    u32::try_from(wrap(&visible(text), width.saturating_sub(1)).len()).unwrap_or(1)
}

/// Every column is as wide as its widest cell, up to a limit beyond which texts are wrapped.
fn widths(sheet: &Sheet) -> Vec<usize> {
    let tables: Vec<&SheetTable> =
        sheet.parts.iter().filter_map(|part| if let Part::Table(table) = part { Some(table) } else { None }).collect();
    let columns = tables.iter().map(|table| table.table.columns.len()).max().unwrap_or(2);
    let longest = match columns {
        0..=3 => 70,
        4..=8 => 46,
        _ => 36,
    };
    let mut widths = vec![7; columns];
    for table in tables {
        for (number, column) in table.table.columns.iter().enumerate() {
            if is_spread(table, number, columns) {
                continue;
            }
            let cells = table.table.rows.iter().filter_map(|row| row.get(number)).map(cell_width).max().unwrap_or(0);
            widths[number] = widths[number].max(cells.min(longest)).max(head_width(column));
        }
    }
    for part in &sheet.parts {
        let Part::Facts(facts) = part else { continue };
        widths[0] = facts.iter().map(|fact| fact.label.width() + 2).fold(widths[0], usize::max);
    }
    widths
}

/// The last column of words of a table that is narrower than its sheet takes the rest of the sheet.
pub(super) fn is_spread(table: &SheetTable, column: usize, columns: usize) -> bool {
    let own = &table.table.columns;
    own.len() < columns && column + 1 == own.len() && !own[column].right
}

/// A percentage is shown with two decimals, however it reads elsewhere.
fn cell_width(cell: &Cell) -> usize {
    let percent = if matches!(cell.value, Value::Percent(_)) { "100.00%".len() } else { 0 };
    visible(&cell.text).width().max(percent) + 4
}

/// A head may take three lines; the sign of the filter needs room.
fn head_width(column: &TableColumn) -> usize {
    (column.head.width().div_ceil(3) + 3).max(longest_word(&column.head) + 2)
}
