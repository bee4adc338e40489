//! What changes with policy: TOML as written, checked as a whole, and turned into values that can be trusted.

pub mod calendar;
pub mod problem;

pub use problem::{RuleProblem, RuleProblems};
