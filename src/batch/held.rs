//! Submissions held against others: those of the quarter before, or those that were handed in before them.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use chrono::NaiveDate;

use super::attribution::Directory;
use super::ledger_file::CountError;
use super::prepared::{Prepared, prepare};
use super::quarter::Settings;
use super::registry;
use super::submission::SubmissionFiles;
use crate::compare::{self, Changes, Continuity, Ledger, ReadError, Side, Terms};
use crate::diag::Sink;
use crate::domain::{Enterprise, EnterpriseIx, Period, Quarter};
use crate::intake::Source;

/// One side of a comparison.
pub struct Handed {
    /// The quarter.
    pub quarter: Quarter,
    /// `enterprises.csv`, where it is at hand.
    pub registry: Option<Box<dyn Source>>,
    /// What was handed in.
    pub submissions: Vec<SubmissionFiles>,
    /// They are a quarter's; else there is one, of one enterprise.
    pub is_whole: bool,
    /// It says nothing of whose it is: ledgers outside a submission.
    pub is_bare: bool,
}

/// What quarters that follow each other show.
#[derive(Debug, Clone)]
pub struct QuarterContinuity {
    /// The older one.
    pub old: Quarter,
    /// The newer one.
    pub new: Quarter,
    /// What is found of each enterprise, by code.
    pub units: Vec<(Enterprise, Continuity)>,
}

/// A comparison that could not be made.
#[derive(Debug, thiserror::Error)]
pub enum CompareError {
    /// A ledger could not be read.
    #[error(transparent)]
    Count(#[from] CountError),
    /// Two submissions of two enterprises.
    #[error("{old} ≠ {new}")]
    Strangers {
        /// Whose the first is.
        old: String,
        /// Whose the second is.
        new: String,
    },
}

impl From<ReadError> for CountError {
    fn from(ReadError { name, error }: ReadError) -> Self {
        Self::Read { name, error }
    }
}

/// Both sides, ready to be read.
struct Pair {
    directory: Mutex<Directory>,
    old: Vec<Prepared>,
    new: Vec<Prepared>,
    /// Each row of a lone ledger may name its unit.
    by_row: bool,
}

impl Pair {
    fn new(old: Handed, new: Handed, settings: &Settings<'_>) -> Result<Self, CompareError> {
        let mut silent = Sink::default();
        let found = new.registry.as_ref().or(old.registry.as_ref());
        let has_registry = found.is_some();
        let mut directory = match found {
            Some(source) => registry::read(source.as_ref(), settings.pack, settings.encoding, &mut silent)
                .map_err(super::ledger_file::read_error(source.as_ref()))?,
            None => Directory::default(),
        };
        let by_row = !(old.is_whole && new.is_whole);
        let anybody = old.is_bare || new.is_bare;
        let mut side = |handed: Handed| -> Result<Vec<Prepared>, CountError> {
            let settings = Settings { quarter: Some(handed.quarter), period: handed.quarter.period(), ..*settings };
            prepare(handed.submissions, &settings, &mut directory, has_registry, &mut silent)
        };
        // The newer one first, as in a report on it: who stands in no registry is called as the newer submission calls him.
        let new = side(new)?;
        let mut old = side(old)?;
        if by_row && let ([one], [other]) = (&mut old[..], &new[..]) {
            if one.enterprise != other.enterprise && !anybody {
                let name = |ix| directory.get(ix).map(|unit| unit.short_name.clone()).unwrap_or_default();
                return Err(CompareError::Strangers { old: name(one.enterprise), new: name(other.enterprise) });
            }
            one.enterprise = other.enterprise;
        }
        Ok(Self { directory: Mutex::new(directory), old, new, by_row })
    }

    /// Whose a row is.
    fn owner(&self, own: EnterpriseIx, named: Option<&str>) -> Option<EnterpriseIx> {
        let Some(named) = named else { return Some(own) };
        let mut directory = self.directory.lock().unwrap_or_else(PoisonError::into_inner);
        if self.by_row {
            return directory.find_or_enter(named);
        }
        directory.find(named).filter(|found| *found == own)
    }

