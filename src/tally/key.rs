//! The two numbers by which cases alike are counted together, and where their count goes.

use std::collections::BTreeMap;

use super::Owner;
use crate::domain::{
    Breach, Case, EnterpriseIx, Facts, Flow, Judgement, LateReason, Lateness, Mark, Marks, Outcome, Reading, Received, ServiceIx,
};

/// The service of rows whose service cannot be read.
const UNPLACED: u64 = 127;

/// Working days beyond this are counted as this; no limit comes near it.
const MOST_DAYS: u32 = 0x7ffe;
const NO_DAYS: u64 = 0x7fff;

/// Whose case it is and how it was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct How {
    pub(super) owner: Owner,
    pub(super) reading: Reading,
    pub(super) outcome: Outcome,
    pub(super) breach: Breach,
    pub(super) flow: Flow,
    pub(super) extension: bool,
}

/// What the case shows, where something of it is counted.
///
/// Marks leave the highest five of their 32 bits free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Shows {
    days: Option<u32>,
    net_days: Option<u32>,
    marks: Marks,
    late_reason: Option<LateReason>,
}

impl How {
    /// Enterprise, service, reading, outcome, breach, flow and extension, from the highest bit down.
    pub(super) fn pack(self) -> u64 {
        let position = |found: Option<usize>| found.and_then(|at| u64::try_from(at).ok()).unwrap_or(0);
        let service = self.owner.service.map_or(UNPLACED, |service| u64::from(service.0));
        let reading = position(Reading::ALL.iter().position(|reading| *reading == self.reading));
        let outcome = position(Outcome::ALL.iter().position(|outcome| *outcome == self.outcome));
        let breach = match self.breach {
            Breach::None => 0,
            Breach::Promise => 1,
            Breach::Law => 2,
        };
        let Flow { open_at_start, accepted, completed, excluded, open_at_end } = self.flow;
        let bits = [open_at_start, accepted, completed, excluded, open_at_end, self.extension];
        let bits = bits.iter().fold(0, |bits, bit| bits << 1 | u64::from(*bit));
        u64::from(self.owner.enterprise.0) << 32 | service << 24 | reading << 20 | outcome << 12 | breach << 8 | bits
    }

    pub(super) fn unpack(key: u64) -> Self {
        let byte = |shift: u32, mask: u64| usize::try_from(key >> shift & mask).unwrap_or(0);
        let bit = |number: u32| key >> number & 1 == 1;
        let service = key >> 24 & 0xff;
        Self {
            owner: Owner {
                enterprise: EnterpriseIx(u32::try_from(key >> 32).unwrap_or(0)),
                service: (service != UNPLACED).then(|| ServiceIx(u8::try_from(service).unwrap_or(0))),
            },
            reading: Reading::ALL[byte(20, 0xf)],
            outcome: Outcome::ALL[byte(12, 0xff)],
            breach: [Breach::None, Breach::Promise, Breach::Law][byte(8, 0xf)],
            flow: Flow { open_at_start: bit(5), accepted: bit(4), completed: bit(3), excluded: bit(2), open_at_end: bit(1) },
            extension: bit(0),
        }
    }
}

impl Shows {
    /// What is measured of a decided case, shown by one that came in, and written of a late one.
    pub(super) fn of(judgement: &Judgement, case: &Case<'_>) -> Self {
        let Judgement { outcome, flow, days, net_days, .. } = *judgement;
        // A reason for lateness says something only where there is lateness.
        let late_reason = Lateness::of(outcome).and(case.late_reason);
        let marks = if outcome == Outcome::OnTime { case.marks.without(Mark::LateExplained) } else { case.marks };
        if outcome.is_decided() {
            Self { days, net_days, marks, late_reason }
        } else if flow.accepted {
            Self { marks, late_reason, ..Self::default() }
        } else {
            Self { late_reason, ..Self::default() }
        }
    }

    pub(super) fn pack(self) -> u64 {
        let days = |days: Option<u32>| days.map_or(NO_DAYS, |days| u64::from(days.min(MOST_DAYS)));
        days(self.days) << 48 | days(self.net_days) << 32 | u64::from(LateReason::bits(self.late_reason) << 27 | self.marks.bits())
    }

    pub(super) fn unpack(key: u64) -> Self {
        let days = |shift: u32| {
            let days = key >> shift & NO_DAYS;
            (days != NO_DAYS).then(|| u32::try_from(days).unwrap_or(0))
        };
        let shown = u32::try_from(key & 0xffff_ffff).unwrap_or(0);
        let marks = Marks::from_bits(shown & 0x07ff_ffff);
        Self { days: days(48), net_days: days(32), marks, late_reason: LateReason::from_bits(shown >> 27) }
    }
}

/// Where other readings differ from the official one. Summed up before they are applied, because a part of them may take back
/// what the official count no longer has.
pub(super) type Differences = BTreeMap<(EnterpriseIx, ServiceIx, Reading), BTreeMap<(Outcome, Breach), i64>>;

