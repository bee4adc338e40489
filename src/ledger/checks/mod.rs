//! The checks of a single case. Each is a file; a check states facts and changes nothing.

mod completed_before_accepted;
mod completed_earlier_the_same_day;
mod completed_without_time;
mod open_with_completion;
mod pause_ends_before_it_begins;
mod pause_not_allowed;
mod stand_in_event;
mod transferred_complaint_called_invalid;

use super::said::Said;
use crate::diag::Code;
use crate::domain::Field;
use crate::rules::{Policy, Spellings};

/// What a check may look at besides the row.
pub(super) struct Rules<'p> {
    pub(super) policy: &'p Policy,
    pub(super) spellings: &'p Spellings,
}

impl Rules<'_> {
    /// The name of a field for people, in Chinese and in English.
    fn label(&self, field: Field) -> (String, String) {
        let label = &self.spellings.case.fields[field.index()].label;
        (label.zh.clone(), label.en.clone())
    }
}

/// What a check found.
pub(super) struct Fault {
    pub(super) code: Code,
    /// The field it points at.
    pub(super) field: Field,
    pub(super) facts: Vec<(&'static str, String)>,
}

type Check = fn(&Said<'_>, &Rules<'_>) -> Option<Fault>;

/// Every check of a case, in the order of their codes.
pub(super) const CHECKS: &[Check] = &[
    completed_before_accepted::check,
    completed_earlier_the_same_day::check,
    completed_without_time::check,
    open_with_completion::check,
    pause_not_allowed::check,
    stand_in_event::check,
    transferred_complaint_called_invalid::check,
    pause_ends_before_it_begins::check,
];
