//! What goes into a quarter, what decides it, and what it comes to.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::attribution::Directory;
use super::checked::CheckedUnit;
use super::counted::Counted;
use super::credit::Violation;
use super::grounds::Grounds;
use super::held::QuarterContinuity;
use super::problems::Problems;
use super::remarks::Remarks;
use super::submission::SubmissionFiles;
use super::transfers::Transfers;
use crate::calendar::WorkCalendar;
use crate::diag::{Sink, Told};
use crate::domain::{
    Basis, CaseLists, Encoding, Enterprise, EnterpriseIx, Facts, FileName, Period, PointStatus, Progress, Quarter, Scorecard, ScreenId,
    ServiceIx, Signal, Verification,
};
use crate::intake::Source;
use crate::rules::Pack;

/// A list of each of several quarters.
pub type ListsByQuarter = Vec<(Quarter, Box<dyn Source>)>;

/// The files of a quarter.
#[derive(Default)]
pub struct QuarterFiles {
    /// `enterprises.csv`.
    pub registry: Option<Box<dyn Source>>,
    /// `verified.csv`.
    pub verified: Option<Box<dyn Source>>,
    /// `verified_cases.csv`.
    pub verified_cases: Option<Box<dyn Source>>,
    /// `violations.csv`.
    pub violations: Option<Box<dyn Source>>,
    /// `transfers.csv`.
    pub transfers: Option<Box<dyn Source>>,
    /// `remarks.csv`.
    pub remarks: Option<Box<dyn Source>>,
    /// `inspectors.csv`, where what is wrong with it is to be told.
    pub inspectors: Option<Box<dyn Source>>,
    /// `problems.csv`.
    pub problems: Option<Box<dyn Source>>,
    /// The same of earlier quarters, the oldest first.
    pub earlier_problems: ListsByQuarter,
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
    /// Hold the cases against those of the quarter before, where it is at hand.
    pub continuity: bool,
    /// What stands out is looked for.
    pub screens: bool,
}

/// What became of one reporting unit.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Its number.
    pub enterprise: EnterpriseIx,
    /// What it handed in; `None` where that is nothing.
    pub handed_in: Option<HandedIn>,
    /// What was told of what it handed in.
    pub told: Told,
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
    /// The file in which it says of itself what it is.
    pub about: Option<FileName>,
}

/// Everything a quarter comes to.
#[derive(Debug, Clone)]
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
    /// What somebody may want to look at, by enterprise.
    pub signals: Vec<Signal>,
    /// The screens that did not look, because the ledgers hold too many rows for them.
    pub not_looked: Vec<ScreenId>,
    /// What became of the tickets that were passed on; `None` without a list of them.
    pub transfers: Option<Transfers>,
    /// Cases that inspectors checked, and what they change; `None` without a list of them.
    pub checked: Option<BTreeMap<EnterpriseIx, CheckedUnit>>,
    /// What districts say of what was handed in.
    pub remarks: Remarks,
    /// Problems that stay until they are closed; `None` without a list of them.
    pub problems: Option<Problems>,
    /// Scorecards in the order of the ranking.
    pub cards: Vec<Scorecard>,
    /// What is wrong and doubtful.
    pub sink: Sink,
    /// What joint enforcement found.
    pub violations: Vec<Violation>,
    /// What each score was made from besides the counts.
    pub(super) grounds: BTreeMap<EnterpriseIx, Grounds>,
    /// The earlier quarter that was at hand.
    pub earlier: Option<Quarter>,
    /// What its progress ledgers said, by enterprise.
    pub(super) earlier_progress: BTreeMap<EnterpriseIx, Progress>,
    /// What the two quarters show together, where that was asked for.
    pub continuity: Option<QuarterContinuity>,
}

impl QuarterResult {
    /// The unit of a number.
    pub fn unit(&self, enterprise: EnterpriseIx) -> Option<&Unit> {
        let at = self.units.binary_search_by_key(&enterprise, |unit| unit.enterprise).ok()?;
        self.units.get(at)
    }

    /// The name and the rest of a unit.
    pub fn enterprise(&self, enterprise: EnterpriseIx) -> Option<&Enterprise> {
        self.directory.get(enterprise)
    }

    /// What an enterprise says of each point; nothing where it kept no progress ledger.
    pub fn claims(&self, enterprise: EnterpriseIx) -> impl Iterator<Item = (&str, PointStatus)> {
        let progress = self.grounds.get(&enterprise).and_then(|grounds| grounds.progress.as_ref());
        progress.into_iter().flat_map(|progress| progress.claims.iter().map(|(point, claim)| (point.as_str(), claim.status)))
    }

    /// What its progress ledger says, with what an earlier one still says; `None` where it handed in none.
    pub fn progress(&self, enterprise: EnterpriseIx) -> Option<&Progress> {
        self.grounds.get(&enterprise)?.progress.as_ref()
    }

    /// What its progress ledger said in the quarter before.
    pub fn earlier_progress(&self, enterprise: EnterpriseIx) -> Option<&Progress> {
        self.earlier_progress.get(&enterprise)
    }

    /// What inspectors found of a point.
    pub fn verified(&self, enterprise: EnterpriseIx, point: &str) -> Option<&Verification> {
        self.grounds.get(&enterprise)?.verified.get(point)
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
