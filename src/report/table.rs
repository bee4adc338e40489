//! Pages of tables: what a terminal, and later a workbook or a web page, is written from.

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What it is about.
    pub title: String,
    /// Its parts, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The head of a section.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Short statements, one a line.
    List(Vec<String>),
    /// A table.
    Table(Table),
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<TableColumn>,
    /// Its rows, each with a cell per column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Its head.
    pub head: String,
    /// Numbers stand right, words left.
    pub right: bool,
    /// Where there is little room, columns that may be left out go first.
    pub optional: bool,
    /// Its cells are never broken.
    pub whole: bool,
}

/// How a cell is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    Plain,
    /// As it should be.
    Good,
    /// Not as it should be.
    Bad,
    /// Of less weight.
    Faint,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What it shows.
    pub text: String,
    /// How it is to be taken.
    pub tone: Tone,
}

impl Cell {
    /// A plain cell.
    pub fn plain(text: impl std::fmt::Display) -> Self {
        Self { text: text.to_string(), tone: Tone::Plain }
    }

    /// A cell with a tone.
    pub fn toned(text: impl std::fmt::Display, tone: Tone) -> Self {
        Self { text: text.to_string(), tone }
    }

    /// A number that is good only when it is zero; nothing to see where it is.
    pub fn fault_count(count: u64) -> Self {
        if count == 0 { Self::toned("0", Tone::Faint) } else { Self::toned(count, Tone::Bad) }
    }
}

impl Table {
    /// A table without rows. A head that begins with `>` stands right, with `=` is never broken; with `?` before that it may be left out.
    pub fn new(heads: &[&str]) -> Self {
        let column = |head: &&str| {
            let optional = head.starts_with('?');
            let head = head.trim_start_matches('?');
            let right = head.starts_with('>');
            let whole = right || head.starts_with('=');
            TableColumn { head: head.trim_start_matches(['>', '=']).to_owned(), right, optional, whole }
        };
        Self { columns: heads.iter().map(column).collect(), rows: Vec::new() }
    }
}
