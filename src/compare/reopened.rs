//! Vanished cases that stand in the newer ledger under another number.
//!
//! Two signs count, each only between a vanished case and a number that the older ledger did not have, in one enterprise and service:
//! the new number continues the old one with a short tail (`GZ001` → `GZ001-1`); or both came in at the same minute before the newer
//! quarter began. Where the same day is all that is written, or a sign fits several cases, nothing is decided: the numbers are named
//! beside the vanished case. Two users who called in the same minute, or an order split into a second job, look alike.

use std::collections::BTreeMap;

use super::number::continued;
use super::rewritten::agree;
use super::seen::{Seen, Spot};
use super::vanished::Vanished;
use crate::domain::{Moment, Period, ServiceIx};

/// A case that was open, and goes on under another number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reopened {
    /// Where it stood.
    pub old: Spot,
    /// Where it stands.
    pub new: Spot,
    /// Its service.
    pub service: Option<ServiceIx>,
    /// When it came in by the older ledger.
    pub old_accepted: Option<Moment>,
    /// When it came in by the newer one.
    pub new_accepted: Option<Moment>,
    /// What shows that they are one.
    pub sign: Sign,
}

/// What shows that two cases are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// The new number continues the old one.
    Number,
    /// They came in at the same minute.
    Acceptance,
}

/// How strongly a new number stands for a vanished case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    Sure(Sign),
    Possible,
}

fn fit(old: &Seen, new: &Seen, period: Period) -> Option<Fit> {
    if old.glance.service != new.glance.service {
        return None;
    }
    if continued(&new.at.id) == Some(&old.at.id) {
        return Some(Fit::Sure(Sign::Number));
    }
    let (then, now) = (old.came_in()?, new.came_in()?);
    if now.day >= period.first() || !agree(then, now) {
        return None;
    }
    Some(if then.time.is_some() && now.time.is_some() { Fit::Sure(Sign::Acceptance) } else { Fit::Possible })
}

/// Tells which of the vanished cases of one enterprise stand under which of its new numbers.
pub(super) fn find(vanished: &[&Seen], numbers: &[&Seen], period: Period) -> (Vec<Vanished>, Vec<Reopened>) {
    let fits = fits(vanished, numbers, period);
    // A number that continues another stands for that one and for no other.
    let continues: Vec<bool> =
        (0..numbers.len()).map(|at| fits.iter().any(|fits| fits.get(&at) == Some(&Fit::Sure(Sign::Number)))).collect();
    let holds = |at: usize, fit: Fit| !continues[at] || fit == Fit::Sure(Sign::Number);
    let mut claims = vec![0_usize; numbers.len()];
    for (at, fit) in fits.iter().flatten() {
        claims[*at] += usize::from(holds(*at, *fit) && *fit != Fit::Possible);
    }
    let (mut gone, mut reopened) = (Vec::new(), Vec::new());
    for (old, fits) in vanished.iter().zip(&fits) {
        let held: Vec<(usize, Fit)> = fits.iter().map(|(at, fit)| (*at, *fit)).filter(|(at, fit)| holds(*at, *fit)).collect();
        let by_number = held.iter().any(|(_, fit)| *fit == Fit::Sure(Sign::Number));
        let sure: Vec<(usize, Sign)> = held
            .iter()
            .filter_map(|(at, fit)| match fit {
                Fit::Sure(Sign::Acceptance) if by_number => None,
                Fit::Sure(sign) => Some((*at, *sign)),
                Fit::Possible => None,
            })
            .collect();
        match sure[..] {
            [(at, sign)] if claims[at] == 1 => reopened.push(Reopened {
                old: old.at.clone(),
                new: numbers[at].at.clone(),
                service: old.glance.service,
                old_accepted: old.came_in(),
                new_accepted: numbers[at].came_in(),
                sign,
            }),
            _ => gone.push(Vanished {
                old: old.at.clone(),
                service: old.glance.service,
                accepted: old.came_in(),
                due: old.known.as_ref().and_then(|known| known.due),
                candidates: held.iter().map(|(at, _)| numbers[*at].at.clone()).collect(),
            }),
        }
    }
    (gone, reopened)
}

/// Most new numbers of one minute, or of one day, that are looked at for a case: with more of them nothing is sure.
const MOST: usize = 100;

/// The new numbers that fit each vanished case. Only those of its minute or day, or with its number at their beginning, are looked at.
fn fits(vanished: &[&Seen], numbers: &[&Seen], period: Period) -> Vec<BTreeMap<usize, Fit>> {
    let mut by_minute: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    let mut by_day: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    let mut by_number: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, seen) in numbers.iter().enumerate() {
        if let Some(moment) = seen.came_in() {
            let service = seen.glance.service;
            by_minute.entry((service, moment.time.map(|_| moment.earliest()), moment.day)).or_default().push(at);
            by_day.entry((service, moment.day)).or_default().push(at);
        }
        if let Some(number) = continued(&seen.at.id) {
            by_number.entry(number).or_default().push(at);
        }
    }
    let near = |old: &Seen| {
        let service = old.glance.service;
        let mut near: Vec<usize> = by_number.get(old.at.id.as_str()).into_iter().flatten().copied().take(MOST).collect();
        if let Some(moment) = old.came_in() {
            let same_day = by_day.get(&(service, moment.day)).filter(|_| moment.time.is_none());
            let same_minute = by_minute.get(&(service, moment.time.map(|_| moment.earliest()), moment.day));
            let day_alone = by_minute.get(&(service, None, moment.day));
            let found = same_day.into_iter().chain(same_minute).chain(day_alone);
            near.extend(found.flat_map(|found| found.iter().copied().take(MOST)));
        }
        near
    };
    vanished.iter().map(|old| near(old).into_iter().filter_map(|at| Some((at, fit(old, numbers[at], period)?))).collect()).collect()
}
