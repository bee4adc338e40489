//! A quarter from its files to its scorecards; a single submission is a quarter with one.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::attribution::{Attribution, Directory};
use super::bureau::Bureau;
use super::case_rows::{Settled, TakeRow};
use super::checked::{self, CheckList, Checked};
use super::city::City;
use super::counted::{Counted, count};
use super::ledger_file::{CountError, read_error};
use super::line::Line;
use super::prepared::{Prepared, prepare};
use super::quarter::{QuarterFiles, QuarterResult, Settings};
use super::transfers::{self, Passed, Transfers};
use super::{bureau, credit, earlier, held, registry};
use crate::diag::Sink;
use crate::domain::{EnterpriseIx, Signal};
use crate::judge::Judge;
use crate::screen::Screens;

/// Runs a quarter, and hands its rows to `take` when they are settled, where somebody wants them.
///
/// # Errors
/// When a file cannot be read, or `take` fails.
pub fn run(files: QuarterFiles, settings: &Settings<'_>, sink: Sink, take: Option<&mut TakeRow<'_>>) -> Result<QuarterResult, CountError> {
    let (mut files, mut sink) = (files, sink);
    let Begun { mut directory, registered, prepared, earlier } = begin(&mut files, settings, &mut sink)?;
    let bureau = bureau::read(&files, settings, &directory, &mut sink)?;
    let judge = Judge::new(&settings.pack.policy, settings.calendar, settings.period, settings.as_of).beside(settings.basis);
    let lines = Lines { settings, judge: &judge, earlier: earlier.as_ref() };
    // The rows of a bare ledger add to the directory, so this is asked before they are read.
    let bare = is_alone(&prepared, settings, &directory);
    let (mut prepared, counted, screens) = lines.count(prepared, bare, &mut directory)?;
    let signals = lines.signals(&prepared, bare, &directory, &counted, &screens)?;
    let transfers = lines.transfers(&mut prepared, bare, &directory, &counted, bureau.passed)?;
    let is_listed = bureau.checks.is_some();
    let checked = lines.checked(&prepared, bare, &directory, &counted, bureau.checks, &mut sink)?;
    if let Some(take) = take {
        lines.hand_on(&prepared, bare, &directory, &counted, take)?;
    }
    let continuity = match (&earlier, settings.quarter) {
        (Some(earlier), Some(quarter)) if settings.continuity => {
            let (before, now) = ((earlier.quarter, &earlier.submissions[..]), (quarter, &prepared[..]));
            Some(held::beside(before, now, &earlier.known, settings)?)
        }
        _ => None,
    };
    let Bureau { verified, violations, problems, remarks, .. } = bureau;
    let vetoes = credit::vetoes(&violations, settings);
    let mut city =
        City { settings, verified, vetoes, checked, counted, sink, units: Vec::new(), cards: Vec::new(), grounds: BTreeMap::new() };
    city.settle(prepared, earlier.as_ref())?;
    city.score(&directory, registered);
    Ok(QuarterResult {
        quarter: settings.quarter,
        period: settings.period,
        as_of: settings.as_of,
        units: city.units,
        counted: city.counted,
        signals,
        not_looked: screens.not_looked(),
        transfers,
        problems,
        remarks,
        checked: is_listed.then_some(city.checked.units),
        cards: city.cards,
        sink: city.sink,
        violations,
        grounds: city.grounds,
        earlier: earlier.as_ref().map(|earlier| earlier.quarter),
        earlier_progress: earlier.map(|earlier| earlier.progress).unwrap_or_default(),
        continuity,
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
        Some((quarter, files)) => Some(earlier::read(quarter, *files, settings, (&directory, registered), &prepared)?),
        None => None,
    };
    Ok(Begun { directory, registered, prepared, earlier })
}

/// Is there one submission that may hold several enterprises, which only its rows name?
pub(super) fn is_alone(prepared: &[Prepared], settings: &Settings<'_>, directory: &Directory) -> bool {
    prepared.len() == 1 && settings.quarter.is_none_or(|_| directory.count() == 1)
}

/// The straight lines of all submissions.
struct Lines<'p> {
    settings: &'p Settings<'p>,
    judge: &'p Judge<'p>,
    earlier: Option<&'p earlier::Earlier>,
}

