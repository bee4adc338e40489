//! Single cells of a row, for whoever looks at few rows and needs no more of them than that.

use std::borrow::Cow;

use super::cells::{Cells, Weight};
use super::{CaseReader, date};
use crate::diag::Sink;
use crate::domain::fold::fold;
use crate::domain::{ExclusionKind, Field, Moment};
use crate::intake::Row;
use crate::rules::{StatusWord, Truth};

/// The day a cell names, with the time of day where one is written; `None` where it names none, or could mean two.
pub fn read_moment(text: &str) -> Option<Moment> {
    date::read(text.trim().as_bytes()).moment()
}

impl CaseReader<'_> {
    /// What is written in a field; `None` where the file has no such column or nothing is written.
    pub fn said<'b>(&self, row: &Row<'b>, field: Field) -> Option<Cow<'b, str>> {
        self.cells_of(row).text(field)
    }

    /// The time in a field; `None` where none is written or it cannot be read, which is told elsewhere.
    pub fn moment(&self, row: &Row<'_>, field: Field) -> Option<Moment> {
        self.cells_of(row).moment(field.index(), Weight::Aside, "", &mut Sink::default()).ok().flatten()
    }

    /// Does the row say of its case that it is not valid, by its validity or by its status?
    pub fn is_called_invalid(&self, row: &Row<'_>) -> bool {
        let values = &self.pack.spellings.values;
        let word = |field| self.said(row, field).map(|text| fold(&text));
        let valid = word(Field::Valid).and_then(|word| values.valid.get(&word).copied());
        let status = word(Field::Status).and_then(|word| values.status.get(&word).copied());
        valid == Some(Truth::No) || status == Some(StatusWord::Excluded(ExclusionKind::Invalid))
    }

    fn cells_of<'a, 'b>(&'a self, row: &Row<'b>) -> Cells<'a, 'b> {
        Cells::new(*row, &self.layout, &self.pack.spellings, &self.file)
    }
}
