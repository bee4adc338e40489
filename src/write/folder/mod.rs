//! The files of a report's folder, one module a format. [`OUTPUTS`] is the list of them.

mod facts;
mod kept;
mod manifest;

use rayon::prelude::*;

use super::circular;
use crate::domain::Lang;
use crate::report::circular::circular;
use crate::report::model::Report;
use crate::report::sheets::{ROWS, sheets};

pub use facts::facts;
pub use kept::{REPORT_JSON, read_continuity, read_figures};
pub use manifest::{MANIFEST, manifest, manifest_schema, read_manifest};

/// Why a file of the folder could not be made; no report should ever cause it.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// A JSON file.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// Bytes in memory.
    #[error("{0}")]
    Write(#[from] std::io::Error),
    /// A CSV file.
    #[error("{0}")]
    Csv(#[from] csv::Error),
    /// A workbook.
    #[error("{0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// A document in parts.
    #[error("{0}")]
    Zip(#[from] zip::result::ZipError),
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
pub const OUTPUTS: &[Output] = &[
    Output::File { name: "report.html", make: report_html },
    Output::Folder { make: enterprise_pages },
    Output::File { name: "report.xlsx", make: report_xlsx },
    Output::File { name: "circular.docx", make: |report| Ok(circular::docx(&circular(report))?) },
    Output::File { name: "circular.md", make: |report| Ok(circular::markdown(&circular(report)).into_bytes()) },
    Output::File { name: REPORT_JSON, make: report_json },
    Output::File { name: "facts.csv", make: facts },
];

/// All files of a report but the manifest, made beside each other.
pub fn outputs(report: &Report) -> Result<Vec<NamedBytes>, FolderError> {
    let made: Vec<Result<Vec<NamedBytes>, FolderError>> = OUTPUTS
        .par_iter()
        .with_max_len(1)
        .map(|output| match output {
            Output::File { name, make } => Ok(vec![((*name).to_owned(), make(report)?)]),
            Output::Folder { make } => make(report),
        })
        .collect();
    let mut files = Vec::new();
    for output in made {
        files.extend(output?);
    }
    Ok(files)
}

/// The quarter for people.
#[allow(clippy::unnecessary_wraps, reason = "as every file of the folder is made")]
fn report_html(report: &Report) -> Result<Vec<u8>, FolderError> {
    Ok(super::html::report(report).into_bytes())
}

/// A page per enterprise.
#[allow(clippy::unnecessary_wraps, reason = "as every folder of files is made")]
fn enterprise_pages(report: &Report) -> Result<Vec<NamedBytes>, FolderError> {
    Ok(super::html::enterprises(report).into_iter().map(|(name, page)| (name, page.into_bytes())).collect())
}

/// Byte for byte what `--format json` prints.
fn report_json(report: &Report) -> Result<Vec<u8>, FolderError> {
    let mut bytes = Vec::new();
    super::json::report(report, &mut bytes)?;
    Ok(bytes)
}

/// The workbook, in the language of the report.
fn report_xlsx(report: &Report) -> Result<Vec<u8>, FolderError> {
    let lang = report.language.parse().unwrap_or(Lang::Zh);
    Ok(super::xlsx::workbook(&sheets(report, lang, ROWS), report.as_of, lang)?)
}
