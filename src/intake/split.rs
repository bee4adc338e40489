//! Splits a stream of bytes into records and cells, with the physical line of each.
//!
//! The rules are those of RFC 4180, read leniently: a quote opens a cell only at its start, quoted cells may hold line breaks,
//! and LF, CRLF and lone CR end a record. The `csv` crate does not fit here: it skips blank lines unseen and counts the lines
//! of CRLF files from the wrong end, and a diagnostic must name the line that a clerk sees. A record is never longer than
//! [`MAX_RECORD`], so an opening quote that is never closed costs one row and not the rest of the file.
//!
//! Long because the states of one machine stand together.

use std::borrow::Cow;
use std::io::{self, Read};

use memchr::{memchr, memchr2};

use super::stops::Stops;

/// Longest record in bytes.
pub(super) const MAX_RECORD: usize = 1 << 20;

/// Bytes read at a time.
const CHUNK: usize = 1 << 17;

/// What stands between two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// An ASCII character.
    Byte(u8),
    /// The full-width comma `，`, in UTF-8 text alone.
    FullWidthComma,
}

impl Separator {
    /// The byte it begins with.
    fn first_byte(self) -> u8 {
        match self {
            Self::Byte(byte) => byte,
            Self::FullWidthComma => FULL_WIDTH_COMMA[0],
        }
    }

    /// Its length where `bytes`, which begin with its first byte, begin with it; else 0.
    fn width_at(self, bytes: &[u8]) -> usize {
        match self {
            Self::Byte(_) => 1,
            Self::FullWidthComma if bytes.starts_with(FULL_WIDTH_COMMA) => FULL_WIDTH_COMMA.len(),
            Self::FullWidthComma => 0,
        }
    }
}

impl std::fmt::Display for Separator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Byte(b'\t') => f.write_str("TAB"),
            Self::Byte(byte) => write!(f, "{}", char::from(*byte)),
            Self::FullWidthComma => f.write_str("，"),
        }
    }
}

const FULL_WIDTH_COMMA: &[u8] = "，".as_bytes();

/// What is wrong with the form of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordFault {
    /// A quote was opened and never closed; the record was cut at its first line break.
    UnclosedQuote,
    /// The record is longer than [`MAX_RECORD`]; only its beginning is here.
    TooLong,
}

/// Where one cell stands within its record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The cell holds doubled quotes or text after its closing quote.
    pub(super) escaped: bool,
}

/// One record.
#[derive(Debug, Clone, Copy)]
pub struct Record<'b> {
    pub(super) bytes: &'b [u8],
    pub(super) cells: &'b [Span],
    /// Physical line it starts on, or row of the sheet, counted from 1.
    pub line: u64,
    /// What is wrong with its form.
    pub fault: Option<RecordFault>,
}

impl<'b> Record<'b> {
    /// Number of cells; a blank line has one, which is empty.
    pub fn n_cells(&self) -> usize {
        self.cells.len()
    }

    /// Are all cells white space?
    pub fn is_blank(&self) -> bool {
        (0..self.n_cells()).all(|index| self.cell(index).trim_ascii().is_empty())
    }

    /// The record as it stands in the file, without its line end.
    pub fn raw(&self) -> &'b [u8] {
        self.bytes
    }

    /// The bytes of a cell without its quotes; empty where the record has no such cell.
    #[inline] // Asked for every cell.
    pub fn cell(&self, index: usize) -> Cow<'b, [u8]> {
        let Some(span) = self.cells.get(index) else { return Cow::Borrowed(b"") };
        let bytes = &self.bytes[span.start..span.end];
        if span.escaped { Cow::Owned(unescape(bytes)) } else { Cow::Borrowed(bytes) }
    }
}

/// `a""b"c` as it stands between the opening quote and the end of the cell → `a"bc`.
fn unescape(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(quote) = memchr(b'"', rest) {
        plain.extend_from_slice(&rest[..quote]);
        if rest.get(quote + 1) == Some(&b'"') {
            plain.push(b'"');
            rest = &rest[quote + 2..];
        } else {
            // The closing quote; what follows up to the separator stands as it is.
            rest = &rest[quote + 1..];
            break;
        }
    }
    plain.extend_from_slice(rest);
    plain
}

