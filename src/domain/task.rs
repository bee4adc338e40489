//! An evaluation point as a task of an enterprise's work-progress ledger: how it stands, and which way it went.

use super::progress::PointStatus;

/// How a task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskState {
    /// Done, as far as is known by its due day.
    Done,
    /// Done after its due day.
    DoneLate,
    /// Not done, or not wholly, with its due day still to come.
    Open,
    /// Not done, or not wholly, though its due day is reached.
    Late,
    /// It does not apply.
    NotApplicable,
    /// Nobody has to have done it yet, and nothing is said of it.
    NotYetDue,
}

impl TaskState {
    /// Every state with the name used in machine output.
    pub const ALL: &[(&str, Self)] = &[
        ("done", Self::Done),
        ("done_late", Self::DoneLate),
        ("open", Self::Open),
        ("late", Self::Late),
        ("not_applicable", Self::NotApplicable),
        ("not_yet_due", Self::NotYetDue),
    ];

    /// The name used in machine output.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(_, state)| *state == self).map_or("", |(key, _)| key)
    }
}

/// Which way a task went since the quarter before, by what the enterprise says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Movement {
    /// Further than it was.
    Advanced,
    /// Less far than it was.
    FellBack,
    /// As it was.
    Unchanged,
    /// Answered now, and not then.
    Answered,
    /// Answered then, and not now.
    Dropped,
}

impl Movement {
    /// Every movement with the name used in machine output.
    pub const ALL: &[(&str, Self)] = &[
        ("advanced", Self::Advanced),
        ("fell_back", Self::FellBack),
        ("unchanged", Self::Unchanged),
        ("answered", Self::Answered),
        ("dropped", Self::Dropped),
    ];

    /// From what was said then and what is said now; `None` where neither says anything.
    pub fn between(then: Option<PointStatus>, now: Option<PointStatus>) -> Option<Self> {
        // A task that does not apply is neither ahead of nor behind one that does.
        let far = |status| match status {
            PointStatus::NotMet => Some(0),
            PointStatus::Partly => Some(1),
            PointStatus::Met => Some(2),
            PointStatus::NotApplicable => None,
        };
        match (then, now) {
            (None, None) => None,
            (None, Some(_)) => Some(Self::Answered),
            (Some(_), None) => Some(Self::Dropped),
            (Some(then), Some(now)) => Some(match far(then).zip(far(now)) {
                Some((then, now)) if now > then => Self::Advanced,
                Some((then, now)) if now < then => Self::FellBack,
                _ => Self::Unchanged,
            }),
        }
    }

    /// The name used in machine output.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(_, movement)| *movement == self).map_or("", |(key, _)| key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_moves_by_what_was_said_then_and_now() {
        use PointStatus::{Met, NotApplicable, NotMet, Partly};
        let check = |then, now, expected: &str| assert_eq!(Movement::between(then, now).map_or("", Movement::key), expected, "{then:?}");
        check(None, None, "");
        check(None, Some(NotMet), "answered");
        check(Some(Met), None, "dropped");
        check(Some(NotMet), Some(Partly), "advanced");
        check(Some(Partly), Some(Met), "advanced");
        check(Some(Met), Some(NotMet), "fell_back");
        check(Some(Partly), Some(Partly), "unchanged");
        check(Some(NotApplicable), Some(Met), "unchanged");
        check(Some(Met), Some(NotApplicable), "unchanged");
    }
}
