//! The straight line over the rows of one file: read, judged, checked, handed on.

use std::borrow::Cow;
use std::collections::HashSet;
use std::io;
use std::sync::Arc;

use super::attribution::{Attributed, Attribution, SeenNames};
use super::checks;
use super::ledger_file::{CountError, FileNote, LedgerFile};
use super::repeated::{SectionAt, fingerprint};
use super::row::{JudgedRow, Verdict, place_of};
use super::told::{report_limits, report_passed, report_totals};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::{Column, Encoding, EnterpriseIx, ExclusionReason, Field, FileName, Judgement, Moment, Outcome, Place, RowText};
use crate::intake::{Form, Layout, Opened, Passed, Row, Section, Sections, open};
use crate::judge::Judge;
use crate::ledger::{CaseReader, ReadField, Reading};
use crate::rules::{Pack, TableSpec};

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

/// The row a judgement was made from.
pub(super) struct Behind<'x, 'b, 'p> {
    /// The section it stands in, and the number of its record there, counted from 0.
    pub(super) at: (SectionAt, u64),
    row: &'x Row<'b>,
    reader: &'x CaseReader<'p>,
    spec: &'p TableSpec,
}

/// A row that was read and is to be judged.
struct ReadRow<'b> {
    at: (SectionAt, u64),
    row: Row<'b>,
    enterprise: EnterpriseIx,
    /// The row may be of the enterprise it is given to.
    is_own: bool,
    reading: Reading<'b>,
}

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
struct Taking<W, T> {
    wanted: W,
    take: T,
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

/// A ledger whose rows can be read.
pub(super) struct OpenedLedger<'p> {
    pub(super) form: Form,
    pub(super) sections: Sections<'p>,
    pub(super) lane: Lane<'p>,
}

/// One of several readers of a file, each with a section of its own at a time.
pub(super) struct Lane<'p> {
    pub(super) reader: CaseReader<'p>,
    name: FileName,
    /// The units of the rows before, by their names.
    pub(super) seen: SeenNames,
    /// Rows with data that were read.
    rows: u64,
    /// The file's number among those that are read.
    file: usize,
    pub(super) section: Option<Section<'p>>,
}

