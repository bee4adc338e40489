//! Completed in the minute of acceptance: nothing can have been done in between.
//!
//! Of decided cases with both times of day, those whose two times are the same minute.

use super::{Look, Screen};
use crate::calendar::WorkCalendar;
use crate::domain::{JudgedCase, Moment, ScreenId, TimeOfDay};

pub(super) const SCREEN: Screen = Screen { id: ScreenId::AtAcceptance, whole: false, look: Look::Share { of: kind, told: &[1] } };

fn kind(judged: &JudgedCase<'_>, _: &WorkCalendar) -> Option<u8> {
    let case = judged.case;
    let (started, completed) = (minute(case.started)?, minute(case.completed?)?);
    let same = case.completed.map(|moment| moment.day) == Some(case.started.day) && started == completed;
    judged.judgement.outcome.is_decided().then_some(u8::from(same))
}

/// The minute of the day; `None` for midnight, which is what a lost time of day looks like.
pub(super) fn minute(moment: Moment) -> Option<u32> {
    moment.time.filter(|time| *time != TimeOfDay::START && *time != TimeOfDay::END).map(|time| time.seconds() / 60)
}
