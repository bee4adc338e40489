//! The help of a verb as a manual page, in the macros of man(7).

use std::fmt::Write;

use super::wrap::words;
use crate::domain::Lang;
use crate::text::help::{Entry, Page, word};

/// What its file is called: `gascore-rules-lint.1`.
pub fn file_name(page: &Page) -> String {
    format!("{}.1", name(page))
}

/// Writes a page. It bears no date, so the same program writes the same bytes.
pub fn text(page: &Page, lang: Lang) -> String {
    let version = concat!("gascore ", env!("CARGO_PKG_VERSION"));
    let mut out = format!(".TH \"{}\" \"1\" \"\" \"{version}\" \"{}\"\n", name(page), word("manual", lang));
    // Commands are copied from here: no hyphens that are not typed, no line filled out with blanks.
    out.push_str(".nh\n.ad l\n");
    let _ = write!(out, ".SH {}\n{} \\- {}\n", word("name", lang), escaped(&name(page)), flowing(&page.about));
    let _ = writeln!(out, ".SH {}", word("examples", lang));
    page.examples.iter().for_each(|example| entry(&mut out, example, lang));
    let _ = writeln!(out, ".SH {}", word("usage", lang));
    for line in page.usage.lines() {
        let _ = writeln!(out, "{}\n.br", escaped(line));
    }
    for section in &page.sections {
        let _ = writeln!(out, ".SH {}", escaped(&section.heading));
        section.entries.iter().for_each(|one| entry(&mut out, one, lang));
    }
    if page.path != "gascore" {
        let _ = writeln!(out, ".SH {}\n\\fBgascore\\fR(1)", word("see_also", lang));
    }
    out
}

fn name(page: &Page) -> String {
    page.command().replace(' ', "-")
}

fn entry(out: &mut String, entry: &Entry, lang: Lang) {
    let _ = write!(out, ".TP\n\\fB{}\\fR\n{}\n", escaped(entry.term.trim_start()), flowing(&entry.text));
    if entry.values.is_empty() {
        if let Some(default) = &entry.default {
            let _ = writeln!(out, ".br\n{}{}{}", word("default", lang), lang.pick("：", ": "), escaped(default));
        }
        return;
    }
    for (value, meaning) in &entry.values {
        let mark = if entry.default.as_ref() == Some(value) {
            format!("{}{}{}", lang.pick("（", " ("), word("default", lang), lang.pick("）", ")"))
        } else {
            String::new()
        };
        let _ = writeln!(out, ".br\n\\fB{}\\fR{}{}{mark}", escaped(value), lang.pick("：", ": "), flowing(meaning));
    }
}

/// A sentence whose lines may also be broken between Chinese characters, which groff does not do by itself.
fn flowing(text: &str) -> String {
    let mut flowing = String::new();
    for word in words(text) {
        if !(flowing.is_empty() || flowing.ends_with(' ')) {
            flowing.push_str("\\:");
        }
        flowing.push_str(&escaped(&word));
    }
    flowing
}

/// A text in which nothing is a request, and every hyphen and backslash is what it looks like.
fn escaped(text: &str) -> String {
    let plain = text.replace('\\', "\\e").replace('-', "\\-");
    if plain.starts_with(['.', '\'']) { format!("\\&{plain}") } else { plain }
}
