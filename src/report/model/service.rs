//! One service of one enterprise, district, company or city.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::{Days, Fraction, Lateness, OutcomeCounts, Rate, ServiceFacts};
use crate::rules::LateReasons;

/// A rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Share {
    /// The number that met the condition.
    pub part: u64,
    /// The number that was counted.
    pub whole: u64,
    /// `98.53%`; never `100.00%` unless all did.
    pub percent: String,
}

impl Share {
    /// The percentage in hundredths: 9,853 for `98.53%`.
    pub fn hundredths(&self) -> u64 {
        Rate::new(self.part, self.whole).map_or(0, Rate::hundredths)
    }
}

impl From<Rate> for Share {
    fn from(rate: Rate) -> Self {
        Self { part: rate.part(), whole: rate.whole(), percent: rate.to_string() }
    }
}

/// Whether a service was reported on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ServiceState {
    /// There are rows.
    Reported,
    /// There are none, and the enterprise declared it.
    DeclaredEmpty,
    /// There are none, and nobody said so.
    NotReported,
}

/// One service.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ServiceReport {
    /// The service.
    pub service: String,
    /// Whether it was reported on.
    pub state: ServiceState,
    /// Cases the rate is made of (应办结).
    pub decided: u64,
    /// Completed by the due time.
    pub on_time: u64,
    /// Completed late.
    pub late: u64,
    /// Open with the due time reached.
    pub overdue: u64,
    /// Open, due later.
    pub pending: u64,
    /// Outside the rate.
    pub excluded: u64,
    /// The same by reason.
    pub excluded_by_reason: BTreeMap<String, u64>,
    /// Rows in which a time of day is missing that decides.
    pub undecidable: u64,
    /// Rows that cannot be trusted.
    pub set_aside: u64,
    /// On time ÷ decided; null where nothing was decided.
    pub rate: Option<Share>,
    /// The 95 % Wilson interval of the rate, in percent.
    pub interval_95: Option<(String, String)>,
    /// Too few cases to say much.
    pub small_number: bool,
    /// The rate if rows in doubt were late, and if they were on time; null where none is.
    pub range: Option<RangeReport>,
    /// Whether the rate meets the promise.
    pub meets_target: Option<bool>,
    /// Late and overdue cases beyond the statutory limit.
    pub beyond_law: u64,
    /// Half of the completed cases took at most so many working days.
    pub median_days: Option<u32>,
    /// Nine tenths of them took at most so many.
    pub p90_days: Option<u32>,
    /// The same without the days of pauses.
    pub median_net_days: Option<u32>,
    /// The same without the days of pauses.
    pub p90_net_days: Option<u32>,
    /// Late and overdue cases, with those still open from earlier periods, by the kind of reason that is written.
    pub late_reasons: Vec<LateReasonCount>,
    /// Cases for which more time was asked.
    pub extensions: u64,
    /// Stages that paused the clock.
    pub stages: Vec<StageReport>,
    /// How late the late and overdue cases are, by length; all of them are counted here.
    pub late_by: Vec<LateByReport>,
    /// The balance of the period.
    pub balance: BalanceReport,
    /// What other ways to count come to.
    pub readings: Vec<ReadingReport>,
}

/// The bounds of a rate with rows in doubt.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RangeReport {
    /// If all of them were late.
    pub if_late: Share,
    /// If all of them were on time.
    pub if_on_time: Share,
}

/// Cases that are late for one kind of reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LateReasonCount {
    /// The kind.
    pub reason: String,
    /// Completed late.
    pub late: u64,
    /// Open, due in the period.
    pub overdue: u64,
    /// Open, due before the period.
    pub carried_overdue: u64,
}

/// A stage that paused the clock.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StageReport {
    /// The stage.
    pub stage: String,
    /// Cases that passed through it.
    pub cases: u64,
    /// Working days they spent in it, together.
    pub days: u64,
}

/// Cases equally late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LateByReport {
    /// Working days past the due day; zero where the due time passed on a day that was still the due day, or on rest days after it.
    pub days: u32,
    /// Cases completed so late.
    pub late: u64,
    /// Cases still open, so late on the day of judgement.
    pub overdue: u64,
}

/// What was open and came in equals what was completed, left the count, or is still open.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BalanceReport {
    /// 期初在办.
    pub open_at_start: u64,
    /// 新受理.
    pub accepted: u64,
    /// 办结.
    pub completed: u64,
    /// 不计入.
    pub excluded: u64,
    /// 期末在办.
    pub open_at_end: u64,
    /// Whether it holds.
    pub holds: bool,
}

