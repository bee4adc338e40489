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
    /// `file`, `cell`, `case`, `ledger`, `progress` or `batch`.
    pub stage: String,
    /// A few words.
    pub title: String,
    /// What to do about it.
    pub advice: String,
    /// The file.
    pub file: String,
    /// The sheet, where the file is a workbook.
    pub sheet: Option<String>,
    /// The column, as in a spreadsheet, with its header.
    pub column: Option<String>,
    /// The column's number, counted from 1.
    pub column_number: Option<usize>,
    /// How many there are.
    pub total: u64,
    /// How many of them the enterprise has explained.
    pub explained: u64,
    /// Rows with data in the file, where it is a ledger.
    pub of_rows: Option<u64>,
    /// The first of those that are not explained.
    pub samples: Vec<DiagnosticSample>,
}

/// One diagnostic.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DiagnosticSample {
    /// Where: `cases.csv:17:3`, in a workbook `cases.xlsx!Sheet1!C17`.
    pub place: String,
    /// The line; null for the file as a whole.
    pub line: Option<u64>,
    /// The case, where its number can be read.
    pub case_id: Option<String>,
    /// What is wrong.
    pub message: String,
    /// The cells of its row, where it was kept; what may be personal is covered up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<Vec<String>>,
}

/// What could not be done with rows because of an earlier fault.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NotDoneReport {
    /// The file.
    pub file: String,
    /// The code of the fault.
    pub because: String,
    /// A few words for the fault.
    pub title: String,
    /// Rows that were not judged.
    pub rows_not_judged: u64,
    /// Checks that did not run.
    pub checks_not_run: Vec<CheckNotRun>,
}

/// A check that did not run on some rows.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CheckNotRun {
    /// Its code.
    pub code: String,
    /// A few words for it.
    pub title: String,
    /// On how many rows.
    pub rows: u64,
}

/// What an enterprise says about diagnostics it cannot mend.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StatementReport {
    /// Where it stands.
    pub place: String,
    /// The code it explains.
    pub code: String,
    /// A few words for the code.
    pub title: String,
    /// What it is about: a case, rows, a file, or everything.
    pub about: String,
    /// The explanation, as written.
    pub reason: String,
    /// Who answers for it.
    pub signed_by_unit: Option<String>,
    /// How many diagnostics it answered.
    pub answered: u64,
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
