//! The pen: shapes of an SVG with classes for their looks, and every text escaped.

use std::fmt::Write;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::domain::sha256;
use crate::write::wrap::{longest_word, wrap};

/// Units across a chart that fits a telephone.
pub(super) const NARROW: f64 = 420.0;

/// Units from one line of small text to the next.
const LINE: f64 = 14.0;

/// Size of a title, with room for bold letters, which are wider.
const TITLE: f64 = 15.0;

/// Where a text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Start,
    Middle,
    End,
}

/// A drawing under way.
pub(super) struct Drawing {
    width: f64,
    title: String,
    body: String,
}

impl Drawing {
    /// A drawing `width` units wide, with its title and how to read it at the top; the second number is where there is room.
    pub(super) fn new(width: f64, title: &str, notes: &[&str]) -> (Self, f64) {
        let mut drawing = Self { width, title: title.to_owned(), body: String::new() };
        let mut base = 13.0;
        for (number, line) in wrap(title, cells(width, TITLE)).iter().enumerate() {
            base += if number == 0 { 0.0 } else { LINE + 2.0 };
            drawing.text((0.0, base), Side::Start, "c-title", line);
        }
        let top = drawing.lines(base, "c-small c-faint", notes.iter().copied());
        (drawing, top + 8.0)
    }

    /// Small lines of text below `y`, broken to the width; answers where the last one stands.
    pub(super) fn lines<'t>(&mut self, y: f64, class: &str, texts: impl Iterator<Item = &'t str>) -> f64 {
        let mut y = y;
        for text in texts {
            for line in wrap(text, cells(self.width, 11.0)) {
                y += LINE;
                self.text((0.0, y), Side::Start, class, &line);
            }
        }
        y
    }

    pub(super) fn text(&mut self, (x, y): (f64, f64), side: Side, class: &str, text: &str) {
        let anchor = match side {
            Side::Start => "",
            Side::Middle => " text-anchor=\"middle\"",
            Side::End => " text-anchor=\"end\"",
        };
        let _ = writeln!(self.body, "<text x=\"{}\" y=\"{}\" class=\"{class}\"{anchor}>{}</text>", unit(x), unit(y), escape(text));
    }

    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), class: &str) {
        self.path(&[from, to], class);
    }

    /// A line through points; none for fewer than two.
    pub(super) fn path(&mut self, points: &[(f64, f64)], class: &str) {
        if points.len() < 2 {
            return;
        }
        let steps: Vec<_> = points.iter().map(|(x, y)| format!("{} {}", unit(*x), unit(*y))).collect();
        let _ = writeln!(self.body, "<path d=\"M{}\" class=\"{class}\"/>", steps.join("L"));
    }

    /// A shape with corners.
    pub(super) fn shape(&mut self, points: &[(f64, f64)], class: &str) {
        let steps: Vec<_> = points.iter().map(|(x, y)| format!("{} {}", unit(*x), unit(*y))).collect();
        let _ = writeln!(self.body, "<path d=\"M{}Z\" class=\"{class}\"/>", steps.join("L"));
    }

    pub(super) fn circle(&mut self, (x, y): (f64, f64), radius: f64, class: &str) {
        let _ = writeln!(self.body, "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" class=\"{class}\"/>", unit(x), unit(y), unit(radius));
    }

    pub(super) fn rect(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), class: &str) {
        let (x, y, width, height) = (unit(x), unit(y), unit(width), unit(height));
        let _ = writeln!(self.body, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" class=\"{class}\"/>");
    }

    /// A triangle that points down, or up.
    pub(super) fn triangle(&mut self, (x, y): (f64, f64), down: bool, class: &str) {
        let tip = if down { 4.5 } else { -4.5 };
        self.shape(&[(x - 4.5, y - tip * 0.7), (x + 4.5, y - tip * 0.7), (x, y + tip)], class);
    }

    /// What is drawn within says `told` under a pointer.
    pub(super) fn told(&mut self, told: &str, draw: impl FnOnce(&mut Self)) {
        let _ = writeln!(self.body, "<g><title>{}</title>", escape(told));
        draw(self);
        self.body.push_str("</g>\n");
    }

    /// The whole element; `about` says in words what there is to see.
    pub(super) fn finish(self, height: f64, about: &str) -> String {
        let room = if self.width > NARROW * 1.15 { "chart-wide" } else { "chart-narrow" };
        let (width, height) = (unit(self.width), unit(height));
        // Drawings that differ have names that differ, and the same drawing always has the same.
        let seal = sha256::of(self.body.as_bytes());
        let id = format!("chart-{}", seal.get(..12).unwrap_or(&seal));
        format!(
            "<svg viewBox=\"0 0 {width} {height}\" class=\"chart {room}\" role=\"img\" \
             aria-labelledby=\"{id}-t {id}-d\">\n<title id=\"{id}-t\">{}</title>\n<desc id=\"{id}-d\">{}</desc>\n{}</svg>\n",
            escape(&self.title),
            escape(about),
            self.body
        )
    }
}

