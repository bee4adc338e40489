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
mod opinions;
mod pause_eve;
mod reported_early;
mod rest_days;
mod same_minute;
mod share;
pub mod tail;

use std::any::Any;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

pub use found::Findings;
use found::{Found, Pending};
use share::Counts;

use foldhash::fast::FixedState;

use crate::calendar::WorkCalendar;
use crate::domain::{EnterpriseIx, JudgedCase, ScreenId, ServiceIx};
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

/// A screen that keeps more than counts keeps it of so many rows of an enterprise; of a larger ledger it says nothing.
const MOST_ROWS: usize = 2_000_000;

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
trait Together: Any + Send {
    /// Takes in a case with the weight 1, or takes it back with −1.
    fn row(&mut self, judged: &JudgedCase<'_>, weight: i64);

    /// Takes in the number of a row that was set aside.
    fn number(&mut self, _id: &str) {}

    /// Takes in what the same screen has kept of other rows.
    fn merge(&mut self, other: Box<dyn Any>);

    /// What stands out. `ln_alpha` is the natural logarithm of the chance of a false alarm.
    fn find(&self, rule: &ScreenRule, ln_alpha: f64) -> Option<Found<'static>>;
}

/// What a screen keeps of the rows of one enterprise, or of one of its services.
enum Kept {
    Counts(Counts),
    Together(Box<dyn Together>),
}

/// A screen that the policy asks for.
#[derive(Clone, Copy)]
struct Asked<'p> {
    screen: &'static Screen,
    rule: &'p ScreenRule,
}

/// Whose rows; without a service where they are looked at together.
type Group = (EnterpriseIx, Option<ServiceIx>);

/// Everything that is kept of rows for the screens.
pub struct Screens<'p> {
    rules: Option<&'p ScreenRules>,
    services: usize,
    calendar: &'p WorkCalendar,
    asked: Vec<Asked<'p>>,
    /// By group, and beside each other as in `asked`; `None` for a screen that does not look at the group.
    kept: HashMap<Group, Vec<Option<Kept>>, FixedState>,
}

impl<'p> Screens<'p> {
    /// Those that a policy asks for; none where they are not `wanted`.
    pub fn new(policy: &'p Policy, calendar: &'p WorkCalendar, wanted: bool) -> Self {
        let rules = policy.screens.as_ref().filter(|_| wanted);
        let rule_of = |screen: &Screen| rules?.list.iter().find(|rule| rule.id == screen.id);
        let asked = SCREENS.iter().filter_map(|screen| rule_of(screen).map(|rule| Asked { screen, rule }));
        Self { rules, services: policy.services.len(), calendar, asked: asked.collect(), kept: HashMap::default() }
    }

    /// Takes in a judged row with the weight 1. A row that turns out to be a copy, or not to be trusted because of one, is taken
    /// back with the weight −1.
    pub fn row(&mut self, enterprise: EnterpriseIx, judged: &JudgedCase<'_>, weight: i64) {
        if self.asked.is_empty() {
            return;
        }
        let calendar = self.calendar;
        let asked = self.asked.as_slice();
        for service in [Some(judged.case.service), None] {
            let group = self.kept.entry((enterprise, service)).or_insert_with(|| nothing_yet(asked, service));
            for (one, kept) in asked.iter().zip(group).filter(|(one, _)| one.rule.looks_at(judged.case.service)) {
                match (kept, &one.screen.look) {
                    (Some(Kept::Counts(counts)), Look::Share { of, .. }) => {
                        if let Some(kind) = of(judged, calendar) {
                            counts.add(kind, weight);
                        }
                    }
                    (Some(Kept::Together(together)), _) => together.row(judged, weight),
                    _ => {}
                }
            }
        }
    }

    /// Takes in the number of a row that was set aside: it is not missing.
    pub fn set_aside(&mut self, enterprise: EnterpriseIx, id: &str) {
        let asked = self.asked.as_slice();
        let group = self.kept.entry((enterprise, None)).or_insert_with(|| nothing_yet(asked, None));
        for kept in group.iter_mut().flatten() {
            if let Kept::Together(together) = kept {
                together.number(id);
            }
        }
    }

    /// Takes in what was kept of other rows. It does not matter who saw which.
    pub fn merge(&mut self, other: Self) {
        for (group, kept) in other.kept {
            match self.kept.entry(group) {
                Entry::Vacant(vacant) => {
                    vacant.insert(kept);
                }
                Entry::Occupied(mut occupied) => {
                    for (own, other) in occupied.get_mut().iter_mut().zip(kept) {
                        match (own, other) {
                            (Some(Kept::Counts(own)), Some(Kept::Counts(other))) => own.merge(other),
                            (Some(Kept::Together(own)), Some(Kept::Together(other))) => own.merge(other),
                            _ => {}
                        }
                    }
                }
            }
        }
    }

    /// What stands out, without the rows behind it.
    pub fn find(&self) -> Findings<'p> {
        let Some(rules) = self.rules else { return Findings::default() };
        let ln_alpha = rules.false_alarm.approximate().ln();
        let mut kept: Vec<_> = self.kept.iter().collect();
        kept.sort_unstable_by_key(|(group, _)| **group);
        let mut pending = Vec::new();
        for (number, one) in self.asked.iter().enumerate() {
            let groups = || kept.iter().filter_map(move |(group, kept)| Some((**group, kept.get(number)?.as_ref()?)));
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
                    for (group, kept) in groups() {
                        if let Kept::Together(together) = kept
                            && let Some(found) = together.find(one.rule, ln_alpha)
                        {
                            pending.push(Pending::new(one.rule, group, found.looked_at(self.looks(one))));
                        }
                    }
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

/// What is kept of a group before any row.
fn nothing_yet(asked: &[Asked<'_>], service: Option<ServiceIx>) -> Vec<Option<Kept>> {
    asked.iter().map(|one| one.kept(service)).collect()
}

impl Asked<'_> {
    /// What the screen keeps of a group before any row; `None` where it does not look at such groups.
    fn kept(&self, service: Option<ServiceIx>) -> Option<Kept> {
        let looks = match service {
            Some(service) => !self.screen.whole && self.rule.looks_at(service),
            None => self.screen.whole,
        };
        looks.then(|| match self.screen.look {
            Look::Share { .. } => Kept::Counts(Counts::default()),
            Look::Together(make) => Kept::Together(make()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_that_a_pack_can_name_is_there() {
        let names: Vec<_> = SCREENS.iter().map(|screen| screen.id).collect();
        assert_eq!(names, ScreenId::ALL.iter().map(|(_, id)| *id).collect::<Vec<_>>());
    }
}
