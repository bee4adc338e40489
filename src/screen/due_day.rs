//! Completions heaped on the due day: work is finished when it is finished, times that are filled in meet the deadline.
//!
//! Of cases completed on time with a due day after that of acceptance, those completed on the due day. A user's own appointment on
//! that day explains it.

use super::{Look, Screen};
use crate::calendar::WorkCalendar;
use crate::domain::{JudgedCase, Outcome, ScreenId};

pub(super) const SCREEN: Screen = Screen { id: ScreenId::DueDay, whole: false, look: Look::Share { of: kind, told: &[1] } };

fn kind(judged: &JudgedCase<'_>, _: &WorkCalendar) -> Option<u8> {
    let (case, due) = (judged.case, judged.judgement.due?.day());
    let looked_at = judged.judgement.outcome == Outcome::OnTime && due > case.started.day && case.appointment != Some(due);
    case.completed.filter(|_| looked_at).map(|completed| u8::from(completed.day == due))
}
