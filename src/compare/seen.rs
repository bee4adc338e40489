//! Rows kept in full: those that are open at the end of the older quarter, or that differ.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::side::{Ledger, ReadError, Side, Terms, key};
use crate::diag::Sink;
use crate::domain::{Due, EnterpriseIx, Exclusion, FileName, Moment, Outcome, ServiceIx};
use crate::judge::Judge;
use crate::ledger::{Glance, Reading};

/// A case, and the row it stands in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Its number.
    pub id: String,
    /// The file it stands in.
    pub file: FileName,
    /// The line in the file.
    pub line: u64,
}

/// A row kept in full.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub(super) at: Spot,
    pub(super) glance: Glance,
    /// `None` where the row cannot be trusted.
    pub(super) known: Option<Known>,
}

/// What a row comes to at the end of its quarter.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) service: ServiceIx,
    pub(super) completed: Option<Moment>,
    pub(super) exclusion: Option<Exclusion>,
    pub(super) due: Option<Due>,
    pub(super) outcome: Outcome,
    pub(super) open: bool,
}

impl Seen {
    /// When the case came in, by the first of the events that says so.
    pub(super) fn came_in(&self) -> Option<Moment> {
        came_in(&self.glance)
    }

    /// Open at the end of its quarter.
    pub(super) fn is_open(&self) -> bool {
        self.known.as_ref().is_some_and(|known| known.open)
    }
}

/// When a case came in, by the first of the events that says so.
pub(super) fn came_in(glance: &Glance) -> Option<Moment> {
    glance.accepted.or(glance.applied).or(glance.documents_complete)
}

/// Rows by enterprise and number, in the order of files and lines.
pub(super) type Cases = BTreeMap<(EnterpriseIx, String), Vec<Seen>>;

/// Reads the rows whose key is among the sorted `wanted` ones.
pub(super) fn read(side: &Side<'_>, wanted: &[u64], terms: &Terms<'_>) -> Result<Cases, ReadError> {
    if wanted.is_empty() {
        return Ok(Cases::new());
    }
    let judge = Judge::new(&terms.pack.policy, terms.calendar, side.period, side.period.last());
    let read = side.ledgers.par_iter().map(|ledger| rows(ledger, wanted, terms, &judge)).collect::<Result<Vec<_>, _>>()?;
    let mut cases = Cases::new();
    for (enterprise, seen) in read.into_iter().flatten() {
        cases.entry((enterprise, seen.at.id.clone())).or_default().push(seen);
    }
    for rows in cases.values_mut() {
        rows.sort_by(|a, b| a.at.cmp(&b.at));
    }
    Ok(cases)
}

fn rows(ledger: &Ledger<'_>, wanted: &[u64], terms: &Terms<'_>, judge: &Judge<'_>) -> Result<Vec<(EnterpriseIx, Seen)>, ReadError> {
    let mut found = Vec::new();
    let mut silent = Sink::default();
    let file = ledger.source.name();
    terms.rows(ledger, |enterprise, row, reader| {
        let Some(id) = reader.id(row).filter(|id| wanted.binary_search(&key(enterprise, id)).is_ok()) else { return };
        let glance = reader.glance(row);
        let reading = reader.read(*row, &mut silent);
        // A number that cannot be printed, such as a person's, stays where it is.
        if matches!(reading, Reading::SetAside { id: None, .. }) {
            return;
        }
        let at = Spot { id: id.into_owned(), file: file.clone(), line: row.record.line };
        found.push((enterprise, Seen { at, glance, known: known(&reading, judge) }));
    })?;
    Ok(found)
}

/// What a row comes to; `None` where it cannot be trusted or a day lies outside the calendar.
pub(super) fn known(reading: &Reading<'_>, judge: &Judge<'_>) -> Option<Known> {
    let Reading::Case(case) = reading else { return None };
    let judgement = judge.judge(case).ok()?;
    Some(Known {
        service: case.service,
        completed: case.completed,
        exclusion: case.exclusion,
        due: judgement.due,
        outcome: judgement.outcome,
        open: judgement.flow.open_at_end,
    })
}
