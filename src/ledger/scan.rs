//! Reads the cells of one row, each date once, and remembers what could not be read: the row goes on, so that everything that is
//! wrong with it is told in one pass.

use super::cells::{Cells, UsualTime, Weight};
use super::words::Words;
use crate::diag::{Code, Sink};
use crate::domain::{Field, Moment};

/// A row while it is being read.
pub(super) struct Scan<'s, 'a, 'b> {
    pub(super) cells: &'s Cells<'a, 'b>,
    pub(super) id: &'s str,
    pub(super) sink: &'s mut Sink,
    /// By [`Field::index`]; what is not among those looked at is not known yet.
    moments: [Option<Moment>; Field::ALL.len()],
    /// A bit for each field that was looked at.
    looked_at: u64,
    /// A bit for each field with a word that the pack knows.
    pub(super) recognised: u64,
    unread: Vec<(Field, Code)>,
    fault: Option<Code>,
}

impl<'s, 'a, 'b> Scan<'s, 'a, 'b> {
    pub(super) fn new(cells: &'s Cells<'a, 'b>, id: &'s str, sink: &'s mut Sink) -> Self {
        Self { cells, id, sink, moments: [None; Field::ALL.len()], looked_at: 0, recognised: 0, unread: Vec::new(), fault: None }
    }

    /// The first thing that sets the row aside.
    pub(super) fn fault(&self) -> Option<Code> {
        self.fault
    }

    /// Could every field be read?
    pub(super) fn is_whole(&self) -> bool {
        self.unread.is_empty()
    }

    /// Why a field could not be read.
    #[inline] // Every check asks.
    pub(super) fn why_unread(&self, field: Field) -> Option<Code> {
        self.unread.iter().find(|(unread, _)| *unread == field).map(|(_, code)| *code)
    }

    /// Sets the row aside, unless it is already.
    pub(super) fn set_aside(&mut self, code: Code) {
        self.fault.get_or_insert(code);
    }

    /// What hangs on `field` cannot be known.
    pub(super) fn doubt(&mut self, field: Field, code: Code) {
        self.unread.push((field, code));
    }

    /// A field as a moment. How much it decides is settled by whoever asks first.
    #[inline] // Most fields are asked for in files that have no such column.
    pub(super) fn moment(&mut self, field: Field, weight: Weight) -> Option<Moment> {
        if self.cells.layout.has(field) { self.read_moment(field, weight) } else { None }
    }

    fn read_moment(&mut self, field: Field, weight: Weight) -> Option<Moment> {
        let bit = 1 << field.index();
        if self.looked_at & bit == 0 {
            self.moments[field.index()] = match self.cells.usual_time(field) {
                UsualTime::Blank => None,
                UsualTime::Moment(moment) => Some(moment),
                UsualTime::Other => self.column_moment(field.index(), field, weight),
            };
            self.looked_at |= bit;
        }
        self.moments[field.index()]
    }

    /// A column of the case table as a moment; where it cannot be read, `doubtful` is what hangs on it.
    pub(super) fn column_moment(&mut self, number: usize, doubtful: Field, weight: Weight) -> Option<Moment> {
        match self.cells.moment(number, weight, self.id, self.sink) {
            Ok(moment) => moment,
            Err(code) => {
                self.doubt(doubtful, code);
                if weight == Weight::Decides {
                    self.set_aside(code);
                }
                None
            }
        }
    }

    /// A word of a column that does not set the row aside: an unknown one is told and counts as blank.
    pub(super) fn side_word<T: Copy>(&mut self, words: &mut Words<'_, T>, field: Field) -> Option<T> {
        self.word(words, field, Code::R105)
    }

    /// A word the row cannot be judged without, where it is written.
    pub(super) fn deciding_word<T: Copy>(&mut self, words: &mut Words<'_, T>, field: Field) -> Option<T> {
        self.word(words, field, Code::R104)
    }

    fn word<T: Copy>(&mut self, words: &mut Words<'_, T>, field: Field, unknown: Code) -> Option<T> {
        let bytes = self.cells.bytes(field)?;
        let found = words.find(bytes, || self.cells.text(field).unwrap_or_default());
        self.recognised |= u64::from(found.is_some()) << field.index();
        if found.is_none() {
            self.cells.unknown_word(unknown, field, |text| words.known(text), self.id, self.sink);
            self.doubt(field, unknown);
            if unknown == Code::R104 {
                self.set_aside(unknown);
            }
        }
        found
    }
}
