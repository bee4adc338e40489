//! Compressed files, workbooks and archives, made for the tests.

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use rust_xlsxwriter::{Workbook, Worksheet};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

/// The rows of a CSV text as the sheet `name`, every cell as text.
pub(super) fn fill(sheet: &mut Worksheet, csv: &str) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(csv.as_bytes());
    for (row, record) in (0..).zip(reader.records()) {
        for (column, cell) in (0..).zip(record.unwrap().iter()) {
            if !cell.is_empty() {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
    }
}

/// Sheets of a workbook, each with its rows as CSV.
pub(crate) fn xlsx(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, csv) in sheets {
        fill(workbook.add_worksheet().set_name(*name).unwrap(), csv);
    }
    workbook.save_to_buffer().unwrap()
}

/// An archive of files.
pub(super) fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub(super) fn ods_of(content: &str) -> Vec<u8> {
    let content = format!("<?xml version=\"1.0\"?><office:document-content>{content}</office:document-content>");
    archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}

/// The rows of a CSV text as a sheet of an ods file.
pub(crate) fn ods(name: &str, csv: &str) -> Vec<u8> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(csv.as_bytes());
    let cell = |text: &str| match text {
        "" => "<table:table-cell/>".to_owned(),
        text => format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
            text.replace('\n', "</text:p><text:p>")
        ),
    };
    let row =
        |record: csv::StringRecord| ["<table:table-row>", &record.iter().map(cell).collect::<String>(), "</table:table-row>"].concat();
    let rows: String = reader.records().map(|record| row(record.unwrap())).collect();
    let rest = "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    ods_of(&format!("<table:table table:name=\"{name}\">{rows}{rest}</table:table>"))
}

/// The smallest OLE file with a stream of this name: header, sector table, directory.
pub(super) fn ole(stream: &str) -> Vec<u8> {
    let mut file = vec![0_u8; 512 * 3];
    let mut put = |at: usize, bytes: &[u8]| file[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    put(24, &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    put(44, &[1, 0, 0, 0, 1, 0, 0, 0]);
    put(56, &4096_u32.to_le_bytes());
    let end = 0xffff_fffe_u32.to_le_bytes();
    put(60, &end);
    put(68, &end);
    put(76, &[0; 4]);
    put(80, &[0xff; 108 * 4]);
    put(512, &[0xff; 512]);
    put(512, &0xffff_fffd_u32.to_le_bytes());
    put(516, &end);
    for (at, name, kind) in [(1024, "Root Entry", 5), (1152, stream, 2)] {
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        put(at, &units);
        put(at + 64, &u16::try_from(units.len() + 2).unwrap().to_le_bytes());
        put(at + 66, &[kind]);
        put(at + 116, &end);
    }
    file
}