/// Reads records one after the other into its own buffer.
pub(super) struct Splitter<R> {
    reader: R,
    separator: Separator,
    buffer: Vec<u8>,
    /// Where the next record starts in the buffer.
    start: usize,
    /// Where what was read ends.
    filled: usize,
    ended: bool,
    line: u64,
    stops: Stops,
    spans: Vec<Span>,
    current: Current,
}

/// The record handed out last.
#[derive(Debug, Clone, Copy, Default)]
struct Current {
    start: usize,
    end: usize,
    line: u64,
    fault: Option<RecordFault>,
}

/// Where a record ends in the buffer.
struct End {
    /// Just behind its last byte.
    content: usize,
    /// Just behind its line end.
    next: usize,
    /// Line breaks passed.
    lines: u64,
}

impl<R: Read> Splitter<R> {
    /// Reads `reader` from its start; a byte order mark has to be gone.
    pub(super) fn new(reader: R, separator: Separator) -> Self {
        Self {
            reader,
            separator,
            buffer: Vec::new(),
            start: 0,
            filled: 0,
            ended: false,
            line: 1,
            stops: Stops::new(separator.first_byte()),
            spans: Vec::new(),
            current: Current::default(),
        }
    }

    /// Reads records that are in memory already, and then `reader`; the first of them stands on `line`.
    pub(super) fn over(buffer: Vec<u8>, line: u64, reader: R, separator: Separator) -> Self {
        let mut splitter = Self { filled: buffer.len(), buffer, line, ..Self::new(reader, separator) };
        splitter.stops.seek(&splitter.buffer, 0);
        splitter
    }

    /// What no record has had yet: what was read of it, the line it begins on, and where more comes from.
    pub(super) fn into_rest(mut self) -> (Vec<u8>, u64, R, Separator) {
        self.buffer.truncate(self.filled);
        self.buffer.drain(..self.start);
        (self.buffer, self.line, self.reader, self.separator)
    }

    /// The records that are left of what is in memory, `with_current` or without the one handed out last.
    pub(super) fn again(&self, with_current: bool) -> Splitter<Box<dyn Read + Send>> {
        let (start, line) = if with_current { (self.current.start, self.current.line) } else { (self.start, self.line) };
        let left = self.buffer.get(start..self.filled).unwrap_or_default();
        Splitter::over(left.to_vec(), line, Box::new(io::empty()), self.separator)
    }

