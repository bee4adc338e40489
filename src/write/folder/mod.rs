//! The files of a report's folder, one module a format. [`OUTPUTS`] is the list of them.

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

/// Bytes under a name; `/` stands between a folder and a file in it.
pub type NamedBytes = (String, Vec<u8>);

/// What a report is written as.
#[derive(Debug, Clone, Copy)]
pub enum Output {
    /// A file.
    File {
        /// Its name.
        name: &'static str,
        /// Makes its bytes.
        make: fn(&Report) -> Result<Vec<u8>, FolderError>,
    },
    /// A folder of files, each under its name with the folder's before it.
    Folder {
        /// Makes them.
        make: fn(&Report) -> Result<Vec<NamedBytes>, FolderError>,
    },
}

/// Everything but the manifest, which seals it; a new format is a line here.
pub const OUTPUTS: &[Output] = &[Output::File { name: "report.json", make: report_json }, Output::File { name: "facts.csv", make: facts }];

/// All files of a report but the manifest.
pub fn outputs(report: &Report) -> Result<Vec<NamedBytes>, FolderError> {
    let mut files = Vec::new();
    for output in OUTPUTS {
        match output {
            Output::File { name, make } => files.push(((*name).to_owned(), make(report)?)),
            Output::Folder { make } => files.extend(make(report)?),
        }
    }
    Ok(files)
}

/// Byte for byte what `--format json` prints.
fn report_json(report: &Report) -> Result<Vec<u8>, FolderError> {
    Ok(super::json::report(report)?.into_bytes())
}
