//! Texts as the cells of a workbook hold them.

/// Longest text of a cell, in units of UTF-16.
pub(super) const LONGEST: usize = 32_767;

/// A text that a cell can hold; of a longer one the beginning, with a sign that it goes on.
pub(super) fn fitting(text: String) -> String {
    if cut(&text, LONGEST).len() < text.len() { format!("{}…", cut(&text, LONGEST - 1)) } else { text }
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
    fn a_long_text_is_cut_with_a_sign_and_no_character_is_halved() {
        assert_eq!(fitting("长".repeat(LONGEST)).chars().count(), LONGEST);
        let cut = fitting("𠮷".repeat(LONGEST));
        assert!(cut.ends_with("𠮷…") && cut.encode_utf16().count() <= LONGEST);
    }
}
