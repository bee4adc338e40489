//! The straight line over the ledgers of one hand: rows, cases, judgements, counts and the lists behind them.

use std::collections::HashSet;
use std::io;

use super::attribution::{Attributed, Attribution};
use super::duplicates::{self, Fate, Fingerprints, Groups, RowPlace};
use super::failing::Failing;
use super::row::{JudgedRow, Verdict, place_of};
use super::told::{report_fate, report_limits, report_other_period, report_passed};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::{CaseLists, Encoding, EnterpriseIx, ExclusionReason, Facts, FileName, Judgement, Outcome, Place, RowText, ServiceIx};
use crate::intake::{Form, Opened, Passed, Row, Separator, Source, open};
use crate::judge::Judge;
use crate::ledger::CaseReader;
use crate::rules::{Pack, TableSpec};
use crate::tally::{Lister, Tally, TallyError};

/// A ledger file, and the service of its rows where it has no such column.
pub struct LedgerFile {
    /// Its bytes.
    pub source: Box<dyn Source>,
    /// The service that the submission names for it.
    pub service: Option<ServiceIx>,
}

/// How a file was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileNote {
    /// Its name.
    pub name: FileName,
    /// How its rows are written; `None` where there was nothing to read.
    pub form: Option<Form>,
    /// Rows with data.
    pub rows: u64,
    /// Rows passed over.
    pub passed: Passed,
}

impl FileNote {
    /// Encoding and separator of a file that is read as text.
    pub fn text_form(&self) -> Option<(Encoding, Separator)> {
        match self.form? {
            Form::Text { encoding, separator } => Some((encoding, separator)),
            Form::Sheet => None,
        }
    }
}

/// What the ledgers come to.
#[derive(Debug, Clone, Default)]
pub struct Counted {
    /// The counts.
    pub facts: Facts,
    /// The cases behind them.
    pub lists: CaseLists,
    /// How each file was read.
    pub files: Vec<FileNote>,
}

/// The counting could not be done.
#[derive(Debug, thiserror::Error)]
pub enum CountError {
    /// A file could not be read.
    #[error("{name}: {error}")]
    Read {
        /// Its name.
        name: FileName,
        /// What the system says.
        error: io::Error,
    },
    /// See [`TallyError`].
    #[error(transparent)]
    Tally(#[from] TallyError),
}

/// What became of reading a source, as an error of the count.
pub(super) fn read_error(source: &dyn Source) -> impl FnOnce(std::io::Error) -> CountError + use<> {
    let name = source.name();
    move |error| CountError::Read { name, error }
}

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
}

/// Reads, judges and counts every row of `files`. The order of the files does not matter.
///
/// # Errors
/// When a file cannot be read.
pub fn count(line: &Line<'_>, files: &[LedgerFile], mut attribution: Attribution<'_>, sink: &mut Sink) -> Result<Counted, CountError> {
    let mut files: Vec<_> = files.iter().collect();
    files.sort_by_key(|file| file.source.name());
    let failing = Failing::new(line.pack);
    let (mut tally, mut lister) = (Tally::default(), Lister::default());
    let mut fingerprints = Fingerprints::default();
    let mut notes = Vec::new();
    for file in &files {
        let name = file.source.name();
        let note = line.read(file, &mut attribution, sink, |row, _| {
            if let Some(id) = row.id() {
                fingerprints.push(row.enterprise, id);
            }
            row.list(&mut lister, &name, &failing);
            row.count(&mut tally, 1)
        })?;
        notes.push(note);
    }
    let repeated = fingerprints.repeated();
    if !repeated.is_empty() {
        line.settle_duplicates(&files, &mut attribution, &repeated, &mut tally, &mut lister, &failing, sink)?;
    }
    Ok(Counted { facts: tally.finish(&line.judge.readings())?, lists: lister.finish(), files: notes })
}

/// The row a judgement was made from.
struct Behind<'x, 'b, 'p> {
    row: &'x Row<'b>,
    reader: &'x CaseReader<'p>,
    spec: &'p TableSpec,
}

impl Behind<'_, '_, '_> {
    /// See [`CaseReader::texts`].
    fn texts(&self) -> u64 {
        self.reader.texts(self.row)
    }

    /// The row for people.
    fn shown(&self) -> RowText {
        self.row.shown(self.reader.layout(), self.spec)
    }
}

