//! What is wrong or doubtful in the data: codes and facts without wording, gathered with their true totals.

mod code;
mod sink;

pub use code::{Code, Tier};
pub use sink::{Group, Override, Sink};

use crate::domain::Place;

/// One thing wrong or doubtful at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of thing.
    pub code: Code,
    /// Where.
    pub place: Place,
    /// The case, where it has a readable number.
    pub case_id: Option<String>,
    /// What the wording is filled with, by name; never a personal cell.
    pub facts: Vec<(&'static str, String)>,
}

impl Diagnostic {
    /// A diagnostic without facts.
    pub fn new(code: Code, place: Place) -> Self {
        Self { code, place, case_id: None, facts: Vec::new() }
    }

    /// Adds a fact.
    #[must_use]
    pub fn fact(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.facts.push((name, value.to_string()));
        self
    }

    /// Names the case.
    #[must_use]
    pub fn case(mut self, id: &str) -> Self {
        self.case_id = Some(id.to_owned());
        self
    }
}
