//! A comparison as JSON, with the schema it follows, and as a workbook.

use chrono::NaiveDate;
use rust_xlsxwriter::XlsxError;

use super::json_text;
use crate::domain::{Lang, Quarter};
use crate::report::model::Comparison;
use crate::report::sheets::comparison_sheets;

/// As JSON, with a line end behind it.
///
/// # Errors
/// When it cannot be written as JSON, which none should ever cause.
pub fn json(comparison: &Comparison) -> serde_json::Result<String> {
    json_text::pretty(comparison)
}

/// The JSON Schema (2020-12) it follows.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn schema() -> serde_json::Result<String> {
    json_text::pretty(&schemars::schema_for!(Comparison))
}

/// As a workbook, which says it was made on the last day of the newer quarter.
///
/// # Errors
/// When a list exceeds what a sheet can hold.
pub fn workbook(comparison: &Comparison, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let made_on = comparison.new_quarter.parse::<Quarter>().map_or_else(|_| NaiveDate::default(), |quarter| quarter.period().last());
    super::xlsx::workbook(&comparison_sheets(comparison, lang), made_on, lang)
}
