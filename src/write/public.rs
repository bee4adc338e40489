//! The public edition as files.

use csv::{Terminator, WriterBuilder};

use super::cell_text::no_formula;
use super::folder::{FolderError, NamedBytes};
use super::json_text;
use crate::domain::Lang;
use crate::report::model::{PublicCounts, PublicReport};
use crate::report::public_document;
use crate::report::sheets::public_sheets;

/// Every file but the manifest.
///
/// # Errors
/// When one cannot be made, which no report should ever cause.
pub fn outputs(report: &PublicReport) -> Result<Vec<NamedBytes>, FolderError> {
    let lang = report.language.parse().unwrap_or(Lang::Zh);
    Ok(vec![
        ("public.html".to_owned(), super::html::document(&public_document(report, lang)).into_bytes()),
        ("public.xlsx".to_owned(), super::xlsx::workbook(&public_sheets(report, lang), report.as_of, lang)?),
        ("public.csv".to_owned(), table(report)?),
        ("public.json".to_owned(), json(report)?.into_bytes()),
    ])
}

/// The values as JSON, with a line end behind them.
///
/// # Errors
/// When they cannot be written as JSON, which none should ever cause.
pub fn json(report: &PublicReport) -> serde_json::Result<String> {
    json_text::pretty(report)
}

/// The JSON Schema (2020-12) they follow.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn schema() -> serde_json::Result<String> {
    json_text::pretty(&schemars::schema_for!(PublicReport))
}

/// A row for the city and one for each enterprise, of every promise; every row says what is withheld and why.
fn table(report: &PublicReport) -> Result<Vec<u8>, FolderError> {
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    table.write_record(["service", "service_name", "enterprise", "short_name", "decided", "on_time", "not_on_time", "rate", "note"])?;
    let note = report.left_out.join(" ");
    for service in &report.services {
        let mut row = |code: &str, name: &str, counts: &PublicCounts| {
            let count = |count: Option<u64>| count.map(|count| count.to_string()).unwrap_or_default();
            let counts = [count(counts.decided), count(counts.on_time), count(counts.not_on_time), counts.rate.clone().unwrap_or_default()];
            let [decided, on_time, not_on_time, rate] = counts;
            let named = [&service.id, &service.name, code, name].map(no_formula);
            table.write_record(named.iter().chain([&decided, &on_time, &not_on_time, &rate, &note]))
        };
        row("", "", &service.city)?;
        for (one, counts) in report.enterprises.iter().zip(&service.enterprises) {
            row(&one.code, &one.short_name, counts)?;
        }
    }
    table.into_inner().map_err(|error| FolderError::Csv(error.into_error().into()))
}
