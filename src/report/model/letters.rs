//! Who gets which letter, and why.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{RulesUsed, Span, Tool};
use crate::domain::LetterKind;

/// The name and version of this shape.
pub const LETTERS_SCHEMA: &str = "gascore/letters/v1";

/// The letters that a quarter asks for on a day.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LettersReport {
    /// Always `gascore/letters/v1`.
    pub schema: String,
    /// The program.
    pub tool: Tool,
    /// The language of names and sentences: `zh` or `en`.
    pub language: String,
    /// The policy.
    pub rules: RulesUsed,
    /// The quarter, such as `2019Q3`.
    pub quarter: String,
    /// The days that were judged.
    pub period: Span,
    /// The one district whose enterprises it is about, and whose authority signs the letters; null for the whole city.
    pub district: Option<String>,
    /// The day of judgement, to its end.
    pub as_of: NaiveDate,
    /// The day on which due days are looked at.
    pub on: NaiveDate,
    /// What decides which letter a matter asks for, in words.
    pub method: String,
    /// What that rests on.
    pub basis: String,
    /// One letter for each enterprise and kind that has a matter, in the order of the registry, the mildest first.
    pub letters: Vec<LetterReport>,
}

/// A letter.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LetterReport {
    /// `reminder`, `urging` or `rectification`.
    pub kind: String,
    /// The enterprise's code.
    pub code: String,
    /// Its full name.
    pub name: String,
    /// Its short name.
    pub short_name: String,
    /// Its district.
    pub district: Option<String>,
    /// The last day of the time it leaves for an answer; null where the calendar does not reach so far.
    pub reply_by: Option<NaiveDate>,
    /// How many working days that is.
    pub reply_within: u32,
    /// What it is about.
    pub matters: Vec<MatterReport>,
}

impl LetterReport {
    /// What kind of letter it is.
    pub fn letter_kind(&self) -> LetterKind {
        LetterKind::ALL.iter().find(|(key, _)| *key == self.kind).map_or(LetterKind::Reminder, |(_, kind)| *kind)
    }
}

/// A matter of a letter.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MatterReport {
    /// `submission`, `progress_ledger`, `data`, `task`, `cases`, `promise` or `veto`.
    pub kind: String,
    /// What it is, in a sentence without its full stop.
    pub text: String,
    /// Why it stands in a letter of this kind.
    pub why: String,
    /// The point of the checklist, for a task.
    pub point: Option<String>,
    /// Who sees to it in the enterprise, for a task that says so.
    pub responsible_unit: Option<String>,
    /// Its due day.
    pub due_on: Option<NaiveDate>,
    /// Working days past that day; fewer than none where it is still to come.
    pub working_days: Option<i64>,
    /// The first numbers of its cases.
    pub cases: Vec<String>,
}
