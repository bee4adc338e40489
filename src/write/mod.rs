//! Values to text and files: one place a format.

pub mod calendar;
pub mod catalogue;
pub mod check;
pub mod comparison;
pub mod folder;
pub mod json;
pub mod template;
pub mod terminal;
pub mod verification;
mod wrap;
