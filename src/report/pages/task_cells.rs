//! The cells of a task.

use super::View;
use crate::domain::{PointStatus, TaskState};
use crate::report::model::{MovementCounts, TaskCounts, TaskReport};
use crate::report::table::{Cell, Tone};
use crate::text::{tasks, words};

impl View<'_> {
    /// A task without its name: unit, due days, day done, status, state, days late, movement, progress, problems.
    pub(in crate::report) fn task_cells(&self, task: &TaskReport) -> Vec<Cell> {
        let state = task.state().map(|state| {
            let tone = match state {
                TaskState::Late => Tone::Bad,
                TaskState::Done => Tone::Good,
                TaskState::NotApplicable | TaskState::NotYetDue => Tone::Faint,
                TaskState::DoneLate | TaskState::Open => Tone::Plain,
            };
            Cell::toned(tasks::state(state, self.lang), tone)
        });
        vec![
            Cell::text(task.responsible_unit.as_deref()),
            Cell::day(task.rules_due_on),
            Cell::day(task.due_on),
            Cell::day(task.done_on),
            self.status_cell(task),
            state.unwrap_or_else(|| Cell::missing("-")),
            days_late(task),
            Cell::text(task.movement().map(|movement| tasks::movement(movement, self.lang))),
            Cell::text(task.progress.as_deref()),
            self.problems_cell(task),
        ]
    }

    /// What is claimed; where inspectors found otherwise, both.
    pub(super) fn status_cell(&self, task: &TaskReport) -> Cell {
        let word = |key: &Option<String>| {
            let key = key.as_deref()?;
            PointStatus::ALL.iter().find(|(name, _)| *name == key).map(|(_, status)| words::status(*status, self.lang))
        };
        let claimed = word(&task.status).unwrap_or(self.pick("未填报", "not answered"));
        match (word(&task.verified), &task.carried_from) {
            (Some(found), _) => Cell::plain(format!("{found}{}{claimed}{}", self.pick("（自报：", " (claimed: "), self.pick("）", ")"))),
            (None, _) if task.expired => Cell::plain(format!("{claimed}{}", self.pick("（已过有效期）", " (expired)"))),
            (None, Some(quarter)) => {
                Cell::plain(format!("{claimed}{}{quarter}{}", self.pick("（结转自", " (carried from "), self.pick("）", ")")))
            }
            (None, None) => Cell::plain(claimed),
        }
    }

    pub(super) fn problems_cell(&self, task: &TaskReport) -> Cell {
        let again = if task.problems_again { self.pick("（与上季相同）", " (as last quarter)") } else { "" };
        Cell::text(task.problems.as_ref().map(|problems| format!("{problems}{again}")).as_deref())
    }
}

/// Tasks, done, done late, under way and late.
pub(super) fn count_cells(counts: TaskCounts) -> [Cell; 5] {
    let TaskCounts { tasks, done, done_late, open, late, .. } = counts;
    [Cell::count(tasks), Cell::count(done), Cell::count(done_late), Cell::count(open), Cell::fault_count(late)]
}

pub(super) fn movement_cells(movement: Option<MovementCounts>) -> [Cell; 2] {
    movement.map_or_else(
        || [Cell::missing("-"), Cell::missing("-")],
        |counts| {
            let advanced = Cell::count(counts.advanced).with_tone(if counts.advanced > 0 { Tone::Good } else { Tone::Faint });
            [advanced, Cell::fault_count(counts.fell_back)]
        },
    )
}

/// Days after the due day; a dash where it was not missed.
pub(super) fn days_late(task: &TaskReport) -> Cell {
    let days = task.days_late.and_then(|days| u64::try_from(days).ok());
    days.map_or_else(|| Cell::missing("-"), |days| Cell::count(days).with_tone(Tone::Bad))
}
