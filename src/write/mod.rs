//! Values to text and files: one place a format.

pub mod calendar;
pub mod catalogue;
mod cell_text;
pub mod check;
pub mod circular;
pub mod comparison;
pub mod folder;
pub mod html;
pub mod json;
pub mod letters;
pub mod template;
pub mod terminal;
pub mod verification;
mod wrap;
pub mod xlsx;