    /// What was found, by the code of the unit; what is `empty` of a ledger whose rows name other units is left out.
    fn named<T>(self, found: BTreeMap<EnterpriseIx, T>, empty: impl Fn(&T) -> bool) -> Vec<(Enterprise, T)> {
        let directory = self.directory.into_inner().unwrap_or_else(PoisonError::into_inner);
        let lone = found.len() == 1;
        let shown = found.into_iter().filter(|(_, one)| lone || !self.by_row || !empty(one));
        let mut units: Vec<_> = shown.filter_map(|(ix, one)| Some((directory.get(ix)?.clone(), one))).collect();
        units.sort_by(|(a, _), (b, _)| (&a.code, &a.name).cmp(&(&b.code, &b.name)));
        units
    }
}

/// The ledgers of a side.
fn side(prepared: &[Prepared], period: Period) -> Side<'_> {
    let ledgers = prepared.iter().flat_map(|one| {
        let ledger = |file: &'_ super::LedgerFile| file.service;
        one.ledgers.iter().map(move |file| Ledger { enterprise: one.enterprise, source: file.source.as_ref(), service: ledger(file) })
    });
    Side { period, ledgers: ledgers.collect(), enterprises: prepared.iter().map(|one| one.enterprise).collect() }
}

/// What two quarters that follow each other show.
///
/// # Errors
/// When a file cannot be read, or the submissions are of two enterprises.
pub fn continuity(old: Handed, new: Handed, settings: &Settings<'_>) -> Result<QuarterContinuity, CompareError> {
    let quarters = (old.quarter, new.quarter);
    let pair = Pair::new(old, new, settings)?;
    let owner = |own, named: Option<&str>| pair.owner(own, named);
    let terms = Terms { pack: settings.pack, calendar: settings.calendar, encoding: settings.encoding, owner: &owner };
    let (old, new) = (side(&pair.old, quarters.0.period()), side(&pair.new, quarters.1.period()));
    let found = compare::continuity(&old, &new, &terms).map_err(CountError::from)?;
    let units = pair.named(found, |one| one.open_before == 0 && one.first_reported == 0 && !one.has_findings());
    Ok(QuarterContinuity { old: quarters.0, new: quarters.1, units })
}

/// The same for submissions that are being counted anyway; `directory` knows the units of both quarters.
pub(super) fn beside(
    (old_quarter, old): (Quarter, &[Prepared]),
    (new_quarter, new): (Quarter, &[Prepared]),
    directory: &Directory,
    settings: &Settings<'_>,
) -> Result<QuarterContinuity, CountError> {
    let owner = |own, named: Option<&str>| named.is_none_or(|named| directory.find(named) == Some(own)).then_some(own);
    let terms = Terms { pack: settings.pack, calendar: settings.calendar, encoding: settings.encoding, owner: &owner };
    let found = compare::continuity(&side(old, old_quarter.period()), &side(new, new_quarter.period()), &terms)?;
    let mut units: Vec<_> = found.into_iter().filter_map(|(ix, one)| Some((directory.get(ix)?.clone(), one))).collect();
    units.sort_by(|(a, _), (b, _)| (&a.code, &a.name).cmp(&(&b.code, &b.name)));
    Ok(QuarterContinuity { old: old_quarter, new: new_quarter, units })
}

/// What changed in the ledgers of each enterprise between two submissions of one quarter, by code.
///
/// # Errors
/// When a file cannot be read, or the submissions are of two enterprises.
pub fn changes(old: Handed, new: Handed, as_of: NaiveDate, settings: &Settings<'_>) -> Result<Vec<(Enterprise, Changes)>, CompareError> {
    let period = new.quarter.period();
    let pair = Pair::new(old, new, settings)?;
    let owner = |own, named: Option<&str>| pair.owner(own, named);
    let terms = Terms { pack: settings.pack, calendar: settings.calendar, encoding: settings.encoding, owner: &owner };
    let found = compare::changes(&side(&pair.old, period), &side(&pair.new, period), as_of, &terms).map_err(CountError::from)?;
    Ok(pair.named(found, |one| one.old_rows == 0 && one.new_rows == 0))
}
