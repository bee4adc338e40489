//! Two reports on the same quarter, and the rows of both runs held against each other: what other rules would change.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::{CaseRow, Due, FileName, Outcome};
use crate::report::model::{
    ChangeReport, ChangedCase, ChangedCases, EnterpriseChange, EnterpriseReport, Report, ScoreReport, ServiceShift, Shift, StandingChange,
    StandingReport, Tool, TrialReport, WHATIF_SCHEMA, WhatIf,
};

/// Changed cases of an enterprise that are listed.
const LISTED: usize = 1_000;

/// How every row of a run stands, to be held against another run over the same files.
#[derive(Debug, Default)]
pub struct Verdicts {
    files: Vec<FileName>,
    /// By the number of the file and the line, in this order.
    rows: Vec<(usize, u64, Verdict)>,
}

/// How a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Verdict {
    outcome: Outcome,
    due_on: Option<NaiveDate>,
}

impl Verdict {
    fn of(row: &CaseRow<'_>) -> Self {
        let due_on = row.judged.and_then(|judged| judged.judgement.due).map(Due::day);
        Self { outcome: row.outcome(), due_on }
    }
}

impl Verdicts {
    /// Takes a row of the run; rows come file by file and line by line.
    pub fn take(&mut self, row: &CaseRow<'_>) {
        if self.files.last() != Some(row.file) {
            self.files.push(row.file.clone());
        }
        if row.counted {
            self.rows.push((self.files.len(), row.line, Verdict::of(row)));
        }
    }
}

/// The rows of another run that stand otherwise, by enterprise.
#[derive(Debug)]
pub struct VerdictChanges<'v> {
    before: &'v Verdicts,
    files: usize,
    last: Option<FileName>,
    changed: BTreeMap<String, ChangedCases>,
}

impl<'v> VerdictChanges<'v> {
    /// Against a run over the same files.
    pub fn new(before: &'v Verdicts) -> Self {
        Self { before, files: 0, last: None, changed: BTreeMap::new() }
    }

    /// Takes a row of the other run; a row that only one of the two runs counts is one set aside in the other.
    pub fn take(&mut self, row: &CaseRow<'_>) {
        if self.last.as_ref() != Some(row.file) {
            self.last = Some(row.file.clone());
            self.files += 1;
        }
        let found = self.before.rows.binary_search_by_key(&(self.files, row.line), |(file, line, _)| (*file, *line));
        let Some((_, _, before)) = found.ok().and_then(|at| self.before.rows.get(at)) else { return };
        let tried = Verdict::of(row);
        if before.outcome == tried.outcome {
            return;
        }
        let own = self.changed.entry(row.enterprise.code.clone()).or_default();
        own.total += 1;
        let outcome = Shift::new(before.outcome.key().to_owned(), tried.outcome.key().to_owned());
        *own.by_change.entry(format!("{}→{}", outcome.in_force, outcome.tried)).or_default() += 1;
        if own.cases.len() < LISTED {
            own.cases.push(ChangedCase {
                id: row.id.unwrap_or_default().to_owned(),
                service: row.service.map(str::to_owned),
                file: row.file.to_string(),
                line: row.line,
                completed: row.judged.and_then(|judged| judged.case.completed).map(|moment| moment.to_string()),
                outcome,
                due_on: Shift::new(before.due_on, tried.due_on),
            });
        }
    }
}

/// A run by other rules, and what tells it from the others.
pub struct Trial<'v> {
    /// What tells it from the others.
    pub name: String,
    /// What is changed.
    pub changes: Vec<ChangeReport>,
    /// What presets mean.
    pub notes: Vec<String>,
    /// The report by these rules.
    pub report: Report,
    /// The rows that stand otherwise.
    pub verdicts: VerdictChanges<'v>,
}

/// Holds trials against the report by the rules in force.
pub fn what_if(in_force: &Report, trials: Vec<Trial<'_>>) -> WhatIf {
    let city = standings(in_force);
    let trials = trials.into_iter().map(|trial| held_against(in_force, &city, trial)).collect();
    WhatIf {
        schema: WHATIF_SCHEMA.to_owned(),
        tool: Tool::this(),
        language: in_force.language.clone(),
        in_force: false,
        quarter: in_force.quarter.clone(),
        period: in_force.period.clone(),
        as_of: in_force.as_of,
        rules: in_force.rules.clone(),
        calendar: in_force.calendar.clone(),
        services: in_force.services.clone(),
        city,
        trials,
    }
}

fn held_against(in_force: &Report, city: &[StandingReport], trial: Trial<'_>) -> TrialReport {
    let Trial { name, changes, notes, report, verdicts } = trial;
    let mut cases = verdicts.changed;
    let total = cases.values().map(|cases| cases.total).sum();
    let tried = |code: &str| report.enterprises.iter().find(|enterprise| enterprise.code == code);
    let enterprises = in_force.enterprises.iter().filter_map(|before| {
        let own = cases.remove(&before.code).unwrap_or_default();
        enterprise(before, tried(&before.code)?, own)
    });
    let city = city.iter().cloned().zip(standings(&report));
    TrialReport {
        name,
        changes,
        notes,
        rules_sha256: report.rules.sha256.clone(),
        calendar: report.calendar.clone(),
        city: city.map(|(in_force, tried)| StandingChange { in_force, tried }).collect(),
        cases: total,
        enterprises: enterprises.collect(),
    }
}

/// How the services of the city stand.
fn standings(report: &Report) -> Vec<StandingReport> {
    let standing = |service: &crate::report::model::ServiceReport| {
        let own = || report.enterprises.iter().flat_map(|enterprise| &enterprise.services).filter(|own| own.service == service.service);
        StandingReport {
            service: service.service.clone(),
            rate: service.rate.clone(),
            meets_target: service.meets_target,
            enterprises_meeting: own().filter(|own| own.meets_target == Some(true)).count() as u64,
            enterprises_decided: own().filter(|own| own.meets_target.is_some()).count() as u64,
        }
    };
    report.city.iter().map(standing).collect()
}

/// What differs for an enterprise; `None` where nothing does.
fn enterprise(before: &EnterpriseReport, tried: &EnterpriseReport, cases: ChangedCases) -> Option<EnterpriseChange> {
    let services = before.services.iter().zip(&tried.services).map(|(before, tried)| ServiceShift {
        service: before.service.clone(),
        rate: Shift::new(before.rate.clone(), tried.rate.clone()),
        meets_target: Shift::new(before.meets_target, tried.meets_target),
    });
    let grade = |score: &ScoreReport| score.grade.as_ref().map(|grade| grade.name.clone());
    let change = EnterpriseChange {
        code: before.code.clone(),
        short_name: before.short_name.clone(),
        services: services.filter(|service| service.rate.differs() || service.meets_target.differs()).collect(),
        rank: Shift::new(before.rank, tried.rank),
        grade: Shift::new(before.score().and_then(grade), tried.score().and_then(grade)),
        score: Shift::new(before.score().map(|score| score.total.clone()), tried.score().map(|score| score.total.clone())),
        ranking_points: Shift::new(before.ranking_points.clone(), tried.ranking_points.clone()),
        cases,
    };
    let differs = !change.services.is_empty()
        || change.rank.differs()
        || change.grade.differs()
        || change.score.differs()
        || change.ranking_points.differs()
        || change.cases.total > 0;
    differs.then_some(change)
}
