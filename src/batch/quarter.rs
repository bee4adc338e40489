//! A quarter from its files to its scorecards; a single submission is a quarter with one.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::attribution::{Attribution, Directory};
use super::city::City;
use super::counted::{CountError, Counted, Line, count};
use super::findings_on_site::{self, Verified};
use super::prepared::{Prepared, prepare};
use super::submission::SubmissionFiles;
use super::{earlier, registry};
use crate::calendar::WorkCalendar;
use crate::diag::Sink;
use crate::domain::{Basis, CaseLists, Enterprise, EnterpriseIx, Facts, Period, Quarter, Scorecard, ServiceIx};
use crate::intake::{Encoding, Source};
use crate::judge::Judge;
use crate::rules::Pack;

/// The files of a quarter.
#[derive(Default)]
pub struct QuarterFiles {
    /// `enterprises.csv`.
    pub registry: Option<Box<dyn Source>>,
    /// `verified.csv`.
    pub verified: Option<Box<dyn Source>>,
    /// `violations.csv`.
    pub violations: Option<Box<dyn Source>>,
    /// What was handed in.
    pub submissions: Vec<SubmissionFiles>,
    /// The quarter before, where it is at hand.
    pub earlier: Option<(Quarter, Box<QuarterFiles>)>,
}

/// What the command line decides.
pub struct Settings<'p> {
    /// The rules.
    pub pack: &'p Pack,
    /// The calendar.
    pub calendar: &'p WorkCalendar,
    /// The quarter; `None` where the ledgers are a period of their own.
    pub quarter: Option<Quarter>,
    /// The days that are judged.
    pub period: Period,
    /// The day of judgement.
    pub as_of: NaiveDate,
    /// A convention shown beside the official one.
    pub basis: Option<Basis>,
    /// The encoding of every file.
    pub encoding: Option<Encoding>,
    /// The submissions are all there are, so who handed in nothing is named.
    pub is_whole: bool,
}

/// What became of one reporting unit.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Its number.
    pub enterprise: EnterpriseIx,
    /// What it handed in; `None` where that is nothing.
    pub handed_in: Option<HandedIn>,
    /// It stands in the registry.
    pub registered: bool,
}

/// A submission, as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedIn {
    /// The folder's name.
    pub folder: String,
    /// When it came.
    pub on: Option<NaiveDate>,
    /// Whether that was by the deadline.
    pub on_time: Option<bool>,
    /// Services declared to be without cases.
    pub zero_report: Vec<ServiceIx>,
    /// It came with a progress ledger.
    pub has_progress: bool,
    /// It says of itself what it is.
    pub has_about: bool,
}

/// Everything a quarter comes to.
#[derive(Debug)]
pub struct QuarterResult {
    /// The quarter; `None` where the ledgers are a period of their own.
    pub quarter: Option<Quarter>,
    /// The days that were judged.
    pub period: Period,
    /// The day of judgement.
    pub as_of: NaiveDate,
    /// Every unit by number.
    pub directory: Directory,
    /// What became of each unit, in the order of the directory.
    pub units: Vec<Unit>,
    /// Counts, lists, and how each file was read.
    pub counted: Counted,
    /// Scorecards in the order of the ranking.
    pub cards: Vec<Scorecard>,
    /// What is wrong and doubtful.
    pub sink: Sink,
    /// The earlier quarter that was at hand.
    pub earlier: Option<Quarter>,
}

impl QuarterResult {
    /// The unit of a number.
    pub fn unit(&self, enterprise: EnterpriseIx) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.enterprise == enterprise)
    }

    /// The name and the rest of a unit.
    pub fn enterprise(&self, enterprise: EnterpriseIx) -> Option<&Enterprise> {
        self.directory.get(enterprise)
    }

    /// The counts.
    pub fn facts(&self) -> &Facts {
        &self.counted.facts
    }

    /// The lists.
    pub fn lists(&self) -> &CaseLists {
        &self.counted.lists
    }
}

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
        directory,
    })
}

pub(super) fn read_error(source: &dyn Source) -> impl FnOnce(std::io::Error) -> CountError + use<> {
    let name = source.name();
    move |error| CountError::Read { name, error }
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
