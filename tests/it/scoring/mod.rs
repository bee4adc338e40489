//! «How an enterprise is scored», rule by rule: every test is named by what it claims.
//!
//! A [`Paper`] is a checklist of a few points; a [`Desk`] is what lies before the scorer of one enterprise. A [`city::City`] is a
//! quarter from its files on.

mod areas;
mod attested;
mod carried;
pub(crate) mod city;
mod decisions;
mod drawn;
mod grades;
mod measured;
mod metrics;
mod milestones;
mod ranking;
mod rates;
mod submissions;
mod tasks;

use std::collections::BTreeMap;
use std::fmt::Write;

use gascore::domain::{
    EnterpriseIx, Facts, Lang, Mark, Marks, Place, PointClaim, PointScore, PointStatus, Points, Progress, Quarter, Rate, Satisfaction,
    Score, Scorecard, ServiceFacts, TaskNotes, Verification,
};
use gascore::rules::{Pack, PackTexts};
use gascore::score::{Inputs, contradicted_points, metric, scorecard};

use crate::calendar::day;

const WORDS: &str = r#"{ zh = "一", en = "one" }"#;
const FAULT: &str = "fault_report";

/// A checklist of a few points; its areas must come to 100.
#[derive(Clone)]
struct Paper(String);

impl Paper {
    /// A checklist of one area of 100 points.
    fn new() -> Self {
        Self("schema = 1\n".to_owned()).area("1", 100)
    }

    fn empty() -> Self {
        Self("schema = 1\n".to_owned())
    }

    fn area(mut self, id: &str, points: u32) -> Self {
        let _ = writeln!(self.0, "[[area]]\nid = \"{id}\"\nname = {WORDS}\npoints = {points}\nbasis = {WORDS}");
        self
    }

    /// A point of the last area; `keys` are lines such as `how = "both"`, a frequency being «quarter» unless named.
    fn point(mut self, id: &str, weight: u32, keys: &str) -> Self {
        let frequency = if keys.contains("frequency") { "" } else { "frequency = \"quarter\"\n" };
        let _ = writeln!(self.0, "[[area.point]]\nid = \"{id}\"\ntitle = {WORDS}\nweight = {weight}\nbasis = {WORDS}\n{frequency}{keys}");
        self
    }

    fn attested(self, id: &str, weight: u32) -> Self {
        self.point(id, weight, "how = \"attested\"")
    }

    /// A metric of the last point.
    fn metric(mut self, name: &str, services: &[&str], zero: &str, full: &str) -> Self {
        let _ = writeln!(self.0, "[[area.point.metric]]\nname = \"{name}\"\nservices = {services:?}\nzero = \"{zero}\"\nfull = \"{full}\"");
        self
    }

    fn min_coverage(mut self, least: &str) -> Self {
        let _ = writeln!(self.0, "min_coverage = \"{least}\"");
        self
    }

    /// One point, worth everything, measured by one metric alone.
    fn measured(name: &str, services: &[&str], zero: &str, full: &str) -> Self {
        Self::new().point("1.1", 1, "how = \"measured\"").metric(name, services, zero, full)
    }
}

/// Everything that decides one enterprise's score in the third quarter of 2019.
struct Desk {
    texts: PackTexts,
    pack: Pack,
    facts: Facts,
    progress: Option<Progress>,
    verified: BTreeMap<String, Verification>,
    vetoes: Vec<usize>,
    working_days: Option<u32>,
    on_time: Option<bool>,
    explained: Option<Rate>,
    reported: bool,
}

const UNIT: EnterpriseIx = EnterpriseIx(0);

impl Desk {
    /// With a progress ledger that says nothing yet, and no cases.
    fn new(paper: &Paper) -> Self {
        Self::of(PackTexts { checklist: Some(paper.0.clone()), ..built_in() })
    }

    /// By the built-in checklist.
    fn built_in() -> Self {
        Self::of(built_in())
    }

    fn of(texts: PackTexts) -> Self {
        Self {
            pack: pack(&texts),
            texts,
            facts: Facts::default(),
            progress: Some(Progress::default()),
            verified: BTreeMap::new(),
            vetoes: Vec::new(),
            working_days: Some(65),
            on_time: None,
            explained: None,
            reported: true,
        }
    }

    /// With other words in the policy.
    fn policy(self, from: &str, to: &str) -> Self {
        assert!(self.texts.policy.contains(from), "{from}");
        let texts = PackTexts { policy: self.texts.policy.replace(from, to), ..self.texts };
        Self { pack: pack(&texts), texts, ..self }
    }

    fn without_ledger(self) -> Self {
        Self { progress: None, ..self }
    }

    /// Claims a status, with evidence and a reason.
    fn claims(self, point: &str, status: &str) -> Self {
        self.claims_but(point, status, |_| {})
    }

