//! Users told the result before there is one.
//!
//! Of decided cases with both days, those reported back on a day before completion. C222 names each such row, which may be a slip;
//! here it is asked whether it is the custom.

use super::{Look, Screen};
use crate::calendar::WorkCalendar;
use crate::domain::{JudgedCase, ScreenId};

pub(super) const SCREEN: Screen = Screen { id: ScreenId::ReportedEarly, whole: false, look: Look::Share { of: kind, told: &[1] } };

fn kind(judged: &JudgedCase<'_>, _: &WorkCalendar) -> Option<u8> {
    let (told, completed) = (judged.case.reported_back_on?, judged.case.completed?.day);
    judged.judgement.outcome.is_decided().then_some(u8::from(told < completed))
}
