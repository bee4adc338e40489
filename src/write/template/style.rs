//! How the sheets of a form look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet};
use unicode_width::UnicodeWidthStr;

use crate::domain::Lang;
use crate::text::template::Need;

/// A4.
const A4: u8 = 9;

/// Height of a line of text, in points.
pub(super) const LINE: f64 = 16.0;

/// A4 landscape with page numbers.
pub(super) fn page(sheet: &mut Worksheet) {
    sheet.set_paper_size(A4).set_landscape().set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
    sheet.set_footer("&L&A&R&P / &N");
}

/// Lines that a text takes in a column of this width.
pub(super) fn lines(text: &str, width: u16) -> u32 {
    let room = usize::from(width).saturating_sub(1).max(1);
    let lines: usize = text.split('\n').map(|line| line.width().div_ceil(room).max(1)).sum();
    u32::try_from(lines).unwrap_or(1)
}

/// The lines around cells.
pub(super) const BORDER: Color = Color::RGB(0x00BF_BFBF);

/// Text in a font that every office program of the language has.
pub(super) fn font(lang: Lang) -> Format {
    Format::new().set_font_name(lang.pick("宋体", "Calibri")).set_font_size(11).set_align(FormatAlign::Top)
}

/// A cell to fill in: text, so that numbers keep their zeros and dates stay as written.
pub(super) fn cell(lang: Lang) -> Format {
    font(lang).set_num_format("@").set_text_wrap()
}

/// A cell that comes filled in.
pub(super) fn given(lang: Lang) -> Format {
    let format = cell(lang).set_align(FormatAlign::VerticalCenter);
    format.set_background_color(Color::RGB(0x00F7_F7F7)).set_border(FormatBorder::Thin).set_border_color(BORDER)
}

/// A head, in the colour of its need.
pub(super) fn head(need: Need, lang: Lang) -> Format {
    let (back, letters) = match need {
        Need::Always => (0x001F_4E79, 0x00FF_FFFF),
        Need::WhereKnown => (0x00BD_D7EE, 0x001F_2937),
        Need::Optional | Need::Given => (0x00E7_E6E6, 0x001F_2937),
    };
    let format = font(lang).set_bold().set_align(FormatAlign::VerticalCenter).set_align(FormatAlign::Center).set_text_wrap();
    let format = format.set_border(FormatBorder::Thin).set_border_color(BORDER).set_num_format("@");
    format.set_background_color(Color::RGB(back)).set_font_color(Color::RGB(letters))
}