    /// Claims a status, but for what `change` takes away.
    fn claims_but(mut self, point: &str, status: &str, change: impl FnOnce(&mut PointClaim)) -> Self {
        let mut claim = PointClaim {
            status: by_name(status),
            evidenced: true,
            reasoned: true,
            done_on: None,
            notes: TaskNotes::default(),
            carried_from: None,
            place: Place::file("progress.csv".into()),
        };
        change(&mut claim);
        self.progress.get_or_insert_default().claims.insert(point.to_owned(), claim);
        self
    }

    /// What inspectors found; `falsified` is one of their words.
    fn finds(mut self, point: &str, status: &str) -> Self {
        let falsified = status == "falsified";
        let status = if falsified { PointStatus::NotMet } else { by_name(status) };
        let found = Verification { status, falsified, reasoned: true, place: Place::file("verified.csv".into()) };
        self.verified.insert(point.to_owned(), found);
        self
    }

    fn service(&mut self, id: &str) -> &mut ServiceFacts {
        let service = self.pack.policy.service_by_id(id).unwrap();
        self.facts.services.entry((UNIT, service)).or_default()
    }

    /// Changes the facts of a service.
    fn facts(mut self, service: &str, change: impl FnOnce(&mut ServiceFacts)) -> Self {
        change(self.service(service));
        self
    }

    /// Cases of a service that show nothing but when they were done.
    fn cases(mut self, service: &str, on_time: u64, late: u64) -> Self {
        let facts = self.service(service);
        facts.official.on_time += on_time;
        facts.official.late += late;
        *facts.marks.entry(Marks::default()).or_default() += on_time + late;
        self
    }

    /// Cases on time that show these marks.
    fn show(self, service: &str, count: u64, marks: &[Mark]) -> Self {
        self.shows(service, count, marks.iter().fold(Marks::default(), |marks, mark| marks.with(*mark, true)))
    }

    fn shows(mut self, service: &str, count: u64, marks: Marks) -> Self {
        let facts = self.service(service);
        facts.official.on_time += count;
        *facts.marks.entry(marks).or_default() += count;
        self
    }

    /// Cases on time whose users said this, from 5 (very satisfied) to 1.
    fn opinions(self, count: u64, level: u8) -> Self {
        self.shows(FAULT, count, Marks::default().with_satisfaction(Satisfaction::new(level)))
    }

    fn with_inputs<T>(&self, ask: impl FnOnce(&Inputs<'_>) -> T) -> T {
        ask(&Inputs {
            enterprise: UNIT,
            facts: &self.facts,
            checked: None,
            progress: self.progress.as_ref(),
            verified: &self.verified,
            vetoes: self.vetoes.clone(),
            period: "2019Q3".parse::<Quarter>().unwrap().period(),
            working_days: self.working_days,
            handed_in_on_time: self.on_time,
            explained: self.explained,
            blocked: false,
            reported: self.reported,
        })
    }

    fn card(&self) -> Scorecard {
        self.with_inputs(|inputs| scorecard(&self.pack, inputs))
    }

    fn claimed(&self) -> Score {
        self.card().claimed.unwrap()
    }

    fn verified(&self) -> Score {
        self.card().verified.unwrap()
    }

    /// Positions of points called «not applicable» in spite of their cases.
    fn contradicted(&self) -> Vec<usize> {
        self.with_inputs(|inputs| contradicted_points(&self.pack, inputs))
    }

    /// The claimed total, as printed.
    fn total(&self) -> String {
        self.claimed().total.to_string()
    }

    /// The grade of a score.
    fn grade_of(&self, score: &Score) -> &str {
        &self.pack.policy.grades[score.grade.as_ref().unwrap().grade].id
    }

    /// The grade of the claimed score.
    fn grade(&self) -> String {
        self.grade_of(&self.claimed()).to_owned()
    }
}

/// A point of a score, by its position.
fn at(score: &Score, position: usize) -> PointScore {
    score.areas.iter().flat_map(|area| &area.points).nth(position).unwrap().clone()
}

/// What every point earned.
fn earned(score: &Score) -> Vec<String> {
    score.areas.iter().flat_map(|area| &area.points).map(|point| point.earned.to_string()).collect()
}

/// What every point could earn.
fn available(score: &Score) -> Vec<String> {
    score.areas.iter().flat_map(|area| &area.points).map(|point| point.available.to_string()).collect()
}

fn lost(card: &Scorecard) -> Points {
    card.findings().iter().map(|finding| finding.lost).sum()
}

fn by_name(status: &str) -> PointStatus {
    PointStatus::ALL.iter().find(|(name, _)| *name == status).unwrap().1
}

fn built_in() -> PackTexts {
    PackTexts::built_in("chongqing-2018").unwrap()
}

fn pack(texts: &PackTexts) -> Pack {
    Pack::read(texts, &metric::names()).map_err(|problems| problems.text(Lang::En)).unwrap()
}
