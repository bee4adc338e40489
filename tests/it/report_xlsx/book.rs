//! A workbook as calamine and roxmltree read it.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use roxmltree::Document;
use zip::ZipArchive;

/// The bytes of a workbook.
pub(crate) struct Book(pub(crate) Vec<u8>);

impl Book {
    pub(crate) fn sheet_names(&self) -> Vec<String> {
        Xlsx::new(Cursor::new(self.0.as_slice())).unwrap().sheet_names()
    }

    /// The cells of a sheet from its first row: `n:0.9853`, `d:2019-07-04 12:30:00`, `t:` before a text, nothing where it is empty.
    pub(crate) fn rows(&self, sheet: &str) -> Vec<Vec<String>> {
        let mut book = Xlsx::new(Cursor::new(self.0.as_slice())).unwrap();
        book.worksheet_range(sheet).unwrap().rows().map(|row| row.iter().map(told).collect()).collect()
    }

    /// The rows below the one that begins with these heads, up to the first empty one.
    pub(crate) fn below(&self, sheet: &str, heads: [&str; 2]) -> Vec<Vec<String>> {
        let rows = self.rows(sheet);
        let head = rows.iter().position(|row| row[..2] == heads.map(|head| format!("t:{head}"))).unwrap();
        rows.into_iter().skip(head + 1).take_while(|row| row.iter().any(|cell| !cell.is_empty())).collect()
    }

    /// A part of the archive.
    pub(crate) fn part(&self, name: &str) -> String {
        let mut text = String::new();
        ZipArchive::new(Cursor::new(self.0.as_slice())).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    /// The names of its parts.
    pub(crate) fn parts(&self) -> Vec<String> {
        ZipArchive::new(Cursor::new(self.0.as_slice())).unwrap().file_names().map(|name| name.unwrap().into_owned()).collect()
    }

    /// The links of a sheet by its number: the row they stand in, and where they lead.
    pub(crate) fn links(&self, number: usize) -> Vec<(usize, String)> {
        let text = self.part(&format!("xl/worksheets/sheet{number}.xml"));
        let sheet = Document::parse(&text).unwrap();
        let links = sheet.descendants().filter(|node| node.tag_name().name() == "hyperlink");
        let row = |cell: &str| cell.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().unwrap();
        links.map(|link| (row(link.attribute("ref").unwrap()), link.attribute("location").unwrap().to_owned())).collect()
    }

    /// Every link: the sheet and the row it stands in, and where it leads.
    pub(crate) fn all_links(&self) -> Vec<((String, usize), String)> {
        let sheets = (1..).zip(self.sheet_names());
        sheets.flat_map(|(number, name)| self.links(number).into_iter().map(move |(row, to)| ((name.clone(), row), to))).collect()
    }
}

fn told(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) if text.is_empty() => String::new(),
        Data::String(text) => format!("t:{text}"),
        Data::Float(number) => format!("n:{number}"),
        Data::Int(number) => format!("n:{number}"),
        Data::DateTime(time) => format!("d:{}", time.as_datetime().unwrap()),
        other => panic!("{other:?}"),
    }
}
