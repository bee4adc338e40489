//! One of the two sides, and the way over its rows.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;

use crate::calendar::WorkCalendar;
use crate::diag::Sink;
use crate::domain::{Encoding, EnterpriseIx, FileName, Period, ServiceIx};
use crate::intake::{Opened, Row, Source, open};
use crate::ledger::CaseReader;
use crate::rules::Pack;

/// A ledger of an enterprise.
pub struct Ledger<'s> {
    /// Whose it is.
    pub enterprise: EnterpriseIx,
    /// Its bytes.
    pub source: &'s dyn Source,
    /// The service of its rows, where it has no such column.
    pub service: Option<ServiceIx>,
}

/// One of the two sides.
pub struct Side<'s> {
    /// The quarter it reports on.
    pub period: Period,
    /// Its ledgers.
    pub ledgers: Vec<Ledger<'s>>,
    /// Who handed in; those that only rows name need not be among them.
    pub enterprises: BTreeSet<EnterpriseIx>,
}

/// Whose a row is, by whose ledger it stands in and by the name in its column; `None` where it may not stand there.
pub type OwnerOf<'o> = dyn Fn(EnterpriseIx, Option<&str>) -> Option<EnterpriseIx> + Sync + 'o;

/// What both sides are read by.
pub struct Terms<'p> {
    /// The rules.
    pub pack: &'p Pack,
    /// The calendar.
    pub calendar: &'p WorkCalendar,
    /// The encoding of every file, where one was asked for.
    pub encoding: Option<Encoding>,
    /// Whose a row is.
    pub owner: &'p OwnerOf<'p>,
}

/// A ledger could not be read.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {error}")]
pub struct ReadError {
    /// Its name.
    pub name: FileName,
    /// What the system says.
    pub error: io::Error,
}

impl Terms<'_> {
    /// Hands every row of a ledger to `take`, with its owner and its reader.
    pub(super) fn rows(
        &self,
        ledger: &Ledger<'_>,
        mut take: impl FnMut(EnterpriseIx, &Row<'_>, &mut CaseReader<'_>),
    ) -> Result<(), ReadError> {
        let failed = |error| ReadError { name: ledger.source.name(), error };
        let mut silent = Sink::default();
        let spellings = &self.pack.spellings;
        let opened = open(ledger.source, &spellings.case, spellings, self.encoding, &mut silent).map_err(failed)?;
        let Opened::Table(mut table) = opened else { return Ok(()) };
        let mut reader = CaseReader::new(self.pack, table.layout.clone(), ledger.source.name(), ledger.service, &mut silent);
        let by_row = reader.names_enterprises();
        let mut last: Option<(String, Option<EnterpriseIx>)> = None;
        while let Some(row) = table.next_row().map_err(failed)? {
            let named = if by_row { reader.enterprise(&row) } else { None };
            let owner = match (&named, &last) {
                // The unit of the row before is nearly always the unit of this one.
                (Some(named), Some((name, owner))) if named == name => *owner,
                _ => (self.owner)(ledger.enterprise, named.as_deref()),
            };
            if let Some(owner) = owner {
                take(owner, &row, &mut reader);
            }
            if let Some(named) = named
                && last.as_ref().is_none_or(|(name, _)| *name != named)
            {
                last = Some((named.into_owned(), owner));
            }
        }
        Ok(())
    }
}

/// Anything as one number: equal for equals, seldom equal for others.
pub(super) fn print_of(what: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}

/// The number by which rows of one case are found.
pub(super) fn key(enterprise: EnterpriseIx, id: &str) -> u64 {
    print_of((enterprise.0, id))
}
