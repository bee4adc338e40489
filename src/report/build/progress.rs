//! The work-progress ledgers: every point of the checklist as a task.

use chrono::NaiveDate;

use super::Context;
use crate::domain::{Cause, EnterpriseIx, Movement, PointClaim, PointStatus, Progress, Scorecard, TaskState};
use crate::report::model::{MovementCounts, ProgressReport, ProgressSummary, TaskCounts, TaskOfAll, TaskReport};
use crate::rules::{How, Point};

impl Context<'_> {
    /// The tasks of one enterprise; `None` where it handed in no progress ledger.
    pub(super) fn progress(&self, card: &Scorecard) -> Option<ProgressReport> {
        let checklist = self.settings.pack.checklist.as_ref()?;
        let now = self.result.progress(card.enterprise)?;
        let then = self.result.earlier_progress(card.enterprise);
        let mut report =
            ProgressReport { total: TaskCounts::default(), movement: then.map(|_| MovementCounts::default()), tasks: Vec::new() };
        for (position, point) in checklist.points().enumerate() {
            let claim = now.claims.get(&point.id);
            // What the case ledger alone measures is no task of its own unless the enterprise makes it one.
            if point.how == How::Measured && claim.is_none() {
                continue;
            }
            let expired = card.score().is_some_and(|score| {
                let mut points = score.areas.iter().flat_map(|area| &area.points);
                points.any(|scored| scored.point == position && scored.causes.contains(&Cause::Expired))
            });
            let verified = self.result.verified(card.enterprise, &point.id).map(|found| found.status);
            let task = Task { point, claim, verified, expired, as_of: self.result.as_of };
            let movement = then.and_then(|then| task.movement(then));
            report.total.count(task.state());
            if let Some((counts, movement)) = report.movement.as_mut().zip(movement) {
                counts.count(movement);
            }
            report.tasks.push(self.task(&task, then, movement));
        }
        Some(report)
    }

    /// Did it hand in a progress ledger?
    pub(super) fn keeps_progress(&self, enterprise: EnterpriseIx) -> bool {
        self.settings.pack.checklist.is_some() && self.result.progress(enterprise).is_some()
    }

    fn task(&self, task: &Task<'_>, then: Option<&Progress>, movement: Option<Movement>) -> TaskReport {
        let Task { point, claim, verified, expired, .. } = *task;
        let notes = claim.map(|claim| claim.notes.clone()).unwrap_or_default();
        let before = then.and_then(|then| then.claims.get(&point.id));
        let key = |status: PointStatus| status.key().to_owned();
        let late_since = task.late_since();
        let until = if task.state() == TaskState::DoneLate { claim.and_then(|claim| claim.done_on) } else { Some(task.as_of) };
        TaskReport {
            point: point.id.clone(),
            title: point.title.text(self.lang).to_owned(),
            state: task.state().key().to_owned(),
            status: claim.map(|claim| key(claim.status)),
            verified: verified.map(key),
            carried_from: claim.and_then(|claim| claim.carried_from).map(|quarter| quarter.to_string()),
            expired,
            rules_due_on: task.rules_due_on(),
            due_on: notes.due_on,
            done_on: claim.and_then(|claim| claim.done_on),
            late_since,
            days_late: late_since.zip(until).map(|(since, until)| (until - since).num_days()),
            problems_again: notes.problems.is_some() && before.is_some_and(|before| before.notes.problems == notes.problems),
            responsible_unit: notes.responsible_unit,
            progress: notes.progress,
            problems: notes.problems,
            status_then: before.map(|before| key(before.status)),
            movement: movement.map(|movement| movement.key().to_owned()),
        }
    }

    /// The tasks of all enterprises; `None` without a checklist, or where nobody handed in a progress ledger.
    pub(super) fn progress_summary(&self) -> Option<ProgressSummary> {
        let checklist = self.settings.pack.checklist.as_ref()?;
        let cards = &self.result.cards;
        let ledgers: Vec<ProgressReport> = cards.iter().filter_map(|card| self.progress(card)).collect();
        if ledgers.is_empty() {
            return None;
        }
        let sum = |movements: &mut dyn Iterator<Item = Option<MovementCounts>>| {
            movements.flatten().fold(None, |sum: Option<MovementCounts>, one| Some(sum.unwrap_or_default() + one))
        };
        let points = checklist.points().filter_map(|point| {
            let tasks = || ledgers.iter().flat_map(|ledger| &ledger.tasks).filter(|task| task.point == point.id);
            let rules_due_on = tasks().next()?.rules_due_on;
            let mut total = TaskCounts::default();
            tasks().filter_map(TaskReport::state).for_each(|state| total.count(state));
            let movement = sum(&mut tasks().map(|task| task.movement().map(|movement| MovementCounts::default().with(movement))));
            Some(TaskOfAll { point: point.id.clone(), title: point.title.text(self.lang).to_owned(), rules_due_on, total, movement })
        });
        let without = cards.iter().filter(|card| card.reported && !self.keeps_progress(card.enterprise));
        Some(ProgressSummary {
            beside: self.result.earlier.map(|quarter| quarter.to_string()),
            ledgers: ledgers.len() as u64,
            without: without.filter_map(|card| self.short_name(card.enterprise)).collect(),
            total: ledgers.iter().fold(TaskCounts::default(), |sum, ledger| sum + ledger.total),
            movement: sum(&mut ledgers.iter().map(|ledger| ledger.movement)),
            points: points.collect(),
        })
    }
}

