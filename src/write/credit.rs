//! The credit record and what goes with it, as files: one function a file, [`outputs`] is all of them.

use csv::{Terminator, WriterBuilder};

use super::cell_text::no_formula;
use super::circular;
use super::folder::{FolderError, NamedBytes};
use super::json_text;
use crate::domain::Lang;
use crate::report::circular::announcement;
use crate::report::model::CreditReport;
use crate::report::sheets::{Part, Sheet, SheetTable};
use crate::report::table::Table;

/// Every file.
///
/// # Errors
/// When one cannot be made, which no record should ever cause.
pub fn outputs(report: &CreditReport, record: &Table) -> Result<Vec<NamedBytes>, FolderError> {
    let announcement = announcement(report);
    Ok(vec![
        ("credit.csv".to_owned(), csv(record)?),
        ("credit.xlsx".to_owned(), xlsx(report, record)?),
        ("announcement.docx".to_owned(), circular::docx(&announcement)?),
        ("announcement.md".to_owned(), circular::markdown(&announcement).into_bytes()),
        ("credit.json".to_owned(), json(report)?.into_bytes()),
    ])
}

/// The record as the credit system and spreadsheet programs read it: a byte order mark, lines ending in CR LF, no formula.
fn csv(record: &Table) -> Result<Vec<u8>, FolderError> {
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    table.write_record(record.columns.iter().map(|column| column.head.as_str()))?;
    for row in &record.rows {
        table.write_record(row.iter().map(|cell| no_formula(&cell.text)))?;
    }
    table.into_inner().map_err(|error| FolderError::Csv(error.into_error().into()))
}

/// The record as a sheet that begins with its heads, as the credit system reads it.
fn xlsx(report: &CreditReport, record: &Table) -> Result<Vec<u8>, FolderError> {
    let sheet = Sheet {
        name: "行政处罚信息".to_owned(),
        title: String::new(),
        notes: Vec::new(),
        parts: vec![Part::Table(SheetTable::new(record.clone()))],
    };
    Ok(super::xlsx::workbook(&[sheet], report.as_of, Lang::Zh)?)
}

/// The values as JSON, with a line end behind them.
///
/// # Errors
/// When they cannot be written as JSON, which none should ever cause.
pub fn json(report: &CreditReport) -> serde_json::Result<String> {
    json_text::pretty(report)
}

/// The JSON Schema (2020-12) they follow.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn schema() -> serde_json::Result<String> {
    json_text::pretty(&schemars::schema_for!(CreditReport))
}
