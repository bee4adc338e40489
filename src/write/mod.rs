//! Values to text and files: one place a format.

pub mod calendar;
pub mod catalogue;
mod cell_text;
pub mod check;
pub mod circular;
pub mod comparison;
pub mod credit;
pub mod draw;
mod file_stem;
pub mod folder;
pub mod help;
pub mod html;
pub mod json;
mod json_text;
pub mod letters;
pub mod man;
pub mod public;
pub mod recommendation;
pub mod seal;
pub mod template;
pub mod terminal;
pub mod verification;
mod wrap;
pub mod xlsx;
