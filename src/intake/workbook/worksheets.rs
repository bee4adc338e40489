//! The worksheets of a workbook that calamine has opened.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Reader, SheetType, SheetVisible};

use super::{Fault, NamedSheet, Sheet};

/// The worksheets, the visible ones read by `sheet`; sheets of charts hold no rows and are not told.
pub(super) fn worksheets<'b, R: Reader<Cursor<&'b [u8]>>>(
    workbook: &mut R,
    sheet: fn(&mut R, &str) -> Result<Sheet, Fault>,
) -> Result<Vec<NamedSheet>, Fault> {
    let worksheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<_> = worksheets.map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible)).collect();
    let read = |(name, visible): (String, bool)| {
        let sheet = if visible { Some(Arc::new(sheet(workbook, &name)?)) } else { None };
        Ok(NamedSheet { name, sheet })
    };
    names.into_iter().map(read).collect()
}
