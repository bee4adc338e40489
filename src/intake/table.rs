//! A table of a file: its header found, its rows handed out one by one, what is no row passed over and counted.

use std::borrow::Cow;
use std::io::{self, Read};

use encoding_rs::GB18030;

use super::Source;
use super::encoding::{Detected, Transcoder, detect};
use super::layout::{self, Layout, OtherHeaders};
use super::separator::{self, Head};
use super::split::{Record, Separator, Splitter};
use super::totals::{Totals, WrongTotal};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::fold::fold;
use crate::domain::{Column, Encoding, FileName, Place};
use crate::rules::{Spellings, TableSpec};

/// Bytes at the head of a file in which header and separator are sought.
const HEAD_BYTES: u64 = 1 << 18;

/// Rows that hold no data, by what they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Passed {
    /// Above the header.
    pub title: u64,
    /// Blank.
    pub blank: u64,
    /// Sums.
    pub total: u64,
    /// Names of people who filled in or checked the table, and the like.
    pub footer: u64,
    /// The header once more.
    pub header: u64,
}

impl Passed {
    /// All of them.
    pub fn sum(self) -> u64 {
        self.title + self.blank + self.total + self.footer + self.header
    }
}

/// A file whose header was found, ready to hand out its rows.
pub struct Table<'r> {
    /// Which column holds which field.
    pub layout: Layout,
    /// The encoding that was found or asked for.
    pub encoding: Encoding,
    /// The separator that was found.
    pub separator: Separator,
    /// Rows passed over so far.
    pub passed: Passed,
    spellings: &'r Spellings,
    /// The encoding of the bytes the splitter hands out.
    inner: Encoding,
    rows: Splitter<Box<dyn Read + Send>>,
    header: Vec<u8>,
    totals: Totals,
}

/// What became of opening a file.
pub enum Opened<'r> {
    /// A table.
    Table(Box<Table<'r>>),
    /// Nothing to read rows from; the sink says why.
    Unusable,
}

/// A row with data.
#[derive(Debug, Clone, Copy)]
pub struct Row<'b> {
    /// Its cells.
    pub record: Record<'b>,
    encoding: Encoding,
}

impl<'b> Row<'b> {
    /// The bytes of a cell, without white space around.
    pub fn bytes(&self, column: usize) -> Cow<'b, [u8]> {
        match self.record.cell(column) {
            Cow::Borrowed(bytes) => Cow::Borrowed(bytes.trim_ascii()),
            Cow::Owned(bytes) => Cow::Owned(bytes.trim_ascii().to_vec()),
        }
    }

    /// A cell as text; `None` where its bytes do not decode.
    pub fn text(&self, column: usize) -> Option<Cow<'b, str>> {
        decode(self.bytes(column), self.encoding)
    }

    /// The first column whose bytes do not decode.
    pub fn undecodable_column(&self) -> Option<usize> {
        if is_valid(self.record.raw(), self.encoding) {
            return None;
        }
        (0..self.record.n_cells()).find(|column| self.text(*column).is_none_or(|text| text.contains('\u{fffd}'))).or(Some(0))
    }
}

fn is_valid(bytes: &[u8], encoding: Encoding) -> bool {
    match encoding {
        Encoding::Utf8 => std::str::from_utf8(bytes).is_ok(),
        Encoding::Gb18030 => bytes.is_ascii() || GB18030.decode_without_bom_handling_and_without_replacement(bytes).is_some(),
        // Transcoded: what did not decode shows as U+FFFD.
        Encoding::Utf16Le => std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\u{fffd}')),
    }
}

fn decode(bytes: Cow<'_, [u8]>, encoding: Encoding) -> Option<Cow<'_, str>> {
    if encoding == Encoding::Gb18030 && !bytes.is_ascii() {
        let text = GB18030.decode_without_bom_handling_and_without_replacement(&bytes)?;
        return Some(Cow::Owned(text.into_owned()));
    }
    match bytes {
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
        Cow::Owned(bytes) => String::from_utf8(bytes).ok().map(Cow::Owned),
    }
}

/// Finds encoding, separator and header of a file that should hold the table `spec`.
///
/// # Errors
/// When the file cannot be read; what is wrong with its content goes to the sink.
pub fn open<'r>(
    source: &dyn Source,
    spec: &TableSpec,
    spellings: &'r Spellings,
    encoding: Option<Encoding>,
    sink: &mut Sink,
) -> io::Result<Opened<'r>> {
    let found = detect(source.open()?)?;
    let detected = Detected { encoding: encoding.unwrap_or(found.encoding), mark: found.mark };
    let file = Place::file(source.name());
    let head = read_head(source, detected)?;
    if head.trim().is_empty() {
        sink.push(Diagnostic::new(Code::F010, file));
        return Ok(Opened::Unusable);
    }
    let index = layout::index(spec);
    let is_header = |cell: &str| layout::listed(&fold(cell), |text| index.contains_key(text)).is_some();
    let Some(head) = separator::find(&head, is_header) else {
        let first = head.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
        sink.push(Diagnostic::new(Code::F006, file).fact("columns", first.matches([',', '\t', ';', '，']).count() + 1));
        return Ok(Opened::Unusable);
    };
    let mut table = start(source, detected, head, spellings)?;
    table.read_header(head, spec, &file.file, sink)?;
    Ok(Opened::Table(Box::new(table)))
}

