//! One cell.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::report::table::{Cell, Value};
use crate::write::cell_text::fitting;
use crate::write::terminal::visible;

/// Writes a cell by what it stands for: numbers and days as such, everything else as text, whatever it begins with.
pub(super) fn write(worksheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    let number = match cell.value {
        Value::Count(count) => u32::try_from(count).ok().map(f64::from),
        Value::Percent(hundredths) => u32::try_from(hundredths).ok().map(|hundredths| f64::from(hundredths) / 10_000.0),
        Value::Points(points) => i32::try_from(points.hundredths()).ok().map(|hundredths| f64::from(hundredths) / 100.0),
        Value::Amount(amount) => u32::try_from(amount.fen()).ok().map(|fen| f64::from(fen) / 1_000_000.0),
        Value::Hundredths(hundredths) => i32::try_from(hundredths).ok().map(|hundredths| f64::from(hundredths) / 100.0),
        Value::Day(day) if holds(day) => {
            worksheet.write_datetime_with_format(row, column, day, format)?;
            return Ok(());
        }
        Value::Moment(moment) if holds(moment.date()) => {
            worksheet.write_datetime_with_format(row, column, moment, format)?;
            return Ok(());
        }
        Value::Day(_) | Value::Moment(_) | Value::Text | Value::Missing => None,
    };
    match number {
        Some(number) => worksheet.write_number_with_format(row, column, number, format)?,
        None if cell.text.is_empty() => worksheet.write_blank(row, column, format)?,
        None => worksheet.write_string_with_format(row, column, fitting(visible(&cell.text)), format)?,
    };
    Ok(())
}

/// Days that a workbook can hold.
fn holds(day: NaiveDate) -> bool {
    (1900..=9999).contains(&day.year())
}
