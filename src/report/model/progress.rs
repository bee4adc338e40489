//! The work-progress ledgers: every task of every enterprise, how it stands, and which way it went.

use std::ops::Add;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{Movement, TaskState};

/// Tasks by how they stand; every task is counted once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct TaskCounts {
    /// All of them.
    pub tasks: u64,
    /// Done, as far as is known by their due day.
    pub done: u64,
    /// Done after their due day.
    pub done_late: u64,
    /// Not done, with the due day still to come.
    pub open: u64,
    /// Not done though the due day is reached.
    pub late: u64,
    /// They do not apply.
    pub not_applicable: u64,
    /// Nobody has to have done them yet, and nothing is said of them.
    pub not_yet_due: u64,
}

/// Tasks by which way they went since the quarter before, by what the enterprises say of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct MovementCounts {
    /// Further than they were.
    pub advanced: u64,
    /// Less far than they were.
    pub fell_back: u64,
    /// As they were.
    pub unchanged: u64,
    /// Answered now, and not then.
    pub answered: u64,
    /// Answered then, and not now.
    pub dropped: u64,
}

/// The tasks of all enterprises.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ProgressSummary {
    /// The quarter that the tasks are held against; null where it is not at hand.
    pub beside: Option<String>,
    /// Enterprises that handed in a progress ledger.
    pub ledgers: u64,
    /// Short names of those that handed in something, but no progress ledger.
    pub without: Vec<String>,
    /// All tasks together.
    pub total: TaskCounts,
    /// All movements together; null where nothing can be held against.
    pub movement: Option<MovementCounts>,
    /// Point by point, in the order of the checklist.
    pub points: Vec<TaskOfAll>,
}

/// One task over all enterprises that handed in a progress ledger.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TaskOfAll {
    /// The point.
    pub point: String,
    /// Its title.
    pub title: String,
    /// The last deadline of the rules up to the day of judgement, else the first one to come.
    pub rules_due_on: Option<NaiveDate>,
    /// How it stands.
    pub total: TaskCounts,
    /// Which way it went.
    pub movement: Option<MovementCounts>,
}

/// The progress ledger of one enterprise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ProgressReport {
    /// How its tasks stand.
    pub total: TaskCounts,
    /// Which way they went; null where it handed in no progress ledger in the quarter before.
    pub movement: Option<MovementCounts>,
    /// Every task, in the order of the checklist.
    pub tasks: Vec<TaskReport>,
}

/// A task: one point of the checklist as the enterprise's progress ledger has it. What looks like a person's number is covered
/// up in the texts.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TaskReport {
    /// The point.
    pub point: String,
    /// Its title.
    pub title: String,
    /// `done`, `done_late`, `open`, `late`, `not_applicable` or `not_yet_due`.
    pub state: String,
    /// What the enterprise says: `met`, `partly`, `not_met` or `not_applicable`; null where it says nothing.
    pub status: Option<String>,
    /// What inspectors found in its place.
    pub verified: Option<String>,
    /// The quarter whose ledger says so, where it was carried over.
    pub carried_from: Option<String>,
    /// What was done does not hold any more.
    pub expired: bool,
    /// Who sees to it.
    pub responsible_unit: Option<String>,
    /// The last deadline of the rules up to the day of judgement, else the first one to come.
    pub rules_due_on: Option<NaiveDate>,
    /// The day the enterprise set itself.
    pub due_on: Option<NaiveDate>,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
    /// The due day that was missed: the earlier of the two that is reached.
    pub late_since: Option<NaiveDate>,
    /// Days since then, to the day it was done or the day of judgement.
    pub days_late: Option<i64>,
    /// How far the work is.
    pub progress: Option<String>,
    /// What stands in the way.
    pub problems: Option<String>,
    /// The same problems stood in the ledger of the quarter before.
    pub problems_again: bool,
    /// What the enterprise said in the quarter before.
    pub status_then: Option<String>,
    /// `advanced`, `fell_back`, `unchanged`, `answered` or `dropped`.
    pub movement: Option<String>,
}

impl TaskReport {
    /// How it stands.
    pub fn state(&self) -> Option<TaskState> {
        TaskState::ALL.iter().find(|(key, _)| *key == self.state).map(|(_, state)| *state)
    }

    /// Which way it went.
    pub fn movement(&self) -> Option<Movement> {
        let key = self.movement.as_deref()?;
        Movement::ALL.iter().find(|(name, _)| *name == key).map(|(_, movement)| *movement)
    }
}

impl TaskCounts {
    /// Counts one more.
    pub(in crate::report) fn count(&mut self, state: TaskState) {
        self.tasks += 1;
        *match state {
            TaskState::Done => &mut self.done,
            TaskState::DoneLate => &mut self.done_late,
            TaskState::Open => &mut self.open,
            TaskState::Late => &mut self.late,
            TaskState::NotApplicable => &mut self.not_applicable,
            TaskState::NotYetDue => &mut self.not_yet_due,
        } += 1;
    }
}

impl Add for TaskCounts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            tasks: self.tasks + other.tasks,
            done: self.done + other.done,
            done_late: self.done_late + other.done_late,
            open: self.open + other.open,
            late: self.late + other.late,
            not_applicable: self.not_applicable + other.not_applicable,
            not_yet_due: self.not_yet_due + other.not_yet_due,
        }
    }
}

impl MovementCounts {
    /// Counts one more.
    pub(in crate::report) fn count(&mut self, movement: Movement) {
        *match movement {
            Movement::Advanced => &mut self.advanced,
            Movement::FellBack => &mut self.fell_back,
            Movement::Unchanged => &mut self.unchanged,
            Movement::Answered => &mut self.answered,
            Movement::Dropped => &mut self.dropped,
        } += 1;
    }

    /// The same with one more.
    #[must_use]
    pub(in crate::report) fn with(mut self, movement: Movement) -> Self {
        self.count(movement);
        self
    }
}

impl Add for MovementCounts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            advanced: self.advanced + other.advanced,
            fell_back: self.fell_back + other.fell_back,
            unchanged: self.unchanged + other.unchanged,
            answered: self.answered + other.answered,
            dropped: self.dropped + other.dropped,
        }
    }
}
