//! Counts over cases: whole numbers only, from which every rate is divided.

use std::collections::BTreeMap;

use super::enterprise::EnterpriseIx;
use super::judgement::{ExclusionReason, Outcome, Reading};
use super::late_reason::{LateReason, Lateness};
use super::marks::Marks;
use super::rate::Rate;
use super::received::Received;
use super::service::ServiceIx;

/// How many cases stand how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OutcomeCounts {
    /// Completed by the due time.
    pub on_time: u64,
    /// Completed after it.
    pub late: u64,
    /// Open with the due time reached.
    pub overdue: u64,
    /// Open, due later.
    pub pending: u64,
    /// A time of day is missing.
    pub undecidable: u64,
    /// Rows that cannot be trusted.
    pub set_aside: u64,
    /// Outside the rate, by reason.
    pub excluded: BTreeMap<ExclusionReason, u64>,
    /// Late and overdue cases that broke a statutory limit.
    pub beyond_law: u64,
}

impl OutcomeCounts {
    /// Adds `count` cases that stand like `outcome`; a negative count takes them back.
    pub fn add(&mut self, outcome: Outcome, count: i64) {
        let cell = match outcome {
            Outcome::OnTime => &mut self.on_time,
            Outcome::Late => &mut self.late,
            Outcome::Overdue => &mut self.overdue,
            Outcome::Pending => &mut self.pending,
            Outcome::Undecidable(_) => &mut self.undecidable,
            Outcome::SetAside => &mut self.set_aside,
            Outcome::Excluded(reason) => self.excluded.entry(reason).or_default(),
        };
        *cell = cell.saturating_add_signed(count);
    }

    /// Adds other counts to these.
    pub fn merge(&mut self, other: &Self) {
        self.on_time += other.on_time;
        self.late += other.late;
        self.overdue += other.overdue;
        self.pending += other.pending;
        self.undecidable += other.undecidable;
        self.set_aside += other.set_aside;
        self.beyond_law += other.beyond_law;
        for (reason, count) in &other.excluded {
            *self.excluded.entry(*reason).or_default() += count;
        }
    }

    /// The cases the rate is made of (应办结).
    pub fn decided(&self) -> u64 {
        self.on_time + self.late + self.overdue
    }

    /// On time ÷ decided; `None` where nothing was decided.
    pub fn rate(&self) -> Option<Rate> {
        Rate::new(self.on_time, self.decided())
    }

    /// Cases outside the rate, all reasons together.
    pub fn excluded_total(&self) -> u64 {
        self.excluded.values().sum()
    }

    /// Cases left out for `reason`.
    pub fn excluded_for(&self, reason: ExclusionReason) -> u64 {
        self.excluded.get(&reason).copied().unwrap_or(0)
    }

    /// The rate if every row in doubt were late, and if every one were on time; `extra` are rows of the enterprise
    /// whose service cannot be read. `None` where no row is in doubt.
    pub fn range(&self, extra: u64) -> Option<(Rate, Rate)> {
        let doubt = self.undecidable + self.set_aside + extra;
        if doubt == 0 {
            return None;
        }
        let whole = self.decided() + doubt;
        Some((Rate::new(self.on_time, whole)?, Rate::new(self.on_time + doubt, whole)?))
    }

    /// The counts with every set-aside row as a late case, as the ranking of a closed intake has them.
    #[must_use]
    pub fn pessimistic(&self, extra: u64) -> Self {
        Self { late: self.late + self.set_aside + extra, set_aside: 0, ..self.clone() }
    }
}

/// The balance of a period; for every case it holds that
/// `open_at_start + accepted == completed + excluded + open_at_end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Balance {
    /// Accepted before the period and open when it began (期初在办).
    pub open_at_start: u64,
    /// Accepted in it (新受理).
    pub accepted: u64,
    /// Completed in it (办结).
    pub completed: u64,
    /// Left the count in it (不计入).
    pub excluded: u64,
    /// Open at the day of judgement (期末在办).
    pub open_at_end: u64,
}

impl Balance {
    /// Does it hold?
    pub fn holds(self) -> bool {
        self.open_at_start + self.accepted == self.completed + self.excluded + self.open_at_end
    }

    /// Adds another balance to this one.
    pub fn merge(&mut self, other: Self) {
        self.open_at_start += other.open_at_start;
        self.accepted += other.accepted;
        self.completed += other.completed;
        self.excluded += other.excluded;
        self.open_at_end += other.open_at_end;
    }
}

/// Working days a number of cases took, each length with its number of cases.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Days(pub BTreeMap<u32, u64>);

impl Days {
    /// The smallest length that at least `percent` of a hundred cases do not exceed (nearest rank).
    pub fn percentile(&self, percent: u64) -> Option<u32> {
        let total: u64 = self.0.values().sum();
        let rank = (total * percent).div_ceil(100).max(1);
        let mut seen = 0;
        self.0.iter().find_map(|(days, count)| {
            seen += count;
            (seen >= rank).then_some(*days)
        })
    }

