//! A file as it was handed in → the tables in it: unpacked, a workbook taken apart into its sheets, each with the table it holds.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::sync::Arc;

use super::Source;
use super::open::more_headers;
use super::unpack::{Packing, PackingFault, Unpacked};
use super::workbook::{self, Fault, NamedSheet, Sheet};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::fold::fold;
use crate::domain::{Encoding, FileName, Place};
use crate::rules::TableSpec;

/// Known headers that make a row the header of a sheet. One alone may be a word of a note; it counts where no sheet has more.
const SURE: usize = 2;

/// Endings of names that promise a workbook.
const WORKBOOK_NAMES: [&str; 5] = [".xls", ".xlsx", ".xlsm", ".et", ".ods"];

/// Bytes at the head of a file in which a web page shows.
const HEAD: u64 = 4096;

/// A table of a file.
pub struct Found<'s> {
    /// Which of the tables that were looked for, counted from 0.
    pub table: usize,
    /// The text or the sheet it stands in.
    pub source: Box<dyn Source + 's>,
}

/// The tables in a file: itself, or the sheets of a workbook, each with the one of `specs` whose headers it has. A text without
/// a known header is taken for the first of them, whose reader then says what is missing. Sheets of the names in `ignored`
/// (folded) hold none.
///
/// # Errors
/// When the file cannot be read; what is wrong with its content goes to the sink.
pub fn tables<'s>(
    source: Box<dyn Source + 's>,
    specs: &[&TableSpec],
    ignored: &BTreeSet<String>,
    encoding: Option<Encoding>,
    sink: &mut Sink,
) -> io::Result<Vec<Found<'s>>> {
    if source.sheet().is_some() {
        let table = best(source.as_ref(), specs, encoding)?.0;
        return Ok(vec![Found { table, source }]);
    }
    let file = Place::file(source.name());
    let source = match packing(source.as_ref())? {
        None => source,
        Some(packing) => {
            let unpacked = Unpacked::new(source, packing);
            if let Err(fault) = unpacked.check()? {
                sink.push(packing_fault(fault, file));
                return Ok(Vec::new());
            }
            Box::new(unpacked)
        }
    };
    let read = match head(source.as_ref())?.as_slice() {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => workbook::read_zip,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => workbook::read_ole,
        head if promises_workbook(&file.file) && is_markup(head) => {
            sink.push(Diagnostic::new(Code::F013, file));
            return Ok(Vec::new());
        }
        _ => {
            let table = best(source.as_ref(), specs, encoding)?.0;
            return Ok(vec![Found { table, source }]);
        }
    };
    let mut bytes = Vec::new();
    source.open()?.take(workbook::MAX_FILE + 1).read_to_end(&mut bytes)?;
    let sheets = if bytes.len() as u64 > workbook::MAX_FILE { Err(Fault::TooLarge) } else { read(&bytes) };
    match sheets {
        Ok(sheets) => {
            let may_hold_a_table = |named: &NamedSheet| !ignored.contains(&fold(&named.name));
            sort(sheets.into_iter().filter(may_hold_a_table).collect(), &file, specs, sink)
        }
        Err(fault) => {
            sink.push(workbook_fault(fault, file));
            Ok(Vec::new())
        }
    }
}

/// The sheets that hold a table; what is not read is told.
fn sort<'s>(sheets: Vec<NamedSheet>, file: &Place, specs: &[&TableSpec], sink: &mut Sink) -> io::Result<Vec<Found<'s>>> {
    let mut visible = Vec::new();
    for NamedSheet { name, sheet } in sheets {
        let name = FileName::of_sheet(file.file.path(), &name);
        match sheet {
            None => sink.push(passed_over(name, "已隐藏", "it is hidden")),
            Some(sheet) => {
                let source = SheetSource { name, sheet };
                let (table, headers) = best(&source, specs, None)?;
                visible.push((table, headers, source));
            }
        }
    }
    if visible.iter().all(|(.., source)| source.sheet.is_blank()) {
        sink.push(Diagnostic::new(Code::F010, file.clone()));
        return Ok(Vec::new());
    }
    // Where no sheet has a header, each that holds something is told so by its reader.
    let least = visible.iter().map(|(_, headers, _)| *headers).max().unwrap_or(0).min(SURE);
    let mut found = Vec::new();
    for (table, headers, source) in visible {
        if headers >= least && !source.sheet.is_blank() {
            found.push(Found { table, source: Box::new(source) });
        } else if !source.sheet.is_blank() {
            sink.push(passed_over(source.name, "没有可识别的表头", "it has no known header"));
        }
    }
    Ok(found)
}

