//! The quarter before: which case numbers it held, and what its progress ledgers said.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rayon::prelude::*;

use super::attribution::Directory;
use super::ledger_file::{CountError, read_error};
use super::prepared::{Prepared, prepare};
use super::quarter::{QuarterFiles, Settings};
use super::repeated::fingerprint;
use crate::diag::Sink;
use crate::domain::{EnterpriseIx, Field, Progress, Quarter};
use crate::intake::{Opened, Source, open};

/// What is taken from the quarter before.
pub(super) struct Earlier {
    pub(super) quarter: Quarter,
    /// Fingerprints of the case numbers of every unit that handed in then, or should have, and handed in cases now.
    pub(super) ids: BTreeMap<EnterpriseIx, HashSet<u64>>,
    /// Its progress ledgers.
    pub(super) progress: BTreeMap<EnterpriseIx, Progress>,
    /// Its submissions, to be held against those of the quarter.
    pub(super) submissions: Vec<Prepared>,
    /// The units of the quarter and those that only handed in then.
    pub(super) known: Directory,
}

/// Reads the earlier quarter; what is wrong with it was told in its own report. Case numbers are read of the units that handed in
/// cases `now`, for nobody else's are asked for. The first `registered` units of the directory stand in the registry: one that had to
/// report then and did not has reported no case, which is known as well.
pub(super) fn read(
    quarter: Quarter,
    files: QuarterFiles,
    settings: &Settings<'_>,
    (directory, registered): (&Directory, usize),
    now: &[Prepared],
) -> Result<Earlier, CountError> {
    let mut silent = Sink::default();
    let mut known = directory.clone();
    let settings = Settings { quarter: Some(quarter), ..*settings };
    let mut submissions = prepare(files.submissions, &settings, &mut known, false, &mut silent)?;
    let mut progress = BTreeMap::new();
    for one in &mut submissions {
        if let Some(said) = one.progress.take() {
            progress.insert(one.enterprise, said);
        }
    }
    let asked: BTreeSet<_> = now.iter().filter(|one| !one.ledgers.is_empty()).map(|one| one.enterprise).collect();
    let asked = submissions.par_iter().filter(|one| asked.contains(&one.enterprise));
    let ids = asked.map(|one| Ok((one.enterprise, ids(one, &settings)?))).collect::<Result<BTreeMap<_, _>, CountError>>()?;
    let mut earlier = Earlier { quarter, ids, progress, submissions, known };
    let last = quarter.period().last();
    for (enterprise, unit) in directory.iter().take(registered) {
        if unit.reporting_since.is_none_or(|since| since <= last) {
            earlier.ids.entry(enterprise).or_default();
        }
    }
    Ok(earlier)
}

fn ids(one: &Prepared, settings: &Settings<'_>) -> Result<HashSet<u64>, CountError> {
    let mut ids = HashSet::new();
    for file in &one.ledgers {
        numbers(file.source.as_ref(), settings, |id| {
            ids.insert(fingerprint(one.enterprise, id));
        })?;
    }
    Ok(ids)
}

/// Tells `take` every case number of a ledger.
pub(super) fn numbers(source: &dyn Source, settings: &Settings<'_>, mut take: impl FnMut(&str)) -> Result<(), CountError> {
    let pack = settings.pack;
    let mut silent = Sink::default();
    let opened = open(source, &pack.spellings.case, &pack.spellings, settings.encoding, &mut silent).map_err(read_error(source))?;
    let Opened::Table(mut table) = opened else { return Ok(()) };
    let Some(column) = table.layout.field(Field::CaseId.index()) else { return Ok(()) };
    while let Some(row) = table.next_row().map_err(read_error(source))? {
        if let Some(id) = row.text(column.first()) {
            take(&crate::ledger::case_id(&id));
        }
    }
    Ok(())
}
