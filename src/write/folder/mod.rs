//! The files of a report's folder, one file a format. [`OUTPUTS`] is the list of them.

mod facts;
mod manifest;

use crate::report::model::Report;

pub use facts::facts;
pub use manifest::{MANIFEST, manifest, manifest_schema, read_manifest};

/// Why a file of the folder could not be made; no report should ever cause it.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// A JSON file.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// A CSV file.
    #[error("{0}")]
    Csv(#[from] csv::Error),
}

/// A file of the folder.
#[derive(Debug, Clone, Copy)]
pub struct Output {
    /// Its name.
    pub name: &'static str,
    /// Makes its bytes.
    pub make: fn(&Report) -> Result<Vec<u8>, FolderError>,
}

/// Every file but the manifest, which seals them; a new format is a line here.
pub const OUTPUTS: &[Output] = &[Output { name: "report.json", make: report_json }, Output { name: "facts.csv", make: facts }];

/// All files of a report but the manifest.
pub fn outputs(report: &Report) -> Result<Vec<(String, Vec<u8>)>, FolderError> {
    OUTPUTS.iter().map(|output| Ok((output.name.to_owned(), (output.make)(report)?))).collect()
}

/// Byte for byte what `--format json` prints.
fn report_json(report: &Report) -> Result<Vec<u8>, FolderError> {
    Ok(super::json::report(report)?.into_bytes())
}
