//! xlsx: cells are read one by one as they stand in the file.

use std::io::Cursor;

use calamine::{Reader, Xlsx, XlsxError};

use super::cell::shown;
use super::worksheets::worksheets;
use super::{Fault, NamedSheet, Sheet};

impl From<XlsxError> for Fault {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::Password => Self::Protected,
            _ => Self::Damaged,
        }
    }
}

/// The worksheets.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<NamedSheet>, Fault> {
    worksheets(&mut Xlsx::new(Cursor::new(bytes))?, sheet)
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
