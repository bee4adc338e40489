//! Whoever takes in the rows of a ledger, and what may be asked of the row behind a judgement.

use std::borrow::Cow;

use super::ledger_file::CountError;
use super::repeated::SectionAt;
use super::row::JudgedRow;
use crate::domain::{Column, EnterpriseIx, Field, FileName, Moment, RowText};
use crate::intake::{Layout, Row};
use crate::ledger::{CaseReader, ReadField};
use crate::rules::TableSpec;

/// Takes in the rows of a file, or of a part of it.
pub(super) trait Taker {
    /// So many records are read together.
    const TOGETHER: usize = 32;

    /// How many records of a section can be passed over unread from this one on, because none of them is wanted.
    fn unwanted(&self, _: SectionAt, _record: u64) -> u64 {
        0
    }

    /// Is this row of an enterprise wanted? Else it is not read further.
    fn wants(&self, enterprise: EnterpriseIx, behind: &Behind<'_, '_, '_>) -> bool;

    /// Takes in a judged row.
    fn take(&mut self, row: JudgedRow<'_>, behind: &Behind<'_, '_, '_>, file: &FileName) -> Result<(), CountError>;
}

/// Takes rows in one after the other.
pub(super) struct Taking<W, T> {
    pub(super) wanted: W,
    pub(super) take: T,
}

impl<W, T> Taker for Taking<W, T>
where
    W: Fn(EnterpriseIx, &Behind<'_, '_, '_>) -> bool,
    T: FnMut(JudgedRow<'_>, &Behind<'_, '_, '_>) -> Result<(), CountError>,
{
    fn wants(&self, enterprise: EnterpriseIx, behind: &Behind<'_, '_, '_>) -> bool {
        (self.wanted)(enterprise, behind)
    }

    fn take(&mut self, row: JudgedRow<'_>, behind: &Behind<'_, '_, '_>, _: &FileName) -> Result<(), CountError> {
        (self.take)(row, behind)
    }
}

/// The row a judgement was made from.
pub(super) struct Behind<'x, 'b, 'p> {
    /// The section it stands in, and the number of its record there, counted from 0.
    pub(super) at: (SectionAt, u64),
    pub(super) row: &'x Row<'b>,
    pub(super) reader: &'x CaseReader<'p>,
    pub(super) spec: &'p TableSpec,
}

impl Behind<'_, '_, '_> {
    /// See [`CaseReader::id`].
    pub(super) fn id(&self) -> Option<Cow<'_, str>> {
        self.reader.id(self.row)
    }

    /// See [`CaseReader::texts`].
    pub(super) fn texts(&self) -> u64 {
        self.reader.texts(self.row)
    }

    /// See [`CaseReader::as_read`].
    pub(super) fn as_read(&self) -> (Vec<ReadField>, Vec<Column>) {
        self.reader.as_read(self.row, &self.shown())
    }

    /// The row for people.
    pub(super) fn shown(&self) -> RowText {
        self.row.shown(self.reader.layout(), self.spec)
    }

    /// See [`CaseReader::said`].
    pub(super) fn said(&self, field: Field) -> Option<Cow<'_, str>> {
        self.reader.said(self.row, field)
    }

    /// See [`CaseReader::moment`].
    pub(super) fn moment(&self, field: Field) -> Option<Moment> {
        self.reader.moment(self.row, field)
    }

    /// See [`CaseReader::is_called_invalid`].
    pub(super) fn is_called_invalid(&self) -> bool {
        self.reader.is_called_invalid(self.row)
    }

    /// Which columns there are.
    pub(super) fn layout(&self) -> &Layout {
        self.reader.layout()
    }
}