/// Another way to count.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReadingReport {
    /// Which.
    pub reading: String,
    /// The rate it comes to.
    pub rate: Option<Share>,
}

/// What of the policy a service report needs.
pub(in crate::report) struct ServiceRules<'p> {
    pub(in crate::report) id: &'p str,
    pub(in crate::report) target: Fraction,
    pub(in crate::report) small_number: u64,
    pub(in crate::report) stages: Vec<&'p str>,
    pub(in crate::report) late_reasons: &'p LateReasons,
}

impl ServiceReport {
    /// From counts; `unplaced` rows put every service of their enterprise in doubt.
    pub(in crate::report) fn new(rules: &ServiceRules<'_>, facts: &ServiceFacts, unplaced: u64, state: ServiceState) -> Self {
        let counts = &facts.official;
        let rate = counts.rate();
        let excluded_by_reason =
            counts.excluded.iter().map(|(reason, count)| (crate::domain::Outcome::Excluded(*reason).key().to_owned(), *count)).collect();
        Self {
            service: rules.id.to_owned(),
            state,
            decided: counts.decided(),
            on_time: counts.on_time,
            late: counts.late,
            overdue: counts.overdue,
            pending: counts.pending,
            excluded: counts.excluded_total(),
            excluded_by_reason,
            undecidable: counts.undecidable,
            set_aside: counts.set_aside,
            rate: rate.map(Share::from),
            interval_95: rate.map(|rate| {
                let interval = rate.wilson_95();
                (percent(interval.low), percent(interval.high))
            }),
            small_number: rate.is_some() && counts.decided() < rules.small_number,
            range: counts.range(unplaced).map(|(low, high)| RangeReport { if_late: low.into(), if_on_time: high.into() }),
            meets_target: rate.map(|rate| meets(rate, rules.target)),
            beyond_law: counts.beyond_law,
            median_days: facts.days.percentile(50),
            p90_days: facts.days.percentile(90),
            median_net_days: facts.net_days.percentile(50),
            p90_net_days: facts.net_days.percentile(90),
            late_reasons: late_reasons(rules.late_reasons, facts),
            extensions: facts.extensions,
            stages: facts
                .stages
                .iter()
                .filter_map(|(stage, (cases, days))| {
                    let name = rules.stages.get(usize::from(*stage))?;
                    Some(StageReport { stage: (*name).to_owned(), cases: *cases, days: *days })
                })
                .collect(),
            late_by: late_by(facts),
            balance: BalanceReport {
                open_at_start: facts.balance.open_at_start,
                accepted: facts.balance.accepted,
                completed: facts.balance.completed,
                excluded: facts.balance.excluded,
                open_at_end: facts.balance.open_at_end,
                holds: facts.balance.holds(),
            },
            readings: facts.readings.iter().map(|(reading, counts)| reading_report(reading.key(), counts)).collect(),
        }
    }
}

fn late_by(facts: &ServiceFacts) -> Vec<LateByReport> {
    let count = |of: &Days, days: u32| of.0.get(&days).copied().unwrap_or(0);
    let lengths: BTreeSet<u32> = facts.late_by.0.keys().chain(facts.overdue_by.0.keys()).copied().collect();
    let report = |days| LateByReport { days, late: count(&facts.late_by, days), overdue: count(&facts.overdue_by, days) };
    lengths.into_iter().map(report).collect()
}

/// The kinds that occur, in the order of the facts: those of the pack, then others, first what is not stated.
fn late_reasons(rules: &LateReasons, facts: &ServiceFacts) -> Vec<LateReasonCount> {
    let reasons: BTreeSet<_> = facts.late_reasons.keys().map(|(_, reason)| *reason).collect();
    let count = |lateness, reason| facts.late_reasons.get(&(lateness, reason)).copied().unwrap_or(0);
    let row = |reason| LateReasonCount {
        reason: rules.key(reason).to_owned(),
        late: count(Lateness::Late, reason),
        overdue: count(Lateness::Overdue, reason),
        carried_overdue: count(Lateness::CarriedOverdue, reason),
    };
    reasons.into_iter().map(row).collect()
}

fn reading_report(reading: &str, counts: &OutcomeCounts) -> ReadingReport {
    ReadingReport { reading: reading.to_owned(), rate: counts.rate().map(Share::from) }
}

/// Exact: no rounding stands between a rate and its promise.
pub(in crate::report) fn meets(rate: Rate, target: Fraction) -> bool {
    Fraction::new(rate.part().into(), rate.whole().into()).is_some_and(|rate| rate >= target)
}

fn percent(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}