    /// Adds other lengths to these.
    pub fn merge(&mut self, other: &Self) {
        for (days, count) in &other.0 {
            *self.0.entry(*days).or_default() += count;
        }
    }
}

/// What is counted for one service of one enterprise.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ServiceFacts {
    /// By the official method.
    pub official: OutcomeCounts,
    /// By the other methods, where they were asked for.
    pub readings: BTreeMap<Reading, OutcomeCounts>,
    /// Working days of the decided cases that are completed, from the start of the clock.
    pub days: Days,
    /// The same without the days a pause covers.
    pub net_days: Days,
    /// What the decided cases show.
    pub marks: BTreeMap<Marks, u64>,
    /// Late and overdue cases, with those still open from earlier periods, by what is written as the reason.
    pub late_reasons: BTreeMap<(Lateness, Option<LateReason>), u64>,
    /// What was accepted in the period.
    pub received: BTreeMap<Received, u64>,
    /// The balance of the period.
    pub balance: Balance,
    /// Decided cases for which more time was asked.
    pub extensions: u64,
    /// Working days spent in each stage: number of cases, sum of days.
    pub stages: BTreeMap<u8, (u64, u64)>,
    /// Working days past the due day of the cases completed late; every one of them is here.
    pub late_by: Days,
    /// The same of the overdue cases, to the day of judgement.
    pub overdue_by: Days,
}

impl ServiceFacts {
    /// Adds other facts to these.
    pub fn merge(&mut self, other: &Self) {
        self.official.merge(&other.official);
        for (reading, counts) in &other.readings {
            self.readings.entry(*reading).or_default().merge(counts);
        }
        self.days.merge(&other.days);
        self.net_days.merge(&other.net_days);
        self.late_by.merge(&other.late_by);
        self.overdue_by.merge(&other.overdue_by);
        for (marks, count) in &other.marks {
            *self.marks.entry(*marks).or_default() += count;
        }
        for (reason, count) in &other.late_reasons {
            *self.late_reasons.entry(*reason).or_default() += count;
        }
        for (received, count) in &other.received {
            *self.received.entry(*received).or_default() += count;
        }
        self.balance.merge(other.balance);
        self.extensions += other.extensions;
        for (stage, (cases, days)) in &other.stages {
            let sum = self.stages.entry(*stage).or_default();
            *sum = (sum.0 + cases, sum.1 + days);
        }
    }

    /// Did the ledger hold any case of the service that belongs to the period?
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Everything that was counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// By enterprise and service.
    pub services: BTreeMap<(EnterpriseIx, ServiceIx), ServiceFacts>,
    /// Rows set aside whose service cannot be read: they put every service of their enterprise in doubt.
    pub unplaced: BTreeMap<EnterpriseIx, u64>,
}

impl Facts {
    /// The facts of one service; empty ones where nothing was reported.
    pub fn of(&self, enterprise: EnterpriseIx, service: ServiceIx) -> ServiceFacts {
        self.services.get(&(enterprise, service)).cloned().unwrap_or_default()
    }

    /// Rows of `enterprise` that belong to no readable service.
    pub fn unplaced(&self, enterprise: EnterpriseIx) -> u64 {
        self.unplaced.get(&enterprise).copied().unwrap_or(0)
    }

    /// The facts of one enterprise alone.
    #[must_use]
    pub fn of_one(&self, enterprise: EnterpriseIx) -> Self {
        let services = self.services.iter().filter(|((owner, _), _)| *owner == enterprise);
        let unplaced = self.unplaced.get(&enterprise).map(|rows| (enterprise, *rows));
        Self { services: services.map(|(key, facts)| (*key, facts.clone())).collect(), unplaced: unplaced.into_iter().collect() }
    }

    /// Adds other facts to these.
    pub fn merge(&mut self, other: &Self) {
        for (key, facts) in &other.services {
            self.services.entry(*key).or_default().merge(facts);
        }
        for (enterprise, rows) in &other.unplaced {
            *self.unplaced.entry(*enterprise).or_default() += rows;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_lengths_that_occurred() {
        let days = Days(BTreeMap::from([(0, 5), (2, 4), (9, 1)]));
        assert_eq!((days.percentile(50), days.percentile(90), days.percentile(100)), (Some(0), Some(2), Some(9)));
        assert_eq!(Days::default().percentile(50), None);
    }

    #[test]
    fn rows_in_doubt_widen_the_rate() {
        let counts = OutcomeCounts { on_time: 8, late: 1, set_aside: 1, ..OutcomeCounts::default() };
        let (low, high) = counts.range(0).unwrap();
        assert_eq!((low, high), (Rate::new(8, 10).unwrap(), Rate::new(9, 10).unwrap()));
        assert_eq!(OutcomeCounts { on_time: 1, ..OutcomeCounts::default() }.range(0), None);
    }
}
