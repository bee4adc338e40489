//! The forms as a workbook: one sheet a form, and one that explains them. No macros, no formulas, no clock: the same bytes each time.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, FormatBorder, Note, Workbook, Worksheet, XlsxError,
};

use super::help;
use super::style::{BORDER, LINE, cell, given, head, lines, page};
use crate::domain::Lang;
use crate::report::template::{Content, Form, FormColumn, Template};
use crate::text::template::{self as text, Need};
use crate::write::xlsx::saved;

/// Rows that are ready to be filled in, the head not counted.
const ROWS: u32 = 5000;

/// The date the workbook says it was made on; any clock would change the bytes.
const MADE_ON: (u16, u8, u8) = (2018, 8, 1);

/// Half-width characters that fit on a sheet of paper at a size that can be read.
const PAPER: u32 = 240;

/// The template as a workbook.
///
/// # Errors
/// When the pack has words that no workbook can hold, such as a sheet's name beyond its limit.
pub fn workbook(template: &Template) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let (year, month, day) = MADE_ON;
    let made_on = ExcelDateTime::from_ymd(year, month, day)?;
    let properties = DocProperties::new().set_title(template.title.as_str()).set_author("gascore").set_creation_datetime(&made_on);
    workbook.set_properties(&properties);
    for form in &template.forms {
        sheet(workbook.add_worksheet(), form, template.lang)?;
    }
    help::sheet(workbook.add_worksheet(), template)?;
    saved(&mut workbook)
}

fn sheet(sheet: &mut Worksheet, form: &Form, lang: Lang) -> Result<(), XlsxError> {
    sheet.set_name(&form.sheet)?;
    page(sheet);
    // A wide form takes several sheets of paper side by side rather than letters nobody can read.
    let width: u32 = form.columns.iter().map(|column| u32::from(column.width)).sum();
    sheet.set_print_fit_to_pages(u16::try_from(width.div_ceil(PAPER)).unwrap_or(1), 0).set_print_gridlines(form.rows.is_empty());
    sheet.set_repeat_rows(0, 0)?.set_freeze_panes(1, form.pinned)?.set_row_height(0, 2.0 * LINE)?;
    if form.pinned == 1 {
        sheet.set_repeat_columns(0, 0)?;
    }
    for (number, column) in (0..).zip(&form.columns) {
        sheet.set_column_width(number, f64::from(column.width))?;
        sheet.set_column_format(number, &cell(lang))?;
        sheet.write_string_with_format(0, number, column.head.as_str(), &head(column.need, lang))?;
        sheet.insert_note(0, number, &note(column, lang))?;
        if let Some(validation) = validation(column, lang)? {
            let last = if form.rows.is_empty() { ROWS } else { u32::try_from(form.rows.len()).unwrap_or(ROWS) };
            sheet.add_data_validation(1, number, last, number, &validation)?;
        }
    }
    for (number, row) in (1..).zip(&form.rows) {
        let lines = row.iter().zip(&form.columns).map(|(text, column)| lines(text, column.width)).max().unwrap_or(1);
        sheet.set_row_height(number, f64::from(lines.max(2)) * LINE + 4.0)?;
        for (at, (text, column)) in (0..).zip(row.iter().zip(&form.columns)) {
            match column.need {
                Need::Given => sheet.write_string_with_format(number, at, text.as_str(), &given(lang))?,
                _ => sheet.write_blank(number, at, &cell(lang).set_border(FormatBorder::Thin).set_border_color(BORDER))?,
            };
        }
    }
    Ok(())
}

/// What shows when the mouse rests on a head.
fn note(column: &FormColumn, lang: Lang) -> Note {
    let colon = lang.pick("：", ": ");
    let text = format!("{}{colon}{}", text::need(column.need, lang), column.help);
    // In pixels: about seven a half-width character, twenty a line.
    let height = 20 * lines(&text, 30) + 16;
    Note::new(text).set_author("gascore").add_author_prefix(false).set_width(240).set_height(height)
}

/// A list to choose from, or a hint beside the cell; none where the words exceed what a workbook can hold.
fn validation(column: &FormColumn, lang: Lang) -> Result<Option<DataValidation>, XlsxError> {
    let (title, message) = text::not_in_list(lang);
    let list = |words: &[String], style| {
        let holds = words.iter().map(|word| word.chars().count() + 1).sum::<usize>() <= 256 && !words.iter().any(|word| word.contains(','));
        if !holds {
            return Ok(None);
        }
        let validation = DataValidation::new().allow_list_strings(words)?.set_error_style(style);
        validation.set_error_title(title)?.set_error_message(message).map(Some)
    };
    match &column.content {
        Content::Text => Ok(None),
        Content::Time => DataValidation::new().allow_any_value().set_input_message(text::time_hint(lang)).map(Some),
        Content::OneOf(words) => list(words, DataValidationErrorStyle::Stop),
        Content::Suggested(words) => list(words, DataValidationErrorStyle::Information),
    }
}
