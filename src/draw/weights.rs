//! How much an enterprise weighs in the draw: whole numbers, each part shown.

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::rules::{DrawRules, Each};

/// What a weight is made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Observed {
    /// The score that counts, in hundredths of a point; null where there is none.
    pub score_hundredths: Option<i64>,
    /// What could be earned, in hundredths of a point.
    pub available_hundredths: Option<i64>,
    /// Signals of screens; null where the rules ask for none.
    pub signals: Option<u64>,
    /// Valid complaints accepted in the quarter.
    pub valid_complaints: u64,
    /// Households served; null where that is not known.
    pub users: Option<u64>,
    /// The last inspection; null where there was none.
    pub last_inspected_on: Option<NaiveDate>,
    /// Whole months from then to the day of judgement.
    pub months_since: Option<u32>,
}

/// The parts of a weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Weights {
    /// Of every enterprise.
    pub base: u32,
    /// Of its risk class.
    pub risk_class: u32,
    /// Of the points it lost.
    pub score: u32,
    /// Of its signals.
    pub signals: u32,
    /// Of its complaints.
    pub complaints: u32,
    /// Of the time since the last inspection.
    pub months: u32,
}

impl Weights {
    /// By the rules of a policy.
    pub fn of(rules: &DrawRules, risk_class: Option<&str>, observed: &Observed) -> Self {
        let class = risk_class.and_then(|class| rules.class(class));
        let complaints = observed.users.filter(|users| *users > 0).map_or(0, |users| {
            let weight = u128::from(observed.valid_complaints) * 10_000 * u128::from(rules.complaint.each) / u128::from(users);
            u32::try_from(weight).unwrap_or(u32::MAX).min(rules.complaint.most)
        });
        Self {
            base: rules.base,
            risk_class: class.map_or_else(|| rules.unknown_class(), |class| class.weight),
            score: of_score(rules.score, observed),
            signals: up_to(rules.signal, observed.signals.unwrap_or(0)),
            complaints,
            months: observed.months_since.map_or(rules.month.most, |months| up_to(rules.month, months.into())),
        }
    }

    /// Their sum.
    pub fn sum(&self) -> u64 {
        [self.base, self.risk_class, self.score, self.signals, self.complaints, self.months].into_iter().map(u64::from).sum()
    }
}

/// In proportion to what was lost; all of it where nothing was scored.
fn of_score(full: u32, observed: &Observed) -> u32 {
    let (Some(score), Some(available)) = (observed.score_hundredths, observed.available_hundredths.filter(|available| *available > 0))
    else {
        return full;
    };
    let lost = (available - score).clamp(0, available);
    u32::try_from(i64::from(full) * lost / available).unwrap_or(full)
}

fn up_to(rule: Each, count: u64) -> u32 {
    u32::try_from(count.saturating_mul(rule.each.into())).unwrap_or(u32::MAX).min(rule.most)
}

impl Observed {
    /// Whole months between two days; none where the first is the later one.
    pub fn months_between(first: NaiveDate, last: NaiveDate) -> u32 {
        let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month());
        let whole = months(last) - months(first) - i64::from(last.day() < first.day());
        u32::try_from(whole).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Pack, PackTexts};

    #[test]
    fn months_are_counted_when_they_are_over() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (first, last, months) in [
            ("2018-09-30", "2019-09-30", 12),
            ("2018-10-01", "2019-09-30", 11),
            ("2019-09-30", "2019-09-30", 0),
            ("2019-10-01", "2019-09-30", 0),
            ("2019-01-31", "2019-02-28", 0),
        ] {
            assert_eq!(Observed::months_between(day(first), day(last)), months, "{first} {last}");
        }
    }

    #[test]
    fn a_weight_is_the_sum_of_what_the_rules_say_of_each_part() {
        let pack = Pack::read(&PackTexts::built_in("chongqing-2018").unwrap(), &crate_metrics()).unwrap();
        let rules = pack.policy.draw.unwrap();
        let known = Observed {
            score_hundredths: Some(8_750),
            available_hundredths: Some(10_000),
            signals: Some(3),
            valid_complaints: 12,
            users: Some(40_000),
            last_inspected_on: None,
            months_since: Some(11),
        };
        let nothing = Observed {
            score_hundredths: None,
            available_hundredths: None,
            signals: None,
            valid_complaints: 12,
            users: None,
            last_inspected_on: None,
            months_since: None,
        };
        let many =
            Observed { signals: Some(u64::MAX), valid_complaints: u64::MAX, users: Some(1), months_since: Some(600), ..known.clone() };
        let check = |class: Option<&str>, observed: &Observed, parts: [u32; 6]| {
            let w = Weights::of(&rules, class, observed);
            assert_eq!([w.base, w.risk_class, w.score, w.signals, w.complaints, w.months], parts, "{class:?} {observed:?}");
            assert_eq!(w.sum(), parts.into_iter().map(u64::from).sum::<u64>());
        };
        check(Some("A"), &known, [10, 0, 5, 15, 12, 11]);
        check(Some("C"), &known, [10, 20, 5, 15, 12, 11]);
        check(Some("?"), &nothing, [10, 20, 40, 0, 0, 24]);
        check(None, &many, [10, 20, 5, 20, 20, 24]);
    }

    fn crate_metrics() -> Vec<&'static str> {
        let names = [
            "on_time_rate",
            "closed_loop_rate",
            "phone_or_online_rate",
            "one_stop_rate",
            "follow_up_rate",
            "traced_rate",
            "channels_open",
            "backlog_days",
            "satisfaction_rate",
            "statement_rate",
            "handed_in_on_time",
        ];
        names.to_vec()
    }
}
