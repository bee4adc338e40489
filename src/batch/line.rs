//! The straight line over one file: its table found, its sections read, and what the whole of it shows.

use std::borrow::Cow;
use std::collections::HashSet;
use std::io;
use std::sync::Arc;

use super::attribution::{Attribution, SeenNames};
use super::ledger_file::{CountError, FileNote, LedgerFile};
use super::row::JudgedRow;
use super::taker::{Behind, Taking};
use super::told::{report_limits, report_passed, report_totals};
use crate::diag::Sink;
use crate::domain::{Encoding, EnterpriseIx, FileName};
use crate::intake::{Form, Opened, Passed, Section, Sections, open};
use crate::judge::Judge;
use crate::ledger::CaseReader;
use crate::rules::Pack;

/// Everything that stays the same over the rows of a run.
pub struct Line<'p> {
    /// The rules.
    pub pack: &'p Pack,
    /// Who judges.
    pub judge: &'p Judge<'p>,
    /// The encoding asked for on the command line.
    pub encoding: Option<Encoding>,
    /// A unit, and fingerprints of the case numbers it reported in the quarter before, where that is at hand.
    pub earlier: Option<(EnterpriseIx, &'p HashSet<u64>)>,
    /// What stands out is looked for.
    pub screens: bool,
}

/// A ledger whose rows can be read.
pub(super) struct OpenedLedger<'p> {
    pub(super) form: Form,
    pub(super) sections: Sections<'p>,
    pub(super) lane: Lane<'p>,
}

/// One of several readers of a file, each with a section of its own at a time.
pub(super) struct Lane<'p> {
    pub(super) reader: CaseReader<'p>,
    pub(super) name: FileName,
    /// The units of the rows before, by their names.
    pub(super) seen: SeenNames,
    /// Rows with data that were read.
    pub(super) rows: u64,
    /// The file's number among those that are read.
    pub(super) file: usize,
    pub(super) section: Option<Section<'p>>,
}

impl Lane<'_> {
    /// Another lane of the same file, once the first row was read.
    pub(super) fn beside(&self) -> Self {
        Self { reader: self.reader.beside(), name: self.name.clone(), seen: self.seen.clone(), rows: 0, file: self.file, section: None }
    }

    /// Takes in what another lane has seen.
    pub(super) fn merge(&mut self, other: Self) {
        self.rows += other.rows;
        self.reader.merge(other.reader);
    }

    /// The unit that the next row names.
    pub(super) fn next_unit(&self) -> Option<String> {
        let (_, row) = self.section.as_ref()?.rows().next()?;
        self.reader.enterprise(&row).map(Cow::into_owned)
    }

    /// The file cannot be read.
    pub(super) fn failed(&self, error: io::Error) -> CountError {
        CountError::Read { name: self.name.clone(), error }
    }
}

impl Line<'_> {
    /// Hands every row of a file to `take`, judged.
    pub(super) fn read(
        &self,
        file: &LedgerFile,
        attribution: &mut Attribution<'_>,
        sink: &mut Sink,
        take: impl FnMut(JudgedRow<'_>, &Behind<'_, '_, '_>) -> Result<(), CountError>,
    ) -> Result<FileNote, CountError> {
        self.read_where(file, attribution, sink, |_, _| true, take)
    }

    /// Hands the rows of a file to `take`, judged, that are `wanted`; the others are not read further.
    pub(super) fn read_where(
        &self,
        file: &LedgerFile,
        attribution: &mut Attribution<'_>,
        sink: &mut Sink,
        wanted: impl Fn(EnterpriseIx, &Behind<'_, '_, '_>) -> bool,
        take: impl FnMut(JudgedRow<'_>, &Behind<'_, '_, '_>) -> Result<(), CountError>,
    ) -> Result<FileNote, CountError> {
        let OpenedLedger { form, mut sections, mut lane } = match self.open(file, 0, sink)? {
            Ok(opened) => opened,
            Err(note) => return Ok(note),
        };
        let mut taker = Taking { wanted, take };
        while let Some(section) = sections.next_section().map_err(|error| lane.failed(error))? {
            lane.section = Some(section);
            self.read_section(&mut lane, attribution, sink, &mut taker)?;
            lane.section.take().into_iter().for_each(|section| sections.close(section));
        }
        Ok(self.close(file, form, &sections, lane, sink))
    }

    /// Finds the table of a file, which is the `number`-th of those that are read; else how the file was read.
    pub(super) fn open<'l>(
        &'l self,
        file: &LedgerFile,
        number: usize,
        sink: &mut Sink,
    ) -> Result<Result<OpenedLedger<'l>, FileNote>, CountError> {
        let name = file.source.name();
        let spellings = &self.pack.spellings;
        let opened = open(file.source.as_ref(), &spellings.case, spellings, self.encoding, sink);
        let Opened::Table(table) = opened.map_err(|error| CountError::Read { name: name.clone(), error })? else {
            return Ok(Err(FileNote { name, form: None, rows: 0, passed: Passed::default() }));
        };
        let (layout, form) = (Arc::clone(&table.layout), table.form);
        let reader = CaseReader::new(self.pack, layout, name.clone(), file.service, sink).handed_in_on(file.handed_in_on);
        let lane = Lane { reader, name, seen: SeenNames::default(), rows: 0, file: number, section: None };
        Ok(Ok(OpenedLedger { form, sections: table.into_sections(), lane }))
    }

    /// Says what the whole file shows, and how it was read.
    pub(super) fn close(&self, file: &LedgerFile, form: Form, sections: &Sections<'_>, lane: Lane<'_>, sink: &mut Sink) -> FileNote {
        let Lane { reader, name, rows, .. } = lane;
        let (seen, layout) = (sections.seen(), reader.layout());
        reader.finish(sink);
        report_passed(seen.passed, &name, sink);
        report_totals(seen, layout, &name, sink);
        report_limits(seen, layout, file.source.sheet().as_deref(), &name, &self.pack.spellings.case, sink);
        FileNote { name, form: Some(form), rows, passed: seen.passed }
    }
}
