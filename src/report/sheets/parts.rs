//! What a sheet is made of.

use crate::report::table::{Cell, Table, Target};

/// A sheet of a workbook.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// What its tab is called: at most 20 characters, none that spreadsheet programs forbid.
    pub name: String,
    /// Its first line; empty where it begins with its table, as what another program reads in does.
    pub title: String,
    /// The lines below.
    pub notes: Vec<String>,
    /// The rest, from top to bottom.
    pub parts: Vec<Part>,
}

/// A part of a sheet.
#[derive(Debug, Clone)]
pub enum Part {
    /// Single values, each with its name.
    Facts(Vec<Fact>),
    /// A table.
    Table(SheetTable),
    /// Charts side by side.
    Charts(Vec<Chart>),
}

/// A value with its name.
#[derive(Debug, Clone)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// The value.
    pub cell: Cell,
}

/// A table on a sheet.
#[derive(Debug, Clone)]
pub struct SheetTable {
    /// Its head, where it is not the only one.
    pub heading: Option<String>,
    /// Its columns and rows.
    pub table: Table,
    /// Columns from the left that stay in sight.
    pub pinned: u16,
    /// What links lead to, in the order of the rows.
    pub marks: Vec<Mark>,
    /// What is made to stand out.
    pub rules: Vec<Rule>,
}

/// A row that links lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// What stands there.
    pub target: Target,
    /// The row of the table, counted from 0.
    pub row: usize,
}

/// Cells of a column that are made to stand out.
#[derive(Debug, Clone)]
pub struct Rule {
    /// The column, counted from 0.
    pub column: usize,
    /// In which rows.
    pub when: When,
}

/// When a cell stands out.
#[derive(Debug, Clone)]
pub enum When {
    /// It is a number above zero.
    AboveZero,
    /// Another column of its row says a word.
    Says {
        /// That column, counted from 0.
        column: usize,
        /// The word.
        word: String,
    },
}

/// A chart of bars, one for each row, the first on top.
#[derive(Debug, Clone)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// The table with its numbers, by its position among the tables of the sheet.
    pub table: usize,
    /// The column that names the bars.
    pub labels: usize,
    /// The column with their lengths.
    pub values: usize,
    /// Rows from the top that are drawn.
    pub rows: usize,
    /// The length of the longest bar there can be.
    pub longest: f64,
}

impl SheetTable {
    /// A table of its own, with its first column pinned.
    pub fn new(table: Table) -> Self {
        Self { heading: None, table, pinned: 1, marks: Vec::new(), rules: Vec::new() }
    }

    /// Adds rows that begin with what `target` leads to; the first of them is what counts.
    pub(super) fn push(&mut self, target: Target, row: Vec<Cell>) {
        if self.marks.last().is_none_or(|mark| mark.target != target) {
            self.marks.push(Mark { target, row: self.table.rows.len() });
        }
        self.table.rows.push(row);
    }

    /// The same, with a column in which numbers above zero stand out.
    #[must_use]
    pub(super) fn with_faults(mut self, columns: &[usize]) -> Self {
        self.rules.extend(columns.iter().map(|column| Rule { column: *column, when: When::AboveZero }));
        self
    }
}
