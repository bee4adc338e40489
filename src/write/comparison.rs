//! A comparison as JSON, and the schema it follows.

use crate::report::model::Comparison;

/// As JSON, with a line end behind it.
///
/// # Errors
/// When it cannot be written as JSON, which none should ever cause.
pub fn json(comparison: &Comparison) -> serde_json::Result<String> {
    serde_json::to_string_pretty(comparison).map(|text| text + "\n")
}

/// The JSON Schema (2020-12) it follows.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn schema() -> serde_json::Result<String> {
    serde_json::to_string_pretty(&schemars::schema_for!(Comparison)).map(|text| text + "\n")
}