/// A point of the checklist with what was said and found of it.
#[derive(Clone, Copy)]
struct Task<'a> {
    point: &'a Point,
    claim: Option<&'a PointClaim>,
    /// What inspectors found in place of the claim.
    verified: Option<PointStatus>,
    expired: bool,
    as_of: NaiveDate,
}

impl Task<'_> {
    /// The last deadline of the rules up to the day of judgement, else the first one to come.
    fn rules_due_on(&self) -> Option<NaiveDate> {
        self.point.deadline_by(self.as_of).or_else(|| self.point.deadline_after(self.as_of))
    }

    fn status(&self) -> Option<PointStatus> {
        self.verified.or(self.claim.map(|claim| claim.status))
    }

    fn is_done(&self) -> bool {
        self.status() == Some(PointStatus::Met) && !self.expired
    }

    fn state(&self) -> TaskState {
        match self.status() {
            Some(PointStatus::NotApplicable) => TaskState::NotApplicable,
            _ if self.is_done() => {
                if self.late_since().is_some() {
                    TaskState::DoneLate
                } else {
                    TaskState::Done
                }
            }
            _ if self.late_since().is_some() => TaskState::Late,
            None => TaskState::NotYetDue,
            Some(_) => TaskState::Open,
        }
    }

    /// The due day that was missed. What is done is held against the day the enterprise set itself, or the one deadline of what
    /// is done once; what is not done, against whichever of its due days was reached first.
    fn late_since(&self) -> Option<NaiveDate> {
        if self.status() == Some(PointStatus::NotApplicable) {
            return None;
        }
        let own = self.claim.and_then(|claim| claim.notes.due_on);
        if self.is_done() {
            let only = self.point.deadline_after(self.point.first_due).is_none().then_some(self.point.first_due);
            let done_on = self.claim.and_then(|claim| claim.done_on)?;
            return own.or(only).filter(|due| done_on > *due);
        }
        let own = own.filter(|due| *due <= self.as_of);
        own.into_iter().chain(self.point.deadline_by(self.as_of)).min()
    }

    /// What is carried over was not said anew, so it did not move.
    fn movement(&self, then: &Progress) -> Option<Movement> {
        let before = then.claims.get(&self.point.id).map(|claim| claim.status);
        Movement::between(before, self.claim.map(|claim| claim.status))
    }
}
