//! Invented honest enterprises. They differ widely in size and habits, and know nothing of the thresholds of any pack.

use std::borrow::Cow;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use gascore::domain::{Case, Channel, Exclusion, ExclusionKind, Marks, Moment, Pause, PauseKind, Satisfaction, ServiceIx, TimeOfDay};

use super::super::one_submission::PACK;
use super::CHINA;

/// Services with how many working days their cases may take, and how many of a hundred cases are theirs.
const SERVICES: [(&str, u32, u32); 5] = [
    ("residential_connection", 3, 14),
    ("commercial_application", 20, 4),
    ("fault_report", 3, 30),
    ("complaint", 7, 4),
    ("inquiry", 0, 48),
];

/// Numbers that look random, the same in every run (splitmix64).
pub(super) struct Random(u64);

impl Random {
    fn new(seed: u64, enterprise: u32) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ u64::from(enterprise).wrapping_mul(0xd134_2543_de82_ef95))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// From 0 to 1.
    #[allow(clippy::cast_precision_loss)]
    pub(super) fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.part()
    }

    pub(super) fn chance(&mut self, of: f64) -> bool {
        self.part() < of
    }

    /// Below `n`.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub(super) fn below(&mut self, n: u32) -> u32 {
        (self.part() * f64::from(n)) as u32
    }
}

/// The habits of an enterprise.
pub(super) struct Enterprise {
    pub(super) random: Random,
    size: u32,
    /// How many of its weekend days it works, and how much.
    weekend: f64,
    /// The chance that a case waits another day, and that what is not done is done when it falls due.
    waits: f64,
    rush: f64,
    late: f64,
    /// Times are written to so many minutes.
    grain: u32,
    /// Calls settled while they last.
    at_once: f64,
    withdrawn: f64,
    invalid: f64,
    paused: f64,
    best: f64,
    skipped: f64,
    slips: f64,
}

