//! A quarter from its files to its scorecards; a single submission is a quarter with one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use rayon::prelude::*;

use super::attribution::{Attribution, Directory};
use super::counted::{CountError, Counted, LedgerFile, Line, count};
use super::findings_on_site::{self, Verified};
use super::submission::{self, About, SubmissionFiles};
use super::{earlier, progress, registry};
use crate::calendar::WorkCalendar;
use crate::diag::{Code, Diagnostic, Sink, Tier};
use crate::domain::{Basis, CaseLists, Enterprise, EnterpriseIx, Facts, Period, Place, Progress, Quarter, Scorecard, ServiceIx};
use crate::intake::{Encoding, Source};
use crate::judge::Judge;
use crate::rules::Pack;
use crate::score;

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

/// A submission whose owner is known, ready to be counted.
pub(super) struct Prepared {
    pub(super) enterprise: EnterpriseIx,
    handed_in: HandedIn,
    pub(super) ledgers: Vec<LedgerFile>,
    progress: Option<Progress>,
    sink: Sink,
}

impl Prepared {
    /// Hands out the progress ledger.
    pub(super) fn take_progress(&mut self) -> Option<Progress> {
        self.progress.take()
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
        Some((quarter, files)) => Some(earlier::read(quarter, *files, settings, &directory)?),
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
    let mut city = City { settings, verified, vetoes, counted, sink, units: Vec::new(), cards: Vec::new(), blocked: BTreeSet::new() };
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

/// Finds the owner of every submission, in the order of their folders.
pub(super) fn prepare(
    submissions: Vec<SubmissionFiles>,
    settings: &Settings<'_>,
    directory: &mut Directory,
    has_registry: bool,
    sink: &mut Sink,
) -> Result<Vec<Prepared>, CountError> {
    let mut submissions = submissions;
    submissions.sort_by(|a, b| a.folder.cmp(&b.folder));
    let mut prepared: Vec<Prepared> = Vec::new();
    for files in submissions {
        let mut own = sink.fork();
        let about = match &files.about {
            Some(source) => submission::read(source.as_ref(), settings.pack, &mut own).map_err(read_error(source.as_ref()))?,
            None => About::default(),
        };
        let place = Place::file(files.about.as_ref().map_or_else(|| files.folder.as_str().into(), |source| source.name()));
        if let (Some(said), Some(quarter)) = (about.quarter, settings.quarter)
            && said != quarter
        {
            own.push(Diagnostic::new(Code::B508, place.clone()).fact("said", said).fact("expected", quarter));
        }
        let named = about.enterprise.as_deref().unwrap_or(&files.folder);
        let found = directory.find(named);
        if found.is_none() && has_registry {
            own.push(Diagnostic::new(Code::B501, place.clone()).fact("named", named));
        }
        let Some(enterprise) = found.or_else(|| directory.find_or_enter(named)) else { continue };
        if let Some(first) = prepared.iter().find(|other| other.enterprise == enterprise) {
            // Of two submissions of one unit the first is used, and this is said.
            sink.push(Diagnostic::new(Code::B505, place).fact("used", &first.handed_in.folder).fact("unused", &files.folder));
            continue;
        }
        prepared.push(one(files, about, enterprise, settings, own)?);
    }
    Ok(prepared)
}

fn one(files: SubmissionFiles, about: About, enterprise: EnterpriseIx, settings: &Settings<'_>, own: Sink) -> Result<Prepared, CountError> {
    let mut own = own;
    for name in &files.unread {
        own.push(Diagnostic::new(Code::F011, Place::file(name.as_str().into())));
    }
    let progress = match &files.progress {
        Some(source) => {
            Some(progress::read(source.as_ref(), settings.pack, settings.encoding, &mut own).map_err(read_error(source.as_ref()))?)
        }
        None => None,
    };
    let handed_in = HandedIn {
        folder: files.folder,
        on: about.handed_in_on,
        on_time: about.handed_in_on.zip(deadline(settings)).map(|(on, deadline)| on <= deadline),
        zero_report: about.zero_report,
        has_progress: progress.is_some(),
        has_about: files.about.is_some(),
    };
    let service_of = |source: &dyn Source| {
        let name = source.name();
        let file = name.rsplit('/').next().unwrap_or(&name).to_owned();
        about.services.get(&file).copied()
    };
    let ledgers = files.cases.into_iter().map(|source| LedgerFile { service: service_of(source.as_ref()), source }).collect();
    Ok(Prepared { enterprise, handed_in, ledgers, progress, sink: own })
}

/// The last day to hand in, in the month after the quarter.
pub fn deadline(settings: &Settings<'_>) -> Option<NaiveDate> {
    let rules = settings.pack.policy.submission.as_ref()?;
    let quarter = settings.quarter?;
    quarter.period().last().checked_add_days(Days::new(rules.deadline_day.into()))
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
        let line = Line { pack: settings.pack, judge: &judge, encoding: settings.encoding, earlier: None };
        all = count(&line, &only.ledgers, Attribution::ByRow(directory), &mut only.sink)?;
        return Ok((prepared, all));
    }
    let shared: &Directory = directory;
    let counted: Vec<Result<Counted, CountError>> = prepared
        .par_iter_mut()
        .map(|one| {
            let known = earlier.and_then(|earlier| earlier.ids.get(&one.enterprise));
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

/// The quarter while its scorecards are made.
struct City<'p> {
    settings: &'p Settings<'p>,
    verified: Verified,
    vetoes: BTreeMap<EnterpriseIx, Vec<usize>>,
    counted: Counted,
    sink: Sink,
    units: Vec<Unit>,
    cards: Vec<Scorecard>,
    blocked: BTreeSet<EnterpriseIx>,
}

impl City<'_> {
    /// Takes in what each submission said, and what an earlier one still says.
    fn settle(&mut self, prepared: Vec<Prepared>, earlier: Option<&earlier::Earlier>) {
        let pack = self.settings.pack;
        for mut one in prepared {
            if let (Some(progress), Some(earlier), Some(checklist)) = (&mut one.progress, earlier, &pack.checklist)
                && let Some(before) = earlier.progress.get(&one.enterprise)
            {
                progress::carry(progress, before, earlier.quarter, checklist);
            }
            if one.handed_in.has_about {
                self.report_undeclared(&mut one);
            }
            self.score_one(&mut one);
            if one.sink.worst() == Some(Tier::Block) {
                self.blocked.insert(one.enterprise);
            }
            self.units.push(Unit { enterprise: one.enterprise, handed_in: Some(one.handed_in), registered: true });
            self.sink.merge(one.sink);
        }
    }

    /// A service without a row has to be declared empty.
    fn report_undeclared(&self, one: &mut Prepared) {
        let policy = &self.settings.pack.policy;
        for service in policy.service_indices() {
            let reported = self.counted.facts.services.contains_key(&(one.enterprise, service));
            if !reported && !one.handed_in.zero_report.contains(&service) {
                let name = &policy.service(service).name;
                let place = Place::file(Arc::from(format!("{}/submission.toml", one.handed_in.folder)));
                let diagnostic = Diagnostic::new(Code::B509, place);
                one.sink.push(diagnostic.fact("service", &name.zh).fact("service_en", &name.en).fact("id", &policy.service(service).id));
            }
        }
    }

    fn score_one(&mut self, one: &mut Prepared) {
        let none = BTreeMap::new();
        let inputs = score::Inputs {
            enterprise: one.enterprise,
            facts: &self.counted.facts,
            progress: one.progress.as_ref(),
            verified: self.verified.get(&one.enterprise).unwrap_or(&none),
            vetoes: self.vetoes.get(&one.enterprise).cloned().unwrap_or_default(),
            period: self.settings.period,
            working_days: self.settings.calendar.working_days_in(self.settings.period).ok(),
            handed_in_on_time: one.handed_in.on_time,
            blocked: one.sink.worst() == Some(Tier::Block),
            reported: true,
        };
        for position in score::contradicted_points(self.settings.pack, &inputs) {
            let point = self.settings.pack.checklist.as_ref().and_then(|checklist| checklist.point(position));
            let claim = point.and_then(|point| one.progress.as_ref()?.claims.get(&point.id));
            if let (Some(point), Some(claim)) = (point, claim) {
                one.sink.push(Diagnostic::new(Code::P405, claim.place.clone()).fact("point", &point.id));
            }
        }
        self.cards.push(score::scorecard(self.settings.pack, &inputs));
    }

    /// Adds who handed nothing in, and ranks all.
    fn score(&mut self, directory: &Directory, registered: usize) {
        let reported: BTreeSet<_> = self.units.iter().map(|unit| unit.enterprise).collect();
        let is_due = |enterprise: &Enterprise| {
            self.settings.is_whole && enterprise.reporting_since.is_none_or(|since| since <= self.settings.period.last())
        };
        let has_rows = |ix: EnterpriseIx| {
            let mut owners = self.counted.facts.services.keys().map(|(owner, _)| owner).chain(self.counted.facts.unplaced.keys());
            owners.any(|owner| *owner == ix)
        };
        // Units that only the rows of a bare ledger name are there as well.
        let silent: Vec<_> = directory
            .iter()
            .filter(|(ix, enterprise)| !reported.contains(ix) && (is_due(enterprise) || has_rows(*ix)))
            .map(|(ix, _)| (ix, has_rows(ix)))
            .collect();
        for (enterprise, has_rows) in silent {
            let inputs = score::Inputs {
                enterprise,
                facts: &self.counted.facts,
                progress: None,
                verified: &BTreeMap::new(),
                vetoes: self.vetoes.get(&enterprise).cloned().unwrap_or_default(),
                period: self.settings.period,
                working_days: None,
                handed_in_on_time: None,
                blocked: false,
                reported: has_rows,
            };
            self.cards.push(score::scorecard(self.settings.pack, &inputs));
            self.units.push(Unit { enterprise, handed_in: None, registered: true });
        }
        for unit in &mut self.units {
            unit.registered = usize::try_from(unit.enterprise.0).is_ok_and(|ix| ix < registered);
        }
        self.units.sort_by_key(|unit| unit.enterprise);
        self.cards.sort_by_key(|card| card.enterprise);
        score::rank(&mut self.cards, &self.settings.pack.policy);
    }
}
