//! A row with data, its cells as bytes and as text.

use std::borrow::Cow;

use encoding_rs::GB18030;

use super::split::Record;
use crate::domain::Encoding;

/// A row with data.
#[derive(Debug, Clone, Copy)]
pub struct Row<'b> {
    /// Its cells.
    pub record: Record<'b>,
    pub(super) encoding: Encoding,
    /// All bytes around it are known to decode.
    pub(super) sound: bool,
}

impl<'b> Row<'b> {
    /// The bytes of a cell, without white space around.
    #[inline] // Asked for every cell.
    pub fn bytes(&self, column: usize) -> &'b [u8] {
        trimmed(self.record.cell(column))
    }

    /// A cell as text; `None` where its bytes do not decode.
    pub fn text(&self, column: usize) -> Option<Cow<'b, str>> {
        self.decode(self.bytes(column))
    }

    /// Bytes of this row as text; `None` where they do not decode.
    pub fn decode<'t>(&self, bytes: &'t [u8]) -> Option<Cow<'t, str>> {
        decode(bytes, self.encoding)
    }

    /// The first column whose bytes do not decode.
    pub fn undecodable_column(&self) -> Option<usize> {
        if self.sound || decodes(self.record.raw(), self.encoding) {
            return None;
        }
        (0..self.record.n_cells()).find(|column| self.text(*column).is_none_or(|text| text.contains('\u{fffd}'))).or(Some(0))
    }
}

/// Most cells begin and end with something that shows.
fn trimmed(bytes: &[u8]) -> &[u8] {
    match bytes {
        [first, .., last] if *first > b' ' && *last > b' ' => bytes,
        _ => bytes.trim_ascii(),
    }
}

/// Do all of these bytes decode?
pub(super) fn decodes(bytes: &[u8], encoding: Encoding) -> bool {
    match encoding {
        Encoding::Utf8 => simdutf8::basic::from_utf8(bytes).is_ok(),
        Encoding::Gb18030 => is_all_pairs(bytes) || GB18030.decode_without_bom_handling_and_without_replacement(bytes).is_some(),
        // Transcoded: what did not decode shows as U+FFFD.
        Encoding::Utf16Le => std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\u{fffd}')),
    }
}

/// Is this ASCII and GB18030's characters of two bytes alone? Every such pair is a character, so nothing needs to be decoded.
fn is_all_pairs(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(lead) = rest.iter().position(|byte| !byte.is_ascii()) {
        rest = match &rest[lead..] {
            [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, rest @ ..] => rest,
            _ => return false,
        };
    }
    true
}

/// Bytes as text; `None` where they do not decode.
pub(super) fn decode(bytes: &[u8], encoding: Encoding) -> Option<Cow<'_, str>> {
    if encoding == Encoding::Gb18030 && !bytes.is_ascii() {
        let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
        return Some(Cow::Owned(text.into_owned()));
    }
    std::str::from_utf8(bytes).ok().map(Cow::Borrowed)
}
