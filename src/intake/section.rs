//! A part of a table whose rows can be read without the others: large texts are cut where a record ends, so that several parts
//! are read at the same time.

use std::io;
use std::sync::Arc;

use super::chunks::{Chunk, Chunks};
use super::layout::Layout;
use super::records::Records;
use super::row::Row;
use super::table::{Kind, Ordinal, Seen, kind};
use crate::domain::Encoding;
use crate::rules::Spellings;

/// Some rows of a table, one after the other.
pub struct Section<'r> {
    pub(super) layout: Arc<Layout>,
    pub(super) spellings: &'r Spellings,
    /// The encoding of the bytes that the records are made of.
    pub(super) inner: Encoding,
    /// The header as it stands in the file.
    pub(super) header: Arc<[u8]>,
    pub(super) records: Records,
    /// What was seen of its rows.
    pub(super) seen: Seen,
    /// The row handed out last is handed out once more.
    pub(super) again: bool,
    /// All of its bytes are in memory.
    pub(super) at_hand: bool,
}

impl Section<'_> {
    /// The rows that are left, to be looked at beforehand; `None` where they cannot be read twice.
    pub fn ahead(&self) -> Option<Self> {
        let records = self.at_hand.then(|| self.records.again(self.again))??;
        let (layout, header) = (Arc::clone(&self.layout), Arc::clone(&self.header));
        Some(Self { layout, header, records, seen: Seen::default(), again: false, ..*self })
    }

    /// The next row with data, `None` at the end of the section.
    pub fn next_row(&mut self) -> io::Result<Option<Row<'_>>> {
        while !std::mem::take(&mut self.again) {
            let Some(kind) = self.advance()? else { return Ok(None) };
            match kind {
                Kind::Data => {
                    self.seen.totals.data();
                    break;
                }
                Kind::Blank => self.seen.passed.blank += 1,
                Kind::Total { counts } => {
                    self.seen.passed.total += 1;
                    let row = Row { record: self.records.current(), encoding: self.inner };
                    self.seen.totals.total(row, counts, &self.layout);
                }
                Kind::Footer => self.seen.passed.footer += 1,
                Kind::Header => self.seen.passed.header += 1,
            }
        }
        let record = self.records.current();
        self.seen.last_data = Some(Ordinal { record: self.seen.n_records, line: record.line });
        Ok(Some(Row { record, encoding: self.inner }))
    }

    /// Hands out the last row once more when the next one is asked for.
    pub fn step_back(&mut self) {
        self.again = true;
    }

    /// Moves to the next record and says what it is.
    fn advance(&mut self) -> io::Result<Option<Kind>> {
        let Some(record) = self.records.next_record()? else { return Ok(None) };
        self.seen.n_records += 1;
        if record.raw() == &*self.header {
            return Ok(Some(Kind::Header));
        }
        Ok(Some(kind(&Row { record, encoding: self.inner }, self.spellings)))
    }
}

/// The sections of a table, in the order of its rows.
pub struct Sections<'r> {
    /// What stands before the first section, and behind the last one that was taken back.
    seen: Seen,
    next: Next<'r>,
}

/// Where the next section comes from.
enum Next<'r> {
    /// From a text that is cut: the section is made like this one.
    Chunks(Chunks, Section<'r>),
    /// What is left is one section.
    Whole(Section<'r>),
    /// From nowhere.
    None,
}

impl<'r> Sections<'r> {
    /// Those of all that `rows` has left.
    pub(super) fn new(mut rows: Section<'r>) -> Self {
        let seen = std::mem::take(&mut rows.seen);
        let next = match std::mem::replace(&mut rows.records, Records::none()) {
            Records::Text(splitter) => Next::Chunks(Chunks::new(*splitter), rows),
            sheet @ Records::Sheet(_) => Next::Whole(Section { records: sheet, ..rows }),
        };
        Self { seen, next }
    }

    /// The next one, `None` behind the last.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn next_section(&mut self) -> io::Result<Option<Section<'r>>> {
        match std::mem::replace(&mut self.next, Next::None) {
            Next::None => Ok(None),
            Next::Whole(section) => Ok(Some(section)),
            Next::Chunks(mut chunks, model) => {
                let Some(chunk) = chunks.next_chunk()? else { return Ok(None) };
                let section = |splitter| Section {
                    layout: Arc::clone(&model.layout),
                    spellings: model.spellings,
                    inner: model.inner,
                    header: Arc::clone(&model.header),
                    records: Records::text(splitter),
                    seen: Seen::default(),
                    again: false,
                    at_hand: false,
                };
                let section = match chunk {
                    Chunk::Records(splitter) => {
                        let section = Section { at_hand: true, ..section(splitter) };
                        self.next = Next::Chunks(chunks, model);
                        section
                    }
                    Chunk::Rest(splitter) => section(splitter),
                };
                Ok(Some(section))
            }
        }
    }

    /// Takes back a section that was read to its end. They come back in the order in which they were handed out.
    pub fn close(&mut self, section: Section<'r>) {
        self.seen.then(section.seen);
    }

    /// What was seen of the sections that came back, and before them.
    pub fn seen(&self) -> &Seen {
        &self.seen
    }
}
