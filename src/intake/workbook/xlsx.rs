//! xlsx: cells are read one by one as they stand in the file.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::cell::shown;
use super::{Fault, NamedSheet, Sheet};

impl From<XlsxError> for Fault {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::Password => Self::Protected,
            _ => Self::Damaged,
        }
    }
}

/// The worksheets; sheets of charts hold no rows and are not told.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<NamedSheet>, Fault> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
    let worksheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let sheets: Vec<_> = worksheets.map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible)).collect();
    let named = |(name, visible): (String, bool)| {
        let sheet = if visible { Some(Arc::new(sheet(&mut workbook, &name)?)) } else { None };
        Ok(NamedSheet { name, sheet })
    };
    sheets.into_iter().map(named).collect()
}

fn sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Sheet, Fault> {
    let mut cells = workbook.worksheet_cells_reader(name)?;
    let mut sheet = Sheet::default();
    while let Some(cell) = cells.next_cell()? {
        let (row, column) = cell.get_position();
        sheet.push(row, column, &shown(cell.get_value()))?;
    }
    Ok(sheet)
}
