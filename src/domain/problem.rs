//! Problems that were found with an enterprise, and stay until they are closed.

use chrono::NaiveDate;

use super::period::Quarter;

/// A problem, as the lists of all quarters together have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Its number; unique within the enterprise.
    pub id: String,
    /// The evaluation point it is about, where one is named.
    pub point: Option<String>,
    /// The quarter whose list had it first.
    pub listed_in: Quarter,
    /// When it was found.
    pub found_on: Option<NaiveDate>,
    /// By when it is to be put right.
    pub due_on: Option<NaiveDate>,
    /// When it was closed with evidence, and the quarter whose list says so.
    pub closed: Option<(NaiveDate, Quarter)>,
    /// The last list says that it is closed, and names no evidence: it stays.
    pub unproven: bool,
}

impl Problem {
    /// A problem that a list has for the first time.
    pub fn new(id: String, listed_in: Quarter) -> Self {
        Self { id, point: None, listed_in, found_on: None, due_on: None, closed: None, unproven: false }
    }

    /// When it was closed, as known at the end of a day.
    pub fn closed_by(&self, as_of: NaiveDate) -> Option<NaiveDate> {
        self.closed.map(|(on, _)| on).filter(|on| *on <= as_of)
    }
}
