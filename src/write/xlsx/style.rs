//! How cells look.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

use crate::domain::Lang;
use crate::report::table::{Cell, Tone, Value};

/// The lines around cells.
const BORDER: Color = Color::RGB(0x00BF_BFBF);

/// Words and numbers that are not as they should be.
const BAD: Color = Color::RGB(0x009C_0006);

/// A font that every office program of the language has.
pub(super) fn font_name(lang: Lang) -> &'static str {
    lang.pick("宋体", "Calibri")
}

/// Formats that are made once and used for many cells.
pub(super) struct Styles {
    lang: Lang,
    cells: BTreeMap<Style, Format>,
    pub(super) title: Format,
    pub(super) note: Format,
    pub(super) heading: Format,
    pub(super) head: Format,
    pub(super) label: Format,
    /// What a rule makes stand out.
    pub(super) standing_out: Format,
}

/// What decides how a cell looks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Style {
    number_format: String,
    right: bool,
    /// 0 plain, 1 bad, 2 faint.
    tone: u8,
    linked: bool,
}

impl Styles {
    pub(super) fn new(lang: Lang) -> Self {
        let font = || Format::new().set_font_name(font_name(lang)).set_font_size(11).set_num_format("@");
        let head = font().set_bold().set_text_wrap().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        let label = font().set_align(FormatAlign::VerticalCenter).set_indent(1).set_border(FormatBorder::Thin).set_border_color(BORDER);
        Self {
            lang,
            cells: BTreeMap::new(),
            title: font().set_bold().set_font_size(16).set_align(FormatAlign::VerticalCenter).set_text_wrap(),
            note: font().set_font_color(Color::RGB(0x0059_5959)).set_text_wrap().set_align(FormatAlign::VerticalCenter),
            heading: font().set_bold().set_font_size(12).set_text_wrap().set_align(FormatAlign::VerticalCenter),
            head: head
                .set_background_color(Color::RGB(0x001F_4E79))
                .set_font_color(Color::White)
                .set_border(FormatBorder::Thin)
                .set_border_color(BORDER),
            label: label.set_background_color(Color::RGB(0x00F2_F2F2)),
            standing_out: Format::new().set_bold().set_font_color(BAD).set_background_color(Color::RGB(0x00FF_C7CE)),
        }
    }

    /// The format of a cell; a link is underlined.
    pub(super) fn cell(&mut self, cell: &Cell, right: bool, linked: bool) -> &Format {
        let tone = match cell.tone {
            Tone::Plain | Tone::Good => 0,
            Tone::Bad => 1,
            Tone::Faint => 2,
        };
        let style = Style { number_format: number_format(cell), right, tone, linked };
        let lang = self.lang;
        self.cells.entry(style).or_insert_with_key(|style| style.format(lang))
    }
}

impl Style {
    fn format(&self, lang: Lang) -> Format {
        let format = Format::new().set_font_name(font_name(lang)).set_font_size(11).set_num_format(self.number_format.as_str());
        let format = format.set_border(FormatBorder::Thin).set_border_color(BORDER).set_align(FormatAlign::VerticalCenter);
        // A number is never broken, and keeps its distance from the line.
        let format = if self.right { format } else { format.set_text_wrap() };
        let format = format.set_align(if self.right { FormatAlign::Right } else { FormatAlign::Left }).set_indent(1);
        let format = match self.tone {
            1 => format.set_bold().set_font_color(BAD),
            2 => format.set_font_color(Color::RGB(0x0059_5959)),
            _ => format,
        };
        match (self.linked, self.tone) {
            (true, 1) => format.set_underline(FormatUnderline::Single),
            (true, _) => format.set_underline(FormatUnderline::Single).set_font_color(Color::RGB(0x0005_63C1)),
            (false, _) => format,
        }
    }
}

/// How a number is shown: with whatever its text has before and behind it, as in `▼97.00%*`.
fn number_format(cell: &Cell) -> String {
    let (bare, format) = match cell.value {
        Value::Text | Value::Missing => return "@".to_owned(),
        Value::Day(_) => return "yyyy-mm-dd".to_owned(),
        Value::Moment(_) if cell.text.matches(':').count() > 1 => return "yyyy-mm-dd hh:mm:ss".to_owned(),
        Value::Moment(_) => return "yyyy-mm-dd hh:mm".to_owned(),
        // A change has its sign, whichever way it goes.
        Value::Hundredths(_) if cell.text.starts_with(['+', '−']) => return "+0.00;−0.00;0.00".to_owned(),
        Value::Hundredths(_) => return "0.00".to_owned(),
        Value::Amount(_) => return "0.######".to_owned(),
        Value::Count(count) => (count.to_string(), "0"),
        Value::Percent(hundredths) => (format!("{}.{:02}%", hundredths / 100, hundredths % 100), "0.00%"),
        Value::Points(points) => (points.to_string(), "0.00"),
    };
    let quoted = |text: &str| if text.is_empty() { String::new() } else { format!("\"{}\"", text.replace('"', "'")) };
    match cell.text.split_once(bare.as_str()) {
        Some((before, behind)) => format!("{}{format}{}", quoted(before), quoted(behind)),
        None => format.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_its_signs() {
        let check = |text: &str, value: Value, format: &str| {
            assert_eq!(number_format(&Cell { text: text.to_owned(), value, ..Cell::plain("") }), format);
        };
        check("▼97.00%*", Value::Percent(9_700), "\"▼\"0.00%\"*\"");
        check("94.44% (17/18)", Value::Percent(9_444), "0.00%\" (17/18)\"");
        check("61.00/80.00", Value::Points("61.00".parse().unwrap()), "0.00\"/80.00\"");
        check("100%", Value::Percent(10_000), "0.00%");
        check("3", Value::Count(3), "0");
        check("=1+1", Value::Text, "@");
    }
}
