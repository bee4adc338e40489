//! What is wrong with a pack, and on which line.

use std::fmt;

use crate::domain::{Lang, Wording};

/// One fault in a rule file; all of them are collected before anybody is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleProblem {
    /// The file's name within its pack.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// The code, `K6xx`.
    pub code: &'static str,
    /// What is wrong and what would be right.
    pub message: Wording,
}

impl RuleProblem {
    /// A problem at byte `offset` of `text`.
    pub fn at(file: &str, text: &str, offset: usize, code: &'static str, message: Wording) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            file: file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            code,
            message,
        }
    }

    /// `policy.toml:12:3: [K604] …`
    pub fn text(&self, lang: Lang) -> String {
        format!("{}:{}:{}: [{}] {}", self.file, self.line, self.column, self.code, self.message.text(lang))
    }
}

impl fmt::Display for RuleProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

/// A pack that cannot be trusted, with everything that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the rules have {} problem(s)", .0.len())]
pub struct InvalidRules(pub Vec<RuleProblem>);