    /// The next record, `None` at the end of the stream.
    pub(super) fn next_record(&mut self) -> io::Result<Option<Record<'_>>> {
        if !self.has_more()? {
            return Ok(None);
        }
        let (end, fault) = match self.split()? {
            Some(end) if end.content - self.start <= MAX_RECORD => (end, None),
            Some(end) if end.lines == 1 => (End { content: self.start + MAX_RECORD, ..end }, Some(RecordFault::TooLong)),
            _ => self.cut_short()?,
        };
        self.current = Current { start: self.start, end: end.content, line: self.line, fault };
        self.line += end.lines;
        self.start = end.next;
        if fault.is_some() {
            let bytes = &self.buffer[self.current.start..self.current.end];
            self.spans.clear();
            let literal = fault == Some(RecordFault::UnclosedQuote);
            split_cells(bytes, self.separator, literal, &mut self.spans);
            self.stops.seek(&self.buffer[..self.filled], self.start);
        }
        Ok(Some(self.current()))
    }

    /// The record that [`Splitter::next_record`] has handed out last.
    pub(super) fn current(&self) -> Record<'_> {
        let Current { start, end, line, fault } = self.current;
        Record { bytes: &self.buffer[start..end], cells: &self.spans, line, fault }
    }

    /// Is there a byte that no record has had yet?
    fn has_more(&mut self) -> io::Result<bool> {
        while self.start == self.filled && !self.ended {
            self.fill()?;
        }
        Ok(self.start < self.filled)
    }

    /// Reads more behind what is there; moves what is left to the front first, so the stops are sought anew.
    fn fill(&mut self) -> io::Result<()> {
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.filled, 0);
            self.filled -= self.start;
            self.start = 0;
        }
        if self.buffer.len() < self.filled + CHUNK {
            self.buffer.resize(self.filled + CHUNK, 0);
        }
        loop {
            match self.reader.read(&mut self.buffer[self.filled..]) {
                Ok(0) => self.ended = true,
                Ok(read) => self.filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            }
            self.stops.seek(&self.buffer[..self.filled], 0);
            return Ok(());
        }
    }

    /// Finds the cells and the end of the record that starts at `start`; `None` where no end comes within [`MAX_RECORD`] or a
    /// quote stays open.
    fn split(&mut self) -> io::Result<Option<End>> {
        loop {
            self.spans.clear();
            let bytes = &self.buffer[..self.filled];
            let mut cells = CellSplitter { bytes, start: self.start, separator: self.separator, ended: self.ended };
            if let Some(end) = cells.split(&mut self.stops, &mut self.spans) {
                return Ok(Some(end));
            }
            if self.filled - self.start > MAX_RECORD || self.ended {
                return Ok(None);
            }
            self.fill()?;
        }
    }

    /// Takes the first physical line for the record; skips to the next line where even that is too long.
    fn cut_short(&mut self) -> io::Result<(End, Option<RecordFault>)> {
        let available = &self.buffer[self.start..self.filled];
        if let Some(content) = memchr2(b'\n', b'\r', available) {
            let next = content + line_end(&available[content..]);
            let end = End { content: self.start + content, next: self.start + next, lines: 1 };
            return Ok((end, Some(RecordFault::UnclosedQuote)));
        }
        if self.ended {
            let end = End { content: self.filled, next: self.filled, lines: 1 };
            return Ok((end, Some(RecordFault::UnclosedQuote)));
        }
        self.skip_line()
    }

    /// Keeps the first bytes of an endless line and passes over the rest of it.
    fn skip_line(&mut self) -> io::Result<(End, Option<RecordFault>)> {
        let kept = self.start + MAX_RECORD.min(self.filled - self.start);
        let head = self.buffer[self.start..kept].to_vec();
        loop {
            let rest = &self.buffer[self.start..self.filled];
            if let Some(newline) = memchr(b'\n', rest) {
                let after = self.start + newline + 1;
                // The head goes right before what follows the line, so that the record and the next one share the buffer.
                self.buffer.splice(..after, head.iter().copied());
                self.filled = self.filled - after + head.len();
                self.start = 0;
                return Ok((End { content: head.len(), next: head.len(), lines: 1 }, Some(RecordFault::TooLong)));
            }
            self.start = self.filled;
            if self.ended {
                self.buffer.clear();
                self.buffer.extend_from_slice(&head);
                (self.start, self.filled) = (0, head.len());
                return Ok((End { content: head.len(), next: head.len(), lines: 1 }, Some(RecordFault::TooLong)));
            }
            self.fill()?;
        }
    }
}

/// Length of the line end that `bytes` begins with.
fn line_end(bytes: &[u8]) -> usize {
    if bytes.starts_with(b"\r\n") { 2 } else { 1 }
}

/// Where the last record ends that is whole, and the lines passed; `None` where none is. The first one starts at `from`.
pub(super) fn last_end(bytes: &[u8], from: usize, separator: Separator) -> Option<(usize, u64)> {
    let (mut stops, mut spans) = (Stops::new(separator.first_byte()), Vec::new());
    stops.seek(bytes, from);
    let mut last = None;
    let mut start = from;
    while start < bytes.len() {
        spans.clear();
        let Some(end) = (CellSplitter { bytes, start, separator, ended: false }).split(&mut stops, &mut spans) else { break };
        start = end.next;
        last = Some((end.next, last.map_or(0, |(_, lines)| lines) + end.lines));
    }
    last
}

