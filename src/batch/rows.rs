//! The rows of a section: given to their units, read, judged, checked, handed on.

use super::attribution::{Attributed, Attribution, SeenNames};
use super::checks;
use super::ledger_file::CountError;
use super::line::{Lane, Line};
use super::repeated::{SectionAt, fingerprint};
use super::row::{JudgedRow, Verdict, place_of};
use super::taker::{Behind, Taker};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::{EnterpriseIx, ExclusionReason, Field, FileName, Judgement, Outcome, Place};
use crate::intake::Row;
use crate::ledger::{CaseReader, Reading};

/// How far a section was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    AtEnd,
    /// The next row names a unit that is not known yet.
    AtUnknownUnit,
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

/// A judged row, and the row it was made from.
type Taken<'b> = ((SectionAt, u64), Row<'b>, JudgedRow<'b>);

impl Line<'_> {
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
            for (at, row, judged) in self.judged(rows, reader, name, sink) {
                taker.take(judged, &Behind { at, row: &row, reader, spec }, name)?;
            }
            section.pass(passed);
            *n_rows += u64::try_from(passed).unwrap_or(u64::MAX);
            if let Some(ended) = ended {
                return Ok(ended);
            }
        }
    }

    /// Judges rows, and checks them by what that came to.
    fn judged<'b>(&self, rows: Vec<ReadRow<'b>>, reader: &CaseReader<'_>, name: &FileName, sink: &mut Sink) -> Vec<Taken<'b>> {
        let judge = |ReadRow { at, row, enterprise, is_own, reading }: ReadRow<'b>| {
            let (layout, number) = (reader.layout(), row.record.line);
            let place = |field| place_of(layout, name, number, field);
            let judged = JudgedRow::new(reading, enterprise, number, self.judge, place, sink);
            let judged = if is_own { self.admit_late(judged, name, sink) } else { judged.set_aside(Code::B502) };
            checks::run(&judged, &self.pack.policy, self.judge.period(), layout, name, sink);
            sink.show_row(name, number, || row.shown(layout, &self.pack.spellings.case));
            (at, row, judged)
        };
        rows.into_iter().map(judge).collect()
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