impl Lines<'_> {
    fn of(&self, enterprise: EnterpriseIx) -> Line<'_> {
        let known = self.earlier.and_then(|earlier| Some((enterprise, earlier.ids.get(&enterprise)?)));
        Line {
            pack: self.settings.pack,
            judge: self.judge,
            encoding: self.settings.encoding,
            earlier: known,
            screens: self.settings.screens,
        }
    }

    /// Counts every submission, in parallel where each has one owner.
    fn count(
        &self,
        mut prepared: Vec<Prepared>,
        bare: bool,
        directory: &mut Directory,
    ) -> Result<(Vec<Prepared>, Counted, Screens<'_>), CountError> {
        if bare && let Some(only) = prepared.first_mut() {
            let (all, screens) = count(&self.of(only.enterprise), &only.ledgers, Attribution::ByRow(directory), &mut only.sink)?;
            return Ok((prepared, all, screens));
        }
        let shared: &Directory = directory;
        let counted: Vec<Result<_, CountError>> = prepared
            .par_iter_mut()
            .map(|one| count(&self.of(one.enterprise), &one.ledgers, Attribution::One(one.enterprise, shared), &mut one.sink))
            .collect();
        let (mut all, mut screens) =
            (Counted::default(), Screens::new(&self.settings.pack.policy, self.settings.calendar, self.settings.screens));
        for counted in counted {
            let (counted, kept) = counted?;
            all.facts.merge(&counted.facts);
            all.lists.0.extend(counted.lists.0);
            all.files.extend(counted.files);
            all.fates.extend(counted.fates);
            screens.merge(kept);
        }
        all.files.sort_by(|a, b| a.name.cmp(&b.name));
        Ok((prepared, all, screens))
    }

    /// What stands out, with the rows behind it. Only the ledgers of those it concerns are read once more.
    fn signals(
        &self,
        prepared: &[Prepared],
        bare: bool,
        directory: &Directory,
        counted: &Counted,
        screens: &Screens<'_>,
    ) -> Result<Vec<Signal>, CountError> {
        let mut findings = screens.find();
        let settled = Settled { directory, fates: &counted.fates, readings: &self.judge.readings() };
        let mut known = directory.clone();
        for one in prepared {
            let concerned = if bare { !findings.is_empty() } else { findings.concern(one.enterprise) };
            if !concerned {
                continue;
            }
            let attribution = if bare { Attribution::ByRow(&mut known) } else { Attribution::One(one.enterprise, directory) };
            self.of(one.enterprise).find_behind(&one.ledgers, attribution, &settled, &mut findings)?;
        }
        Ok(findings.signals())
    }

    /// Holds the tickets that were passed on against the ledgers, and tells each enterprise what it can mend.
    fn transfers(
        &self,
        prepared: &mut [Prepared],
        bare: bool,
        directory: &Directory,
        counted: &Counted,
        passed: Option<Passed>,
    ) -> Result<Option<Transfers>, CountError> {
        let Some(passed) = passed else { return Ok(None) };
        let settled = Settled { directory, fates: &counted.fates, readings: &self.judge.readings() };
        let of = |one: &Prepared| {
            let mut known = if bare { directory.clone() } else { Directory::default() };
            let attribution = if bare { Attribution::ByRow(&mut known) } else { Attribution::One(one.enterprise, directory) };
            transfers::rows(&self.of(one.enterprise), &one.ledgers, attribution, &settled, &passed)
        };
        let rows = prepared.par_iter().map(of).collect::<Result<Vec<_>, _>>()?;
        let reported: BTreeSet<_> = prepared.iter().map(|one| one.enterprise).collect();
        let mut found = Transfers::new(passed, rows, &reported);
        // Of a submission alone nothing is known of the others.
        found.units.retain(|enterprise, _| self.settings.is_whole || reported.contains(enterprise));
        for one in prepared {
            if let Some(unit) = found.units.get(&one.enterprise) {
                transfers::tell(unit, &mut one.sink);
            }
        }
        Ok(Some(found))
    }

    /// The cases that inspectors checked, as they were found.
    fn checked(
        &self,
        prepared: &[Prepared],
        bare: bool,
        directory: &Directory,
        counted: &Counted,
        checks: Option<CheckList>,
        sink: &mut Sink,
    ) -> Result<Checked, CountError> {
        let Some(mut list) = checks else { return Ok(Checked::default()) };
        if !self.settings.is_whole {
            // Of a submission alone nothing is known of the others.
            list.retain(|enterprise| prepared.iter().any(|one| one.enterprise == enterprise));
        }
        let settled = Settled { directory, fates: &counted.fates, readings: &self.judge.readings() };
        let of = |one: &Prepared| {
            let mut known = if bare { directory.clone() } else { Directory::default() };
            let attribution = if bare { Attribution::ByRow(&mut known) } else { Attribution::One(one.enterprise, directory) };
            checked::rows(&self.of(one.enterprise), &one.ledgers, attribution, &settled, &list)
        };
        let rows = prepared.par_iter().map(of).collect::<Result<Vec<_>, _>>()?;
        Ok(Checked::new(&list, rows, sink))
    }

    /// Hands on every row as it was counted, in one order whatever ran in parallel before.
    fn hand_on(
        &self,
        prepared: &[Prepared],
        bare: bool,
        directory: &Directory,
        counted: &Counted,
        take: &mut TakeRow<'_>,
    ) -> Result<(), CountError> {
        let settled = Settled { directory, fates: &counted.fates, readings: &self.judge.readings() };
        // Every unit that the rows name is there already, so nothing is added to the copy.
        let mut known = directory.clone();
        for one in prepared {
            let attribution = if bare { Attribution::ByRow(&mut known) } else { Attribution::One(one.enterprise, directory) };
            self.of(one.enterprise).hand_on(&one.ledgers, attribution, &settled, take)?;
        }
        Ok(())
    }
}