impl Enterprise {
    /// Enterprise number `number`.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub(super) fn new(seed: u64, number: u32) -> Self {
        let mut r = Random::new(seed, number);
        // From 30 to 5,000, the small ones the most.
        let size = (30.0 * (5000.0_f64 / 30.0).powf(r.part())) as u32;
        Self {
            size,
            weekend: if r.chance(0.4) { 0.0 } else { r.between(0.0, 0.9) },
            waits: r.between(0.3, 0.65),
            rush: r.between(0.0, 0.3),
            late: r.between(0.0, 0.03),
            grain: [1, 1, 1, 5, 10, 30][r.below(6) as usize],
            at_once: r.between(0.0, 0.04),
            withdrawn: r.between(0.0, 0.06),
            invalid: r.between(0.0, 0.08),
            paused: r.between(0.02, 0.15),
            best: r.between(0.5, 0.9),
            skipped: r.between(0.0, 0.06),
            slips: r.between(0.0, 0.02),
            random: r,
        }
    }

    /// The same with another number of cases.
    pub(super) fn of_size(mut self, size: u32) -> Self {
        (self.size, self.grain) = (size, 1);
        self
    }

    /// Its cases of the third quarter of 2019, in the order of acceptance.
    pub(super) fn cases(&self) -> Vec<Case<'static>> {
        let mut r = Random(self.random.0);
        let mut accepted: Vec<(NaiveDate, u32, usize)> = (0..self.size).map(|_| self.acceptance(&mut r)).collect();
        accepted.sort_unstable();
        let mut number = 0;
        let mut cases = Vec::new();
        for (day, minute, service) in accepted {
            number += 1;
            while r.chance(self.skipped) {
                number += 1;
            }
            cases.push(self.case(&mut r, number, day, minute, service));
        }
        cases
    }

    fn acceptance(&self, r: &mut Random) -> (NaiveDate, u32, usize) {
        let mut share = r.below(100);
        let service = SERVICES.iter().position(|(_, _, weight)| share.checked_sub(*weight).map(|rest| share = rest).is_none()).unwrap_or(4);
        let day = loop {
            let day = NaiveDate::from_ymd_opt(2019, 7, 1).unwrap() + Days::new(r.below(92).into());
            let weight = match (CHINA.is_working_day(day).unwrap(), day.weekday()) {
                (true, Weekday::Mon) => 1.0,
                (true, _) => 0.8,
                (false, _) if service == 4 => 0.3,
                (false, _) => 0.3 * self.weekend,
            };
            if r.chance(weight) {
                break day;
            }
        };
        // Most come in the morning; some inquiries come at night.
        let hour = if service == 4 && r.chance(0.1) { 20 + r.below(3) } else { 8 + r.below(6).min(r.below(10)) + r.below(4) };
        (day, self.written(hour * 60 + r.below(60)), service)
    }

    /// A minute as it is written.
    fn written(&self, minute: u32) -> u32 {
        (minute - minute % self.grain).clamp(1, 1438)
    }

    fn case(&self, r: &mut Random, number: u32, day: NaiveDate, minute: u32, service: usize) -> Case<'static> {
        let (id, limit, _) = SERVICES[service];
        let completed = self.completion(r, day, minute, limit);
        let last = NaiveDate::from_ymd_opt(2019, 9, 30).unwrap();
        let completed = completed.filter(|completed| completed.day <= last);
        let exclusion = self.exclusion(r, id, completed);
        let after = |r: &mut Random, chance: f64, days: u32| {
            completed.filter(|_| r.chance(chance)).map(|completed| completed.day + Days::new(r.below(days).into()))
        };
        let reported = after(r, 0.95, 2);
        let reported = if r.chance(self.slips) { reported.map(|day| day - Days::new(1)) } else { reported };
        let followed = after(r, 0.7, 5);
        let opinion = followed.and_then(|_| self.opinion(r));
        Case {
            id: Cow::Owned(format!("GD2019{number:06}")),
            service: PACK.policy.service_by_id(id).unwrap_or(ServiceIx(0)),
            started: at(day, minute),
            completed: completed.filter(|_| exclusion.is_none()),
            exclusion,
            special_scope: false,
            channel: Some([Channel::Phone, Channel::Phone, Channel::Online, Channel::Counter][r.below(4) as usize]),
            transferred_in: false,
            appointment: None,
            pauses: if limit > 0 && r.chance(self.paused) { vec![pause(r, day, limit)] } else { Vec::new() },
            extension: None,
            stated_due: None,
            late_reason: None,
            reported_back_on: reported.filter(|day| *day <= last),
            followed_up_on: followed,
            marks: Marks::default().with_satisfaction(opinion),
        }
    }

    fn completion(&self, r: &mut Random, day: NaiveDate, minute: u32, limit: u32) -> Option<Moment> {
        if limit == 0 || r.chance(self.at_once) {
            // Answered while the user waits, or called back.
            let took = if r.chance(0.5) { r.below(12) } else { r.below(120) };
            return Some(at(day, self.written((minute + took).min(1438)).max(minute)));
        }
        let slow = if limit > 5 { (self.waits + 4.0) / 5.0 } else { self.waits };
        let mut waited = 1;
        while waited < limit && r.chance(slow) {
            waited += 1;
        }
        waited = if r.chance(self.rush * 0.5) { limit } else { waited };
        waited += if r.chance(self.late) { 1 + r.below(4) } else { 0 };
        let mut done = CHINA.nth_working_day_after(day, waited).ok()?;
        // A weekend that is worked brings some of it forward.
        if r.chance(self.weekend * 0.5) {
            let before = done.pred_opt().filter(|before| *before > day && !CHINA.is_working_day(*before).unwrap_or(true));
            done = before.unwrap_or(done);
        }
        Some(at(done, self.written(8 * 60 + 30 + r.below(300) + r.below(240))))
    }

    fn exclusion(&self, r: &mut Random, service: &str, completed: Option<Moment>) -> Option<Exclusion> {
        let invalid = service == "complaint" && r.chance(self.invalid);
        let kind = if invalid { ExclusionKind::Invalid } else { ExclusionKind::Withdrawn };
        let left = invalid || r.chance(self.withdrawn);
        left.then(|| Exclusion { kind, on: completed.map(|moment| moment.day), reasoned: true })
    }

    fn opinion(&self, r: &mut Random) -> Option<Satisfaction> {
        let levels = [(self.best, 5), (0.7, 4), (0.6, 3), (0.7, 2), (1.0, 1)];
        levels.into_iter().find(|(chance, _)| r.chance(*chance)).and_then(|(_, level)| Satisfaction::new(level))
    }
}

/// A visit that meets nobody, or an approval, on some day of the term.
fn pause(r: &mut Random, day: NaiveDate, limit: u32) -> Pause {
    let from = CHINA.nth_working_day_after(day, r.below(limit + 1)).unwrap_or(day);
    Pause { from: Moment::day(from), to: Some(Moment::day(from + Days::new(r.below(4).into()))), kind: PauseKind::Allowed }
}

/// A minute of a day.
pub(super) fn at(day: NaiveDate, minute: u32) -> Moment {
    Moment::at(day, TimeOfDay::from_hms(minute / 60, minute % 60, 0).unwrap())
}
