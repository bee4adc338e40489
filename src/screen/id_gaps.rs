//! Missing case numbers heaped on a day: cases left out where something went wrong.
//!
//! Numbers of one prefix run on with the cases. Each case whose number does not follow directly on the one before stands after a
//! gap. Null hypothesis: a day has at most the pack's share of cases after a gap, or at most so many times the odds of the
//! enterprise's other days. Exact binomial tail, Bonferroni over all days looked at. L304 lists the numbers that a dense run
//! misses; here runs may miss many, and it is asked whether they miss them evenly.

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use foldhash::fast::FixedState;

use super::found::Found;
use super::share::chance;
use super::{Look, Screen, Together, tail};
use crate::domain::running_number::split;
use crate::domain::{JudgedCase, Rate, ScreenId};
use crate::rules::ScreenRule;

pub(super) const SCREEN: Screen = Screen { id: ScreenId::IdGaps, whole: true, look: Look::Together(|| Box::new(IdGaps::default())) };

/// The numbers of a prefix, each with the day of acceptance of a case of the period, sixteen bytes a row.
type Runs = HashMap<String, Vec<(u64, Option<NaiveDate>)>, FixedState>;

#[derive(Default)]
struct IdGaps {
    runs: Runs,
}

/// Cases of a day, and which of them stand after a gap.
#[derive(Default)]
struct Day {
    cases: u64,
    after_gap: BTreeSet<(String, u64)>,
}

impl Together for IdGaps {
    fn row(&mut self, judged: &JudgedCase<'_>, weight: i64) {
        // A row that is taken back bears its number all the same.
        if weight > 0 {
            let day = judged.case.started.day;
            self.enter(&judged.case.id, judged.judgement.flow.accepted.then_some(day));
        }
    }

    fn number(&mut self, id: &str) {
        self.enter(id, None);
    }

    fn merge(&mut self, other: Box<dyn Any>) {
        let Ok(other) = other.downcast::<Self>() else { return };
        for (prefix, run) in other.runs {
            self.runs.entry(prefix).or_default().extend(run);
        }
    }

    fn find(&self, rule: &ScreenRule, ln_alpha: f64) -> Option<Found<'static>> {
        let days = self.days();
        let sum = |(part, whole): (u64, u64), day: &Day| (part + day.after_gap.len() as u64, whole + day.cases);
        let all = days.values().fold((0, 0), sum);
        let looked_at: Vec<&Day> = days.values().filter(|day| day.cases >= rule.least).collect();
        let looks = tail::ln(looked_at.len());
        let mut behind: BTreeSet<(String, u64)> = BTreeSet::new();
        let (mut of, mut allowed, mut ln_chance) = (0, 0.0, 0.0_f64);
        for day in looked_at {
            let gaps = day.after_gap.len() as u64;
            let others = (all.0 - gaps, all.1 - day.cases);
            let (expected, ln) = chance(gaps, day.cases, others, rule.limit);
            if ln + looks <= ln_alpha {
                behind.extend(day.after_gap.iter().cloned());
                (of, allowed, ln_chance) = (of + day.cases, allowed + expected, ln_chance.min(ln + looks));
            }
        }
        let observed = behind.len() as u64;
        let others = Rate::new(all.0 - observed, all.1 - of);
        let is_behind = move |judged: &JudgedCase<'_>| numbered(&judged.case.id).is_some_and(|number| behind.contains(&number));
        (observed > 0).then(|| Found { observed, of, allowed, others, ln_chance, is_behind: Box::new(is_behind) })
    }
}

impl IdGaps {
    fn enter(&mut self, id: &str, day: Option<NaiveDate>) {
        let Some((prefix, number)) = split(id).and_then(|(prefix, number)| Some((prefix, number.parse().ok()?))) else { return };
        match self.runs.get_mut(prefix) {
            Some(run) => run.push((number, day)),
            None => {
                self.runs.insert(prefix.to_owned(), vec![(number, day)]);
            }
        }
    }

    /// The cases of the period by day. The first of a run follows on nothing.
    fn days(&self) -> BTreeMap<NaiveDate, Day> {
        let mut days: BTreeMap<NaiveDate, Day> = BTreeMap::new();
        for (prefix, run) in &self.runs {
            let mut run = run.clone();
            // Of rows with one number the one with a day comes last, and stays.
            run.sort_unstable();
            run.reverse();
            run.dedup_by_key(|(number, _)| *number);
            run.reverse();
            for pair in run.windows(2) {
                let ((before, _), (number, Some(day))) = (pair[0], pair[1]) else { continue };
                let day = days.entry(day).or_default();
                day.cases += 1;
                if number > before + 1 {
                    day.after_gap.insert((prefix.clone(), number));
                }
            }
        }
        days
    }
}

fn numbered(id: &str) -> Option<(String, u64)> {
    let (prefix, number) = split(id)?;
    Some((prefix.to_owned(), number.parse().ok()?))
}