/// Tenths of a unit, without needless digits.
fn unit(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// How wide a text is, a little generously: a Chinese character is as wide as it is high, others a little more than half.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(|c| if c.width() == Some(2) || matches!(c, '▼' | '▲' | '…') { size } else { narrow(c) * size }).sum()
}

fn narrow(c: char) -> f64 {
    match c {
        '.' | ',' | ' ' | ':' | '\'' | 'i' | 'l' | '|' => 0.32,
        'A'..='Z' | 'm' | 'w' | '%' | '@' => 0.72,
        _ => 0.56,
    }
}

/// Cells of half a character's width that fit into `room`.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A few hundred units at most.
pub(super) fn cells(room: f64, size: f64) -> usize {
    (room / (size * 0.52)).max(8.0) as usize
}

/// The text, shortened where it does not fit.
pub(super) fn fit(text: &str, room: f64, size: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if width(&kept, size) + size > room {
            kept.pop();
            break;
        }
    }
    kept.push('…');
    kept
}

/// The text on at most `most` lines of `room` units; the last one shortened where need be.
pub(super) fn fit_lines(text: &str, room: f64, size: f64, most: usize) -> Vec<String> {
    let mut lines = wrap(text, cells(room, size).max(longest_word(text)));
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(if text.width() > text.chars().count() { "" } else { " " });
        lines.push(rest);
    }
    lines.iter().map(|line| fit(line, room, size)).collect()
}

/// A whole number on the paper.
#[allow(clippy::cast_precision_loss)] // Numbers beyond 2^52 would not be told apart by the eye either.
pub(super) fn real(count: u64) -> f64 {
    count as f64
}

/// The place of a row, a column or another small thing.
pub(super) fn place(position: usize) -> f64 {
    real(u64::try_from(position).unwrap_or(u64::MAX))
}

/// Hundredths with two decimals.
pub(super) fn hundredths(value: u64) -> String {
    format!("{}.{:02}", value / 100, value % 100)
}

/// Text that stays text; signs that XML does not know become the sign for something unreadable.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in crate::write::terminal::visible(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_on_the_paper_have_no_needless_digits() {
        for (value, text) in [(0.0, "0"), (-0.04, "0"), (1.0, "1"), (1.25, "1.2"), (-2.34, "-2.3"), (420.0, "420")] {
            assert_eq!(unit(value), text);
        }
    }

    #[test]
    fn a_shortened_text_fits_and_says_that_it_is_shortened() {
        for text in ["示例双城燃气渝中分公司", "Commercial application", "短", ""] {
            for room in [30.0, 60.0, 300.0] {
                let fitted = fit(text, room, 12.0);
                assert!(width(&fitted, 12.0) <= room, "{fitted}");
                assert!(fitted == text || fitted.ends_with('…'), "{fitted}");
            }
        }
        assert_eq!(fit_lines("居民用户通气", 56.0, 11.0, 2), ["居民用户", "通气"]);
    }

    #[test]
    fn nothing_in_a_name_is_a_tag() {
        assert_eq!(escape("<a href='x'>&\u{ffff}\u{1b}"), "&lt;a href=&#39;x&#39;&gt;&amp;\u{fffd}␛");
    }
}
