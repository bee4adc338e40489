//! A row as it may be shown, and as it may go back to whoever sent it.

/// The cells of a row for people, each on one line and cut short; what may hold personal data is covered up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowText {
    /// In the order of the columns.
    pub cells: Vec<String>,
}

impl RowText {
    /// Stands for a cell that is not shown.
    pub const COVERED: &str = "■";
}

/// A row of a table for whoever sent it: as it was written, without what is personal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentRow {
    /// As a spreadsheet program would number it, counted from 1.
    pub number: u64,
    /// Physical line, or row of the sheet, counted from 1.
    pub line: u64,
    /// It is the header.
    pub is_header: bool,
    /// In the order of the columns.
    pub cells: Vec<SentCell>,
}

/// A cell for whoever sent it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentCell {
    /// As written, [`RowText::COVERED`] in place of what is personal.
    pub text: String,
    /// Something is covered.
    pub covered: bool,
}
