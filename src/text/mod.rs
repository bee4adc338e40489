//! The program's own words, in Chinese and in English.

pub mod codes;
pub mod template;
pub mod words;

pub use codes::{advice, example, message, title, why};
