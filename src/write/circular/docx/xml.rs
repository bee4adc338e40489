//! Text within XML, and the paragraphs of a document.

use std::fmt::Write;

use crate::domain::fold::is_invisible;

/// A text as XML may hold it: signs escaped, and without what XML forbids or nobody can see.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if c.is_whitespace() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A run; `properties` are XML.
pub(super) fn run(text: &str, properties: &str) -> String {
    let properties = if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
    format!(r#"<w:r>{properties}<w:t xml:space="preserve">{}</w:t></w:r>"#, escape(text))
}

/// A paragraph in a style; `properties` and `runs` are XML, the properties in the order of the schema.
pub(super) fn paragraph(out: &mut String, style: &str, properties: &str, runs: &str) {
    let _ = write!(out, r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>"#);
}

/// A paragraph of one text.
pub(super) fn line(out: &mut String, style: &str, text: &str) {
    paragraph(out, style, "", &run(text, ""));
}
