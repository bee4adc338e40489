//! Many completions in the same minute: a batch that was closed together.
//!
//! For each minute of each day, the completions of a service in it. Null hypothesis: the day's completions lie within sixty minutes
//! or more, or gather at that minute of the day as much as on the enterprise's other days, whichever expects more; so times that
//! are habitually rounded are no surprise. Exact Poisson tail, Bonferroni over all minutes with a completion.

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use foldhash::fast::FixedState;

use super::at_acceptance::minute;
use super::found::Found;
use super::{Look, Screen, Together, tail};
use crate::domain::{JudgedCase, Moment, Outcome, ScreenId};
use crate::rules::{ScreenLimit, ScreenRule};

pub(super) const SCREEN: Screen =
    Screen { id: ScreenId::SameMinute, whole: false, look: Look::Together(|| Box::new(SameMinute::default())) };

/// The fewest minutes that a day's completions are taken to be spread over.
const SPREAD: f64 = 60.0;

/// A minute of a day.
type Minute = (NaiveDate, u32);

#[derive(Default)]
struct SameMinute {
    minutes: Minutes,
}

/// How many there are of each minute.
#[derive(Default, Clone)]
struct Minutes {
    /// In order, each minute once.
    counted: Vec<(Minute, i64)>,
    /// Those that came last, in any order: counted in when they are as many as the others.
    recent: Vec<(Minute, i64)>,
}

/// Minutes that are at least gathered before they are counted in.
const GATHERED: usize = 1 << 10;

impl Minutes {
    fn add(&mut self, minute: Minute, count: i64) {
        self.recent.push((minute, count));
        if self.recent.len() >= self.counted.len().max(GATHERED) {
            self.count_in();
        }
    }

    fn count_in(&mut self) {
        self.counted.append(&mut self.recent);
        self.counted.sort_by_key(|(minute, _)| *minute);
        self.counted.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0 };
            same
        });
    }
}

impl Together for SameMinute {
    fn row(&mut self, judged: &JudgedCase<'_>, weight: i64) {
        let Some(minute) = completed_in(judged) else { return };
        self.minutes.add(minute, weight);
    }

    fn merge(&mut self, other: Box<dyn Any>) {
        let Ok(other) = other.downcast::<Self>() else { return };
        self.minutes.recent.extend(other.minutes.counted.into_iter().chain(other.minutes.recent));
        self.minutes.count_in();
    }

    fn find(&self, rule: &ScreenRule, ln_alpha: f64) -> Option<Found<'static>> {
        let ScreenLimit::Times(times) = rule.limit else { return None };
        let mut minutes = self.minutes.clone();
        minutes.count_in();
        let (mut days, mut daily) = (BTreeMap::<NaiveDate, i64>::new(), HashMap::<u32, i64, FixedState>::default());
        for ((day, minute), count) in &minutes.counted {
            *days.entry(*day).or_default() += count;
            *daily.entry(*minute).or_default() += count;
        }
        let all = days.values().sum::<i64>();
        let looks = tail::ln(minutes.counted.len());
        let mut bursts: BTreeSet<Minute> = BTreeSet::new();
        let (mut observed, mut allowed, mut ln_chance) = (0, 0.0, 0.0_f64);
        // They are in order, because sums of fractions depend on it.
        for ((day, minute), count) in &minutes.counted {
            let Some(many) = u64::try_from(*count).ok().filter(|count| *count >= rule.least) else { continue };
            let expected = f64::from(times) * expected(*count, days[day], daily[minute], all);
            let ln = tail::ln_poisson(many, expected) + looks;
            if ln <= ln_alpha {
                bursts.insert((*day, *minute));
                (observed, allowed, ln_chance) = (observed + many, allowed + expected, ln_chance.min(ln));
            }
        }
        let is_behind = move |judged: &JudgedCase<'_>| completed_in(judged).is_some_and(|minute| bursts.contains(&minute));
        let of = u64::try_from(all).ok()?;
        (observed > 0).then(|| Found { observed, of, allowed, others: None, ln_chance, is_behind: Box::new(is_behind) })
    }
}

/// How many of a day's completions a minute is expected to hold; `of_minute` are those at the same minute of all days.
#[allow(clippy::cast_precision_loss)] // Counts of rows.
fn expected(count: i64, of_day: i64, of_minute: i64, all: i64) -> f64 {
    let other_days = (all - of_day).max(1) as f64;
    let habit = (of_minute - count) as f64 / other_days;
    of_day as f64 * habit.max(1.0 / SPREAD)
}

fn completed_in(judged: &JudgedCase<'_>) -> Option<Minute> {
    let Moment { day, .. } = judged.case.completed?;
    let known = matches!(judged.judgement.outcome, Outcome::OnTime | Outcome::Late);
    judged.case.completed.and_then(minute).filter(|_| known).map(|minute| (day, minute))
}
