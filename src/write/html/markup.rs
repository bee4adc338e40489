//! Markup that is well formed and escaped by construction: tags and attribute names are the program's own words, everything
//! else goes through [`escaped`].

use crate::write::terminal::visible;

/// An attribute: a name and a value.
pub(super) type Attribute<'a> = (&'static str, &'a str);

/// Markup under construction.
#[derive(Debug, Default)]
pub(super) struct Markup {
    text: String,
    open: Vec<&'static str>,
}

impl Markup {
    /// Opens an element.
    pub(super) fn open(&mut self, tag: &'static str, attributes: &[Attribute<'_>]) {
        self.start(tag, attributes);
        self.text.push('>');
        self.open.push(tag);
    }

    /// Closes the innermost element.
    pub(super) fn close(&mut self) {
        if let Some(tag) = self.open.pop() {
            self.text.push_str("</");
            self.text.push_str(tag);
            self.text.push('>');
        }
    }

    /// The same, and ends the line.
    pub(super) fn close_line(&mut self) {
        self.close();
        self.text.push('\n');
    }

    /// An element that can hold nothing.
    pub(super) fn void(&mut self, tag: &'static str, attributes: &[Attribute<'_>]) {
        self.start(tag, attributes);
        self.text.push_str("/>\n");
    }

    /// An element that holds text alone.
    pub(super) fn leaf(&mut self, tag: &'static str, attributes: &[Attribute<'_>], text: &str) {
        self.open(tag, attributes);
        self.text(text);
        self.close();
    }

    /// Text.
    pub(super) fn text(&mut self, text: &str) {
        self.text.push_str(&escaped(text));
    }

    /// Markup that is whole and of this program's own making.
    pub(super) fn own(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// All of it, every element closed.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close_line();
        }
        self.text
    }

    fn start(&mut self, tag: &'static str, attributes: &[Attribute<'_>]) {
        self.text.push('<');
        self.text.push_str(tag);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            self.text.push_str(&escaped(value));
            self.text.push('"');
        }
    }
}

/// Text that can stand between tags and in an attribute: nothing in it is markup, steers anything, or turns the reading direction.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // No characters at all, in HTML as in XML.
            c if u32::from(c) & 0xfffe == 0xfffe => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        let check = |text: &str, expected: &str| assert_eq!(escaped(text), expected);
        check("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
        check("\" onclick=\"x", "&quot; onclick=&quot;x");
        check("A&B&amp;", "A&amp;B&amp;amp;");
        check("a\u{1b}[31m\u{202e}b\u{61c}\u{ffff}\u{1fffe}", "a␛[31mb\u{fffd}\u{fffd}");
    }

    #[test]
    fn what_was_opened_is_closed() {
        let mut markup = Markup::default();
        markup.open("main", &[("id", "m")]);
        markup.open("p", &[]);
        markup.text("1 < 2");
        assert_eq!(markup.finish(), "<main id=\"m\"><p>1 &lt; 2</p>\n</main>\n");
    }
}
