//! Where the records of a table come from.

use std::io::{self, Read};

use super::split::{Record, Separator, Splitter};
use super::workbook::SheetRows;

/// Records one after the other, out of a text or out of a sheet.
pub(super) enum Records {
    /// Lines of a text, cut at its separators.
    Text(Box<Splitter<Box<dyn Read + Send>>>),
    /// Rows of a sheet.
    Sheet(SheetRows),
}

impl Records {
    /// What is left of the records of a text whose bytes are in memory, `with_current` or without the one handed out last; `None` for
    /// a sheet.
    pub(super) fn again(&self, with_current: bool) -> Option<Self> {
        match self {
            Self::Text(splitter) => Some(Self::text(splitter.again(with_current))),
            Self::Sheet(_) => None,
        }
    }

    /// Those of a text.
    pub(super) fn text(splitter: Splitter<Box<dyn Read + Send>>) -> Self {
        Self::Text(Box::new(splitter))
    }

    /// No records at all.
    pub(super) fn none() -> Self {
        Self::text(Splitter::new(Box::new(io::empty()), Separator::Byte(b',')))
    }

    /// The next record, `None` at the end.
    pub(super) fn next_record(&mut self) -> io::Result<Option<Record<'_>>> {
        match self {
            Self::Text(splitter) => splitter.next_record(),
            Self::Sheet(rows) => Ok(rows.next_record()),
        }
    }

    /// The record that [`Records::next_record`] has handed out last.
    pub(super) fn current(&self) -> Record<'_> {
        match self {
            Self::Text(splitter) => splitter.current(),
            Self::Sheet(rows) => rows.current(),
        }
    }
}
