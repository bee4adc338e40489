//! Cases that agree in everything but their number: rows made by copying.
//!
//! Of cases with both times of day, those that agree with another in the minute of acceptance and in all else that is read of them.
//! Null hypothesis: when a case came in has nothing to do with how it went, so of the pairs accepted in one minute as large a share
//! agrees in all else as of all pairs. Poisson tail beyond so many times that number. Rows with one number are duplicates, which
//! have codes of their own.

use std::any::Any;
use std::collections::BTreeSet;
use std::hash::{BuildHasher, Hash, Hasher};

use chrono::Datelike;
use foldhash::fast::FixedState;

use super::at_acceptance::minute;
use super::found::Found;
use super::{Look, Screen, Together, tail};
use crate::domain::{JudgedCase, ScreenId};
use crate::rules::{ScreenLimit, ScreenRule};

pub(super) const SCREEN: Screen = Screen { id: ScreenId::Cloned, whole: false, look: Look::Together(|| Box::new(Cloned::default())) };

/// The minute of acceptance, and a fingerprint of how the case went after it.
type Content = (i64, u64);

/// Sixteen bytes a row.
#[derive(Default)]
struct Cloned {
    rows: Vec<Content>,
    gone: Vec<Content>,
}

impl Together for Cloned {
    fn row(&mut self, judged: &JudgedCase<'_>, weight: i64) {
        let Some(content) = content(judged) else { return };
        if weight > 0 { self.rows.push(content) } else { self.gone.push(content) }
    }

    fn merge(&mut self, other: Box<dyn Any>) {
        let Ok(other) = other.downcast::<Self>() else { return };
        self.rows.extend(other.rows);
        self.gone.extend(other.gone);
    }

    fn find(&self, rule: &ScreenRule, ln_alpha: f64) -> Option<Found<'static>> {
        let ScreenLimit::Times(times) = rule.limit else { return None };
        let rows = self.left();
        let sizes = groups(rows.iter().copied());
        let repeats: u64 = sizes.iter().map(|(_, size)| size - 1).sum();
        if repeats < rule.least {
            return None;
        }
        let pairs_of = |sizes: &[u64]| sizes.iter().map(|size| pairs(*size)).sum::<f64>();
        let together = pairs_of(&groups(rows.iter().map(|(minute, _)| *minute)).into_iter().map(|(_, size)| size).collect::<Vec<_>>());
        let mut ways: Vec<u64> = rows.iter().map(|(_, way)| *way).collect();
        ways.sort_unstable();
        let alike = pairs_of(&groups(ways.into_iter()).into_iter().map(|(_, size)| size).collect::<Vec<_>>());
        let of = u64::try_from(rows.len()).ok()?;
        let allowed = f64::from(times) * together * alike / pairs(of).max(1.0);
        let ln_chance = tail::ln_poisson(repeats, allowed);
        let clones: BTreeSet<Content> = sizes.into_iter().filter(|(_, size)| *size > 1).map(|(content, _)| content).collect();
        let is_behind = move |judged: &JudgedCase<'_>| content(judged).is_some_and(|content| clones.contains(&content));
        (ln_chance <= ln_alpha).then(|| Found { observed: repeats, of, allowed, others: None, ln_chance, is_behind: Box::new(is_behind) })
    }
}

impl Cloned {
    /// The rows that were not taken back, sorted.
    fn left(&self) -> Vec<Content> {
        let (mut rows, mut gone) = (self.rows.clone(), self.gone.clone());
        rows.sort_unstable();
        gone.sort_unstable();
        let mut gone = gone.into_iter().peekable();
        rows.retain(|row| gone.next_if_eq(row).is_none());
        rows
    }
}

/// Values that are equal and stand together, each with how many there are.
fn groups<T: PartialEq>(sorted: impl Iterator<Item = T>) -> Vec<(T, u64)> {
    let mut groups: Vec<(T, u64)> = Vec::new();
    for value in sorted {
        match groups.last_mut() {
            Some((last, size)) if *last == value => *size += 1,
            _ => groups.push((value, 1)),
        }
    }
    groups
}

/// Pairs among so many.
#[allow(clippy::cast_precision_loss)]
fn pairs(size: u64) -> f64 {
    size as f64 * size.saturating_sub(1) as f64 / 2.0
}

fn content(judged: &JudgedCase<'_>) -> Option<Content> {
    let case = judged.case;
    let completed = case.completed?;
    minute(case.started)?;
    minute(completed)?;
    let started = case.started.earliest().unix_seconds().div_euclid(60);
    let begun = case.started.day.num_days_from_ce();
    let mut way = FixedState::default().build_hasher();
    way.write_i64(completed.earliest().unix_seconds().div_euclid(60) - started);
    for day in [case.appointment, case.reported_back_on, case.followed_up_on] {
        // No day is so far from the start of the clock.
        way.write_i32(day.map_or(i32::MIN, |day| day.num_days_from_ce() - begun));
    }
    way.write_u32(case.marks.bits());
    way.write_usize(case.pauses.len());
    (case.channel, case.transferred_in, case.exclusion.map(|exclusion| exclusion.kind)).hash(&mut way);
    Some((started, way.finish()))
}
