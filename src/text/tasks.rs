//! Words for tasks of the work-progress ledgers.

use crate::domain::{Lang, Movement, TaskState};

/// How a task stands.
pub fn state(state: TaskState, lang: Lang) -> &'static str {
    match state {
        TaskState::Done => lang.pick("已完成", "done"),
        TaskState::DoneLate => lang.pick("逾期完成", "done late"),
        TaskState::Open => lang.pick("推进中", "under way"),
        TaskState::Late => lang.pick("逾期未完成", "late"),
        TaskState::NotApplicable => lang.pick("不涉及", "not applicable"),
        TaskState::NotYetDue => lang.pick("未到期限", "not yet due"),
    }
}

/// Which way a task went since the quarter before.
pub fn movement(movement: Movement, lang: Lang) -> &'static str {
    match movement {
        Movement::Advanced => lang.pick("有进展", "advanced"),
        Movement::FellBack => lang.pick("后退", "fell back"),
        Movement::Unchanged => lang.pick("未变化", "unchanged"),
        Movement::Answered => lang.pick("本季新填报", "answered anew"),
        Movement::Dropped => lang.pick("本季未填报", "no longer answered"),
    }
}
