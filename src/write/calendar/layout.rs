//! Text in columns of a terminal, where a Chinese character takes two.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns a text takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// The text with spaces to its right, `columns` wide at least.
pub(super) fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The text in the middle of `columns`.
pub(super) fn centre(text: &str, columns: usize) -> String {
    let left = columns.saturating_sub(width(text)) / 2;
    pad(&format!("{}{text}", " ".repeat(left)), columns)
}

/// A space at which [`wrap`] ends no line; it is written as an ordinary one.
pub(super) const TIED: char = '\u{a0}';

/// The text with its words tied together.
pub(super) fn tie(text: &str) -> String {
    text.chars().map(|c| if c == ' ' { TIED } else { c }).collect()
}

/// The text on as many lines as it takes, each after the first indented by `indent`. Words, and so addresses, are never
/// broken: one that is wider than the page stays whole, so that it can still be clicked.
pub(super) fn wrap(text: &str, columns: usize, indent: usize) -> String {
    let mut lines = String::new();
    let mut used = 0;
    for unit in units(text) {
        let (bare, full) = (width(unit.trim_end()), width(unit));
        if used > indent && used + bare > columns {
            lines.truncate(lines.trim_end().len());
            lines.push('\n');
            lines.push_str(&" ".repeat(indent));
            used = indent;
        }
        lines.push_str(unit);
        used += full;
    }
    lines.truncate(lines.trim_end().len());
    lines.push('\n');
    lines.replace(TIED, " ")
}

/// Pieces between which a line may end: words with the spaces behind them, and single wide characters with the
/// punctuation that must not be parted from them.
fn units(text: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut before: Option<char> = None;
    for (at, now) in text.char_indices() {
        if before.is_some_and(|before| may_part(before, now)) {
            cuts.push(at);
        }
        before = Some(now);
    }
    cuts.push(text.len());
    cuts.windows(2).filter_map(|pair| text.get(pair[0]..pair[1])).filter(|unit| !unit.is_empty()).collect()
}

fn may_part(before: char, now: char) -> bool {
    let wide = |c: char| c.width() == Some(2);
    let figure = before.is_ascii_digit() && "年月日天份".contains(now);
    let stuck = figure || "，。、；：）》〕”".contains(now) || "（《〔“".contains(before) || now == ' ';
    !stuck && (before == ' ' || wide(before) || wide(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_width_and_punctuation_stays_with_its_word() {
        assert_eq!(wrap("春节（七天）放假", 6, 2), "春节\n  （七\n  天）\n  放假\n");
        assert_eq!(wrap("one two three", 8, 2), "one two\n  three\n");
        assert_eq!(wrap("see https://example.org/long", 10, 2), "see\n  https://example.org/long\n");
    }
}
