//! The report as JSON, and the schema it follows.

use crate::report::model::{Explanation as Answer, Report, WhatIf};
use crate::text::Explanation;

/// The report, with a line end behind it.
///
/// # Errors
/// When it cannot be written as JSON, which no report should ever cause.
pub fn report(report: &Report) -> serde_json::Result<String> {
    serde_json::to_string_pretty(report).map(|text| text + "\n")
}

/// A number explained, with a line end behind it.
///
/// # Errors
/// When it cannot be written as JSON, which none should ever cause.
pub fn explanation(answer: &Answer) -> serde_json::Result<String> {
    serde_json::to_string_pretty(answer).map(|text| text + "\n")
}

/// The JSON Schema (2020-12) of an explanation.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn explanation_schema() -> serde_json::Result<String> {
    serde_json::to_string_pretty(&schemars::schema_for!(Answer)).map(|text| text + "\n")
}

/// Checks explained, as a list.
///
/// # Errors
/// When they cannot be written as JSON, which none should ever cause.
pub fn checks(checks: &[Explanation]) -> serde_json::Result<String> {
    serde_json::to_string_pretty(checks).map(|text| text + "\n")
}

/// The JSON Schema (2020-12) of the report.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn report_schema() -> serde_json::Result<String> {
    serde_json::to_string_pretty(&schemars::schema_for!(Report)).map(|text| text + "\n")
}

/// What other rules would change, with a line end behind it.
///
/// # Errors
/// When it cannot be written as JSON, which none should ever cause.
pub fn what_if(what_if: &WhatIf) -> serde_json::Result<String> {
    serde_json::to_string_pretty(what_if).map(|text| text + "\n")
}

/// The JSON Schema (2020-12) of that.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn what_if_schema() -> serde_json::Result<String> {
    serde_json::to_string_pretty(&schemars::schema_for!(WhatIf)).map(|text| text + "\n")
}
