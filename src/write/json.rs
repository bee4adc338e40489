//! The report as JSON, and the schema it follows.

use std::io::{self, BufWriter, Write};

use serde::Serialize;

use super::json_text;
use crate::report::model::{Explanation as Answer, Report, WhatIf};
use crate::text::Explanation;

/// Bytes that are gathered before they are written.
const BUFFER: usize = 1 << 16;

/// Writes the report, with a line end behind it: that of a large quarter is never in memory as a whole.
///
/// # Errors
/// When `out` does not take it.
pub fn report(report: &Report<impl Serialize>, out: &mut impl Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(BUFFER, out);
    json_text::write_pretty(report, &mut out)?;
    out.flush()
}

/// A number explained, with a line end behind it.
///
/// # Errors
/// When it cannot be written as JSON, which none should ever cause.
pub fn explanation(answer: &Answer) -> serde_json::Result<String> {
    json_text::pretty(answer)
}

/// The JSON Schema (2020-12) of an explanation.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn explanation_schema() -> serde_json::Result<String> {
    json_text::pretty(&schemars::schema_for!(Answer))
}

/// Checks explained, as a list.
///
/// # Errors
/// When they cannot be written as JSON, which none should ever cause.
pub fn checks(checks: &[Explanation]) -> serde_json::Result<String> {
    json_text::pretty(checks)
}

/// The JSON Schema (2020-12) of the report.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn report_schema() -> serde_json::Result<String> {
    json_text::pretty(&schemars::schema_for!(Report))
}

/// What other rules would change, with a line end behind it.
///
/// # Errors
/// When it cannot be written as JSON, which none should ever cause.
pub fn what_if(what_if: &WhatIf) -> serde_json::Result<String> {
    json_text::pretty(what_if)
}

/// The JSON Schema (2020-12) of that.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn what_if_schema() -> serde_json::Result<String> {
    json_text::pretty(&schemars::schema_for!(WhatIf))
}