/// How far a section was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    AtEnd,
    /// The next row names a unit that is not known yet.
    AtUnknownUnit,
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

    /// Reads the section of a lane to its end. Says that it stopped where a row names a unit that is not known yet.
    ///
    /// Some rows at a time are read, then judged, then taken in: the instructions of a station, too many to keep with those of all
    /// others, stay at hand from row to row.
    pub(super) fn read_section<T: Taker>(
        &self,
        lane: &mut Lane<'_>,
        attribution: &mut Attribution<'_>,
        sink: &mut Sink,
        taker: &mut T,
    ) -> Result<Ended, CountError> {
        let Lane { reader, name, seen, rows: n_rows, file, section } = lane;
        let Some(section) = section else { return Ok(Ended::AtEnd) };
        let failed = |error| CountError::Read { name: name.clone(), error };
        let section_at = SectionAt { file: *file, section: section.number() };
        let spec = &self.pack.spellings.case;
        loop {
            if section.is_done() {
                // The first row of a file shows how wide rows may be, so it is always read.
                let unwanted = if *n_rows > 0 { taker.unwanted(section_at, section.n_records()) } else { 0 };
                if unwanted > 0 {
                    section.pass_over(unwanted).map_err(failed)?;
                }
                if !section.next_block(T::TOGETHER).map_err(failed)? {
                    return Ok(Ended::AtEnd);
                }
            }
            let (mut rows, mut passed, mut ended) = (Vec::with_capacity(T::TOGETHER), 0, None);
            for (record, row) in section.rows() {
                let Some((enterprise, is_own)) = Self::attribute(row, reader, attribution, seen, name, sink) else {
                    ended = Some(Ended::AtUnknownUnit);
                    break;
                };
                passed += 1;
                let at = (section_at, record);
                if taker.wants(enterprise, &Behind { at, row: &row, reader, spec }) {
                    let reading = reader.read(row, sink);
                    sink.show_row(name, row.record.line, || row.shown(reader.layout(), spec));
                    rows.push(ReadRow { at, row, enterprise, is_own, reading });
                }
            }
            let mut judged = Vec::with_capacity(rows.len());
            for ReadRow { at, row, enterprise, is_own, reading } in rows {
                let number = row.record.line;
                let place = |field| place_of(reader.layout(), name, number, field);
                let one = JudgedRow::new(reading, enterprise, number, self.judge, place, sink);
                let one = if is_own { self.admit_late(one, name, sink) } else { one.set_aside(Code::B502) };
                checks::run(&one, &self.pack.policy, self.judge.period(), reader.layout(), name, sink);
                sink.show_row(name, number, || row.shown(reader.layout(), spec));
                judged.push((at, row, one));
            }
            for (at, row, one) in judged {
                taker.take(one, &Behind { at, row: &row, reader, spec }, name)?;
            }
            section.pass(passed);
            *n_rows += u64::try_from(passed).unwrap_or(u64::MAX);
            if let Some(ended) = ended {
                return Ok(ended);
            }
        }
    }

    /// A case of an earlier period that the quarter before did not report counts now (漏报补计).
    fn admit_late<'r>(&self, row: JudgedRow<'r>, file: &FileName, sink: &mut Sink) -> JudgedRow<'r> {
        let Some((_, earlier)) = self.earlier.filter(|(unit, _)| *unit == row.enterprise) else { return row };
        let Verdict::Judged { case, judgement, others } = row.verdict else { return row };
        let decided_before = matches!(
            judgement.outcome,
            Outcome::Excluded(ExclusionReason::DecidedEarlier | ExclusionReason::CarriedLate | ExclusionReason::CarriedOverdue)
        );
        if !decided_before || earlier.contains(&fingerprint(row.enterprise, &case.id)) {
            return JudgedRow { verdict: Verdict::Judged { case, judgement, others }, ..row };
        }
        let place = Place::line(file.clone(), row.line);
        sink.report(Code::B503, &place, || Diagnostic::new(Code::B503, place.clone()).case(&case.id));
        let reach_back = self.judge.reaching_back();
        let judged = reach_back.judge(&case).and_then(|late| Ok((late, reach_back.other_readings(&case)?)));
        let verdict = match judged {
            // What the case adds to the balance stays as its own dates have it.
            Ok((late, others)) => Verdict::Judged { judgement: Judgement { flow: judgement.flow, ..late }, case, others },
            Err(_) => Verdict::Judged { case, judgement, others },
        };
        JudgedRow { verdict, ..row }
    }

    /// The unit a row belongs to, and whether it may: a row of another unit is told and set aside. `None` where the unit is not
    /// known yet.
    fn attribute(
        row: Row<'_>,
        reader: &CaseReader<'_>,
        attribution: &mut Attribution<'_>,
        seen: &mut SeenNames,
        file: &FileName,
        sink: &mut Sink,
    ) -> Option<(EnterpriseIx, bool)> {
        let bytes = reader.enterprise_bytes(&row);
        if let Some(enterprise) = bytes.and_then(|bytes| seen.as_before(bytes)) {
            return Some((enterprise, true));
        }
        let named = reader.enterprise(&row);
        match attribution.of(named.as_deref(), seen) {
            Attributed::Unknown => None,
            Attributed::To(enterprise) => {
                if let Some(bytes) = bytes.filter(|_| named.is_some()) {
                    seen.remember(bytes, enterprise);
                }
                Some((enterprise, true))
            }
            Attributed::Other(own) => {
                let place = place_of(reader.layout(), file, row.record.line, Field::Enterprise);
                sink.report(Code::B502, &place, || {
                    Diagnostic::new(Code::B502, place.clone()).fact("named", named.as_deref().unwrap_or(""))
                });
                Some((own, false))
            }
        }
    }
}
