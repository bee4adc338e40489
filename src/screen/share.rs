//! The share of cases of a kind, held against that of the other enterprises.
//!
//! Null hypothesis: the share is at most the limit of the pack, or its odds are at most so many times the odds of all other
//! enterprises together, whichever allows more. Honest enterprises differ by more than chance; the limit leaves room for that, and
//! the exact binomial tail beyond it is the chance of a false alarm.

use std::collections::BTreeMap;

use super::found::{Behind, Found};
use super::{Group, tail};
use crate::domain::{Rate, ServiceIx};
use crate::rules::{ScreenLimit, ScreenRule};

/// Kinds that a screen may tell apart: 0 to 5.
pub(super) const KINDS: usize = 6;

/// How many cases are of which kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Counts([i64; KINDS]);

impl Counts {
    pub(super) fn add(&mut self, kind: u8, weight: i64) {
        if let Some(count) = self.0.get_mut(usize::from(kind)) {
            *count += weight;
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.0.iter_mut().zip(other.0).for_each(|(count, other)| *count += other);
    }

    /// Of a kind, and of all kinds; what was taken back was there before, so neither is negative.
    fn of(&self, kind: u8) -> (u64, u64) {
        let part = self.0.get(usize::from(kind)).copied().unwrap_or(0);
        (u64::try_from(part).unwrap_or(0), u64::try_from(self.0.iter().sum::<i64>()).unwrap_or(0))
    }
}

/// A share that stands out.
pub(super) struct Standing {
    pub(super) kind: u8,
    observed: u64,
    of: u64,
    allowed: f64,
    others: Option<Rate>,
    ln_chance: f64,
}

impl Standing {
    pub(super) fn with(self, is_behind: Behind<'_>) -> Found<'_> {
        let Self { observed, of, allowed, others, ln_chance, .. } = self;
        Found { observed, of, allowed, others, ln_chance, is_behind }
    }
}

/// The groups in which a kind that may stand out does. `looks` is in how many places it is looked for in one enterprise.
pub(super) fn find(counts: &[(Group, Counts)], rule: &ScreenRule, told: &[u8], ln_alpha: f64, looks: usize) -> Vec<(Group, Standing)> {
    let mut found = Vec::new();
    for kind in told.iter().copied() {
        let mut all: BTreeMap<Option<ServiceIx>, (u64, u64)> = BTreeMap::new();
        for ((_, service), counts) in counts {
            let (part, whole) = counts.of(kind);
            let sum = all.entry(*service).or_default();
            *sum = (sum.0 + part, sum.1 + whole);
        }
        for (group, counts) in counts {
            let (observed, of) = counts.of(kind);
            let sum = all.get(&group.1).copied().unwrap_or_default();
            let others = (sum.0.saturating_sub(observed), sum.1.saturating_sub(of));
            if of < rule.least {
                continue;
            }
            let (allowed, ln_chance) = chance(observed, of, others, rule.limit);
            let ln_chance = ln_chance + tail::ln(looks);
            if ln_chance <= ln_alpha {
                let others = Rate::new(others.0, others.1);
                found.push((*group, Standing { kind, observed, of, allowed, others, ln_chance }));
            }
        }
    }
    found
}

/// How many of `of` are allowed on average, and the chance of at least `observed` if so many are.
#[allow(clippy::cast_precision_loss)]
pub(super) fn chance(observed: u64, of: u64, others: (u64, u64), limit: ScreenLimit) -> (f64, f64) {
    let allowed = match limit {
        ScreenLimit::Share { share, odds } => share.approximate().max(at_odds(others, f64::from(odds))),
        ScreenLimit::Times(_) => 1.0,
    };
    (allowed * of as f64, tail::ln_binomial(observed, of, allowed))
}

/// The share whose odds are `times` those of a part of a whole.
#[allow(clippy::cast_precision_loss)]
fn at_odds((part, whole): (u64, u64), times: f64) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    let odds = times * part as f64;
    odds / (odds + (whole - part) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_larger_of_limit_and_others_is_allowed() {
        let limit = ScreenLimit::Share { share: "30%".parse().unwrap(), odds: 3 };
        let allowed = |others| (chance(0, 100, others, limit).0 * 10.0).round();
        for (of_others, limit) in [((0, 0), 300.0), ((10, 100), 300.0), ((50, 100), 750.0_f64)] {
            assert!((allowed(of_others) - limit).abs() < 1e-9, "{of_others:?}");
        }
    }
}
