//! Screens (疑点线索): what in a ledger is too unlikely to be left unlooked at. A signal is for whoever inspects; it proves
//! nothing, names its innocent causes, and never changes a score.
//!
//! Every screen is a file with a constant `SCREEN` and a line in [`SCREENS`]. Rows stream by once; what is kept of them is sums,
//! or a few bytes a row up to a limit. When all enterprises are known, each is held against the others, and the rows behind what
//! stands out are found when the rows are read once more, which happens only where something did.
//!
//! The chance of a false alarm is counted by enterprise and screen: every service, word, day or minute that a screen looks at
//! makes its test that much stricter.

mod at_acceptance;
mod cloned;
mod due_day;
mod excluded;
mod found;
mod id_gaps;
mod kept;
mod opinions;
mod pause_eve;
mod reported_early;
mod rest_days;
mod same_minute;
mod share;
pub mod tail;

use std::any::Any;

pub use found::Findings;
use found::{Found, Pending};
use kept::{Asked, Kept, Unit};

use rayon::prelude::*;

use crate::calendar::WorkCalendar;
use crate::domain::{EnterpriseIx, JudgedCase, PerUnit, ScreenId, ServiceIx};
use crate::rules::{Policy, ScreenRule, Screens as ScreenRules};

/// Every screen, in the order in which signals are shown.
const SCREENS: &[&Screen] = &[
    &due_day::SCREEN,
    &same_minute::SCREEN,
    &at_acceptance::SCREEN,
    &rest_days::SCREEN,
    &pause_eve::SCREEN,
    &excluded::SCREEN,
    &id_gaps::SCREEN,
    &cloned::SCREEN,
    &opinions::SCREEN,
    &reported_early::SCREEN,
];

/// Screens that look at rows together keep some bytes of so many rows; of larger ledgers they keep and say nothing, which is told.
const MOST_ROWS: u64 = 4_000_000;

/// A screen.
struct Screen {
    id: ScreenId,
    /// It looks at all services of an enterprise together.
    whole: bool,
    look: Look,
}

/// How a screen looks at rows.
enum Look {
    /// At one row at a time.
    Share {
        /// What kind of case this is; `None` where it is none of those the screen looks at.
        of: Kind,
        /// The kinds that may stand out by their share.
        told: &'static [u8],
    },
    /// At rows together.
    Together(fn() -> Box<dyn Together>),
}

