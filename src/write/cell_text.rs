//! Texts as the cells of a workbook hold them.

use crate::domain::fold::is_invisible;

/// Longest text of a cell, in units of UTF-16.
pub(super) const LONGEST: usize = 32_767;

/// A text that a cell can hold; of a longer one the beginning, with a sign that it goes on.
pub(super) fn fitting(text: String) -> String {
    if cut(&text, LONGEST).len() < text.len() { format!("{}…", cut(&text, LONGEST - 1)) } else { text }
}

/// A text that no spreadsheet program takes for a formula: where it might, an apostrophe stands before it. What shows nothing is
/// left out: it would hide the sign of a formula, or steer whoever looks at the file.
pub(super) fn no_formula(text: &str) -> String {
    let may_stand = |c: &char| !is_invisible(*c) && (!c.is_control() || matches!(c, '\t' | '\r' | '\n'));
    let text: String = text.chars().filter(may_stand).collect();
    let starts_formula = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    let is_formula = text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(starts_formula);
    if is_formula { format!("'{text}") } else { text }
}

/// The beginning of a text, at most so many units of UTF-16.
pub(super) fn cut(text: &str, units: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += c.len_utf16();
        if used > units {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_a_formula_is_text() {
        for harmless in ["示例云岭燃气", "91500112MA0XHY0001", "a=b", ""] {
            assert_eq!(no_formula(harmless), harmless);
        }
        for formula in ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "＝1"] {
            assert_eq!(no_formula(formula), format!("'{formula}"));
        }
        assert_eq!(no_formula("\u{200b}=1\u{1b}[0m\u{202e}"), "'=1[0m");
    }

    #[test]
    fn a_long_text_is_cut_with_a_sign_and_no_character_is_halved() {
        assert_eq!(fitting("长".repeat(LONGEST)).chars().count(), LONGEST);
        let cut = fitting("𠮷".repeat(LONGEST));
        assert!(cut.ends_with("𠮷…") && cut.encode_utf16().count() <= LONGEST);
    }
}
