//! What other rules would make of a quarter. A trial is never in force.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{CalendarUsed, RulesUsed, ServiceInfo, Share, Span, Tool};

/// The name and version of this shape.
pub const WHATIF_SCHEMA: &str = "gascore/whatif/v1";

/// A quarter under the rules in force, and under others.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WhatIf {
    /// Always `gascore/whatif/v1`.
    pub schema: String,
    /// The program.
    pub tool: Tool,
    /// The language of names and sentences: `zh` or `en`.
    pub language: String,
    /// Always false: a trial is no result.
    pub in_force: bool,
    /// The quarter, such as `2019Q3`.
    pub quarter: Option<String>,
    /// The days that were judged.
    pub period: Span,
    /// The day of judgement, to its end.
    pub as_of: NaiveDate,
    /// The policy in force.
    pub rules: RulesUsed,
    /// The calendar in force.
    pub calendar: CalendarUsed,
    /// The promises in force.
    pub services: Vec<ServiceInfo>,
    /// All enterprises together, under the rules in force.
    pub city: Vec<StandingReport>,
    /// What was tried, in the order it was typed.
    pub trials: Vec<TrialReport>,
}

/// One trial.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TrialReport {
    /// What tells it from the others: the value tried, or all that was changed.
    pub name: String,
    /// What is changed, in the order it was typed.
    pub changes: Vec<ChangeReport>,
    /// What the presets mean, in words.
    pub notes: Vec<String>,
    /// SHA-256 over the texts of the pack tried.
    pub rules_sha256: String,
    /// The calendar tried.
    pub calendar: CalendarUsed,
    /// All enterprises together.
    pub city: Vec<StandingChange>,
    /// Cases of all enterprises whose verdict is another one, with their true number.
    pub cases: u64,
    /// The enterprises for which anything differs, in the order of the ranking in force.
    pub enterprises: Vec<EnterpriseChange>,
}

/// A value that is another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ChangeReport {
    /// The key in full, such as `service.fault_report.limit`.
    pub key: String,
    /// The value in force as the pack writes it; null where it has none.
    pub from: Option<String>,
    /// The value tried; null where the key is taken out.
    pub to: Option<String>,
}

/// How a service stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StandingReport {
    /// The service.
    pub service: String,
    /// On time ÷ decided; null where nothing was decided.
    pub rate: Option<Share>,
    /// Whether the rate meets the promise; null where nothing was decided.
    pub meets_target: Option<bool>,
    /// Enterprises that meet it.
    pub enterprises_meeting: u64,
    /// Enterprises with a rate.
    pub enterprises_decided: u64,
}

/// How a service stands, and would stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StandingChange {
    /// Under the rules in force.
    pub in_force: StandingReport,
    /// Under those tried.
    pub tried: StandingReport,
}

/// A value, and what it would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Shift<T> {
    /// Under the rules in force.
    pub in_force: T,
    /// Under those tried.
    pub tried: T,
}

impl<T: PartialEq> Shift<T> {
    /// Both.
    pub(in crate::report) fn new(in_force: T, tried: T) -> Self {
        Self { in_force, tried }
    }

    /// Do they differ?
    pub fn differs(&self) -> bool {
        self.in_force != self.tried
    }
}

/// An enterprise for which something differs.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EnterpriseChange {
    /// Unified social credit code, or the name where there is none.
    pub code: String,
    /// Short name.
    pub short_name: String,
    /// The services whose rate or target differs.
    pub services: Vec<ServiceShift>,
    /// Its place; null where it is listed without one.
    pub rank: Shift<Option<usize>>,
    /// The grade's name; null where there is none.
    pub grade: Shift<Option<String>>,
    /// The score that counts; null where there is none.
    pub score: Shift<Option<String>>,
    /// The points that rank it.
    pub ranking_points: Shift<Option<String>>,
    /// The cases whose verdict is another one.
    pub cases: ChangedCases,
}

impl EnterpriseChange {
    /// Services that met the promise and would not, or did not and would.
    pub fn targets(&self) -> impl Iterator<Item = &ServiceShift> {
        self.services.iter().filter(|service| service.meets_target.differs())
    }

    /// A target, the place or the grade differs.
    pub fn is_notable(&self) -> bool {
        self.targets().next().is_some() || self.rank.differs() || self.grade.differs()
    }
}

/// A service that stands otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ServiceShift {
    /// The service.
    pub service: String,
    /// On time ÷ decided.
    pub rate: Shift<Option<Share>>,
    /// Whether the rate meets the promise.
    pub meets_target: Shift<Option<bool>>,
}

/// Cases whose verdict is another one.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct ChangedCases {
    /// How many there are.
    pub total: u64,
    /// How many of each kind, as `on_time→late`.
    pub by_change: BTreeMap<String, u64>,
    /// The first of them in the order of the ledgers, at most 1,000.
    pub cases: Vec<ChangedCase>,
}

/// A case whose verdict is another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ChangedCase {
    /// Its number; empty where it cannot be read.
    pub id: String,
    /// Its service.
    pub service: Option<String>,
    /// The file it stands in.
    pub file: String,
    /// The line in the file.
    pub line: u64,
    /// When it was completed.
    pub completed: Option<String>,
    /// How it stands.
    pub outcome: Shift<String>,
    /// The day it is due.
    pub due_on: Shift<Option<NaiveDate>>,
}