/// Which kind of case this is, for a screen; below [`share::KINDS`].
type Kind = fn(&JudgedCase<'_>, &WorkCalendar) -> Option<u8>;

/// A screen that looks at rows together, those of one enterprise, or of one of its services.
trait Together: Any + Send + Sync {
    /// Takes in a case with the weight 1, or takes it back with −1.
    fn row(&mut self, judged: &JudgedCase<'_>, weight: i64);

    /// Takes in the number of a row that was set aside.
    fn number(&mut self, _id: &str) {}

    /// Takes in what the same screen has kept of other rows.
    fn merge(&mut self, other: Box<dyn Any>);

    /// What stands out. `ln_alpha` is the natural logarithm of the chance of a false alarm.
    fn find(&self, rule: &ScreenRule, ln_alpha: f64) -> Option<Found<'static>>;
}

/// Whose rows; without a service where they are looked at together.
type Group = (EnterpriseIx, Option<ServiceIx>);

/// Everything that is kept of rows for the screens.
pub struct Screens<'p> {
    rules: Option<&'p ScreenRules>,
    services: usize,
    calendar: &'p WorkCalendar,
    asked: Vec<Asked<'p>>,
    /// Of the rows of each enterprise.
    kept: PerUnit<Unit>,
    /// Rows taken in.
    rows: u64,
    /// They are too many to be looked at together.
    too_many: bool,
}

impl<'p> Screens<'p> {
    /// Those that a policy asks for; none where they are not `wanted`.
    pub fn new(policy: &'p Policy, calendar: &'p WorkCalendar, wanted: bool) -> Self {
        let rules = policy.screens.as_ref().filter(|_| wanted);
        let rule_of = |screen: &Screen| rules?.list.iter().find(|rule| rule.id == screen.id);
        let asked = SCREENS.iter().filter_map(|screen| rule_of(screen).map(|rule| Asked { screen, rule }));
        Self {
            rules,
            services: policy.services.len(),
            calendar,
            asked: asked.collect(),
            kept: PerUnit::default(),
            rows: 0,
            too_many: false,
        }
    }

    /// Takes in a judged row with the weight 1. A row that turns out to be a copy, or not to be trusted because of one, is taken
    /// back with the weight −1.
    pub fn row(&mut self, enterprise: EnterpriseIx, judged: &JudgedCase<'_>, weight: i64) {
        if self.asked.is_empty() {
            return;
        }
        let (calendar, too_many) = (self.calendar, self.too_many);
        let asked = self.asked.as_slice();
        self.rows += u64::from(weight > 0);
        let unit = self.kept.of(enterprise, Unit::default);
        for service in [Some(judged.case.service), None] {
            for (number, kept) in unit.group(service, asked, too_many) {
                let one = &asked[*number];
                if service.is_none() && !one.rule.looks_at(judged.case.service) {
                    continue;
                }
                match (kept, &one.screen.look) {
                    (Kept::Counts(counts), Look::Share { of, .. }) => {
                        if let Some(kind) = of(judged, calendar) {
                            counts.add(kind, weight);
                        }
                    }
                    (Kept::Together(together), _) => together.row(judged, weight),
                    (Kept::Counts(_), Look::Together(_)) => {}
                }
            }
        }
    }

    /// Takes in the number of a row that was set aside: it is not missing.
    pub fn set_aside(&mut self, enterprise: EnterpriseIx, id: &str) {
        let (asked, too_many) = (self.asked.as_slice(), self.too_many);
        self.rows += 1;
        for (_, kept) in self.kept.of(enterprise, Unit::default).group(None, asked, too_many) {
            if let Kept::Together(together) = kept {
                together.number(id);
            }
        }
    }

    /// Of how many enterprises something is kept.
    pub fn units(&self) -> usize {
        self.kept.count()
    }

    /// Has those that take in the rows of one ledger keep no more than they may, all together.
    pub fn hold(parts: &mut [&mut Self]) {
        if parts.iter().map(|part| part.rows).sum::<u64>() > MOST_ROWS {
            for part in parts {
                part.give_up();
            }
        }
    }

    /// Keeps nothing more of rows that are looked at together.
    fn give_up(&mut self) {
        if !std::mem::replace(&mut self.too_many, true) {
            self.kept.values_mut().for_each(Unit::give_up);
        }
    }

    /// The screens that did not look, because there are too many rows.
    pub fn not_looked(&self) -> Vec<ScreenId> {
        let together = self.asked.iter().filter(|one| self.too_many && matches!(one.screen.look, Look::Together(_)));
        together.map(|one| one.screen.id).collect()
    }

    /// Takes in what was kept of other rows. It does not matter who saw which.
    pub fn merge(&mut self, mut other: Self) {
        self.rows += other.rows;
        if self.rows > MOST_ROWS || self.too_many || other.too_many {
            self.give_up();
            other.give_up();
        }
        self.kept.merge(other.kept, Unit::merge);
    }

    /// What stands out, without the rows behind it.
    pub fn find(&self) -> Findings<'p> {
        let Some(rules) = self.rules else { return Findings::default() };
        let ln_alpha = rules.false_alarm.approximate().ln();
        let units = self.kept.in_order();
        let kept: Vec<_> =
            units.iter().flat_map(|(enterprise, unit)| unit.groups().map(|(service, kept)| ((*enterprise, service), kept))).collect();
        let mut pending = Vec::new();
        for (number, one) in self.asked.iter().enumerate() {
            let groups =
                || kept.iter().filter_map(move |(group, kept)| Some((*group, &kept.iter().find(|(asked, _)| *asked == number)?.1)));
            match one.screen.look {
                Look::Share { of, told } => {
                    let counts = groups().filter_map(|(group, kept)| match kept {
                        Kept::Counts(counts) => Some((group, *counts)),
                        Kept::Together(_) => None,
                    });
                    let looks = self.looks(one) * told.len();
                    for (group, found) in share::find(&counts.collect::<Vec<_>>(), one.rule, told, ln_alpha, looks) {
                        let (calendar, kind) = (self.calendar, found.kind);
                        let is_behind = Box::new(move |judged: &JudgedCase<'_>| of(judged, calendar) == Some(kind));
                        pending.push(Pending::new(one.rule, group, found.with(is_behind)));
                    }
                }
                Look::Together(_) => {
                    let ln_alpha = ln_alpha - tail::ln(self.looks(one));
                    let find = |(group, kept): (Group, &Kept)| {
                        let Kept::Together(together) = kept else { return None };
                        let found = together.find(one.rule, ln_alpha)?;
                        Some(Pending::new(one.rule, group, found.looked_at(self.looks(one))))
                    };
                    pending.par_extend(groups().collect::<Vec<_>>().into_par_iter().filter_map(find));
                }
            }
        }
        Findings::new(pending)
    }

    /// In how many services a screen looks for something on its own.
    fn looks(&self, one: &Asked<'_>) -> usize {
        match (one.screen.whole, one.rule.services.len()) {
            (true, _) => 1,
            (false, 0) => self.services,
            (false, named) => named,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Pack, PackTexts, calendar};

    #[test]
    fn every_screen_that_a_pack_can_name_is_there() {
        let names: Vec<_> = SCREENS.iter().map(|screen| screen.id).collect();
        assert_eq!(names, ScreenId::ALL.iter().map(|(_, id)| *id).collect::<Vec<_>>());
    }

    #[test]
    fn too_many_rows_are_counted_and_not_kept() {
        let texts = PackTexts::built_in("chongqing-2018").unwrap();
        let pack = Pack::read(&texts, &crate::score::metric::names()).unwrap();
        let calendar = calendar::built_in("china").unwrap().read(None).unwrap();
        let part = |rows: u64| {
            let mut screens = Screens { rows, ..Screens::new(&pack.policy, &calendar, true) };
            screens.set_aside(EnterpriseIx(0), "GZ001");
            screens
        };
        let kept = |screens: &Screens<'_>| {
            let units = screens.kept.in_order();
            let groups = units.iter().flat_map(|(_, unit)| unit.groups().map(|(_, kept)| kept));
            groups.flatten().filter(|(_, kept)| kept.is_together()).count()
        };
        let (mut one, mut other) = (part(MOST_ROWS - 2), part(0));
        Screens::hold(&mut [&mut one, &mut other]);
        assert!(one.not_looked().is_empty() && kept(&one) == 1, "as many as allowed");
        other.set_aside(EnterpriseIx(1), "GZ002");
        one.merge(other);
        assert_eq!(one.not_looked(), [ScreenId::SameMinute, ScreenId::IdGaps, ScreenId::Cloned]);
        one.set_aside(EnterpriseIx(2), "GZ003");
        assert_eq!((kept(&one), one.find().is_empty()), (0, true));
    }
}
