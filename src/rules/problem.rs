//! What is wrong in a rules file, and where; all of it is collected before anything is reported.

use std::fmt;
use std::ops::Range;

use crate::diag::Code;
use crate::domain::{Lang, Wording};

/// One thing wrong in a rules file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleProblem {
    /// The file's name as the user knows it.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// Counted in characters, from 1.
    pub column: usize,
    /// One of the stage of rules, `K6xx`.
    pub code: Code,
    /// What is wrong here; what the code is about in general stands in `text/codes.toml`.
    pub message: Wording,
}

impl RuleProblem {
    /// `china.toml:12:7: [K603] …`, in the form editors and other tools understand.
    pub fn text(&self, lang: Lang) -> String {
        format!("{}:{}:{}: [{}] {}", self.file, self.line, self.column, self.code, self.message.text(lang))
    }
}

/// Everything wrong in a rules file, in the order of its lines; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleProblems(Vec<RuleProblem>);

impl RuleProblems {
    /// `value` if nothing was found, else everything that was, file by file.
    pub(super) fn check<T>(value: T, problems: Vec<RuleProblem>) -> Result<T, Self> {
        if problems.is_empty() { Ok(value) } else { Err(Self(problems)) }
    }

    /// The problems in order.
    pub fn iter(&self) -> impl Iterator<Item = &RuleProblem> {
        self.0.iter()
    }

    /// All of them, one a line.
    pub fn text(&self, lang: Lang) -> String {
        let lines: Vec<String> = self.0.iter().map(|problem| problem.text(lang)).collect();
        lines.join("\n")
    }
}

impl fmt::Display for RuleProblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

impl std::error::Error for RuleProblems {}

/// Collects the problems of one file.
#[derive(Debug)]
pub struct ProblemCollector<'a> {
    file: &'a str,
    text: &'a str,
    problems: Vec<RuleProblem>,
}

impl<'a> ProblemCollector<'a> {
    /// For the file `file` with this content.
    pub fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text, problems: Vec::new() }
    }

    /// Notes a problem at these bytes of the file.
    pub fn add(&mut self, code: Code, span: &Range<usize>, zh: impl Into<String>, en: impl Into<String>) {
        let (line, column) = self.place(span.start);
        let message = Wording { zh: zh.into(), en: en.into() };
        self.problems.push(RuleProblem { file: self.file.to_owned(), line, column, code, message });
    }

    /// Has nothing been found so far?
    pub fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// `value` if nothing was found, else everything that was. A missing value without a problem would be a fault in the
    /// reader; it is reported as one at the top of the file, not as a crash.
    pub fn finish<T>(mut self, value: Option<T>) -> Result<T, RuleProblems> {
        match value {
            Some(value) if self.is_empty() => return Ok(value),
            None if self.is_empty() => self.add(Code::K600, &(0..0), "文件无法采用", "the file cannot be used"),
            _ => {}
        }
        Err(RuleProblems(self.into_problems()))
    }

    /// What was found so far, in the order of the file.
    pub fn into_problems(mut self) -> Vec<RuleProblem> {
        self.problems.sort_by_key(|problem| (problem.line, problem.column, problem.code));
        self.problems
    }

    /// Line and column of a byte; one inside a character counts as that character.
    pub(super) fn place(&self, byte: usize) -> (usize, usize) {
        let mut end = byte.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &self.text[..end];
        let line = before.rsplit('\n').next().unwrap_or_default();
        (before.matches('\n').count() + 1, line.chars().count() + 1)
    }
}
