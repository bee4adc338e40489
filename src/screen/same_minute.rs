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
use super::{Look, MOST_ROWS, Screen, Together, tail};
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
    minutes: HashMap<Minute, i64, FixedState>,
    too_many: bool,
}

impl Together for SameMinute {
    fn row(&mut self, judged: &JudgedCase<'_>, weight: i64) {
        let Some(minute) = completed_in(judged) else { return };
        self.too_many |= self.minutes.len() >= MOST_ROWS;
        if !self.too_many {
            *self.minutes.entry(minute).or_default() += weight;
        }
    }

    fn merge(&mut self, other: Box<dyn Any>) {
        let Ok(other) = other.downcast::<Self>() else { return };
        self.too_many |= other.too_many;
        for (minute, count) in other.minutes {
            *self.minutes.entry(minute).or_default() += count;
        }
        self.too_many |= self.minutes.len() > MOST_ROWS;
    }

    fn find(&self, rule: &ScreenRule, ln_alpha: f64) -> Option<Found<'static>> {
        let ScreenLimit::Times(times) = rule.limit else { return None };
        let (mut days, mut daily, mut all) = (BTreeMap::<NaiveDate, i64>::new(), BTreeMap::<u32, i64>::new(), 0);
        for ((day, minute), count) in &self.minutes {
            *days.entry(*day).or_default() += count;
            *daily.entry(*minute).or_default() += count;
            all += count;
        }
        if self.too_many {
            return None;
        }
        let looks = tail::ln(self.minutes.len());
        let mut bursts: BTreeSet<Minute> = BTreeSet::new();
        let (mut observed, mut allowed, mut ln_chance) = (0, 0.0, 0.0_f64);
        // In order, because sums of fractions depend on it.
        let minutes: BTreeMap<_, _> = self.minutes.iter().collect();
        for ((day, minute), count) in minutes {
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
