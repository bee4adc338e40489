//! The zip archive around xlsx and ods files, unpacked once to see what it is and that it stays within limits.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

use super::Fault;

/// Entries of an archive. A workbook has a few for each of its sheets.
const MAX_ENTRIES: usize = 4096;

/// Bytes that all the entries may unpack to.
const MAX_UNPACKED: u64 = 1 << 31;

/// Bytes that an entry may unpack to that is kept in memory as a whole, such as the texts of all the cells.
const MAX_KEPT: u64 = 1 << 29;

/// Bytes at the head of an entry in which it says how many texts it holds.
const HEAD: u64 = 1 << 16;

/// What the archive is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Archive {
    Xlsx,
    Ods,
}

impl Archive {
    /// Reads every entry to its end.
    pub(super) fn check(bytes: &[u8]) -> Result<Self, Fault> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
        if zip.len() > MAX_ENTRIES {
            return Err(Fault::TooLarge);
        }
        let (mut found, mut left) = (None, MAX_UNPACKED);
        for number in 0..zip.len() {
            let mut entry = zip.by_index(number).map_err(|_| Fault::Damaged)?;
            let name = entry.name().map_err(|_| Fault::Damaged)?.replace('\\', "/").to_lowercase();
            let mut head = Vec::new();
            entry.by_ref().take(HEAD).read_to_end(&mut head).map_err(|_| Fault::Damaged)?;
            let most = if name.contains("worksheets/") || name == "content.xml" { left } else { left.min(MAX_KEPT) };
            let read = head.len() as u64;
            let rest = io::copy(&mut entry.by_ref().take(most.saturating_sub(read) + 1), &mut io::sink()).map_err(|_| Fault::Damaged)?;
            if read + rest > most || claims_more_texts(&head, read + rest) {
                return Err(Fault::TooLarge);
            }
            left -= read + rest;
            match name.as_str() {
                "meta-inf/manifest.xml" if contains(&head, b"encryption-data") => return Err(Fault::Protected),
                "mimetype" if contains(&head, b"opendocument.spreadsheet") => found = Some(Self::Ods),
                _ if name.ends_with("xl/workbook.xml") => found = Some(Self::Xlsx),
                _ => {}
            }
        }
        found.ok_or(Fault::NoWorkbook)
    }
}

/// Space is taken for as many texts as the entry says it has, so it must have room for them: one takes five bytes at least.
fn claims_more_texts(head: &[u8], size: u64) -> bool {
    let Some(at) = memchr::memmem::find(head, b"uniqueCount") else { return false };
    let after = head[at..].iter().skip(b"uniqueCount".len()).map(|byte| char::from(*byte));
    let digits: String = after.skip_while(|c| " \t\r\n=\"'".contains(*c)).take_while(char::is_ascii_digit).collect();
    !digits.is_empty() && digits.parse::<u64>().map_or(true, |said| said > size / 5 + 1)
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    memchr::memmem::find(bytes, word).is_some()
}
