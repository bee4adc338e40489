//! Many cases called invalid or withdrawn, which takes them out of the rate.
//!
//! Of the cases accepted in the period, those the enterprise calls invalid or withdrawn. L307 asks from a fixed share on; here each
//! service is held against the other enterprises.

use super::{Look, Screen};
use crate::calendar::WorkCalendar;
use crate::domain::{ExclusionKind, JudgedCase, ScreenId};

pub(super) const SCREEN: Screen = Screen { id: ScreenId::Excluded, whole: false, look: Look::Share { of: kind, told: &[1] } };

fn kind(judged: &JudgedCase<'_>, _: &WorkCalendar) -> Option<u8> {
    let exclusion = judged.case.exclusion.map(|exclusion| exclusion.kind);
    let left = matches!(exclusion, Some(ExclusionKind::Invalid | ExclusionKind::Withdrawn));
    judged.judgement.flow.accepted.then_some(u8::from(left))
}
