//! A proposal for honours as files.

use chrono::NaiveDate;

use super::circular;
use super::folder::{FolderError, NamedBytes};
use super::json_text;
use crate::domain::{Lang, Quarter};
use crate::report::circular::candidates;
use crate::report::model::Recommendation;
use crate::report::sheets::recommendation_sheets;

/// Every file.
///
/// # Errors
/// When one cannot be made, which no proposal should ever cause.
pub fn outputs(report: &Recommendation) -> Result<Vec<NamedBytes>, FolderError> {
    let lang = report.language.parse().unwrap_or(Lang::Zh);
    Ok(vec![
        ("recommend.xlsx".to_owned(), super::xlsx::workbook(&recommendation_sheets(report, lang), last_day(report), lang)?),
        ("candidates.md".to_owned(), circular::markdown(&candidates(report)).into_bytes()),
        ("recommend.json".to_owned(), json(report)?.into_bytes()),
    ])
}

/// The last day of the last quarter: the day the workbook says it was made on.
fn last_day(report: &Recommendation) -> NaiveDate {
    let quarter = report.quarters.last().and_then(|quarter| quarter.parse::<Quarter>().ok());
    quarter.map_or_else(NaiveDate::default, |quarter| quarter.period().last())
}

/// The values as JSON, with a line end behind them.
///
/// # Errors
/// When they cannot be written as JSON, which none should ever cause.
pub fn json(report: &Recommendation) -> serde_json::Result<String> {
    json_text::pretty(report)
}

/// The JSON Schema (2020-12) they follow.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn schema() -> serde_json::Result<String> {
    json_text::pretty(&schemars::schema_for!(Recommendation))
}
