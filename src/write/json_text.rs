//! How JSON is written: what shows nothing or would steer a terminal stands in it as an escape, so that a result can be printed and
//! read by eye. Programs read the same texts as before.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

use crate::domain::fold::is_invisible;

/// A value over several lines, with a line end behind it.
pub(super) fn pretty<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<String> {
    text(|out| write_pretty(value, out))
}

/// A value in one line, with a line end behind it.
pub(super) fn line<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<String> {
    text(|out| write(value, CompactFormatter, out))
}

/// Writes a value over several lines, with a line end behind it: what is large is never in memory as a whole.
pub(super) fn write_pretty<T: Serialize + ?Sized>(value: &T, out: &mut impl Write) -> serde_json::Result<()> {
    write(value, PrettyFormatter::new(), out)
}

fn write<T: Serialize + ?Sized>(value: &T, form: impl Formatter, out: &mut impl Write) -> serde_json::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, Escaping(form)))?;
    out.write_all(b"\n").map_err(serde_json::Error::io)
}

fn text(write: impl FnOnce(&mut Vec<u8>) -> serde_json::Result<()>) -> serde_json::Result<String> {
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    String::from_utf8(bytes).map_err(|error| serde_json::Error::io(io::Error::new(io::ErrorKind::InvalidData, error)))
}

/// A form of JSON in which texts are escaped further than JSON asks. Controls of ASCII are escaped by any form.
struct Escaping<F>(F);

fn is_escaped(c: char) -> bool {
    c >= '\u{7f}' && (c.is_control() || is_invisible(c) || matches!(c, '\u{2028}' | '\u{2029}'))
}

impl<F: Formatter> Formatter for Escaping<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        // Nearly every text is of plain ASCII, which a look at its bytes tells.
        let is_ascii = fragment.bytes().all(|byte| byte < 0x7f);
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| !is_ascii && is_escaped(*c)) {
            let (before, from) = rest.split_at(at);
            out.write_all(before.as_bytes())?;
            write!(out, "\\u{:04x}", u32::from(c))?;
            rest = from.get(c.len_utf8()..).unwrap_or_default();
        }
        out.write_all(rest.as_bytes())
    }

    /// JSON that was made before: whatever is escaped can stand in its texts alone.
    fn write_raw_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        self.write_string_fragment(out, fragment)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::value::to_raw_value;
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn what_steers_a_terminal_is_escaped_and_reads_as_it_was() {
        let hostile = "a\u{1b}[31m\u{9b}31m\u{85}\u{7f}\u{202e}\u{200b}\u{feff}\u{2028}\u{ffff}甲，𠮷\"\\";
        let value = json!({ hostile: [hostile, 1, null, {}, []] });
        let raw = to_raw_value(&value).unwrap();
        for text in [pretty(&value).unwrap(), line(&value).unwrap(), line(&raw).unwrap(), pretty(&raw).unwrap()] {
            assert_eq!(text.chars().find(|c| is_escaped(*c) || (c.is_control() && *c != '\n')), None, "{text}");
            assert!(text.contains("\\u009b31m\\u0085\\u007f\\u202e\\u200b\\ufeff\\u2028\\uffff甲，𠮷\\\"\\\\"), "{text}");
            assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
        }
    }

    #[test]
    fn what_is_harmless_is_written_as_any_json() {
        let value = json!({ "甲": [1, "乙", []], "b": {}, "c": null });
        assert_eq!(pretty(&value).unwrap(), serde_json::to_string_pretty(&value).unwrap() + "\n");
        assert_eq!(line(&value).unwrap(), value.to_string() + "\n");
    }
}
