//! Rows by the number of their case: read, judged and laid out day by day, without counting the others.

use rayon::prelude::*;

use super::attribution::{Attribution, Directory};
use super::duplicates::{self, Fate, Groups, RowPlace};
use super::ledger_file::{CountError, LedgerFile};
use super::line::Line;
use super::prepared::Prepared;
use super::quarter::{QuarterFiles, Settings};
use super::row::{JudgedRow, Verdict};
use super::run::{begin, is_alone};
use super::taker::Behind;
use super::told::report_fate;
use crate::calendar::OutsideSpan;
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::{Case, Column, EnterpriseIx, FileName, Judgement, Place, Reading, ServiceIx};
use crate::judge::Judge;
use crate::ledger::{ReadField, ReadValue};
use crate::trace::{Trace, trace};

/// A row that was sought.
#[derive(Debug)]
pub struct FoundRow<'c> {
    /// Whose row it is.
    pub enterprise: EnterpriseIx,
    /// The file and the line.
    pub place: Place,
    /// Its fields.
    pub fields: Vec<ReadField>,
    /// Columns that are never shown.
    pub not_shown: Vec<Column>,
    /// What became of it.
    pub verdict: FoundVerdict<'c>,
    /// Another row with its number: it says the same and counts in this one's place (L302), or something else (L301).
    pub twin: Option<(Code, Place)>,
    /// What was told of the row.
    pub diagnostics: Vec<Diagnostic>,
}

/// What became of a row that was sought.
#[derive(Debug)]
pub enum FoundVerdict<'c> {
    /// It was judged.
    Judged(Box<JudgedCase<'c>>),
    /// It cannot be trusted.
    SetAside {
        /// Its service, where that can be read.
        service: Option<ServiceIx>,
        /// Why.
        code: Code,
    },
}

/// A case with everything that was concluded about it.
#[derive(Debug)]
pub struct JudgedCase<'c> {
    /// What the ledger says.
    pub case: Case<'static>,
    /// How it was judged.
    pub judgement: Judgement,
    /// The readings that can come out differently.
    pub others: Vec<(Reading, Judgement)>,
    /// Its days.
    pub trace: Result<Trace<'c>, OutsideSpan>,
}

/// Rows that were sought, and whose they are.
#[derive(Debug)]
pub struct Found<'c> {
    /// By file and line.
    pub rows: Vec<FoundRow<'c>>,
    /// Every unit by number.
    pub directory: Directory,
    /// The rows name their units themselves, so the directory holds what the files that were read name.
    pub by_row: bool,
}

/// Finds the rows of the case `number`, or every row where none is named. The other rows are read no further than their number.
///
/// # Errors
/// When a file cannot be read.
pub fn find<'p>(files: QuarterFiles, settings: &Settings<'p>, number: Option<&str>, sink: Sink) -> Result<Found<'p>, CountError> {
    let (mut files, mut sink) = (files, sink);
    let mut begun = begin(&mut files, settings, &mut sink)?;
    let judge = Judge::new(&settings.pack.policy, settings.calendar, settings.period, settings.as_of).beside(settings.basis);
    let earlier = begun.earlier.as_ref();
    let line = |one: &Prepared| {
        let known = earlier.and_then(|earlier| Some((one.enterprise, earlier.ids.get(&one.enterprise)?)));
        (known, settings.pack, settings.encoding)
    };
    let seek = |one: &Prepared, attribution: Attribution<'_>| {
        let (earlier, pack, encoding) = line(one);
        seek(
            &Line { pack, judge: &judge, encoding, earlier, screens: false },
            &judge,
            &one.ledgers,
            attribution,
            number,
            sink.fork().keeping_all(),
        )
    };
    let by_row = is_alone(&begun.prepared, settings, &begun.directory);
    let mut rows = if by_row {
        let only = begun.prepared.first();
        only.map_or_else(|| Ok(Vec::new()), |only| seek(only, Attribution::ByRow(&mut begun.directory)))?
    } else {
        let directory = &begun.directory;
        let found: Vec<_> = begun.prepared.par_iter().map(|one| seek(one, Attribution::One(one.enterprise, directory))).collect();
        found.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect()
    };
    rows.sort_by(|a, b| a.place.cmp(&b.place));
    Ok(Found { rows, directory: begun.directory, by_row })
}

