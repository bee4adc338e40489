//! An empty submission: `submission.toml`, and the forms as a workbook or as CSV.

mod about;
mod csv;
mod help;
mod style;
mod workbook;

pub use about::{Known, about};
pub use csv::csv;
pub use workbook::workbook;
