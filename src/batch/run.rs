//! A quarter from its files to its scorecards; a single submission is a quarter with one.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::attribution::{Attribution, Directory};
use super::city::City;
use super::counted::{Counted, count};
use super::findings_on_site::{self, Verified};
use super::ledger_file::{CountError, read_error};
use super::line::Line;
use super::prepared::{Prepared, prepare};
use super::quarter::{QuarterFiles, QuarterResult, Settings};
use super::{earlier, registry};
use crate::diag::Sink;
use crate::judge::Judge;

/// Runs a quarter.
///
/// # Errors
/// When a file cannot be read.
pub fn run(files: QuarterFiles, settings: &Settings<'_>, sink: Sink) -> Result<QuarterResult, CountError> {
    let (mut files, mut sink) = (files, sink);
    let Begun { mut directory, registered, prepared, earlier } = begin(&mut files, settings, &mut sink)?;
    let verified = match &files.verified {
        Some(source) => findings_on_site::read_verified(source.as_ref(), settings.pack, &directory, settings.encoding, &mut sink)
            .map_err(read_error(source.as_ref()))?,
        None => Verified::new(),
    };
    let vetoes = match &files.violations {
        Some(source) => {
            findings_on_site::read_vetoes(source.as_ref(), settings.pack, &directory, settings.period, settings.encoding, &mut sink)
                .map_err(read_error(source.as_ref()))?
        }
        None => BTreeMap::new(),
    };
    let (prepared, counted) = count_all(prepared, settings, &mut directory, earlier.as_ref())?;
    let mut city = City { settings, verified, vetoes, counted, sink, units: Vec::new(), cards: Vec::new(), grounds: BTreeMap::new() };
    city.settle(prepared, earlier.as_ref());
    city.score(&directory, registered);
    Ok(QuarterResult {
        quarter: settings.quarter,
        period: settings.period,
        as_of: settings.as_of,
        units: city.units,
        counted: city.counted,
        cards: city.cards,
        sink: city.sink,
        grounds: city.grounds,
        earlier: earlier.map(|earlier| earlier.quarter),
        directory,
    })
}

/// A run before its first row is read: who reports, what was handed in, and what the quarter before held.
pub(super) struct Begun {
    pub(super) directory: Directory,
    /// Units of the registry; they are the first of the directory.
    pub(super) registered: usize,
    pub(super) prepared: Vec<Prepared>,
    pub(super) earlier: Option<earlier::Earlier>,
}

/// Reads the registry, and takes submissions and the quarter before out of `files`.
pub(super) fn begin(files: &mut QuarterFiles, settings: &Settings<'_>, sink: &mut Sink) -> Result<Begun, CountError> {
    let mut directory = match &files.registry {
        Some(source) => registry::read(source.as_ref(), settings.pack, settings.encoding, sink).map_err(read_error(source.as_ref()))?,
        None => Directory::default(),
    };
    let registered = directory.count();
    let submissions = std::mem::take(&mut files.submissions);
    let prepared = prepare(submissions, settings, &mut directory, files.registry.is_some(), sink)?;
    let earlier = match files.earlier.take() {
        Some((quarter, files)) => Some(earlier::read(quarter, *files, settings, &directory, registered)?),
        None => None,
    };
    Ok(Begun { directory, registered, prepared, earlier })
}

/// Is there one submission that may hold several enterprises, which only its rows name?
pub(super) fn is_alone(prepared: &[Prepared], settings: &Settings<'_>, directory: &Directory) -> bool {
    prepared.len() == 1 && settings.quarter.is_none_or(|_| directory.count() == 1)
}

/// Counts every submission, in parallel where each has one owner.
fn count_all(
    prepared: Vec<Prepared>,
    settings: &Settings<'_>,
    directory: &mut Directory,
    earlier: Option<&earlier::Earlier>,
) -> Result<(Vec<Prepared>, Counted), CountError> {
    let judge = Judge::new(&settings.pack.policy, settings.calendar, settings.period, settings.as_of).beside(settings.basis);
    let mut prepared = prepared;
    let mut all = Counted::default();
    if is_alone(&prepared, settings, directory)
        && let Some(only) = prepared.first_mut()
    {
        let known = earlier.and_then(|earlier| Some((only.enterprise, earlier.ids.get(&only.enterprise)?)));
        let line = Line { pack: settings.pack, judge: &judge, encoding: settings.encoding, earlier: known };
        all = count(&line, &only.ledgers, Attribution::ByRow(directory), &mut only.sink)?;
        return Ok((prepared, all));
    }
    let shared: &Directory = directory;
    let counted: Vec<Result<Counted, CountError>> = prepared
        .par_iter_mut()
        .map(|one| {
            let known = earlier.and_then(|earlier| Some((one.enterprise, earlier.ids.get(&one.enterprise)?)));
            let line = Line { pack: settings.pack, judge: &judge, encoding: settings.encoding, earlier: known };
            count(&line, &one.ledgers, Attribution::One(one.enterprise, shared), &mut one.sink)
        })
        .collect();
    for counted in counted {
        let counted = counted?;
        all.facts.merge(&counted.facts);
        all.lists.0.extend(counted.lists.0);
        all.files.extend(counted.files);
    }
    all.files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok((prepared, all))
}
