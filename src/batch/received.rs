//! What the files of a submission turn out to hold: each table goes to the reader whose headers it has.

use std::io;

use super::ledger_file::{CountError, LedgerFile, read_error};
use super::submission::{About, SubmissionFiles};
use crate::diag::Sink;
use crate::domain::fold::fold;
use crate::domain::{Encoding, FileName, ServiceIx};
use crate::intake::{self, AsSent, Source, tables};
use crate::rules::{Pack, TableSpec};

/// A table that a submission may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Cases,
    Progress,
    Statements,
}

/// The tables that a submission may hold; a text without any of their headers is taken for the first.
fn kinds(pack: &Pack) -> [(Kind, &TableSpec); 3] {
    [(Kind::Cases, &pack.spellings.case), (Kind::Progress, &pack.spellings.progress), (Kind::Statements, &pack.spellings.statement)]
}

/// The tables of a submission, by what they hold.
pub(super) struct Received {
    pub(super) cases: Vec<LedgerFile>,
    pub(super) progress: Vec<Box<dyn Source>>,
    pub(super) statements: Vec<Box<dyn Source>>,
}

/// A table of cases, and the service that its name gives it.
type CaseTable<'s> = (Option<ServiceIx>, Box<dyn Source + 's>);

/// Takes the files of a submission apart.
pub(super) fn sort(
    files: &mut SubmissionFiles,
    about: &About,
    pack: &Pack,
    encoding: Option<Encoding>,
    sink: &mut Sink,
) -> Result<Received, CountError> {
    let mut received = Received {
        cases: Vec::new(),
        progress: files.progress.take().into_iter().collect(),
        statements: files.statements.take().into_iter().collect(),
    };
    for source in files.cases.drain(..) {
        let failed = read_error(source.as_ref());
        for (kind, source) in kinds_in(source, pack, encoding, sink).map_err(failed)? {
            match kind {
                Kind::Cases => received.cases.push(LedgerFile {
                    service: service_of(&source.name(), about, pack),
                    handed_in_on: about.handed_in_on,
                    source,
                }),
                Kind::Progress => received.progress.push(source),
                Kind::Statements => received.statements.push(source),
            }
        }
    }
    Ok(received)
}

/// The tables of cases in a file, each with the service its name gives it.
pub(super) fn cases_in<'s>(source: &'s dyn Source, pack: &Pack, encoding: Option<Encoding>) -> io::Result<Vec<CaseTable<'s>>> {
    let found = kinds_in(Box::new(source), pack, encoding, &mut Sink::default())?.into_iter();
    let cases = found.filter(|(kind, _)| *kind == Kind::Cases);
    Ok(cases.map(|(_, source)| (service_of(&source.name(), &About::default(), pack), source)).collect())
}

fn kinds_in<'s>(
    source: Box<dyn Source + 's>,
    pack: &Pack,
    encoding: Option<Encoding>,
    sink: &mut Sink,
) -> io::Result<Vec<(Kind, Box<dyn Source + 's>)>> {
    let kinds = kinds(pack);
    let found = tables(source, &kinds.map(|(_, spec)| spec), &pack.spellings.ignored_sheets, encoding, sink)?;
    Ok(found.into_iter().map(|found| (kinds[found.table].0, found.source)).collect())
}

/// The service of a table without such a column: what `submission.toml` says of the sheet or file, else what it is called.
fn service_of(name: &FileName, about: &About, pack: &Pack) -> Option<ServiceIx> {
    let path = name.path();
    let file = path.rsplit('/').next().unwrap_or(path);
    let said = name.sheet().and_then(|sheet| about.services.get(&format!("{file}!{sheet}")));
    let stem = file.split_once('.').map_or(file, |(stem, _)| stem);
    said.or_else(|| about.services.get(file))
        .copied()
        .or_else(|| name.sheet().and_then(|sheet| named(sheet, pack)))
        .or_else(|| named(stem, pack))
}

/// The service that a name is, or begins with before a dash, an underscore, a bracket or a digit. Nothing is guessed: the whole
/// part must be a word of the pack.
fn named(name: &str, pack: &Pack) -> Option<ServiceIx> {
    let folded = fold(name);
    let ends_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '_' | '(' | '[' | '【' | '—' | '–' | '〔');
    let parts = folded.match_indices(ends_part).map(|(at, _)| &folded[..at]);
    std::iter::once(folded.as_str()).chain(parts).find_map(|part| pack.spellings.values.service.get(part)).copied()
}

/// The tables of a file, each row as it was sent, without what is personal; tables without a header are left out, because
/// nothing is known of their columns.
///
/// # Errors
/// When the file cannot be read.
pub fn as_sent<'r>(source: &dyn Source, pack: &'r Pack, encoding: Option<Encoding>) -> Result<Vec<(FileName, AsSent<'r>)>, CountError> {
    let mut tables = Vec::new();
    for (kind, table) in kinds_in(Box::new(source), pack, encoding, &mut Sink::default()).map_err(read_error(source))? {
        let Some((_, spec)) = kinds(pack).into_iter().find(|(known, _)| *known == kind) else { continue };
        let rows = intake::as_sent(table.as_ref(), spec, &pack.spellings, encoding).map_err(read_error(source))?;
        tables.extend(rows.map(|rows| (table.name(), rows)));
    }
    Ok(tables)
}
