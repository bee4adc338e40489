//! The straight line over the rows of one file: read, judged, checked, handed on.

use std::borrow::Cow;
use std::collections::HashSet;

use super::attribution::{Attributed, Attribution};
use super::ledger_file::{CountError, FileNote, LedgerFile};
use super::row::{JudgedRow, Verdict, place_of};
use super::told::{report_limits, report_passed, report_totals};
use super::{checks, duplicates};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::{Column, Encoding, EnterpriseIx, ExclusionReason, Field, FileName, Judgement, Moment, Outcome, Place, RowText};
use crate::intake::{Layout, Opened, Passed, Row, open};
use crate::judge::Judge;
use crate::ledger::{CaseReader, ReadField};
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
    row: &'x Row<'b>,
    reader: &'x CaseReader<'p>,
    spec: &'p TableSpec,
}

impl Behind<'_, '_, '_> {
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

    /// See [`CaseReader::id`].
    pub(super) fn id(&self) -> Option<String> {
        self.reader.id(self.row)
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
        mut take: impl FnMut(JudgedRow<'_>, &Behind<'_, '_, '_>) -> Result<(), CountError>,
    ) -> Result<FileNote, CountError> {
        let name = file.source.name();
        let failed = |error| CountError::Read { name: name.clone(), error };
        let spellings = &self.pack.spellings;
        let opened = open(file.source.as_ref(), &spellings.case, spellings, self.encoding, sink).map_err(failed)?;
        let Opened::Table(mut table) = opened else {
            return Ok(FileNote { name, form: None, rows: 0, passed: Passed::default() });
        };
        let reader = CaseReader::new(self.pack, table.layout.clone(), name.clone(), file.service, sink);
        let mut reader = reader.handed_in_on(file.handed_in_on);
        let mut rows = 0;
        let mut last = None;
        let layout = table.layout.clone();
        while let Some(row) = table.next_row().map_err(failed)? {
            rows += 1;
            let enterprise = Self::attribute(row, &reader, attribution, &mut last, &name, sink);
            if !wanted(enterprise.0, &Behind { row: &row, reader: &reader, spec: &spellings.case }) {
                continue;
            }
            let line = row.record.line;
            let place = |field| place_of(&layout, &name, line, field);
            let judged = JudgedRow::new(reader.read(row, sink), enterprise.0, line, self.judge, place, sink);
            let judged = if enterprise.1 { self.admit_late(judged, &name, sink) } else { judged.set_aside(Code::B502) };
            checks::run(&judged, &self.pack.policy, self.judge.period(), &layout, &name, sink);
            let behind = Behind { row: &row, reader: &reader, spec: &spellings.case };
            take(judged, &behind)?;
            sink.show_row(&name, line, || behind.shown());
        }
        reader.finish(sink);
        report_passed(&table, &name, sink);
        report_totals(&table, &name, sink);
        report_limits(&table, file.source.sheet().as_deref(), &name, &self.pack.spellings.case, sink);
        Ok(FileNote { name, form: Some(table.form), rows, passed: table.passed })
    }

    /// A case of an earlier period that the quarter before did not report counts now (漏报补计).
    fn admit_late<'r>(&self, row: JudgedRow<'r>, file: &FileName, sink: &mut Sink) -> JudgedRow<'r> {
        let Some((_, earlier)) = self.earlier.filter(|(unit, _)| *unit == row.enterprise) else { return row };
        let Verdict::Judged { case, judgement, others } = row.verdict else { return row };
        let decided_before = matches!(
            judgement.outcome,
            Outcome::Excluded(ExclusionReason::DecidedEarlier | ExclusionReason::CarriedLate | ExclusionReason::CarriedOverdue)
        );
        if !decided_before || earlier.contains(&duplicates::fingerprint(row.enterprise, &case.id)) {
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

    /// The unit a row belongs to, and whether it may: a row of another unit is told and set aside.
    fn attribute(
        row: Row<'_>,
        reader: &CaseReader<'_>,
        attribution: &mut Attribution<'_>,
        last: &mut Option<(String, EnterpriseIx)>,
        file: &FileName,
        sink: &mut Sink,
    ) -> (EnterpriseIx, bool) {
        let named = if reader.names_enterprises() { reader.enterprise(&row) } else { None };
        match attribution.of(named.as_deref(), last) {
            Attributed::To(enterprise) => (enterprise, true),
            Attributed::Other(own) => {
                let place = place_of(reader.layout(), file, row.record.line, Field::Enterprise);
                sink.report(Code::B502, &place, || {
                    Diagnostic::new(Code::B502, place.clone()).fact("named", named.as_deref().unwrap_or(""))
                });
                (own, false)
            }
        }
    }
}