/// Enters a count where it belongs.
pub(super) fn enter(facts: &mut Facts, differences: &mut Differences, how: How, shows: Shows, count: i64) {
    let Some(service) = how.owner.service else {
        let rows = facts.unplaced.entry(how.owner.enterprise).or_default();
        *rows = rows.saturating_add_signed(count);
        return;
    };
    if how.reading != Reading::Official {
        let of_reading = differences.entry((how.owner.enterprise, service, how.reading)).or_default();
        *of_reading.entry((how.outcome, how.breach)).or_default() += count;
        return;
    }
    let facts = facts.services.entry((how.owner.enterprise, service)).or_default();
    facts.official.add(how.outcome, count);
    let add = |cell: &mut u64, counts: bool| {
        if counts {
            *cell = cell.saturating_add_signed(count);
        }
    };
    add(&mut facts.balance.open_at_start, how.flow.open_at_start);
    add(&mut facts.balance.accepted, how.flow.accepted);
    add(&mut facts.balance.completed, how.flow.completed);
    add(&mut facts.balance.excluded, how.flow.excluded);
    add(&mut facts.balance.open_at_end, how.flow.open_at_end);
    if let Some(lateness) = Lateness::of(how.outcome) {
        add(facts.late_reasons.entry((lateness, shows.late_reason)).or_default(), true);
    }
    if let Some(received) = Received::of(how.outcome, how.flow, shows.marks) {
        add(facts.received.entry(received).or_default(), true);
    }
    if how.outcome.is_decided() {
        add(&mut facts.official.beyond_law, how.breach == Breach::Law);
        add(&mut facts.extensions, how.extension);
        add(facts.marks.entry(shows.marks).or_default(), true);
        for (map, days) in [(&mut facts.days, shows.days), (&mut facts.net_days, shows.net_days)] {
            if let Some(days) = days {
                add(map.0.entry(days).or_default(), true);
            }
        }
    }
}

/// Makes the other readings whole, and drops what was counted and taken back.
pub(super) fn settle(facts: &mut Facts, differences: &Differences, readings: &[Reading]) {
    for ((enterprise, service), facts) in &mut facts.services {
        for reading in readings {
            let mut counts = facts.official.clone();
            for ((outcome, breach), count) in differences.get(&(*enterprise, *service, *reading)).into_iter().flatten() {
                counts.add(*outcome, *count);
                if outcome.is_decided() && *breach == Breach::Law {
                    counts.beyond_law = counts.beyond_law.saturating_add_signed(*count);
                }
            }
            counts.excluded.retain(|_, count| *count > 0);
            facts.readings.insert(*reading, counts);
        }
        facts.official.excluded.retain(|_, count| *count > 0);
        facts.marks.retain(|_, count| *count > 0);
        facts.late_reasons.retain(|_, count| *count > 0);
        facts.received.retain(|_, count| *count > 0);
        facts.days.0.retain(|_, count| *count > 0);
        facts.net_days.0.retain(|_, count| *count > 0);
        facts.stages.retain(|_, (cases, _)| *cases > 0);
        facts.late_by.0.retain(|_, count| *count > 0);
        facts.overdue_by.0.retain(|_, count| *count > 0);
    }
    facts.unplaced.retain(|_, rows| *rows > 0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked() {
        for outcome in Outcome::ALL {
            for reading in Reading::ALL {
                for service in [None, Some(ServiceIx(0)), Some(ServiceIx(63))] {
                    let flow = Flow { accepted: true, open_at_end: true, ..Flow::default() };
                    let owner = Owner { enterprise: EnterpriseIx(u32::MAX), service };
                    let how = How { owner, reading: *reading, outcome: *outcome, breach: Breach::Law, flow, extension: true };
                    assert_eq!(How::unpack(how.pack()), how);
                }
            }
        }
        let shows = Shows { days: Some(0), net_days: None, marks: Marks::from_bits(0x0700_abcd), late_reason: Some(LateReason::Other) };
        assert_eq!(Shows::unpack(shows.pack()), shows);
    }

    /// Two copies of a case that differ are counted, then taken back: nothing of them stays in any reading.
    #[test]
    fn what_was_taken_back_stays_in_no_reading() {
        let owner = Owner { enterprise: EnterpriseIx(0), service: Some(ServiceIx(0)) };
        let how = |reading, outcome| How { owner, reading, outcome, breach: Breach::None, flow: Flow::default(), extension: false };
        let (mut facts, mut differences) = (Facts::default(), Differences::new());
        for weight in [2, -2] {
            let strict = Reading::StrictAcceptance;
            enter(&mut facts, &mut differences, how(Reading::Official, Outcome::OnTime), Shows::default(), weight);
            enter(&mut facts, &mut differences, how(strict, Outcome::OnTime), Shows::default(), -weight);
            enter(&mut facts, &mut differences, how(strict, Outcome::Late), Shows::default(), weight);
        }
        settle(&mut facts, &differences, &[Reading::StrictAcceptance]);
        let strict = &facts.of(EnterpriseIx(0), ServiceIx(0)).readings[&Reading::StrictAcceptance];
        assert_eq!((strict.on_time, strict.late), (0, 0));
    }
}
