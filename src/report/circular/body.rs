//! The text as it grows: headings get their numbers in the order they come, so nothing that is left out leaves a gap.

use super::Part;
use crate::domain::Lang;
use crate::report::table::Table;

/// Parts in the making.
pub(super) struct Body {
    lang: Lang,
    /// How many headings of each level stand since the last one above it.
    counts: [usize; 3],
    tables: usize,
    parts: Vec<Part>,
}

impl Body {
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang, counts: [0; 3], tables: 0, parts: Vec::new() }
    }

    /// What has grown.
    pub(super) fn parts(self) -> Vec<Part> {
        self.parts
    }

    /// A heading of level 1 to 3.
    pub(super) fn heading(&mut self, level: u8, text: &str) {
        let text = self.numbered(level, text);
        self.parts.push(Part::Heading { level, text });
    }

    /// A paragraph; without a text there is none.
    pub(super) fn paragraph(&mut self, text: String) {
        if !text.is_empty() {
            self.parts.push(Part::Paragraph { lead: None, text });
        }
    }

    /// A paragraph that begins with a lead numbered like a heading.
    pub(super) fn led(&mut self, level: u8, lead: &str, text: String) {
        let lead = self.numbered(level, lead) + self.lang.pick("。", ". ");
        self.parts.push(Part::Paragraph { lead: Some(lead), text });
    }

    /// A table with a numbered caption.
    pub(super) fn table(&mut self, caption: &str, table: Table) {
        self.tables += 1;
        let caption = match self.lang {
            Lang::Zh => format!("表{} {caption}", self.tables),
            Lang::En => format!("Table {}. {caption}", self.tables),
        };
        self.parts.push(Part::Table { caption: Some(caption), table });
    }

    fn numbered(&mut self, level: u8, text: &str) -> String {
        let at = usize::from(level.clamp(1, 3)) - 1;
        self.counts[at] += 1;
        self.counts[at + 1..].fill(0);
        let number = self.counts[at];
        match (self.lang, at) {
            (Lang::Zh, 0) => format!("{}、{text}", numeral(number)),
            (Lang::Zh, 1) => format!("（{}）{text}", numeral(number)),
            (Lang::Zh, _) => format!("{number}.{text}"),
            (Lang::En, _) => {
                let numbers: Vec<_> = self.counts[..=at].iter().map(ToString::to_string).collect();
                format!("{} {text}", numbers.join("."))
            }
        }
    }
}

/// A number below a hundred in Chinese numerals: `十一`.
pub(super) fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match number {
        0 => "零".to_owned(),
        1..=9 => DIGITS[number].to_owned(),
        10..=99 => {
            let tens = if number < 20 { "" } else { DIGITS[number / 10] };
            format!("{tens}十{}", DIGITS[number % 10])
        }
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_headings_are_numbered() {
        let check = |number, expected: &str| assert_eq!(numeral(number), expected);
        check(0, "零");
        check(1, "一");
        check(10, "十");
        check(11, "十一");
        check(20, "二十");
        check(26, "二十六");
        check(99, "九十九");
        check(100, "100");
    }

    #[test]
    fn headings_below_begin_anew() {
        let check = |lang, expected: [&str; 5]| {
            let mut body = Body::new(lang);
            for level in [1, 2, 3, 1, 2] {
                body.heading(level, "x");
            }
            let texts: Vec<_> =
                body.parts().into_iter().map(|part| if let Part::Heading { text, .. } = part { text } else { String::new() }).collect();
            assert_eq!(texts, expected);
        };
        check(Lang::Zh, ["一、x", "（一）x", "1.x", "二、x", "（一）x"]);
        check(Lang::En, ["1 x", "1.1 x", "1.1.1 x", "2 x", "2.1 x"]);
    }
}
