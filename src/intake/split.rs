//! Splits a stream of bytes into records and cells, with the physical line of each.
//!
//! The rules are those of RFC 4180, read leniently: a quote opens a cell only at its start, quoted cells may hold line breaks,
//! and LF, CRLF and lone CR end a record. The `csv` crate does not fit here: it skips blank lines unseen and counts the lines
//! of CRLF files from the wrong end, and a diagnostic must name the line that a clerk sees. A record is never longer than
//! [`MAX_RECORD`], so an opening quote that is never closed costs one row and not the rest of the file.
//!
//! Long because the states of one machine stand together.

use std::io::{self, Read};

use memchr::{memchr, memchr2, memchr3_iter};

use super::stops::Stops;

/// Longest record in bytes.
pub(super) const MAX_RECORD: usize = 1 << 20;

/// Bytes read at first: most of what is opened is looked at no further than its header.
const FIRST_CHUNK: usize = 1 << 13;

/// Bytes read at a time in the end.
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
    /// The cell holds doubled quotes or text after its closing quote: without them it stands among what was unescaped.
    pub(super) escaped: bool,
}

/// One record.
#[derive(Debug, Clone, Copy)]
pub struct Record<'b> {
    pub(super) bytes: &'b [u8],
    pub(super) cells: &'b [Span],
    /// What its escaped cells say, one after the other.
    pub(super) unescaped: &'b [u8],
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
    pub fn cell(&self, index: usize) -> &'b [u8] {
        let Some(span) = self.cells.get(index) else { return b"" };
        let bytes = if span.escaped { self.unescaped } else { self.bytes };
        &bytes[span.start..span.end]
    }
}

/// Appends `a""b"c`, as it stands between the opening quote and the end of the cell, as `a"bc`.
fn unescape(bytes: &[u8], plain: &mut Vec<u8>) {
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
}

/// The cells of one record.
#[derive(Debug, Default)]
struct Cells {
    spans: Vec<Span>,
    unescaped: Vec<u8>,
}

impl Cells {
    fn clear(&mut self) {
        self.spans.clear();
        self.unescaped.clear();
    }

    /// A cell of the record at `start` that stands from `cell` to `end`; quoted where its closing quote was found, which comes with
    /// whether there are doubled ones before it.
    #[inline] // Nearly every cell is plain.
    fn push(&mut self, bytes: &[u8], start: usize, cell: usize, end: usize, closed: Option<(usize, bool)>) {
        let span = match closed {
            None => Span { start: cell - start, end: end - start, escaped: false },
            Some(closed) => self.quoted(bytes, start, cell, end, closed),
        };
        self.spans.push(span);
    }

    #[cold]
    fn quoted(&mut self, bytes: &[u8], start: usize, cell: usize, end: usize, (quote, doubled): (usize, bool)) -> Span {
        if !doubled && quote + 1 == end {
            return Span { start: cell + 1 - start, end: quote - start, escaped: false };
        }
        let before = self.unescaped.len();
        unescape(&bytes[cell + 1..end], &mut self.unescaped);
        Span { start: before, end: self.unescaped.len(), escaped: true }
    }
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
    /// The records handed out last, and their cells one after the other.
    block: Vec<Placed>,
    cells: Cells,
}

/// Where a record stands in the buffer, and the last of its cells among those of its block.
#[derive(Debug, Clone, Copy)]
struct Placed {
    start: usize,
    end: usize,
    line: u64,
    fault: Option<RecordFault>,
    last_cell: usize,
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
            block: Vec::new(),
            cells: Cells::default(),
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

    /// The records that are left of what is in memory, from this one of those handed out last on.
    pub(super) fn again(&self, from: usize) -> Splitter<Box<dyn Read + Send>> {
        let (start, line) = self.block.get(from).map_or((self.start, self.line), |placed| (placed.start, placed.line));
        let left = self.buffer.get(start..self.filled).unwrap_or_default();
        Splitter::over(left.to_vec(), line, Box::new(io::empty()), self.separator)
    }

    /// What is in memory and no record has had yet.
    pub(super) fn at_hand(&self) -> &[u8] {
        self.buffer.get(self.start..self.filled).unwrap_or_default()
    }

    /// Passes over lines that are in memory and hold no quote, so that each is a record: at most so many. How many these were.
    pub(super) fn pass_lines(&mut self, most: u64) -> u64 {
        let bytes = &self.buffer[..self.filled];
        let (mut passed, mut end) = (0, self.start);
        for at in memchr3_iter(b'\n', b'\r', b'"', &bytes[self.start..]) {
            let at = self.start + at;
            let follows = bytes.get(at + 1);
            match bytes[at] {
                b'\r' if follows == Some(&b'\n') => {}
                b'\r' if follows.is_none() => break,
                b'"' => break,
                _ if passed == most => break,
                _ => (passed, end) = (passed + 1, at + 1),
            }
        }
        (self.start, self.line) = (end, self.line + passed);
        self.stops.seek(bytes, end);
        passed
    }

