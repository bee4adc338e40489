//! What is wrong or doubtful in the data: codes and facts without wording, gathered with their true totals.

mod code;
mod sink;
mod stage;
mod statement;
mod told;
mod told_of_file;

pub use code::Code;
pub use sink::{Override, Sink};
pub use stage::{Stage, Tier};
pub use statement::{Statement, Target};
pub use told::{Told, Verdict};
pub use told_of_file::{Group, NotDone};

use std::sync::Arc;

use crate::domain::fold::is_invisible;
use crate::domain::{Place, RowText, personal};

/// Longest value of a fact, in characters; whoever quotes cells cuts them much shorter.
const LONGEST_FACT: usize = 300;

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
    /// The row it stands in, where it can be shown.
    pub row: Option<Arc<RowText>>,
}

impl Diagnostic {
    /// A diagnostic without facts.
    pub fn new(code: Code, place: Place) -> Self {
        Self { code, place, case_id: None, facts: Vec::new(), row: None }
    }

    /// Adds a fact, on one line, of a length that fits a message, and without the numbers of persons.
    #[must_use]
    pub fn fact(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        let value = value.to_string();
        let value = personal::covered_but_papers(&value);
        let shown = |c: char| if c.is_whitespace() { Some(' ') } else { (!is_invisible(c)).then_some(c) };
        let mut short: String = value.chars().filter_map(shown).take(LONGEST_FACT).collect();
        if short.len() < value.len() && value.chars().filter_map(shown).nth(LONGEST_FACT).is_some() {
            short.push('…');
        }
        self.facts.push((name, short));
        self
    }

    /// Adds what is written in a cell under both names, or says in both languages that it is blank.
    #[must_use]
    pub fn cell(self, name: &'static str, name_en: &'static str, written: &str) -> Self {
        let (zh, en) = if written.trim().is_empty() { ("（空白）", "(blank)") } else { (written, written) };
        self.fact(name, zh).fact(name_en, en)
    }

    /// Names the case, where its number could be read.
    #[must_use]
    pub fn case(mut self, id: &str) -> Self {
        self.case_id = (!id.is_empty()).then(|| personal::covered_but_papers(id).into_owned());
        self
    }
}
