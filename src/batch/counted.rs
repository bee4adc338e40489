//! The ledgers of one hand: what their rows count, the lists behind the counts, and rows that are there twice.

use std::collections::BTreeMap;

use super::attribution::Attribution;
use super::duplicates::{self, Fate, Fingerprints, Groups, RowPlace};
use super::failing::Failing;
use super::ledger_checks::LedgerChecks;
use super::ledger_file::{CountError, FileNote, LedgerFile};
use super::line::{Behind, Line};
use super::row::{JudgedRow, Verdict};
use super::told::report_fate;
use crate::diag::{Code, Sink};
use crate::domain::{CaseLists, EnterpriseIx, Facts, FileName};
use crate::screen::Screens;
use crate::tally::{Lister, Tally};

/// What the ledgers come to.
#[derive(Debug, Clone, Default)]
pub struct Counted {
    /// The counts.
    pub facts: Facts,
    /// The cases behind them.
    pub lists: CaseLists,
    /// How each file was read.
    pub files: Vec<FileNote>,
    /// What became of rows that share a number.
    pub(super) fates: BTreeMap<RowPlace, Fate>,
}

/// What looks at rows besides the counts.
struct Watching<'p> {
    checks: LedgerChecks,
    screens: Screens<'p>,
}

impl Watching<'_> {
    /// Takes a row in with the weight 1, or back with −1.
    fn row(&mut self, row: &JudgedRow<'_>, file: &FileName, weight: i64) {
        self.checks.row(row, file, weight);
        match row.judged() {
            Some(judged) => self.screens.row(row.enterprise, &judged, weight),
            None => self.screens.set_aside(row.enterprise, row.id().unwrap_or("")),
        }
    }
}

/// Reads, judges and counts every row of `files`, and keeps what the screens need. The order of the files does not matter.
///
/// # Errors
/// When a file cannot be read.
pub fn count<'p>(
    line: &Line<'p>,
    files: &[LedgerFile],
    mut attribution: Attribution<'_>,
    sink: &mut Sink,
) -> Result<(Counted, Screens<'p>), CountError> {
    let mut files: Vec<_> = files.iter().collect();
    files.sort_by_key(|file| file.source.name());
    let failing = Failing::new(line.pack);
    let (mut tally, mut lister) = (Tally::default(), Lister::default());
    let mut watching = Watching {
        checks: LedgerChecks::new(line.pack, line.judge.period()),
        screens: Screens::new(&line.pack.policy, line.judge.calendar(), line.screens),
    };
    let mut fingerprints = Fingerprints::default();
    let mut notes = Vec::new();
    for file in &files {
        let name = file.source.name();
        let note = line.read(file, &mut attribution, sink, |row, _| {
            if let Some(id) = row.id() {
                fingerprints.push(row.enterprise, id);
            }
            watching.row(&row, &name, 1);
            row.list(&mut lister, &name, &failing);
            Ok(row.count(&mut tally, 1)?)
        })?;
        notes.push(note);
    }
    let repeated = fingerprints.repeated();
    let mut fates = BTreeMap::new();
    if !repeated.is_empty() {
        fates = line.settle_duplicates(&files, &mut attribution, &repeated, &mut tally, &mut lister, &failing, &mut watching, sink)?;
    }
    watching.checks.tell(sink);
    let counted = Counted { facts: tally.finish(&line.judge.readings())?, lists: lister.finish(), files: notes, fates };
    Ok((counted, watching.screens))
}

impl Line<'_> {
    /// Reads the files again for the rows whose number occurs more than once, corrects counts and lists, and tells which became
    /// what.
    #[allow(clippy::too_many_arguments)] // Everything that counting has in its hands, once.
    fn settle_duplicates(
        &self,
        files: &[&LedgerFile],
        attribution: &mut Attribution<'_>,
        repeated: &[u64],
        tally: &mut Tally,
        lister: &mut Lister,
        failing: &Failing<'_>,
        watching: &mut Watching<'_>,
        sink: &mut Sink,
    ) -> Result<BTreeMap<RowPlace, Fate>, CountError> {
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
            watching.row(&row, file, -1);
            report_fate(row.id().unwrap_or(""), row.line, fate, file, sink);
            sink.show_row(file, row.line, || behind.shown());
            if matches!(fate, Fate::Differs(_)) {
                let row = row.set_aside(Code::L301);
                row.count(tally, 1)?;
                row.list(lister, file, failing);
                watching.row(&row, file, 1);
            }
            Ok(())
        })?;
        Ok(fates)
    }

    fn repeated_rows(
        &self,
        files: &[&LedgerFile],
        attribution: &mut Attribution<'_>,
        repeated: &[u64],
        silent: &mut Sink,
        mut take: impl FnMut(JudgedRow<'_>, &Behind<'_, '_, '_>, &FileName) -> Result<(), CountError>,
    ) -> Result<(), CountError> {
        let is_repeated = |enterprise: EnterpriseIx, id: &str| repeated.binary_search(&duplicates::fingerprint(enterprise, id)).is_ok();
        for file in files {
            let name = file.source.name();
            let wanted = |enterprise, behind: &Behind<'_, '_, '_>| behind.id().is_some_and(|id| is_repeated(enterprise, &id));
            self.read_where(file, attribution, silent, wanted, |row, behind| {
                // A row whose form is broken has no number after all.
                if row.id().is_some() { take(row, behind, &name) } else { Ok(()) }
            })?;
        }
        Ok(())
    }
}
