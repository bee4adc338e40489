//! Opening a file or a sheet as a table: encoding, separator and header are found before the first row is read.

use std::io::{self, Read};
use std::sync::Arc;

use encoding_rs::GB18030;

use super::Source;
use super::encoding::{Detected, Transcoder, detect};
use super::layout;
use super::records::Records;
use super::separator::{self, Head};
use super::split::{Separator, Splitter};
use super::table::{Form, Start, Table};
use super::workbook::{Sheet, SheetRows};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::fold::fold;
use crate::domain::{Encoding, Place};
use crate::rules::{Spellings, TableSpec};

/// Bytes at the head of a file in which header and separator are sought.
const HEAD_BYTES: u64 = 1 << 18;

/// What became of opening a file.
pub enum Opened<'r> {
    /// A table.
    Table(Box<Table<'r>>),
    /// Nothing to read rows from; the sink says why.
    Unusable,
}

/// Finds the header of a file or sheet that should hold the table `spec`, and encoding and separator of a file.
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
    let file = Place::file(source.name());
    let (start, records) = match begin(source, spec, encoding)? {
        Ok(begun) => begun,
        Err(NoTable::Blank) => {
            sink.push(Diagnostic::new(Code::F010, file));
            return Ok(Opened::Unusable);
        }
        Err(NoTable::NoHeader { columns }) => {
            sink.push(Diagnostic::new(Code::F006, file).fact("columns", columns));
            return Ok(Opened::Unusable);
        }
    };
    let mut table = Table::new(start, records, spellings);
    let is_header = table.read_header(start, spec, &file.file, sink)?;
    Ok(if is_header { Opened::Table(Box::new(table)) } else { Opened::Unusable })
}

/// Why a file has no table.
pub(super) enum NoTable {
    /// Nothing is written in it.
    Blank,
    /// None of its first rows has a known header.
    NoHeader {
        /// Cells of its first row, or of the widest of a sheet.
        columns: usize,
    },
}

/// Where the header of the table `spec` stands, and the records of the file from the very first.
///
/// # Errors
/// When the file cannot be read.
pub(super) fn begin(source: &dyn Source, spec: &TableSpec, encoding: Option<Encoding>) -> io::Result<Result<(Start, Records), NoTable>> {
    Ok(match beginning(source, encoding)? {
        Beginning::Blank => Err(NoTable::Blank),
        Beginning::Sheet(sheet) => match separator::header_row(&mut sheet_rows(&sheet), 0, is_header(spec)) {
            Some((line, _)) => Ok((Start { form: Form::Sheet, inner: Encoding::Utf8, line, declared: false }, sheet_rows(&sheet))),
            None => Err(NoTable::NoHeader { columns: sheet.width() }),
        },
        Beginning::Text { detected, head } => {
            if let Some((found, _)) = separator::find(&head, 0, is_header(spec)) {
                return Ok(Ok(text_records(source, detected, found)?));
            }
            let first = head.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
            Err(NoTable::NoHeader { columns: first.matches([',', '\t', ';', '，']).count() + 1 })
        }
    })
}

/// The most headers of the table `spec` that one of the first rows has, where these are more than `most`.
///
/// # Errors
/// When the file cannot be read.
pub(super) fn more_headers(source: &dyn Source, spec: &TableSpec, encoding: Option<Encoding>, most: usize) -> io::Result<Option<usize>> {
    let known = is_header(spec);
    Ok(match beginning(source, encoding)? {
        Beginning::Blank => None,
        Beginning::Sheet(sheet) => separator::header_row(&mut sheet_rows(&sheet), most, known).map(|(_, headers)| headers),
        Beginning::Text { head, .. } => separator::find(&head, most, known).map(|(_, headers)| headers),
    })
}

/// The first part of what is to be read.
enum Beginning {
    Blank,
    Sheet(Arc<Sheet>),
    Text { detected: Detected, head: String },
}

fn beginning(source: &dyn Source, encoding: Option<Encoding>) -> io::Result<Beginning> {
    if let Some(sheet) = source.sheet() {
        return Ok(if sheet.is_blank() { Beginning::Blank } else { Beginning::Sheet(sheet) });
    }
    let found = detect(source.open()?)?;
    let detected = Detected { encoding: encoding.unwrap_or(found.encoding), mark: found.mark };
    let head = read_head(source, detected)?;
    Ok(if head.trim().is_empty() { Beginning::Blank } else { Beginning::Text { detected, head } })
}

fn is_header(spec: &TableSpec) -> impl Fn(&str) -> bool {
    let index = layout::index(spec);
    move |cell| layout::listed(&fold(cell), |text| index.contains_key(text)).is_some()
}

fn sheet_rows(sheet: &Arc<Sheet>) -> Records {
    Records::Sheet(SheetRows::new(Arc::clone(sheet)))
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
fn text_records(source: &dyn Source, detected: Detected, head: Head) -> io::Result<(Start, Records)> {
    let Detected { encoding, .. } = detected;
    let reader = skip_mark(source, detected)?;
    let transcode = encoding == Encoding::Utf16Le || (encoding == Encoding::Gb18030 && head.separator == Separator::FullWidthComma);
    let (reader, inner): (Box<dyn Read + Send>, _) =
        if transcode { (Box::new(Transcoder::new(reader, encoding)), Encoding::Utf16Le) } else { (reader, encoding) };
    let form = Form::Text { encoding, separator: head.separator };
    let start = Start { form, inner, line: head.line, declared: head.declared };
    Ok((start, Records::text(Splitter::new(reader, head.separator))))
}
