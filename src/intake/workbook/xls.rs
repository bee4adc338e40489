//! xls, the older workbooks of spreadsheet programs.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Reader, SheetType, SheetVisible, Xls, XlsError};

use super::cell::shown;
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
    let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes))?;
    let worksheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let sheets: Vec<_> = worksheets.map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible)).collect();
    let named = |(name, visible): (String, bool)| {
        let sheet = if visible { Some(Arc::new(sheet(&mut workbook, &name)?)) } else { None };
        Ok(NamedSheet { name, sheet })
    };
    sheets.into_iter().map(named).collect()
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