/// The rows of one hand.
fn seek<'p>(
    line: &Line<'_>,
    judge: &Judge<'p>,
    files: &[LedgerFile],
    mut attribution: Attribution<'_>,
    number: Option<&str>,
    mut sink: Sink,
) -> Result<Vec<FoundRow<'p>>, CountError> {
    let mut rows = Vec::new();
    let mut groups = Groups::default();
    for file in files {
        let name = file.source.name();
        let wanted = |_, behind: &Behind<'_, '_, '_>| number.is_none_or(|number| behind.id().is_some_and(|id| id == number));
        line.read_where(file, &mut attribution, &mut sink, wanted, |row, behind| {
            if let Some(id) = row.id() {
                let content = match &row.verdict {
                    Verdict::Judged { case, .. } => Some(duplicates::content(case, behind.texts())),
                    Verdict::SetAside { .. } => None,
                };
                groups.enter(row.enterprise, id, content, RowPlace { file: name.clone(), line: row.line });
            }
            rows.push(found(row, behind, judge, &name));
            Ok(())
        })?;
    }
    let fates = groups.fates();
    for row in &mut rows {
        let Some(line) = row.place.line else { continue };
        if let Some(fate) = fates.get(&RowPlace { file: row.place.file.clone(), line }) {
            report_fate(row.id().unwrap_or(""), line, fate, &row.place.file, &mut sink);
            row.twin = Some(match fate {
                Fate::Repeats(other) => (Code::L302, Place::line(other.file.clone(), other.line)),
                Fate::Differs(other) => (Code::L301, Place::line(other.file.clone(), other.line)),
            });
        }
    }
    if number.is_some() {
        give_diagnostics(&mut rows, &sink);
    }
    Ok(rows)
}

/// Gives every row what was told of it.
fn give_diagnostics(rows: &mut [FoundRow<'_>], sink: &Sink) {
    for row in rows {
        let samples = sink.groups().into_iter().flat_map(|group| &group.samples);
        let of_row = samples.filter(|told| told.place.file == row.place.file && told.place.line == row.place.line);
        row.diagnostics = of_row.cloned().collect();
    }
}

fn found<'p>(row: JudgedRow<'_>, behind: &Behind<'_, '_, '_>, judge: &Judge<'p>, file: &FileName) -> FoundRow<'p> {
    let (mut fields, not_shown) = behind.as_read();
    let verdict = match row.verdict {
        Verdict::Judged { case, judgement, others } => {
            let trace = trace(judge, &case, &judgement);
            FoundVerdict::Judged(Box::new(JudgedCase { case: case.into_owned(), judgement, others, trace }))
        }
        Verdict::SetAside { service, code, .. } => FoundVerdict::SetAside { service, code },
    };
    // A number that is a person's is shown nowhere.
    if matches!(verdict, FoundVerdict::SetAside { code: Code::R117, .. }) {
        let id = crate::domain::Field::CaseId.index();
        fields.iter_mut().filter(|field| field.number == id).for_each(|field| field.value = ReadValue::Covered);
    }
    let place = Place::line(file.clone(), row.line);
    FoundRow { enterprise: row.enterprise, place, fields, not_shown, verdict, twin: None, diagnostics: Vec::new() }
}

impl FoundRow<'_> {
    /// The case's number, where the row could be judged.
    pub fn id(&self) -> Option<&str> {
        match &self.verdict {
            FoundVerdict::Judged(judged) => Some(&judged.case.id),
            FoundVerdict::SetAside { .. } => None,
        }
    }

    /// Its service, where that can be read.
    pub fn service(&self) -> Option<ServiceIx> {
        match &self.verdict {
            FoundVerdict::Judged(judged) => Some(judged.case.service),
            FoundVerdict::SetAside { service, .. } => *service,
        }
    }
}

/// The numbers nearest to one that was not found, the nearest first.
///
/// # Errors
/// When a file cannot be read.
pub fn near(files: QuarterFiles, settings: &Settings<'_>, number: &str) -> Result<Vec<String>, CountError> {
    const SHOWN: usize = 3;
    const FARTHEST: usize = 2;
    let mut files = files;
    let begun = begin(&mut files, settings, &mut Sink::default())?;
    let mut near = std::collections::BTreeSet::new();
    for file in begun.prepared.iter().flat_map(|one| &one.ledgers) {
        super::earlier::numbers(file.source.as_ref(), settings, |id| {
            if id.len().abs_diff(number.len()) > FARTHEST || settings.pack.spellings.personal_patterns.in_number(id.as_bytes()).is_some() {
                return;
            }
            let distance = strsim::osa_distance(id, number);
            if distance <= FARTHEST {
                near.insert((distance, id.to_owned()));
                if near.len() > SHOWN {
                    near.pop_last();
                }
            }
        })?;
    }
    Ok(near.into_iter().map(|(_, id)| id).collect())
}
