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
use super::{earlier, held, registry};
use crate::diag::Sink;
use crate::judge::Judge;

/// Runs a quarter.
///
/// # Errors
/// When a file cannot be read.
pub fn run(files: QuarterFiles, settings: &Settings<'_>, sink: Sink) -> Result<QuarterResult, CountError> {
    let mut sink = sink;
    let mut directory = match &files.registry {
        Some(source) => {
            registry::read(source.as_ref(), settings.pack, settings.encoding, &mut sink).map_err(read_error(source.as_ref()))?
        }
        None => Directory::default(),
    };
    let registered = directory.count();
    let prepared = prepare(files.submissions, settings, &mut directory, files.registry.is_some(), &mut sink)?;
    let earlier = match files.earlier {
        Some((quarter, files)) => Some(earlier::read(quarter, *files, settings, &directory, registered)?),
        None => None,
    };
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
    let continuity = match (&earlier, settings.quarter) {
        (Some(earlier), Some(quarter)) if settings.continuity => {
            let (before, now) = ((earlier.quarter, &earlier.submissions[..]), (quarter, &prepared[..]));
            Some(held::beside(before, now, &earlier.known, settings)?)
        }
        _ => None,
    };
    let mut city = City { settings, verified, vetoes, counted, sink, units: Vec::new(), cards: Vec::new() };
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
        earlier: earlier.map(|earlier| earlier.quarter),
        continuity,
        directory,
    })
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
    let alone = prepared.len() == 1 && settings.quarter.is_none_or(|_| directory.count() == 1);
    if alone && let Some(only) = prepared.first_mut() {
        // A bare ledger may hold several enterprises, which only its rows name.
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
