//! A calendar file: TOML as written → checked → a [`WorkCalendar`].
//!
//! Two kinds. `kind = "notices"` (the default) rests on yearly notices: a year is known only through its notice. `kind =
//! "weekdays"` rests on the weekly rule and a list of holidays, if any; it says in `basis` why that is enough.
//!
//! Its problems are the codes K601 to K611 of `diag/code.rs`.

mod built_in;
mod check;
mod days;
mod holidays;
mod known;
mod spec;
mod written;

use chrono::NaiveDate;

use super::problem::{ProblemCollector, RuleProblems};
use crate::calendar::WorkCalendar;

pub use built_in::{BUILT_IN, BuiltInCalendar, built_in};

/// Reads a calendar. `id` is its short name and `file` what messages call it; with `known_on` only what was published by
/// that day counts. Everything wrong is reported at once.
pub fn read_calendar(id: &str, file: &str, text: &str, known_on: Option<NaiveDate>) -> Result<WorkCalendar, RuleProblems> {
    let mut problems = ProblemCollector::new(file, text);
    let spec = written::parse(text, &mut problems).and_then(|written| check::check(id, written, &mut problems));
    let plan = spec.filter(|_| problems.is_empty()).and_then(|spec| known::as_known(spec, known_on, &mut problems));
    problems.finish(plan.map(WorkCalendar::new))
}
