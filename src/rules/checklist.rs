//! `checklist.toml` as written → [`Checklist`]: six areas, their points, and what measures them.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::policy::Policy;
use super::problem::RuleProblem;
use super::read_policy::schema;
use super::reader::{Document, Section};
use crate::domain::{Fraction, ServiceIx, Wording};

/// The points a policy scores; their areas sum to 100.
#[derive(Debug, Clone)]
pub struct Checklist {
    /// In the order of the file.
    pub areas: Vec<Area>,
}

impl Checklist {
    /// Every point, counted through all areas.
    pub fn points(&self) -> impl Iterator<Item = &Point> {
        self.areas.iter().flat_map(|area| &area.points)
    }

    /// The point at a position that came from this checklist.
    pub fn point(&self, position: usize) -> Option<&Point> {
        self.points().nth(position)
    }
}

/// An evaluation area (评价方面).
#[derive(Debug, Clone)]
pub struct Area {
    /// `1`.
    pub id: String,
    /// Name for people.
    pub name: Wording,
    /// Share of the 100 points, whole.
    pub weight: u32,
    /// Its points.
    pub points: Vec<Point>,
    /// What it rests on.
    pub basis: Wording,
}

/// How a point is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// By what the progress ledger says.
    Attested,
    /// By its metrics.
    Measured,
    /// By the lower of both.
    Both,
}

/// How often a point falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frequency {
    /// Once for all.
    Once,
    /// Every quarter.
    Quarter,
    /// Every half-year.
    HalfYear,
    /// Every year.
    Year,
}

/// An evaluation point (评价重点).
#[derive(Debug, Clone)]
pub struct Point {
    /// `2.3`.
    pub id: String,
    /// Title for people.
    pub title: Wording,
    /// Weight within its area.
    pub weight: u32,
    /// How it is scored.
    pub how: How,
    /// How often it falls due.
    pub frequency: Frequency,
    /// Its first deadline.
    pub first_due: NaiveDate,
    /// It counts as a long-term mechanism.
    pub mechanism: bool,
    /// It may be «not applicable».
    pub may_not_apply: bool,
    /// Evidence it asks for.
    pub evidence: Vec<Wording>,
    /// What measures it.
    pub metrics: Vec<PointMetric>,
    /// What it rests on.
    pub basis: Wording,
    /// Its line in the file.
    pub line: usize,
}

/// A metric of a point.
#[derive(Debug, Clone)]
pub struct PointMetric {
    /// Its name.
    pub name: String,
    /// Position in the list of metrics the program knows.
    pub metric: usize,
    /// The services whose cases it covers.
    pub services: Vec<ServiceIx>,
    /// Where all is earned.
    pub full: Fraction,
    /// Where nothing is earned.
    pub zero: Fraction,
    /// The share of cases that must carry the value.
    pub min_coverage: Option<Fraction>,
    /// Its line in the file.
    pub line: usize,
}

/// Reads a checklist; the value is only to be used where there is no problem.
pub(super) fn read(file: &str, text: &str, policy: &Policy, metrics: &[&str]) -> (Checklist, Vec<RuleProblem>) {
    let document = Document::new(file, text);
    let checklist = document.read(|mut root| {
        schema(&mut root);
        let areas: Vec<_> = root.sections("area").into_iter().map(|section| area(section, policy, metrics)).collect();
        let sum: u32 = areas.iter().map(|area| area.weight).sum();
        if sum != 100 {
            root.contradiction(format!("各方面分值合计为{sum}，应为100"), format!("the areas' points sum to {sum}, not 100"));
        }
        let mut seen = BTreeSet::new();
        for id in areas.iter().flat_map(|area| std::iter::once(&area.id).chain(area.points.iter().map(|point| &point.id))) {
            if !seen.insert(id.clone()) {
                root.contradiction(format!("编号 `{id}` 重复"), format!("the id `{id}` is used twice"));
            }
        }
        root.done();
        Checklist { areas }
    });
    (checklist, document.finish())
}

fn area(mut section: Section<'_, '_>, policy: &Policy, metrics: &[&str]) -> Area {
    let points: Vec<_> = section.sections("point").into_iter().map(|section| point(section, policy, metrics)).collect();
    if points.iter().all(|point| point.weight == 0) {
        section.contradiction("该方面没有可得分的评价重点".to_owned(), "no point of the area can earn anything".to_owned());
    }
    let area = Area {
        id: section.required_string("id"),
        name: section.required_wording("name"),
        weight: section.required_integer("points"),
        points,
        basis: section.required_wording("basis"),
    };
    section.done();
    area
}

fn point(mut section: Section<'_, '_>, policy: &Policy, metrics: &[&str]) -> Point {
    let how = section.required_choice("how", &[("attested", How::Attested), ("measured", How::Measured), ("both", How::Both)]);
    let frequencies =
        [("once", Frequency::Once), ("quarter", Frequency::Quarter), ("half_year", Frequency::HalfYear), ("year", Frequency::Year)];
    let point = Point {
        id: section.required_string("id"),
        title: section.required_wording("title"),
        weight: section.required_integer("weight"),
        how: how.unwrap_or(How::Attested),
        frequency: section.required_choice("frequency", &frequencies).unwrap_or(Frequency::Quarter),
        first_due: section.date("first_due").unwrap_or(policy.effective_from),
        mechanism: section.boolean("mechanism").unwrap_or(false),
        may_not_apply: section.boolean("not_applicable").unwrap_or(false),
        evidence: section.wordings("evidence"),
        metrics: section.sections("metric").into_iter().map(|section| metric(section, policy, metrics)).collect(),
        basis: section.required_wording("basis"),
        line: section.line(),
    };
    if (point.how == How::Attested) != point.metrics.is_empty() {
        section.contradiction_at(
            "how",
            "`attested` 不带指标，`measured` 和 `both` 至少一个指标".to_owned(),
            "`attested` goes without metrics, `measured` and `both` need at least one".to_owned(),
        );
    }
    section.done();
    point
}

fn metric(mut section: Section<'_, '_>, policy: &Policy, metrics: &[&str]) -> PointMetric {
    let names: Vec<_> = metrics.iter().enumerate().map(|(position, name)| (*name, position)).collect();
    let services: Vec<_> = policy.service_indices().map(|service| (policy.service(service).id.as_str(), service)).collect();
    let position = section.required_choice("name", &names).unwrap_or(0);
    let metric = PointMetric {
        name: metrics.get(position).map_or_else(String::new, |name| (*name).to_owned()),
        metric: position,
        services: section.choices("services", &services).unwrap_or_else(|| policy.service_indices().collect()),
        full: section.required_parsed("full").unwrap_or(Fraction::ONE),
        zero: section.required_parsed("zero").unwrap_or(Fraction::ZERO),
        min_coverage: section.parsed("min_coverage"),
        line: section.line(),
    };
    if metric.full == metric.zero {
        section.contradiction_at("zero", "`full` 与 `zero` 不能相等".to_owned(), "`full` and `zero` must differ".to_owned());
    }
    section.done();
    metric
}
