//! In which files a case stands, by the `cases.parquet` of a quarter: a few row groups are in memory at a time, and of them three columns.

use std::collections::BTreeSet;

use polars::prelude::{DataFrame, PolarsError};
use polars_io::SerReader;
use polars_io::mmap::MmapBytesReader;
use polars_io::parquet::read::{ParallelStrategy, ParquetReader};

use super::case_table::CaseTableError;
use crate::domain::number_check;

/// Row groups that are read at a time, beside each other.
const GROUPS: usize = 4;

/// What tells in which file a case stands.
const COLUMNS: [&str; 3] = ["case_id", "case_id_check", "file"];

/// The files in which rows bear the number of a case, or may do so because their own cannot be read.
///
/// # Errors
/// When the file is no such table, or cannot be read.
pub fn files_of_case(table: impl MmapBytesReader, number: &str) -> Result<BTreeSet<String>, CaseTableError> {
    let mut table = table;
    let metadata = ParquetReader::new(&mut table).get_metadata()?.clone();
    #[allow(clippy::redundant_closure_for_method_calls)] // The type with that method has no name that could be used here.
    let groups: Vec<usize> = metadata.row_groups.iter().map(|group| group.num_rows()).collect();
    let (mut files, mut first) = (BTreeSet::new(), 0);
    for rows in groups.chunks(GROUPS).map(|groups| groups.iter().sum::<usize>()) {
        let mut reader = ParquetReader::new(&mut table)
            .with_columns(Some(COLUMNS.map(str::to_owned).to_vec()))
            .with_slice(Some((first, rows)))
            .read_parallel(ParallelStrategy::RowGroups);
        reader.set_metadata(metadata.clone());
        enter(&reader.finish()?, number, &mut files)?;
        first += rows;
    }
    Ok(files)
}

/// Adds the files of the rows that may bear the number.
fn enter(rows: &DataFrame, number: &str, files: &mut BTreeSet<String>) -> Result<(), PolarsError> {
    let [ids, checks, names] = COLUMNS.map(|name| rows.column(name));
    let (ids, checks, names) = (ids?.str()?, checks?.i64()?, names?.str()?);
    let check = i64::from(number_check(number));
    for ((id, own_check), file) in ids.iter().zip(checks.iter()).zip(names.iter()) {
        let may_be = id.map_or(own_check == Some(check), |id| id == number);
        if let Some(file) = file.filter(|file| may_be && !files.contains(*file)) {
            files.insert(file.to_owned());
        }
    }
    Ok(())
}
