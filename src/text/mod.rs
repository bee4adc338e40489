//! The program's own words, in Chinese and in English.

pub mod codes;
pub mod continuity;
pub mod draw;
pub mod help;
pub mod letters;
pub mod misuse;
pub mod screens;
pub mod tasks;
pub mod template;
pub mod verdicts;
pub mod words;

pub use codes::{Explanation, advice, explain, message, title};
