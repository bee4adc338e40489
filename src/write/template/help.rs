//! The sheet that explains the others. No cell of it is a header that a ledger could have, so it is never read as one.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::style::{LINE, font, head, lines, page};
use crate::domain::{Column, Lang};
use crate::report::template::{Content, FormColumn, Template};
use crate::text::template as text;

/// Widths of the columns, in half-width characters.
const WIDTHS: [u16; 4] = [26, 18, 58, 50];

pub(super) fn sheet(sheet: &mut Worksheet, template: &Template) -> Result<(), XlsxError> {
    let lang = template.lang;
    sheet.set_name(text::help(lang))?;
    page(sheet);
    sheet.set_print_fit_to_pages(1, 0).set_screen_gridlines(false);
    for (number, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(number, f64::from(width))?;
    }
    let title = font(lang).set_bold().set_font_size(14).set_align(FormatAlign::VerticalCenter);
    let mut row = Rows { sheet, next: 0 };
    let dash = lang.pick("——", ": ");
    row.across(&format!("{}{dash}{}", template.title, text::help(lang)), &title, 2.0 * LINE)?;
    for (number, rule) in (1..).zip(text::rules(lang)) {
        let rule = format!("{number}. {rule}");
        let height = f64::from(lines(&rule, WIDTHS.iter().sum())) * LINE + 2.0;
        row.across(&rule, &font(lang).set_text_wrap(), height)?;
    }
    let section = font(lang).set_bold().set_font_size(12).set_align(FormatAlign::Bottom);
    for form in &template.forms {
        row.across(&format!("{}{}", lang.pick("工作表：", "Sheet: "), form.sheet), &section, 2.0 * LINE)?;
        row.cells(&text::help_heads(lang).map(str::to_owned), &[(); 4].map(|()| head(text::Need::Optional, lang)))?;
        for (number, column) in (1..).zip(&form.columns) {
            let plain = font(lang)
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_border(FormatBorder::Thin)
                .set_border_color("#BFBFBF");
            let need = head(column.need, lang).unset_bold();
            row.cells(&described(number, column, lang), &[plain.clone(), need, plain.clone(), plain])?;
        }
    }
    Ok(())
}

/// `A  受理编号`, what is needed, how to fill it in, the words to choose from.
fn described(number: usize, column: &FormColumn, lang: Lang) -> [String; 4] {
    let letter = Column { number, header: column.head.as_str().into() }.letter();
    let words = match &column.content {
        Content::Text => String::new(),
        Content::Time => text::time_hint(lang).to_owned(),
        Content::OneOf(words) | Content::Suggested(words) => words.join(lang.pick("、", ", ")),
    };
    [format!("{letter}  {}", column.head), text::need(column.need, lang).to_owned(), column.help.clone(), words]
}

/// Writes downwards.
struct Rows<'s> {
    sheet: &'s mut Worksheet,
    next: u32,
}

impl Rows<'_> {
    /// A text over all columns.
    fn across(&mut self, text: &str, format: &Format, height: f64) -> Result<(), XlsxError> {
        self.sheet.merge_range(self.next, 0, self.next, 3, text, format)?.set_row_height(self.next, height)?;
        self.next += 1;
        Ok(())
    }

    /// A cell a column.
    fn cells(&mut self, texts: &[String; 4], formats: &[Format; 4]) -> Result<(), XlsxError> {
        let high = texts.iter().zip(WIDTHS).map(|(text, width)| lines(text, width)).max().unwrap_or(1);
        self.sheet.set_row_height(self.next, f64::from(high) * LINE + 2.0)?;
        for (number, (text, format)) in (0..).zip(texts.iter().zip(formats)) {
            self.sheet.write_string_with_format(self.next, number, text.as_str(), format)?;
        }
        self.next += 1;
        Ok(())
    }
}
