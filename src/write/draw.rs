//! The files of an inspection draw: the pool that is sealed, and the folder of what was drawn from it.

use csv::{Terminator, WriterBuilder};

use super::cell_text::no_formula;
use super::circular;
use super::file_stem::stems;
use super::folder::{FolderError, NamedBytes};
use super::json_text;
use crate::domain::{Lang, sha256};
use crate::report::draw::{DrawView, forms, lists, notice};
use crate::report::model::{DrawRecord, POOL_SCHEMA, PoolFile, RECORD_SCHEMA};

/// The pool's name.
pub const POOL: &str = "pool.json";

/// The name of the file with the pool's hash.
pub const POOL_SEAL: &str = "pool.json.sha256";

/// The record's name.
pub const RECORD: &str = "record.json";

/// Writes the pool, with a line end behind it.
pub fn pool(file: &PoolFile) -> serde_json::Result<Vec<u8>> {
    json_text::pretty(file).map(String::into_bytes)
}

/// Reads it; `None` where it is no pool of this shape.
pub fn read_pool(bytes: &[u8]) -> Option<PoolFile> {
    serde_json::from_slice(bytes).ok().filter(|file: &PoolFile| file.schema == POOL_SCHEMA)
}

/// The hash of a pool in the form that `sha256sum -c` checks.
pub fn pool_seal(pool: &[u8]) -> Vec<u8> {
    format!("{}  {POOL}\n", sha256::of(pool)).into_bytes()
}

/// The hash that such a file says.
pub fn read_pool_seal(bytes: &[u8]) -> Option<&str> {
    let hash = std::str::from_utf8(bytes).ok()?.split_whitespace().next()?;
    (hash.len() == 64).then_some(hash)
}

/// Reads a record; `None` where it is none of this shape.
pub fn read_record(bytes: &[u8]) -> Option<DrawRecord> {
    serde_json::from_slice(bytes).ok().filter(|record: &DrawRecord| record.schema == RECORD_SCHEMA)
}

/// The JSON Schema (2020-12) of a pool.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn pool_schema() -> serde_json::Result<String> {
    json_text::pretty(&schemars::schema_for!(PoolFile))
}

/// The JSON Schema (2020-12) of a record.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn record_schema() -> serde_json::Result<String> {
    json_text::pretty(&schemars::schema_for!(DrawRecord))
}

/// The folder of a draw: the pool as it was sealed, the record, and what people need of it, in the record's language.
///
/// # Errors
/// When a file cannot be made, which no record should ever cause.
pub fn outputs(pool: &[u8], file: &PoolFile, record: &DrawRecord) -> Result<Vec<NamedBytes>, FolderError> {
    let lang = record.language.parse().unwrap_or(Lang::Zh);
    let view = DrawView { file, record, lang };
    let notice = notice(view);
    let mut files = vec![
        (POOL.to_owned(), pool.to_vec()),
        (RECORD.to_owned(), json_text::pretty(record)?.into_bytes()),
        ("lists.xlsx".to_owned(), super::xlsx::workbook(&lists(view), file.as_of, lang)?),
        ("notice.docx".to_owned(), circular::docx(&notice)?),
        ("notice.md".to_owned(), circular::markdown(&notice).into_bytes()),
    ];
    let forms = forms(view);
    let names = stems(forms.iter().map(|form| form.code.as_str()));
    for (form, name) in forms.iter().zip(&names) {
        files.push((format!("verified/{name}.csv"), csv(&form.points)?));
    }
    for (form, name) in forms.iter().zip(&names) {
        files.push((format!("cases-{name}.csv"), csv(&form.cases)?));
    }
    Ok(files)
}

/// As spreadsheet programs open it without asking: a byte order mark, lines ending in CR LF, no cell that could be a formula.
fn csv(rows: &[Vec<String>]) -> Result<Vec<u8>, FolderError> {
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        table.write_record(row.iter().map(|cell| no_formula(cell)))?;
    }
    table.into_inner().map_err(|error| FolderError::Csv(error.into_error().into()))
}
