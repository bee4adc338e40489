//! xls, the older workbooks of spreadsheet programs.

use std::io::Cursor;

use calamine::{Reader, Xls, XlsError};

use super::cell::shown;
use super::worksheets::worksheets;
use super::{Fault, NamedSheet, Sheet};

impl From<XlsError> for Fault {
    fn from(error: XlsError) -> Self {
        match error {
            XlsError::Password => Self::Protected,
            _ => Self::Damaged,
        }
    }
}

/// The worksheets.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<NamedSheet>, Fault> {
    worksheets(&mut Xls::new(Cursor::new(bytes))?, sheet)
}

fn sheet(workbook: &mut Xls<Cursor<&[u8]>>, name: &str) -> Result<Sheet, Fault> {
    let range = workbook.worksheet_range(name)?;
    let (first_row, first_column) = range.start().unwrap_or_default();
    let mut sheet = Sheet::default();
    for (row, column, value) in range.used_cells() {
        let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else { return Err(Fault::TooLarge) };
        sheet.push(first_row.saturating_add(row), first_column.saturating_add(column), &shown(value))?;
    }
    Ok(sheet)
}
