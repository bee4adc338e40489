//! The program's own words, in Chinese and in English.

pub mod codes;

pub use codes::{advice, message, title};
