//! The calendars that come with the program.

use chrono::NaiveDate;

use super::{RuleProblems, WorkCalendar, read_calendar};

/// A calendar file inside the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltInCalendar {
    /// Its short name, as `--calendar` takes it.
    pub id: &'static str,
    /// Where it stands in the repository.
    pub file: &'static str,
    /// Its content; the manifest seals these bytes.
    pub text: &'static str,
}

impl BuiltInCalendar {
    /// Reads it; a test holds that this works for each of them.
    pub fn read(&self, known_on: Option<NaiveDate>) -> Result<WorkCalendar, RuleProblems> {
        read_calendar(self.id, self.file, self.text, known_on)
    }
}

/// All of them; a new one is a file and a line here.
pub const BUILT_IN: [BuiltInCalendar; 2] = [
    BuiltInCalendar { id: "china", file: "rules/calendar/china.toml", text: include_str!("../../../rules/calendar/china.toml") },
    BuiltInCalendar { id: "boston", file: "rules/calendar/boston.toml", text: include_str!("../../../rules/calendar/boston.toml") },
];

/// The one of this name.
pub fn built_in(id: &str) -> Option<BuiltInCalendar> {
    BUILT_IN.into_iter().find(|calendar| calendar.id == id)
}
