//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// How cells look, by what they are. Every cell is text, so that numbers of cases and dates stay as they are typed.
pub(super) struct Styles {
    pub(super) text: Format,
    pub(super) header: Format,
    pub(super) covered: Format,
    /// The word for covered cells, in the sheet of findings.
    pub(super) covered_word: Format,
    /// A cell with several lines.
    pub(super) lines: Format,
    pub(super) title: Format,
    pub(super) hint: Format,
    /// Text on several lines, in the sheet of findings.
    pub(super) wrapped: Format,
    pub(super) link: Format,
    tiers: [Format; 3],
    faulty_headers: [Format; 3],
    tier_words: [Format; 3],
}

impl Styles {
    pub(super) fn new() -> Self {
        let text = || Format::new().set_num_format("@");
        let header = || text().set_bold().set_border_bottom(FormatBorder::Thin);
        let coloured = |base: fn() -> Format| {
            [("FFC7CE", "9C0006"), ("FFEB9C", "7F6000"), ("DDEBF7", "1F4E78")]
                .map(|(fill, font)| base().set_background_color(colour(fill)).set_font_color(colour(font)))
        };
        let top = || text().set_align(FormatAlign::Top);
        Self {
            text: text(),
            header: header().set_background_color(colour("EDEDED")),
            covered: text().set_font_color(colour("808080")),
            covered_word: top().set_font_color(colour("808080")),
            lines: text().set_text_wrap(),
            title: text().set_bold().set_font_size(14.0),
            hint: text().set_font_color(colour("595959")).set_text_wrap().set_align(FormatAlign::Top),
            wrapped: top().set_text_wrap(),
            link: top().set_text_wrap().set_font_color(colour("0563C1")).set_underline(rust_xlsxwriter::FormatUnderline::Single),
            tiers: coloured(|| Format::new().set_num_format("@")),
            faulty_headers: coloured(|| Format::new().set_num_format("@").set_bold().set_border_bottom(FormatBorder::Thin)),
            tier_words: coloured(|| Format::new().set_num_format("@").set_align(FormatAlign::Top)),
        }
    }

    /// A faulty cell.
    pub(super) fn faulty(&self, tier: &str, is_header: bool) -> &Format {
        let formats = if is_header { &self.faulty_headers } else { &self.tiers };
        &formats[rank(tier)]
    }

    /// The word for a tier.
    pub(super) fn tier_word(&self, tier: &str) -> &Format {
        &self.tier_words[rank(tier)]
    }
}

/// 0 for the worst.
pub(super) fn rank(tier: &str) -> usize {
    match tier {
        "block" => 0,
        "confirm" => 1,
        _ => 2,
    }
}

fn colour(hex: &str) -> Color {
    Color::from(format!("#{hex}").as_str())
}
