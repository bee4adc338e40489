//! The help of a verb for a terminal: examples first.

use unicode_width::UnicodeWidthStr;

use super::terminal::Terminal;
use super::wrap::wrap;
use crate::domain::Lang;
use crate::text::help::{Entry, Page, word};

/// Wider lines are hard to read.
const WIDEST: usize = 80;

/// The longest term that has its text beside it.
const TERM: usize = 27;

/// The same of command lines, whose notes are short.
const COMMAND: usize = 54;

/// Writes a page.
pub fn text(page: &Page, lang: Lang, terminal: Terminal) -> String {
    let mut out = Writer { text: String::new(), width: terminal.width.min(WIDEST), bold: terminal.colour, lang };
    if !page.examples.is_empty() {
        out.heading(word("examples", lang));
        out.entries(&page.examples, COMMAND);
        out.line("");
    }
    out.wrapped(&page.about, "", "");
    out.line("");
    for (at, line) in page.usage.lines().enumerate() {
        let usage = word("usage", lang);
        let colon = lang.pick("：", ": ");
        let begin = if at == 0 { format!("{usage}{colon}") } else { " ".repeat(usage.width() + colon.width()) };
        let indent = " ".repeat(begin.width() + 2);
        out.wrapped(line, &begin, &indent);
    }
    for section in &page.sections {
        out.line("");
        out.heading(&section.heading);
        out.entries(&section.entries, TERM);
    }
    out.text
}

struct Writer {
    text: String,
    width: usize,
    bold: bool,
    lang: Lang,
}

impl Writer {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn heading(&mut self, heading: &str) {
        let colon = self.lang.pick("：", ":");
        let line = if self.bold { format!("\u{1b}[1m{heading}{colon}\u{1b}[0m") } else { format!("{heading}{colon}") };
        self.line(&line);
    }

    /// A text in lines of the width, the first after `first`, the others after `rest`, which are equally wide or not.
    fn wrapped(&mut self, text: &str, first: &str, rest: &str) {
        let room = self.width.saturating_sub(first.width().max(rest.width()));
        for (at, line) in wrap(text, room).iter().enumerate() {
            self.line(&format!("{}{line}", if at == 0 { first } else { rest }));
        }
    }

    /// Terms on the left, texts on the right; what is too long to stand beside its text stands above it.
    fn entries(&mut self, entries: &[Entry], longest: usize) {
        let longest = longest.min(self.width / 2 + self.width / 5);
        let short = entries.iter().map(|entry| entry.term.width()).filter(|width| *width <= longest).max().unwrap_or(4);
        let indent = " ".repeat(short + 4);
        for entry in entries {
            if entry.term.width() <= short {
                let first = format!("  {}{}", entry.term, " ".repeat(short + 2 - entry.term.width()));
                self.wrapped(&entry.text, &first, &indent);
            } else {
                self.line(&format!("  {}", entry.term));
                self.wrapped(&entry.text, &indent, &indent);
            }
            self.values(entry, &indent);
        }
    }

    /// What a value may be; the default is marked.
    fn values(&mut self, entry: &Entry, indent: &str) {
        let default = word("default", self.lang);
        let (open, close) = (self.lang.pick("（", " ("), self.lang.pick("）", ")"));
        let longest = entry.values.iter().map(|(value, _)| value.width()).max().unwrap_or(0);
        for (value, meaning) in &entry.values {
            let mark = if entry.default.as_ref() == Some(value) { format!("{open}{default}{close}") } else { String::new() };
            let first = format!("{indent}- {value}{}", " ".repeat(longest + 2 - value.width()));
            let rest = " ".repeat(first.width());
            self.wrapped(&format!("{meaning}{mark}"), &first, &rest);
        }
        if let (true, Some(value)) = (entry.values.is_empty(), &entry.default) {
            let colon = self.lang.pick("：", ": ");
            self.wrapped(&format!("{default}{colon}{value}"), indent, indent);
        }
    }
}
