//! Counts the rows of a part of the ledgers: the one place that says what a row is counted in.

use super::beside::Part;
use super::copied::Copied;
use super::duplicates::{Fate, RowPlace};
use super::failing::Failing;
use super::ledger_checks::LedgerChecks;
use super::ledger_file::CountError;
use super::line::Line;
use super::repeated::{Fingerprints, fingerprint};
use super::row::JudgedRow;
use super::taker::{Behind, Taker};
use super::told::report_fate;
use crate::diag::{Code, Sink};
use crate::domain::{EnterpriseIx, FileName};
use crate::screen::Screens;
use crate::tally::{Lister, Tally};

/// What looks at rows besides the counts.
pub(super) struct Watching<'p> {
    pub(super) checks: LedgerChecks,
    pub(super) screens: Screens<'p>,
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

    fn merge(&mut self, other: Self) {
        self.checks.merge(other.checks);
        self.screens.merge(other.screens);
    }
}

/// Counts the rows of a part of the files.
pub(super) struct Counting<'p> {
    pub(super) tally: Tally,
    pub(super) lister: Lister,
    pub(super) watching: Watching<'p>,
    pub(super) fingerprints: Fingerprints,
    failing: Failing<'p>,
}

impl<'p> Counting<'p> {
    /// Before the first row.
    pub(super) fn new(line: &Line<'p>) -> Self {
        Self {
            tally: Tally::default(),
            lister: Lister::default(),
            watching: Watching {
                checks: LedgerChecks::new(line.pack, line.judge.period()),
                screens: Screens::new(&line.pack.policy, line.judge.calendar(), line.screens),
            },
            fingerprints: Fingerprints::default(),
            failing: Failing::new(line.pack),
        }
    }

    /// Has the parts of a ledger keep in the first of them what they count, where together they hold much: of many units each part
    /// would else keep every one.
    pub(super) fn gather(parts: &mut [Part<Self>], most: usize, line: &Line<'p>) -> Result<(), CountError> {
        let Some((first, others)) = parts.split_first_mut() else { return Ok(()) };
        if others.iter().map(|part| part.taker.held()).sum::<usize>() <= most {
            return Ok(());
        }
        let begin_anew = |part: &mut Part<Self>| {
            let fingerprints = std::mem::take(&mut part.taker.fingerprints);
            std::mem::replace(&mut part.taker, Self { fingerprints, ..Self::new(line) })
        };
        first.taker.merge(others.iter_mut().map(begin_anew).collect())
    }

    /// For how many units, and services of units, something is held.
    fn held(&self) -> usize {
        self.watching.screens.units() + self.tally.services()
    }

    /// Takes in what parts have counted, one kind of it beside another, but not their fingerprints.
    pub(super) fn merge(&mut self, parts: Vec<Self>) -> Result<(), CountError> {
        let (mut counts, mut lists, mut watching) = (Vec::new(), Vec::new(), Vec::new());
        for part in parts {
            counts.push(part.tally);
            lists.push(part.lister);
            watching.push(part.watching);
        }
        let Self { tally, lister, watching: own, .. } = self;
        let merge_lists = || lists.into_iter().for_each(|other| lister.merge(other));
        let merge_watching = || watching.into_iter().for_each(|other| own.merge(other));
        let (tallied, _) =
            rayon::join(|| counts.into_iter().try_for_each(|other| tally.merge(other)), || rayon::join(merge_lists, merge_watching));
        Ok(tallied?)
    }

    /// Takes a row in.
    fn add(&mut self, row: &JudgedRow<'_>, file: &FileName) -> Result<(), CountError> {
        self.watching.row(row, file, 1);
        row.list(&mut self.lister, file, &self.failing);
        Ok(row.count(&mut self.tally, 1)?)
    }

    /// Takes back a row that was taken in.
    pub(super) fn take_back(&mut self, row: &JudgedRow<'_>, file: &FileName) -> Result<(), CountError> {
        self.watching.row(row, file, -1);
        row.unlist(&mut self.lister, file, &self.failing);
        Ok(row.count(&mut self.tally, -1)?)
    }

    /// Tells what becomes of a row that was taken back, and counts what is left of it.
    pub(super) fn settle(&mut self, copy: Copied, fate: &Fate, sink: &mut Sink) -> Result<(), CountError> {
        let Copied { row, place: RowPlace { file, line }, shown, .. } = copy;
        report_fate(row.id().unwrap_or(""), line, fate, &file, sink);
        if let Some(shown) = shown {
            sink.show_row(&file, line, || shown);
        }
        if matches!(fate, Fate::Differs(_)) {
            self.add(&row.set_aside(Code::L301), &file)?;
        }
        Ok(())
    }
}

impl Taker for Counting<'_> {
    fn wants(&self, _: EnterpriseIx, _: &Behind<'_, '_, '_>) -> bool {
        true
    }

    fn take(&mut self, row: JudgedRow<'_>, behind: &Behind<'_, '_, '_>, file: &FileName) -> Result<(), CountError> {
        if let Some(id) = row.id() {
            let (section, record) = behind.at;
            self.fingerprints.enter(section, record, fingerprint(row.enterprise, id));
        }
        self.add(&row, file)
    }
}
