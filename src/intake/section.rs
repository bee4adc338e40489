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
    /// Its place among the sections of the table, counted from 0.
    pub(super) number: u64,
    /// The rows with data among the records read last: which of those it is, and its number among all records of the section.
    pub(super) rows: Vec<(usize, u64)>,
    /// How many of these rows are done.
    pub(super) done: usize,
    /// All of its bytes are in memory.
    pub(super) at_hand: bool,
    /// All of them decode; not known before the first row is asked for.
    pub(super) sound: Option<bool>,
}

impl Section<'_> {
    /// The rows that are left, to be looked at beforehand; `None` where they cannot be read twice.
    pub fn ahead(&self) -> Option<Self> {
        let from = self.rows.get(self.done).map_or(usize::MAX, |(index, _)| *index);
        let records = self.at_hand.then(|| self.records.again(from))??;
        let (layout, header) = (Arc::clone(&self.layout), Arc::clone(&self.header));
        Some(Self { layout, header, records, seen: Seen::default(), rows: Vec::new(), done: 0, ..*self })
    }

    /// The next row with data, `None` at the end of the section.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn next_row(&mut self) -> io::Result<Option<Row<'_>>> {
        let there_is_one = self.next_block(1)?;
        self.done = self.rows.len();
        Ok(if there_is_one { self.rows.first().map(|(index, _)| self.row(*index)) } else { None })
    }

    /// Reads on until there are rows with data again, from at most so many records; whether there are any. Rows that are read together
    /// can be worked on station by station, which is faster than each of them on its own.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn next_block(&mut self, most: usize) -> io::Result<bool> {
        self.sound.get_or_insert_with(|| self.at_hand && self.records.decode(self.inner));
        self.rows.clear();
        self.done = 0;
        while self.rows.is_empty() {
            let records = self.records.next_block(most)?;
            if records == 0 {
                return Ok(false);
            }
            (0..records).for_each(|index| self.see(index));
        }
        Ok(true)
    }

    /// The rows with data read last that are not done, each with the number of its record in the section, counted from 0.
    pub fn rows(&self) -> impl Iterator<Item = (u64, Row<'_>)> {
        self.rows.iter().skip(self.done).map(|(index, record)| (*record, self.row(*index)))
    }

    /// Says that so many more of the rows read last are done.
    pub fn pass(&mut self, rows: usize) {
        self.done += rows;
    }

    /// Are all of the rows read last done?
    pub fn is_done(&self) -> bool {
        self.done >= self.rows.len()
    }

    fn row(&self, index: usize) -> Row<'_> {
        Row { record: self.records.record(index), encoding: self.inner, sound: self.sound == Some(true) }
    }

    /// Notes what a record is.
    fn see(&mut self, index: usize) {
        let row = self.row(index);
        let kind = if row.record.raw() == &*self.header { Kind::Header } else { kind(&row, self.spellings) };
        let line = row.record.line;
        self.seen.n_records += 1;
        match kind {
            Kind::Data => {
                self.rows.push((index, self.seen.n_records - 1));
                self.seen.totals.data();
                self.seen.last_data = Some(Ordinal { record: self.seen.n_records, line });
            }
            Kind::Blank => self.seen.passed.blank += 1,
            Kind::Total { counts } => {
                self.seen.passed.total += 1;
                let row = Row { record: self.records.record(index), encoding: self.inner, sound: false };
                self.seen.totals.total(row, counts, &self.layout);
            }
            Kind::Footer => self.seen.passed.footer += 1,
            Kind::Header => self.seen.passed.header += 1,
        }
    }

    /// Its place among the sections of the table, counted from 0.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// How many of its records have been read, whatever they hold.
    pub fn n_records(&self) -> u64 {
        self.seen.n_records
    }

    /// Passes over records unread; what they are is not seen.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn pass_over(&mut self, records: u64) -> io::Result<()> {
        self.seen.n_records += self.records.pass_over(records)?;
        Ok(())
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
            Next::Chunks(mut chunks, mut model) => {
                let Some(chunk) = chunks.next_chunk()? else { return Ok(None) };
                let section = |splitter| Section {
                    layout: Arc::clone(&model.layout),
                    spellings: model.spellings,
                    inner: model.inner,
                    header: Arc::clone(&model.header),
                    records: Records::text(splitter),
                    seen: Seen::default(),
                    number: model.number,
                    rows: Vec::new(),
                    done: 0,
                    at_hand: false,
                    sound: None,
                };
                let section = match chunk {
                    Chunk::Records(splitter) => {
                        let section = Section { at_hand: true, ..section(splitter) };
                        model.number += 1;
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
