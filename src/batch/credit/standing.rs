//! What follows for a violation: whether it can stand in the record, and how its publication stands.

use chrono::NaiveDate;

use super::row::Violation;
use crate::batch::quarter::Settings;
use crate::calendar::WorkCalendar;
use crate::diag::{Code, Tier};
use crate::rules::CreditRules;

/// What becomes of a violation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Something in its row has to be corrected first.
    SetAside,
    /// Nothing is decided yet: a hint that goes nowhere.
    Finding,
    /// The decision was withdrawn, so it leaves the record.
    Withdrawn {
        /// When.
        on: NaiveDate,
        /// The last day to take it down; `None` where the calendar does not know it.
        take_down_by: Option<NaiveDate>,
    },
    /// The decision stands.
    InForce {
        /// The last day to publish it; `None` where the calendar does not know it.
        publish_by: Option<NaiveDate>,
        /// How that stands.
        publication: Publication,
        /// When what is published was corrected, where it was.
        corrected_on: Option<NaiveDate>,
    },
}

/// How the publication of a decision stands at the end of the day of judgement; days are working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Publication {
    /// Published by the last day for it.
    InTime {
        /// When.
        on: NaiveDate,
    },
    /// Published after it.
    Late {
        /// When.
        on: NaiveDate,
        /// So many days too late.
        days: u32,
    },
    /// Not published, with this many days left; none on the last day.
    Open {
        /// Left.
        days: u32,
    },
    /// Not published, and this many days past the last one.
    Overdue {
        /// Past.
        days: u32,
    },
    /// The calendar does not know the days.
    Unknown,
}

/// A row that was told this has to be corrected before it can stand in the record.
pub(super) fn sets_aside(code: Code) -> bool {
    code == Code::B504 || code.tier() == Tier::Block
}

/// What becomes of a violation.
pub(super) fn standing(violation: &Violation, rules: &CreditRules, settings: &Settings<'_>) -> Standing {
    if violation.told.iter().any(|code| sets_aside(*code)) {
        return Standing::SetAside;
    }
    let Some(decided) = violation.day("decided_on") else { return Standing::Finding };
    let (calendar, as_of) = (settings.calendar, settings.as_of);
    let known = |day: NaiveDate| day <= as_of;
    if let Some(on) = violation.day("withdrawn_on").filter(|on| known(*on)) {
        return Standing::Withdrawn { on, take_down_by: calendar.nth_working_day_after(on, rules.take_down_within).ok() };
    }
    let publish_by = calendar.nth_working_day_after(decided, rules.publish_within).ok();
    let published = violation.day("published_on").filter(|on| known(*on));
    let publication = publish_by.and_then(|by| publication(by, published, as_of, calendar)).unwrap_or(Publication::Unknown);
    Standing::InForce { publish_by, publication, corrected_on: violation.day("corrected_on").filter(|on| known(*on)) }
}

/// `None` where the calendar does not know the days between.
fn publication(by: NaiveDate, published: Option<NaiveDate>, as_of: NaiveDate, calendar: &WorkCalendar) -> Option<Publication> {
    let between = |after: NaiveDate, to: NaiveDate| calendar.working_days_between(after, to).ok();
    Some(match published {
        Some(on) if on <= by => Publication::InTime { on },
        Some(on) => Publication::Late { on, days: between(by, on)? },
        None if as_of <= by => Publication::Open { days: between(as_of, by)? },
        None => Publication::Overdue { days: between(by, as_of)? },
    })
}

impl Violation {
    /// What becomes of it; without rules for the record nothing does.
    pub fn standing(&self, settings: &Settings<'_>) -> Standing {
        settings.pack.policy.credit.as_ref().map_or(Standing::SetAside, |rules| standing(self, rules, settings))
    }
}