impl Line<'_> {
    /// Hands every row of a file to `take`, judged.
    fn read(
        &self,
        file: &LedgerFile,
        attribution: &mut Attribution<'_>,
        sink: &mut Sink,
        take: impl FnMut(JudgedRow<'_>, &Behind<'_, '_, '_>) -> Result<(), TallyError>,
    ) -> Result<FileNote, CountError> {
        self.read_where(file, attribution, sink, |_, _| true, take)
    }

    /// Hands the rows of a file to `take`, judged, whose number is `wanted`; the others are not read further.
    fn read_where(
        &self,
        file: &LedgerFile,
        attribution: &mut Attribution<'_>,
        sink: &mut Sink,
        wanted: impl Fn(EnterpriseIx, &dyn Fn() -> Option<String>) -> bool,
        mut take: impl FnMut(JudgedRow<'_>, &Behind<'_, '_, '_>) -> Result<(), TallyError>,
    ) -> Result<FileNote, CountError> {
        let name = file.source.name();
        let failed = |error| CountError::Read { name: name.clone(), error };
        let spellings = &self.pack.spellings;
        let opened = open(file.source.as_ref(), &spellings.case, spellings, self.encoding, sink).map_err(failed)?;
        let Opened::Table(mut table) = opened else {
            return Ok(FileNote { name, form: None, rows: 0, passed: Passed::default() });
        };
        let mut reader = CaseReader::new(self.pack, table.layout.clone(), name.clone(), file.service, sink);
        let mut rows = 0;
        let mut last = None;
        let layout = table.layout.clone();
        while let Some(row) = table.next_row().map_err(failed)? {
            rows += 1;
            let enterprise = Self::attribute(row, &reader, attribution, &mut last, &name, sink);
            if !wanted(enterprise.0, &|| reader.id(&row)) {
                continue;
            }
            let line = row.record.line;
            let place = |field| place_of(&layout, &name, line, field);
            let judged = JudgedRow::new(reader.read(row, sink), enterprise.0, line, self.judge, place, sink);
            let judged = if enterprise.1 { self.admit_late(judged, &name, sink) } else { judged.set_aside(Code::B502) };
            report_other_period(&judged, self.judge.period(), |field| place_of(&layout, &name, line, field), sink);
            let behind = Behind { row: &row, reader: &reader, spec: &spellings.case };
            take(judged, &behind)?;
            sink.show_row(&name, line, || behind.shown());
        }
        report_passed(&table, &name, sink);
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
                let place = place_of(reader.layout(), file, row.record.line, crate::domain::Field::Enterprise);
                sink.report(Code::B502, &place, || {
                    Diagnostic::new(Code::B502, place.clone()).fact("named", named.as_deref().unwrap_or(""))
                });
                (own, false)
            }
        }
    }

    /// Reads the files again for the rows whose number occurs more than once, and corrects counts and lists.
    #[allow(clippy::too_many_arguments)] // Everything that counting has in its hands, once.
    fn settle_duplicates(
        &self,
        files: &[&LedgerFile],
        attribution: &mut Attribution<'_>,
        repeated: &[u64],
        tally: &mut Tally,
        lister: &mut Lister,
        failing: &Failing<'_>,
        sink: &mut Sink,
    ) -> Result<(), CountError> {
        // What these rows are has been told already.
        let mut silent = Sink::default();
        let mut groups = Groups::default();
        self.repeated_rows(files, attribution, repeated, &mut silent, |row, behind, file| {
            let content = match &row.verdict {
                Verdict::Judged { case, .. } => Some(duplicates::content(case, behind.texts())),
                Verdict::SetAside { .. } => None,
            };
            let id = row.id().unwrap_or("").to_owned();
            groups.enter(row.enterprise, &id, content, RowPlace { file: file.clone(), line: row.line });
            Ok(())
        })?;
        let fates = groups.fates();
        self.repeated_rows(files, attribution, repeated, &mut silent, |row, behind, file| {
            let place = RowPlace { file: file.clone(), line: row.line };
            let Some(fate) = fates.get(&place) else { return Ok(()) };
            row.count(tally, -1)?;
            row.unlist(lister, file, failing);
            report_fate(&row, fate, file, sink);
            sink.show_row(file, row.line, || behind.shown());
            if matches!(fate, Fate::Differs(_)) {
                let row = row.set_aside(Code::L301);
                row.count(tally, 1)?;
                row.list(lister, file, failing);
            }
            Ok(())
        })
    }

    fn repeated_rows(
        &self,
        files: &[&LedgerFile],
        attribution: &mut Attribution<'_>,
        repeated: &[u64],
        silent: &mut Sink,
        mut take: impl FnMut(JudgedRow<'_>, &Behind<'_, '_, '_>, &FileName) -> Result<(), TallyError>,
    ) -> Result<(), CountError> {
        let is_repeated = |enterprise: EnterpriseIx, id: &str| repeated.binary_search(&duplicates::fingerprint(enterprise, id)).is_ok();
        for file in files {
            let name = file.source.name();
            let wanted = |enterprise, id: &dyn Fn() -> Option<String>| id().is_some_and(|id| is_repeated(enterprise, &id));
            self.read_where(file, attribution, silent, wanted, |row, behind| {
                // A row whose form is broken has no number after all.
                if row.id().is_some() { take(row, behind, &name) } else { Ok(()) }
            })?;
        }
        Ok(())
    }
}
