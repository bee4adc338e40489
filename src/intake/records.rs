//! Where the records of a table come from.

use std::io::{self, Read};

use super::row::decodes;
use super::split::{Record, Separator, Splitter};
use super::workbook::SheetRows;
use crate::domain::Encoding;

/// Records one after the other, out of a text or out of a sheet.
pub(super) enum Records {
    /// Lines of a text, cut at its separators.
    Text(Box<Splitter<Box<dyn Read + Send>>>),
    /// Rows of a sheet.
    Sheet(SheetRows),
}

impl Records {
    /// What is left of the records of a text whose bytes are in memory, from this one of those handed out last on; `None` for a sheet.
    pub(super) fn again(&self, from: usize) -> Option<Self> {
        match self {
            Self::Text(splitter) => Some(Self::text(splitter.again(from))),
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

    /// Does all that is in memory decode?
    pub(super) fn decode(&self, encoding: Encoding) -> bool {
        match self {
            Self::Text(splitter) => decodes(splitter.at_hand(), encoding),
            Self::Sheet(_) => false,
        }
    }

    /// Passes over so many records, or as many as are left; how many these were.
    pub(super) fn pass_over(&mut self, records: u64) -> io::Result<u64> {
        let mut passed = 0;
        while passed < records {
            let lines = if let Self::Text(splitter) = self { splitter.pass_lines(records - passed) } else { 0 };
            if lines == 0 && self.next_record()?.is_none() {
                break;
            }
            passed += lines.max(1);
        }
        Ok(passed)
    }

    /// Hands out the next records together, at most so many; how many these are, none at the end.
    pub(super) fn next_block(&mut self, most: usize) -> io::Result<usize> {
        match self {
            Self::Text(splitter) => splitter.next_block(most),
            Self::Sheet(rows) => Ok(usize::from(rows.next_record().is_some())),
        }
    }

    /// A record of those handed out last; there must be that many.
    pub(super) fn record(&self, index: usize) -> Record<'_> {
        match self {
            Self::Text(splitter) => splitter.record(index),
            Self::Sheet(rows) => rows.current(),
        }
    }
}
