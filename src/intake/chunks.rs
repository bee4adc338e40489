//! Cuts a text where records end, into pieces that can be read beside each other.

use std::io::{self, Read};

use memchr::{memchr, memchr_iter, memrchr};

use super::split::{MAX_RECORD, Separator, Splitter, last_end};

/// Bytes of a piece: enough that handing it on costs nothing beside reading it, and more than a record can have.
const PIECE: usize = 1 << 20;

type Reader = Box<dyn Read + Send>;

/// A text that is handed out in pieces.
pub(super) struct Chunks {
    reader: Reader,
    separator: Separator,
    /// What was read behind the last piece.
    rest: Vec<u8>,
    /// The line it begins on.
    line: u64,
}

/// A piece of a text.
pub(super) enum Chunk {
    /// Whole records.
    Records(Splitter<Reader>),
    /// All that is left, because where its records end cannot be told by looking at a piece: a record in it is too long, or a quote
    /// stays open.
    Rest(Splitter<Reader>),
}

impl Chunks {
    /// What a splitter has left.
    pub(super) fn new(splitter: Splitter<Reader>) -> Self {
        let (rest, line, reader, separator) = splitter.into_rest();
        Self { reader, separator, rest, line }
    }

    /// The next piece, `None` at the end.
    pub(super) fn next_chunk(&mut self) -> io::Result<Option<Chunk>> {
        let mut bytes = std::mem::take(&mut self.rest);
        loop {
            let wanted = PIECE + MAX_RECORD.min(bytes.len());
            let missing = u64::try_from(wanted.saturating_sub(bytes.len())).unwrap_or(0);
            bytes.reserve_exact(wanted.saturating_sub(bytes.len()));
            let read = (&mut self.reader).take(missing).read_to_end(&mut bytes)?;
            if bytes.is_empty() {
                return Ok(None);
            }
            let ended = missing > 0 && read == 0;
            if ended {
                return Ok(Some(Chunk::Records(self.splitter(bytes))));
            }
            if let Some((end, lines)) = cut(&bytes, self.separator) {
                self.rest.extend_from_slice(&bytes[end..]);
                bytes.truncate(end);
                let chunk = Chunk::Records(self.splitter(bytes));
                self.line += lines;
                return Ok(Some(chunk));
            }
            if bytes.len() > MAX_RECORD {
                let reader = std::mem::replace(&mut self.reader, Box::new(io::empty()));
                return Ok(Some(Chunk::Rest(Splitter::over(bytes, self.line, reader, self.separator))));
            }
        }
    }

    fn splitter(&self, bytes: Vec<u8>) -> Splitter<Reader> {
        Splitter::over(bytes, self.line, Box::new(io::empty()), self.separator)
    }
}

/// Where the last whole record of a piece ends, and the lines passed. Up to the first quote every line is a record.
fn cut(bytes: &[u8], separator: Separator) -> Option<(usize, u64)> {
    let first_quote = memchr(b'"', bytes);
    let plain = memrchr(b'\n', &bytes[..first_quote.unwrap_or(bytes.len())]).map_or(0, |newline| newline + 1);
    let lines = lines(&bytes[..plain]);
    let further = if first_quote.is_some() || plain == 0 { last_end(bytes, plain, separator) } else { None };
    match further {
        // A record that is too long, or never ends, is told from one that is merely cut when more is there.
        Some((end, _)) if bytes.len() - end > MAX_RECORD => None,
        Some((end, more)) => Some((end, lines + more)),
        None if plain > 0 && bytes.len() - plain <= MAX_RECORD => Some((plain, lines)),
        None => None,
    }
}

/// Line ends outside quotes: LF, CRLF, and CR alone.
fn lines(bytes: &[u8]) -> u64 {
    let feeds = memchr_iter(b'\n', bytes).count();
    let returns = memchr_iter(b'\r', bytes).filter(|at| bytes.get(at + 1) != Some(&b'\n')).count();
    u64::try_from(feeds + returns).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Rows = Vec<(u64, usize, String, bool)>;

    fn rows(splitter: &mut Splitter<Reader>) -> Rows {
        let mut rows = Vec::new();
        while let Some(record) = splitter.next_record().unwrap() {
            rows.push((record.line, record.n_cells(), String::from_utf8_lossy(record.raw()).into_owned(), record.fault.is_some()));
        }
        rows
    }

    /// In pieces every text reads as it does in one go.
    fn check(text: &str) {
        let splitter = || Splitter::new(Box::new(io::Cursor::new(text.to_owned())) as Reader, Separator::Byte(b','));
        let mut chunks = Chunks::new(splitter());
        let (mut read, mut pieces) = (Rows::new(), 0);
        while let Some(chunk) = chunks.next_chunk().unwrap() {
            let (Chunk::Records(mut splitter) | Chunk::Rest(mut splitter)) = chunk;
            read.extend(rows(&mut splitter));
            pieces += 1;
        }
        assert!(read == rows(&mut splitter()), "{} bytes in {pieces} pieces, beginning with {:.40?}", text.len(), text);
        assert!(pieces > 1 || text.len() < 2 * PIECE || read.iter().any(|row| row.3), "not cut: {text:.40?}");
    }

    #[test]
    fn in_pieces_a_text_reads_as_in_one_go() {
        check("");
        check("a,b\n1,2");
        for end in ["\n", "\r\n", "\r"] {
            check(&format!("GZ0001,2019-07-03,办结{end}").repeat(200_000));
            check(&format!("GZ0001,\"两{end}行\",办结{end}").repeat(150_000));
        }
        let mixed = "a,\"x\n\n\"\"y\",b\r\n\n1,2\r3,\"4\"\n";
        check(&mixed.repeat(150_000));
    }

    #[test]
    fn what_never_ends_is_left_in_one_piece() {
        let rows = "GZ0001,2019-07-03,办结\n".repeat(100_000);
        check(&format!("{rows}GZ0002,\"open\n{rows}"));
        check(&format!("{rows}{}\n{rows}", "x".repeat(3 * PIECE)));
        check(&format!("{rows}{}", "x".repeat(3 * PIECE)));
    }
}
