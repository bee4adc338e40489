//! Field work completed on rest days.
//!
//! Of cases completed in the period, those completed on a day that is not worked. A user's own appointment on that day explains
//! it. A company that works every day alike completes about the calendar's share of rest days on them, which the limit of a pack
//! has to allow.

use super::{Look, Screen};
use crate::calendar::WorkCalendar;
use crate::domain::{JudgedCase, Outcome, ScreenId};

pub(super) const SCREEN: Screen = Screen { id: ScreenId::RestDays, whole: false, look: Look::Share { of: kind, told: &[1] } };

fn kind(judged: &JudgedCase<'_>, calendar: &WorkCalendar) -> Option<u8> {
    let day = judged.case.completed?.day;
    let looked_at = matches!(judged.judgement.outcome, Outcome::OnTime | Outcome::Late) && judged.case.appointment != Some(day);
    let works = calendar.is_working_day(day).ok()?;
    looked_at.then_some(u8::from(!works))
}