/// The table whose headers a text or sheet has most of, the first of equals, and how many these are.
fn best(source: &dyn Source, specs: &[&TableSpec], encoding: Option<Encoding>) -> io::Result<(usize, usize)> {
    let mut best = (0, 0);
    for (table, spec) in specs.iter().enumerate() {
        if let Some(headers) = more_headers(source, spec, encoding, best.1)? {
            best = (table, headers);
        }
    }
    Ok(best)
}

/// A sheet of a workbook.
struct SheetSource {
    name: FileName,
    sheet: Arc<Sheet>,
}

impl Source for SheetSource {
    fn name(&self) -> FileName {
        self.name.clone()
    }

    /// A sheet has no bytes of its own.
    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn sheet(&self) -> Option<Arc<Sheet>> {
        Some(Arc::clone(&self.sheet))
    }
}

fn head(source: &dyn Source) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    source.open()?.take(HEAD).read_to_end(&mut head)?;
    Ok(head)
}

fn packing(source: &dyn Source) -> io::Result<Option<Packing>> {
    Ok(match head(source)?.as_slice() {
        [0x1f, 0x8b, ..] => Some(Packing::Gzip),
        // A frame that programs leave for each other may stand before the first one with data.
        [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Some(Packing::Zstd),
        _ => None,
    })
}

fn promises_workbook(name: &FileName) -> bool {
    let name = name.path().to_lowercase();
    let bare = name.strip_suffix(".gz").or(name.strip_suffix(".zst")).unwrap_or(&name);
    WORKBOOK_NAMES.iter().any(|ending| bare.ends_with(ending))
}

/// A web page, or a workbook written out as XML.
fn is_markup(head: &[u8]) -> bool {
    // The tags are ASCII in every encoding of such a file; UTF-16 puts a zero beside each letter.
    let text: String =
        head.iter().filter(|byte| byte.is_ascii() && **byte != 0).map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    text.trim_start().starts_with('<') && ["<html", "<table", "<workbook"].iter().any(|tag| text.contains(tag))
}

fn passed_over(sheet: FileName, why: &str, why_en: &str) -> Diagnostic {
    Diagnostic::new(Code::F014, Place::file(sheet)).fact("why", why).fact("why_en", why_en)
}

fn packing_fault(fault: PackingFault, file: Place) -> Diagnostic {
    let (code, why, why_en) = match fault {
        PackingFault::Damaged => (Code::F015, "压缩数据不完整或有错", "the compressed data break off or are wrong"),
        PackingFault::TooLarge => (Code::F018, "解压后远大于任何台账", "it unpacks to far more than any ledger"),
    };
    Diagnostic::new(code, file).fact("why", why).fact("why_en", why_en)
}

fn workbook_fault(fault: Fault, file: Place) -> Diagnostic {
    let (code, why, why_en) = match fault {
        Fault::Protected => return Diagnostic::new(Code::F012, file),
        Fault::NoWorkbook => return Diagnostic::new(Code::F011, file),
        Fault::Damaged => (Code::F015, "工作簿的内部结构不完整或有错", "the inner structure of the workbook breaks off or is wrong"),
        Fault::OutOfOrder => (Code::F015, "工作表中单元格的次序有错", "the cells of a sheet stand in no order"),
        Fault::TooLarge => {
            (Code::F018, "工作簿的内容或所称的范围远大于任何台账", "the workbook holds, or says it holds, far more than any ledger")
        }
    };
    Diagnostic::new(code, file).fact("why", why).fact("why_en", why_en)
}