/// Splits one record as far as its bytes are there.
struct CellSplitter<'b> {
    /// What was read, of which the record is a part.
    bytes: &'b [u8],
    /// Where the record starts.
    start: usize,
    separator: Separator,
    /// Nothing follows behind `bytes`.
    ended: bool,
}

impl CellSplitter<'_> {
    /// Puts the cells of the record into `spans`; `None` where its end is not there.
    fn split(&mut self, stops: &mut Stops, spans: &mut Vec<Span>) -> Option<End> {
        let Self { bytes, start, separator, ended } = *self;
        let mut lines = 1;
        let mut cell = start;
        // Where the quote stands that closes this cell, once it was found, and whether doubled ones stand before it.
        let mut closed: Option<(usize, bool)> = None;
        loop {
            let Some(at) = stops.next(bytes) else {
                spans.push(span(cell, bytes.len(), closed, start));
                return ended.then_some(End { content: bytes.len(), next: bytes.len(), lines });
            };
            match bytes[at] {
                b'"' if at == cell => closed = Some(closing_quote(bytes, stops, ended, &mut lines)?),
                b'"' => {}
                b'\n' => {
                    spans.push(span(cell, at, closed, start));
                    return Some(End { content: at, next: at + 1, lines });
                }
                b'\r' => {
                    let follows = bytes.get(at + 1);
                    if follows.is_none() && !ended {
                        return None;
                    }
                    spans.push(span(cell, at, closed, start));
                    if follows == Some(&b'\n') {
                        stops.next(bytes);
                        return Some(End { content: at, next: at + 2, lines });
                    }
                    return Some(End { content: at, next: at + 1, lines });
                }
                _ => {
                    let width = separator.width_at(&bytes[at..]);
                    if width > 0 {
                        spans.push(span(cell, at, closed, start));
                        (cell, closed) = (at + width, None);
                    }
                }
            }
        }
    }
}

/// A cell of the record at `start` that ends before `end`; quoted where its closing quote was found.
fn span(cell: usize, end: usize, closed: Option<(usize, bool)>, start: usize) -> Span {
    match closed {
        Some((quote, false)) if quote + 1 == end => Span { start: cell + 1 - start, end: quote - start, escaped: false },
        Some(_) => Span { start: cell + 1 - start, end: end - start, escaped: true },
        None => Span { start: cell - start, end: end - start, escaped: false },
    }
}

/// The quote that closes a cell, and whether there are doubled ones before it; `None` where it is not there.
fn closing_quote(bytes: &[u8], stops: &mut Stops, ended: bool, lines: &mut u64) -> Option<(usize, bool)> {
    let mut doubled = false;
    loop {
        let at = stops.next(bytes)?;
        match bytes[at] {
            b'\n' => *lines += 1,
            b'"' => match bytes.get(at + 1) {
                // Whether this quote closes is known when the next byte is.
                None if !ended => return None,
                Some(b'"') => {
                    doubled = true;
                    stops.next(bytes);
                }
                _ => return Some((at, doubled)),
            },
            _ => {}
        }
    }
}