    /// The next record, `None` at the end of the stream.
    pub(super) fn next_record(&mut self) -> io::Result<Option<Record<'_>>> {
        Ok(if self.next_block(1)? == 0 { None } else { Some(self.record(0)) })
    }

    /// Hands out the next records together, at most so many; how many these are, none at the end of the stream.
    pub(super) fn next_block(&mut self, most: usize) -> io::Result<usize> {
        self.block.clear();
        self.cells.clear();
        if !self.has_more()? {
            return Ok(0);
        }
        let (end, fault) = match self.split()? {
            Some(end) if end.content - self.start <= MAX_RECORD => (end, None),
            Some(end) if end.lines == 1 => (End { content: self.start + MAX_RECORD, ..end }, Some(RecordFault::TooLong)),
            _ => self.cut_short()?,
        };
        if fault.is_some() {
            let bytes = &self.buffer[self.start..end.content];
            self.cells.clear();
            let literal = fault == Some(RecordFault::UnclosedQuote);
            split_cells(bytes, self.separator, literal, &mut self.cells);
            self.stops.seek(&self.buffer[..self.filled], end.next);
        }
        self.place(&end, fault);
        self.add_plain(most);
        Ok(self.block.len())
    }

    /// Adds records to the block as long as they are there and nothing is wrong with them: those handed out stay where they are only
    /// while nothing more is read.
    fn add_plain(&mut self, most: usize) {
        while self.block.len() < most && self.start < self.filled {
            let bytes = &self.buffer[..self.filled];
            let before = self.cells.spans.len();
            let record = CellSplitter { bytes, start: self.start, separator: self.separator, ended: self.ended };
            match record.split(&mut self.stops, &mut self.cells) {
                Some(end) if end.content - self.start <= MAX_RECORD => self.place(&end, None),
                _ => {
                    self.cells.spans.truncate(before);
                    self.stops.seek(&self.buffer[..self.filled], self.start);
                    break;
                }
            }
        }
    }

    /// Takes the record that begins where the next one is awaited into the block.
    fn place(&mut self, end: &End, fault: Option<RecordFault>) {
        let last_cell = self.cells.spans.len();
        self.block.push(Placed { start: self.start, end: end.content, line: self.line, fault, last_cell });
        (self.start, self.line) = (end.next, self.line + end.lines);
    }

    /// A record of those that [`Splitter::next_block`] has handed out last; it must have that many.
    pub(super) fn record(&self, index: usize) -> Record<'_> {
        let Placed { start, end, line, fault, last_cell } = self.block[index];
        let first_cell = index.checked_sub(1).map_or(0, |before| self.block[before].last_cell);
        let Cells { spans, unescaped } = &self.cells;
        Record { bytes: &self.buffer[start..end], cells: &spans[first_cell..last_cell], unescaped, line, fault }
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
        let room = (2 * self.buffer.len()).clamp(FIRST_CHUNK, CHUNK);
        if self.buffer.len() < self.filled + room {
            self.buffer.resize(self.filled + room, 0);
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
            self.cells.clear();
            let bytes = &self.buffer[..self.filled];
            let record = CellSplitter { bytes, start: self.start, separator: self.separator, ended: self.ended };
            if let Some(end) = record.split(&mut self.stops, &mut self.cells) {
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
    let (mut stops, mut cells) = (Stops::new(separator.first_byte()), Cells::default());
    stops.seek(bytes, from);
    let mut last = None;
    let mut start = from;
    while start < bytes.len() {
        cells.clear();
        let Some(end) = (CellSplitter { bytes, start, separator, ended: false }).split(&mut stops, &mut cells) else { break };
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
    /// Puts the cells of the record into `cells`; `None` where its end is not there.
    fn split(&self, stops: &mut Stops, cells: &mut Cells) -> Option<End> {
        let Self { bytes, start, separator, ended } = *self;
        let mut lines = 1;
        let mut cell = start;
        // Where the quote stands that closes this cell, once it was found, and whether doubled ones stand before it.
        let mut closed: Option<(usize, bool)> = None;
        loop {
            let Some(at) = stops.next(bytes) else {
                cells.push(bytes, start, cell, bytes.len(), closed);
                return ended.then_some(End { content: bytes.len(), next: bytes.len(), lines });
            };
            match bytes[at] {
                b'"' if at == cell => closed = Some(closing_quote(bytes, stops, ended, &mut lines)?),
                b'"' => {}
                b'\n' => {
                    cells.push(bytes, start, cell, at, closed);
                    return Some(End { content: at, next: at + 1, lines });
                }
                b'\r' => {
                    let follows = bytes.get(at + 1);
                    if follows.is_none() && !ended {
                        return None;
                    }
                    cells.push(bytes, start, cell, at, closed);
                    if follows == Some(&b'\n') {
                        stops.next(bytes);
                        return Some(End { content: at, next: at + 2, lines });
                    }
                    return Some(End { content: at, next: at + 1, lines });
                }
                _ => {
                    let width = separator.width_at(&bytes[at..]);
                    if width > 0 {
                        cells.push(bytes, start, cell, at, closed);
                        (cell, closed) = (at + width, None);
                    }
                }
            }
        }
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
fn split_cells(bytes: &[u8], separator: Separator, literal: bool, cells: &mut Cells) {
    if !literal {
        let mut stops = Stops::new(separator.first_byte());
        stops.seek(bytes, 0);
        let found = CellSplitter { bytes, start: 0, separator, ended: true }.split(&mut stops, cells);
        if found.is_some_and(|end| end.content == bytes.len()) {
            return;
        }
        cells.clear();
    }
    let mut start = 0;
    for at in memchr::memchr_iter(separator.first_byte(), bytes) {
        let width = separator.width_at(&bytes[at..]);
        if width > 0 {
            cells.spans.push(Span { start, end: at, escaped: false });
            start = at + width;
        }
    }
    cells.spans.push(Span { start, end: bytes.len(), escaped: false });
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
            let cells = (0..record.n_cells()).map(|index| String::from_utf8_lossy(record.cell(index)).into_owned()).collect();
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