/// The head of the file as text; a character cut at its end, or broken anywhere, is of no matter here.
fn read_head(source: &dyn Source, detected: Detected) -> io::Result<String> {
    let mut bytes = Vec::new();
    let reader = skip_mark(source, detected)?;
    match detected.encoding {
        Encoding::Utf16Le => Transcoder::new(reader.take(HEAD_BYTES), Encoding::Utf16Le).read_to_end(&mut bytes)?,
        _ => reader.take(HEAD_BYTES).read_to_end(&mut bytes)?,
    };
    Ok(match detected.encoding {
        Encoding::Gb18030 => GB18030.decode_without_bom_handling(&bytes).0.into_owned(),
        Encoding::Utf8 | Encoding::Utf16Le => String::from_utf8_lossy(&bytes).into_owned(),
    })
}

fn skip_mark(source: &dyn Source, detected: Detected) -> io::Result<Box<dyn Read + Send>> {
    let mut reader = source.open()?;
    let mut mark = [0; 4];
    reader.read_exact(&mut mark[..detected.mark])?;
    Ok(reader)
}

/// GB18030 stays as it is, because no byte of a character looks like a quote, a line end or an ASCII separator; with a
/// full-width separator it is turned into UTF-8 on the way, as UTF-16 always is.
fn start<'r>(source: &dyn Source, detected: Detected, head: Head, spellings: &'r Spellings) -> io::Result<Table<'r>> {
    let reader = skip_mark(source, detected)?;
    let transcode =
        detected.encoding == Encoding::Utf16Le || (detected.encoding == Encoding::Gb18030 && head.separator == Separator::FullWidthComma);
    let (reader, inner): (Box<dyn Read + Send>, _) =
        if transcode { (Box::new(Transcoder::new(reader, detected.encoding)), Encoding::Utf16Le) } else { (reader, detected.encoding) };
    Ok(Table {
        layout: Layout::none(),
        encoding: detected.encoding,
        separator: head.separator,
        passed: Passed::default(),
        spellings,
        inner,
        rows: Splitter::new(reader, head.separator),
        header: Vec::new(),
        totals: Totals::default(),
    })
}

impl Table<'_> {
    /// Passes over the title rows and reads the header.
    fn read_header(&mut self, head: Head, spec: &TableSpec, file: &FileName, sink: &mut Sink) -> io::Result<()> {
        while let Some(record) = self.rows.next_record()? {
            if record.line < head.line {
                let declaration = head.declared && record.line == 1;
                if record.is_blank() {
                    self.passed.blank += 1;
                } else if !declaration {
                    self.passed.title += 1;
                }
                continue;
            }
            let row = Row { record, encoding: self.inner };
            // In what was transcoded, what did not decode shows as U+FFFD.
            let transcoded = self.inner == Encoding::Utf16Le;
            let text = |column| row.text(column).filter(|text| !(transcoded && text.contains('\u{fffd}')));
            for column in (0..record.n_cells()).filter(|column| text(*column).is_none()) {
                // What cannot be read is no header, and must not vanish unseen.
                let column = Some(Column { number: column + 1, header: "".into() });
                sink.push(Diagnostic::new(Code::F001, Place { column, ..Place::line(file.clone(), record.line) }));
            }
            let cells: Vec<_> =
                (0..record.n_cells()).map(|column| text(column).unwrap_or(layout::UNDECODABLE.into()).into_owned()).collect();
            self.header = record.raw().to_vec();
            let others = OtherHeaders { personal: &self.spellings.personal, ignored: &self.spellings.ignored };
            self.layout = layout::read(&cells, &Place::line(file.clone(), record.line), spec, &others, sink);
            break;
        }
        Ok(())
    }

    /// The next row with data, `None` at the end of the file.
    pub fn next_row(&mut self) -> io::Result<Option<Row<'_>>> {
        loop {
            let Some(kind) = self.peek()? else { return Ok(None) };
            match kind {
                Kind::Data => {
                    self.totals.data();
                    break;
                }
                Kind::Blank => self.passed.blank += 1,
                Kind::Total { counts } => {
                    self.passed.total += 1;
                    let row = Row { record: self.rows.current(), encoding: self.inner };
                    self.totals.total(row, counts, &self.layout);
                }
                Kind::Footer => self.passed.footer += 1,
                Kind::Header => self.passed.header += 1,
            }
        }
        Ok(Some(Row { record: self.rows.current(), encoding: self.inner }))
    }

    /// Total rows read so far whose number of rows is wrong.
    pub fn wrong_totals(&self) -> &[WrongTotal] {
        &self.totals.wrong
    }

    /// Moves to the next record and says what it is.
    fn peek(&mut self) -> io::Result<Option<Kind>> {
        let Some(record) = self.rows.next_record()? else { return Ok(None) };
        if record.raw() == self.header {
            return Ok(Some(Kind::Header));
        }
        let row = Row { record, encoding: self.inner };
        let first = (0..record.n_cells()).map(|column| (column, row.bytes(column))).find(|(_, cell)| !cell.is_empty());
        let Some((_, cell)) = first else { return Ok(Some(Kind::Blank)) };
        // Words of total and footer rows are never ASCII letters or digits, and never long.
        if cell.first().is_some_and(u8::is_ascii_alphanumeric) || cell.len() > 60 {
            return Ok(Some(Kind::Data));
        }
        let Some(text) = decode(cell, self.inner) else { return Ok(Some(Kind::Data)) };
        let folded = fold(&text);
        let word = folded.trim_end_matches([':', '：']);
        Ok(Some(if self.spellings.totals.contains(word) {
            Kind::Total { counts: self.spellings.row_counts.contains(word) }
        } else if self.spellings.footers.iter().any(|footer| word.starts_with(footer.as_str())) {
            Kind::Footer
        } else {
            Kind::Data
        }))
    }
}

enum Kind {
    Data,
    Blank,
    Total {
        /// Its word stands before a number of rows.
        counts: bool,
    },
    Footer,
    Header,
}
