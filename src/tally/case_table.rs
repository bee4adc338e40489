//! Rows into a Parquet file, a group of rows at a time, so that memory does not grow with the quarter.

use std::io::Write;

use chrono::NaiveDate;
use polars::prelude::{
    BooleanChunkedBuilder, ChunkedBuilder, Column, DataFrame, DataType, Int32Type, Int64Type, IntoSeries, PolarsError, PolarsResult,
    PrimitiveChunkedBuilder, Schema, StringChunkedBuilder, TimeUnit,
};
use polars_io::parquet::write::{BatchedWriter, ParquetCompression, ParquetWriter};

use super::case_columns::{CASE_COLUMNS, Cell, Of, TextOf};
use crate::domain::{CaseRow, Instant};

/// Rows of a row group. Fixed, so that the bytes depend on the rows alone.
const ROWS: usize = 1 << 16;

/// The rows could not be written.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct CaseTableError(#[from] PolarsError);

/// A table of cases on its way into a file.
pub struct CaseTable<W: Write> {
    writer: BatchedWriter<W>,
    cells: Vec<Cells>,
    rows: usize,
}

impl<W: Write> CaseTable<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn new(file: W) -> Result<Self, CaseTableError> {
        let columns = CASE_COLUMNS.iter().map(|column| (column.name.into(), data_type(&column.cell)));
        let schema: Schema = columns.collect();
        let writer = ParquetWriter::new(file).with_compression(ParquetCompression::Zstd(None)).batched(&schema)?;
        Ok(Self { writer, cells: empty(), rows: 0 })
    }

    /// Adds a row.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn push(&mut self, row: &CaseRow<'_>) -> Result<(), CaseTableError> {
        self.cells.iter_mut().for_each(|cells| cells.push(row));
        self.rows += 1;
        if self.rows == ROWS { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), CaseTableError> {
        let cells = std::mem::replace(&mut self.cells, empty());
        let rows = std::mem::take(&mut self.rows);
        let table = DataFrame::new(rows, cells.into_iter().map(Cells::into_column).collect())?;
        Ok(self.writer.write_batch(&table)?)
    }

    /// Writes what is left, and the end of the file.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn finish(mut self) -> Result<(), CaseTableError> {
        if self.rows > 0 {
            self.flush()?;
        }
        let end: PolarsResult<u64> = self.writer.finish();
        Ok(end.map(drop)?)
    }
}

fn empty() -> Vec<Cells> {
    CASE_COLUMNS.iter().map(|column| Cells::new(column.name, column.cell)).collect()
}

/// How polars holds what a cell gives.
fn data_type(cell: &Cell) -> DataType {
    match cell {
        Cell::Text(_) => DataType::String,
        Cell::Flag(_) => DataType::Boolean,
        Cell::Number(_) => DataType::Int64,
        Cell::Day(_) => DataType::Date,
        Cell::Instant(_) => DataType::Datetime(TimeUnit::Milliseconds, None),
    }
}

/// The cells of one column, as they are gathered.
enum Cells {
    Text(TextOf, StringChunkedBuilder),
    Flag(Of<bool>, BooleanChunkedBuilder),
    Number(Of<u64>, PrimitiveChunkedBuilder<Int64Type>),
    Day(Of<NaiveDate>, PrimitiveChunkedBuilder<Int32Type>),
    Instant(Of<Instant>, PrimitiveChunkedBuilder<Int64Type>),
}

impl Cells {
    fn new(name: &'static str, cell: Cell) -> Self {
        match cell {
            Cell::Text(of) => Self::Text(of, StringChunkedBuilder::new(name.into(), ROWS)),
            Cell::Flag(of) => Self::Flag(of, BooleanChunkedBuilder::new(name.into(), ROWS)),
            Cell::Number(of) => Self::Number(of, PrimitiveChunkedBuilder::new(name.into(), ROWS)),
            Cell::Day(of) => Self::Day(of, PrimitiveChunkedBuilder::new(name.into(), ROWS)),
            Cell::Instant(of) => Self::Instant(of, PrimitiveChunkedBuilder::new(name.into(), ROWS)),
        }
    }

    fn push(&mut self, row: &CaseRow<'_>) {
        match self {
            Self::Text(of, cells) => cells.append_option(of(row)),
            Self::Flag(of, cells) => cells.append_option(of(row)),
            Self::Number(of, cells) => cells.append_option(of(row).and_then(|number| i64::try_from(number).ok())),
            Self::Day(of, cells) => cells.append_option(of(row).map(|day| day.to_epoch_days())),
            Self::Instant(of, cells) => cells.append_option(of(row).map(|instant| instant.unix_seconds().saturating_mul(1000))),
        }
    }

    fn into_column(self) -> Column {
        let series = match self {
            Self::Text(_, cells) => cells.finish().into_series(),
            Self::Flag(_, cells) => cells.finish().into_series(),
            Self::Number(_, cells) => cells.finish().into_series(),
            Self::Day(_, cells) => cells.finish().into_date().into_series(),
            Self::Instant(_, cells) => cells.finish().into_datetime(TimeUnit::Milliseconds, None).into_series(),
        };
        series.into()
    }
}
