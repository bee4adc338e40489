//! Satisfaction without variance: people differ, made-up opinions do not.
//!
//! Of decided cases with an opinion, the share of each of the five words. L309 asks where every single opinion is the best one;
//! here any word may be the only one, and few others do not hide it.

use super::{Look, Screen};
use crate::calendar::WorkCalendar;
use crate::domain::{JudgedCase, ScreenId};

pub(super) const SCREEN: Screen = Screen { id: ScreenId::Opinions, whole: true, look: Look::Share { of: kind, told: &[1, 2, 3, 4, 5] } };

fn kind(judged: &JudgedCase<'_>, _: &WorkCalendar) -> Option<u8> {
    let opinion = judged.case.marks.satisfaction()?;
    judged.judgement.outcome.is_decided().then_some(opinion.level())
}
