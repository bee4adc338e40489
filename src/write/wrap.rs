//! Line breaks for Chinese and English text of any width.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Breaks a text into lines: between Chinese characters or at spaces, never before a closing sign or behind an opening one.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(8);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in words(text) {
        if line.width() + word.trim_end().width() > width && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        let word = if line.is_empty() && !lines.is_empty() { word.trim_start() } else { &word };
        for c in word.chars() {
            if line.width() + c.width().unwrap_or(0) > width {
                if c.is_whitespace() {
                    continue;
                }
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The width of the longest piece that is not broken.
pub(super) fn longest_word(text: &str) -> usize {
    words(text).iter().map(|word| word.trim_end().width()).max().unwrap_or(0)
}

/// The pieces a line may be broken between.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last: Option<char> = None;
    for c in text.chars() {
        let joins = match last {
            None => false,
            Some(last) => {
                let narrow = |c: char| c.width().unwrap_or(0) < 2;
                (narrow(last) && narrow(c) && !last.is_whitespace()) || is_closing(c) || is_opening(last) || c.is_whitespace()
            }
        };
        match words.last_mut() {
            Some(word) if joins => word.push(c),
            _ => words.push(c.to_string()),
        }
        last = Some(c);
    }
    words
}

fn is_closing(c: char) -> bool {
    "，。；：、！？）〕】》〉」』”’,.;:!?)]%".contains(c)
}

fn is_opening(c: char) -> bool {
    "（〔【《〈「『“‘([".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_characters_but_never_before_a_closing_sign() {
        for line in wrap("未报送的企业（两家）：示例燃气、云岭燃气；其余企业均已报送。", 20) {
            assert!(line.width() <= 20, "{line}");
            assert!(!line.starts_with(is_closing) && !line.ends_with(is_opening), "{line}");
        }
        assert_eq!(wrap("due within ten days", 10), ["due within", "ten days"]);
        assert_eq!(wrap("", 20), [""]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_cut() {
        assert_eq!(wrap("abcdefghijklmnop", 8), ["abcdefgh", "ijklmnop"]);
    }
}