/// Finds the cells of a record that was cut short; `literal` takes quotes for ordinary characters.
fn split_cells(bytes: &[u8], separator: Separator, literal: bool, spans: &mut Vec<Span>) {
    if !literal {
        let mut stops = Stops::new(separator.first_byte());
        stops.seek(bytes, 0);
        let found = CellSplitter { bytes, start: 0, separator, ended: true }.split(&mut stops, spans);
        if found.is_some_and(|end| end.content == bytes.len()) {
            return;
        }
        spans.clear();
    }
    let mut start = 0;
    for at in memchr::memchr_iter(separator.first_byte(), bytes) {
        let width = separator.width_at(&bytes[at..]);
        if width > 0 {
            spans.push(Span { start, end: at, escaped: false });
            start = at + width;
        }
    }
    spans.push(Span { start, end: bytes.len(), escaped: false });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hands out one byte at a time, the hardest way a stream can be cut.
    struct Trickle<'b>(&'b [u8]);

    impl Read for Trickle<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let read = usize::from(!self.0.is_empty()).min(buffer.len());
            buffer[..read].copy_from_slice(&self.0[..read]);
            self.0 = &self.0[read..];
            Ok(read)
        }
    }

    type Rows = Vec<(u64, Vec<String>, Option<RecordFault>)>;

    fn rows(reader: impl Read, separator: Separator) -> Rows {
        let mut splitter = Splitter::new(reader, separator);
        let mut rows = Vec::new();
        while let Some(record) = splitter.next_record().unwrap() {
            let cells = (0..record.n_cells()).map(|index| String::from_utf8_lossy(&record.cell(index)).into_owned()).collect();
            rows.push((record.line, cells, record.fault));
        }
        rows
    }

    fn check(text: &str, separator: Separator, expected: &[(u64, &[&str])]) {
        let expected: Rows = expected.iter().map(|(line, cells)| (*line, cells.iter().map(ToString::to_string).collect(), None)).collect();
        assert_eq!(rows(text.as_bytes(), separator), expected, "{text:?}");
        assert_eq!(rows(Trickle(text.as_bytes()), separator), expected, "byte by byte: {text:?}");
    }

    const COMMA: Separator = Separator::Byte(b',');

    #[test]
    fn every_record_knows_its_physical_line() {
        check("a,b\n1,2\n", COMMA, &[(1, &["a", "b"]), (2, &["1", "2"])]);
        check("a,b\r\n1,2\r\n3,4", COMMA, &[(1, &["a", "b"]), (2, &["1", "2"]), (3, &["3", "4"])]);
        check("a\r1\r", COMMA, &[(1, &["a"]), (2, &["1"])]);
        check("a\n\n\r\nb", COMMA, &[(1, &["a"]), (2, &[""]), (3, &[""]), (4, &["b"])]);
    }

    #[test]
    fn quoted_cells_hold_separators_quotes_and_line_breaks() {
        check("\"a,b\",\"c\"\"d\"\n\"x\r\ny\",2\nz,\n", COMMA, &[(1, &["a,b", "c\"d"]), (2, &["x\r\ny", "2"]), (4, &["z", ""])]);
        check("\"=\"\"7\"\"\",a\"b\n", COMMA, &[(1, &["=\"7\"", "a\"b"])]);
        check("\"a\"b,c\n", COMMA, &[(1, &["ab", "c"])]);
        check("\"\",\"\"\n", COMMA, &[(1, &["", ""])]);
    }

    #[test]
    fn a_full_width_comma_separates_and_an_ordinary_one_does_not() {
        check("甲，乙,丙，\"丁，戊\"\n", Separator::FullWidthComma, &[(1, &["甲", "乙,丙", "丁，戊"])]);
    }

    #[test]
    fn a_quote_never_closed_costs_one_row() {
        let text = "a,b\n\"open,2\n3,4\n";
        let rows = rows(text.as_bytes(), COMMA);
        assert_eq!(rows[1], (2, vec!["\"open".into(), "2".into()], Some(RecordFault::UnclosedQuote)));
        assert_eq!(rows[2], (3, vec!["3".into(), "4".into()], None));
    }

    #[test]
    fn a_line_without_end_is_bounded_and_what_follows_is_read() {
        let mut text = vec![b'x'; MAX_RECORD * 3];
        text.extend_from_slice(b"\n1,2\n");
        let rows = rows(text.as_slice(), COMMA);
        assert_eq!((rows[0].2, rows[0].1[0].len()), (Some(RecordFault::TooLong), MAX_RECORD));
        assert_eq!(rows[1], (2, vec!["1".into(), "2".into()], None));
        let endless = vec![b'x'; MAX_RECORD * 2];
        assert_eq!(super::tests::rows(endless.as_slice(), COMMA).len(), 1);
    }
}
