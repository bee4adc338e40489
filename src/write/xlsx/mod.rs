//! Sheets to a workbook: no macros, no formulas, no clock, the same bytes each time.

mod cell;
mod chart;
mod disk_fault;
mod layout;
mod links;
mod saved;
mod sheet;
mod style;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::domain::Lang;
use crate::report::sheets::{Part, Sheet};
pub use disk_fault::is_disk_fault;
use links::Links;
pub(super) use saved::saved;
use sheet::SheetWriter;
use style::Styles;

/// The sheets as a workbook that says it was made on a day; any clock would change the bytes.
///
/// # Errors
/// When a sheet exceeds what a workbook can hold.
pub fn workbook(sheets: &[Sheet], made_on: NaiveDate, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let (month, day) = (u8::try_from(made_on.month()).unwrap_or(1), u8::try_from(made_on.day()).unwrap_or(1));
    let made_on = ExcelDateTime::from_ymd(u16::try_from(made_on.year()).unwrap_or(0), month, day)?;
    let title = sheets.first().map_or("", |sheet| sheet.title.as_str());
    let about = DocProperties::new().set_title(title).set_author("gascore").set_creation_datetime(&made_on);
    workbook.set_properties(&about);
    let links = Links::new(sheets);
    let mut styles = Styles::new(lang);
    for sheet in sheets {
        // Charts keep a copy of their numbers, so their sheet has to stay in memory; a long list has not.
        let has_charts = sheet.parts.iter().any(|part| matches!(part, Part::Charts(_)));
        let worksheet = if has_charts { workbook.add_worksheet() } else { workbook.add_worksheet_with_low_memory()? };
        SheetWriter::new(worksheet, sheet, &links, &mut styles, lang).write()?;
    }
    saved(&mut workbook)
}
