//! Dated goals over the quarters at hand: where they stood, who came and who went, and what the change comes to as arithmetic.

use super::Context;
use super::figures::{MilestoneFigures, QuarterFigures};
use crate::domain::{Fraction, Quarter, Rate};
use crate::report::model::{MilestonePace, MilestoneQuarter, MilestoneReport, Share, meets};

impl Context<'_> {
    /// The goals with their way over the quarters, the oldest first and this one last.
    pub(super) fn goals_beside(&self, goals: Vec<MilestoneReport>, quarters: &[&QuarterFigures]) -> Vec<MilestoneReport> {
        let beside = |goal: MilestoneReport| {
            let rules = self.settings.pack.policy.milestones.iter().find(|rules| rules.id == goal.id);
            let target = rules.map_or(Fraction::ONE, |rules| rules.target);
            let pace = pace(&goal, target, quarters);
            MilestoneReport { track: track(&goal.id, quarters), pace, ..goal }
        };
        goals.into_iter().map(beside).collect()
    }
}

/// How the goal stood at the end of each quarter, and who is there that was not in the quarter at hand before.
fn track(id: &str, quarters: &[&QuarterFigures]) -> Vec<MilestoneQuarter> {
    let at = |position: usize| Some((*quarters.get(position)?, quarters.get(position)?.milestone(id)?));
    let quarter = |position: usize| {
        let (figures, goal) = at(position)?;
        let before = position.checked_sub(1).and_then(at);
        let (joined, left) = before.map(|before| moves(before, (figures, goal))).unwrap_or_default();
        Some(MilestoneQuarter { quarter: figures.quarter.to_string(), state: goal.state.clone(), reached: goal.reached, joined, left })
    };
    (0..quarters.len()).filter_map(quarter).collect()
}

/// Who meets the goal now and did not then, and the other way round; of those that are there both times.
fn moves(then: (&QuarterFigures, &MilestoneFigures), now: (&QuarterFigures, &MilestoneFigures)) -> (Vec<String>, Vec<String>) {
    let is_there = |figures: &QuarterFigures, name: &str| figures.enterprises.iter().any(|one| one.short_name == name);
    let of = |some: &[String], others: &[String], figures: &QuarterFigures| -> Vec<String> {
        some.iter().filter(|name| !others.contains(name) && is_there(figures, name)).cloned().collect()
    };
    (of(&then.1.missing, &now.1.missing, now.0), of(&now.1.missing, &then.1.missing, then.0))
}

/// The change from the oldest quarter at hand to this one, and what it would come to; `None` where nothing stands beside it.
fn pace(goal: &MilestoneReport, target: Fraction, quarters: &[&QuarterFigures]) -> Option<MilestonePace> {
    let ((oldest, then), now) = (quarters.iter().find_map(|figures| Some((figures, figures.milestone(&goal.id)?)))?, quarters.last()?);
    let (then, state) = (then.state.as_ref()?, goal.state.as_ref()?);
    let passed = between(oldest.quarter, now.quarter);
    if passed == 0 {
        return None;
    }
    let change = i64::try_from(state.part).ok()? - i64::try_from(then.part).ok()?;
    let missing = still_missing(state, target);
    let left = u64::try_from(ends_until(now.quarter, goal)).ok()?;
    Some(MilestonePace {
        from: oldest.quarter.to_string(),
        quarters: passed,
        change,
        per_quarter: hundredths(change * 100, i64::try_from(passed).ok()?),
        missing,
        quarters_left: left,
        needed_per_quarter: needed(missing, left),
        reached_in: reached_in(now.quarter, missing, change, passed).map(|quarter| quarter.to_string()),
    })
}

/// Quarters from one to a later one.
fn between(from: Quarter, to: Quarter) -> u64 {
    std::iter::successors(Some(to), |quarter| Some(quarter.previous())).take_while(|quarter| *quarter > from).count() as u64
}

/// Quarters after this one that end by the day of the goal.
fn ends_until(now: Quarter, goal: &MilestoneReport) -> usize {
    std::iter::successors(now.next(), |quarter| quarter.next()).take_while(|quarter| quarter.period().last() <= goal.by).count()
}

/// Enterprises that still have to meet the goal before its target is reached.
fn still_missing(state: &Share, target: Fraction) -> u64 {
    let enough = (state.part..=state.whole).find(|part| Rate::new(*part, state.whole).is_some_and(|rate| meets(rate, target)));
    enough.unwrap_or(state.whole) - state.part
}

/// How many a quarter would do, rounded up to hundredths; `None` where no quarter is left.
fn needed(missing: u64, left: u64) -> Option<String> {
    let hundredths = (missing * 100).checked_add(left.checked_sub(1)?)? / left;
    Some(format!("{}.{:02}", hundredths / 100, hundredths % 100))
}

/// The quarter at whose end nobody would be missing if every quarter changed as much; `None` where it would never be.
fn reached_in(now: Quarter, missing: u64, change: i64, passed: u64) -> Option<Quarter> {
    if missing == 0 {
        return None;
    }
    let change = u64::try_from(change).ok().filter(|change| *change > 0)?;
    let quarters = (missing * passed).div_ceil(change);
    std::iter::successors(Some(now), |quarter| quarter.next()).nth(usize::try_from(quarters).ok()?)
}

/// A quotient in hundredths, rounded half away from zero: `-0.50`.
fn hundredths(upper: i64, lower: i64) -> String {
    let size = (upper.abs() * 2 + lower) / (lower * 2);
    let sign = if upper < 0 && size > 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quarter(text: &str) -> Quarter {
        text.parse().unwrap()
    }

    #[test]
    fn a_pace_is_the_change_over_the_quarters_passed() {
        assert_eq!(between(quarter("2018Q4"), quarter("2019Q3")), 3);
        for (change, passed, expected) in [(1, 2, "0.50"), (-1, 2, "-0.50"), (2, 3, "0.67"), (0, 3, "0.00"), (7, 1, "7.00")] {
            assert_eq!(hundredths(change * 100, passed), expected);
        }
    }

    #[test]
    fn what_is_needed_is_rounded_up_and_asks_for_a_quarter_that_is_left() {
        let check = |missing, left, expected: Option<&str>| assert_eq!(needed(missing, left).as_deref(), expected);
        check(16, 1, Some("16.00"));
        check(5, 3, Some("1.67"));
        check(16, 0, None);
        check(0, 2, Some("0.00"));
    }

    #[test]
    fn the_date_follows_from_the_pace_alone() {
        let check = |missing, change, passed, expected: Option<&str>| {
            assert_eq!(reached_in(quarter("2019Q3"), missing, change, passed), expected.map(quarter));
        };
        check(4, 2, 1, Some("2020Q1"));
        check(4, 3, 1, Some("2020Q1"));
        check(1, 1, 4, Some("2020Q3"));
        check(4, 0, 1, None);
        check(4, -1, 1, None);
        check(0, 3, 1, None);
    }
}
