//! A page of tables with what a document carries around it: its subject, its key figures, and what only people may fill in.

use super::table::{Cell, Page};
use crate::domain::Lang;

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The language it is written in.
    pub lang: Lang,
    /// The policy it is about, over the title.
    pub subject: String,
    /// From what, as of when, by which rules.
    pub facts: Vec<String>,
    /// The few numbers to see first.
    pub figures: Vec<Figure>,
    /// Title and body.
    pub page: Page,
    /// What whoever receives it fills in by hand.
    pub form: Option<Form>,
    /// Program and rules, in small.
    pub made_by: String,
}

/// A number to see first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What it is.
    pub label: String,
    /// The number.
    pub value: Cell,
    /// What it is made of.
    pub note: String,
}

/// Empty lines; the program writes nothing into them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// What it is for.
    pub title: String,
    /// What to do with it.
    pub note: String,
    /// What stands over the room for words.
    pub opinion: String,
    /// What is signed, sealed and dated, each with its unit.
    pub fields: Vec<(String, String)>,
}
