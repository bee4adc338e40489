//! A row as it may be shown.

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
