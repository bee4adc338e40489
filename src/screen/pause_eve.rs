//! Pauses begun the day before due: a clock that is stopped just in time.
//!
//! Of cases with a pause for an allowed reason, those whose first pause begins on the due day or the working day before it; the due
//! day is that without pauses.

use super::{Look, Screen};
use crate::calendar::WorkCalendar;
use crate::domain::{JudgedCase, PauseKind, Reading, ScreenId};

pub(super) const SCREEN: Screen = Screen { id: ScreenId::PauseEve, whole: false, look: Look::Share { of: kind, told: &[1] } };

fn kind(judged: &JudgedCase<'_>, calendar: &WorkCalendar) -> Option<u8> {
    let allowed = judged.case.pauses.iter().filter(|pause| pause.kind == PauseKind::Allowed);
    let first = allowed.map(|pause| pause.from.day).min()?;
    let without = judged.others.iter().find(|(reading, _)| *reading == Reading::WithoutPauses);
    let due = without.map_or(judged.judgement, |(_, judgement)| judgement).due?.day();
    let looked_at = due > judged.case.started.day && judged.case.started.day <= first && first <= due;
    let left = calendar.working_days_between(first, due).ok()?;
    looked_at.then_some(u8::from(left <= 1))
}
