//! The state of the data, and how it was counted.

use schemars::JsonSchema;
use serde::Serialize;

/// Diagnostics alike.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DiagnosticReport {
    /// The code.
    pub code: String,
    /// The name that reads well after «allow».
    pub name: String,
    /// `block`, `confirm` or `note`.
    pub tier: String,
    /// A few words.
    pub title: String,
    /// What to do about it.
    pub advice: String,
    /// The file.
    pub file: String,
    /// The column, as in a spreadsheet, with its header.
    pub column: Option<String>,
    /// How many there are.
    pub total: u64,
    /// The first of them.
    pub samples: Vec<DiagnosticSample>,
}

/// One diagnostic.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DiagnosticSample {
    /// The line; null for the file as a whole.
    pub line: Option<u64>,
    /// The case, where its number can be read.
    pub case_id: Option<String>,
    /// What is wrong.
    pub message: String,
}

/// A case ledger, as it was read.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct InputReport {
    /// Its name.
    pub name: String,
    /// Its encoding; null for a sheet of a workbook, and where there was nothing to read.
    pub encoding: Option<String>,
    /// Its separator; null where there is no encoding.
    pub separator: Option<String>,
    /// Rows with data.
    pub rows: u64,
    /// Title, blank, total, footer and repeated header rows that were passed over.
    pub passed_over: u64,
}

/// A rule of counting.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MethodReport {
    /// What it is about.
    pub topic: String,
    /// How it was done.
    pub text: String,
    /// What it rests on.
    pub basis: Option<String>,
}
