//! Every row of a table for whoever sent it: title rows and all, as they were written, without what is personal.

use std::io;

use super::layout::{self, OtherHeaders};
use super::open::begin;
use super::records::Records;
use super::row::Row;
use super::table::{Kind, MAX_COLUMNS, Start, kind};
use super::{Record, Source};
use crate::domain::fold::fold;
use crate::domain::{Encoding, RowText, SentCell, SentRow, personal};
use crate::rules::{Spellings, TableSpec};

/// The rows of a table, from the very first of the file.
pub struct AsSent<'r> {
    spec: &'r TableSpec,
    spellings: &'r Spellings,
    start: Start,
    records: Records,
    n_records: u64,
    header: Vec<u8>,
    /// For each column with a header, whether its cells may be shown.
    open: Vec<bool>,
}

/// Begins to read the rows of the table `spec`; `None` where the file has no header of it, so that nothing is known of its
/// columns.
///
/// # Errors
/// When the file cannot be read.
pub fn as_sent<'r>(
    source: &dyn Source,
    spec: &'r TableSpec,
    spellings: &'r Spellings,
    encoding: Option<Encoding>,
) -> io::Result<Option<AsSent<'r>>> {
    let begun = begin(source, spec, encoding)?.ok();
    Ok(begun.map(|(start, records)| AsSent { spec, spellings, start, records, n_records: 0, header: Vec::new(), open: Vec::new() }))
}

impl AsSent<'_> {
    /// The next row, `None` at the end of the file.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn next_row(&mut self) -> io::Result<Option<SentRow>> {
        if self.records.next_record()?.is_none() {
            return Ok(None);
        }
        self.n_records += 1;
        let record = self.records.record(0);
        let (line, is_header) = (record.line, record.line == self.start.line);
        if is_header {
            (self.header, self.open) = (record.raw().to_vec(), self.open_columns(record));
        }
        let row = Row { record, encoding: self.start.inner, sound: false };
        let cells = if line < self.start.line {
            self.title(&row)
        } else if is_header || record.raw() == self.header {
            cells(&row, |_| Shown::Masked)
        } else {
            match kind(&row, self.spellings) {
                Kind::Footer => self.footer(&row),
                Kind::Total { .. } => self.total(&row),
                _ => self.data(&row),
            }
        };
        Ok(Some(SentRow { number: self.n_records, line, is_header, cells }))
    }

    fn open_columns(&self, record: Record<'_>) -> Vec<bool> {
        let row = Row { record, encoding: self.start.inner, sound: false };
        let others = OtherHeaders { personal: &self.spellings.personal, ignored: &self.spellings.ignored };
        let index = layout::index(self.spec);
        let is_open = |column| row.text(column).is_some_and(|header| layout::is_open(&header, &index, &others));
        let headers = (0..record.n_cells().min(MAX_COLUMNS)).rposition(|column| !row.bytes(column).is_empty()).map_or(0, |last| last + 1);
        (0..headers).map(is_open).collect()
    }

    /// A row above the header is a title; where it names a person who filled in the table, all of it is covered.
    fn title(&self, row: &Row<'_>) -> Vec<SentCell> {
        let names = |text: &str| {
            let folded = fold(text);
            let asks = |word: &str| folded.contains(&format!("{word}:"));
            self.spellings.footers.iter().any(|word| folded.contains(word.as_str()))
                || self.spellings.personal.iter().any(|word| asks(word))
        };
        let is_personal = (0..row.record.n_cells()).any(|column| row.text(column).is_none_or(|text| names(&text)));
        cells(row, |_| if is_personal { Shown::Covered } else { Shown::Masked })
    }

    /// A footer keeps the word it begins with, so that it is a footer to the next reader too.
    fn footer(&self, row: &Row<'_>) -> Vec<SentCell> {
        let mut cells = cells(row, |_| Shown::Covered);
        let first = (0..cells.len()).find_map(|column| row.text(column).filter(|text| !text.is_empty()).map(|text| (column, fold(&text))));
        let Some((column, folded)) = first else { return cells };
        let word = self.spellings.footers.iter().filter(|footer| folded.starts_with(footer.as_str())).max_by_key(|footer| footer.len());
        if let (Some(word), Some(cell)) = (word, cells.get_mut(column)) {
            let covered = folded.trim_end_matches([':', '：']) != word;
            let rest = if covered { RowText::COVERED } else { "" };
            *cell = SentCell { text: format!("{word}：{rest}"), covered };
        }
        cells
    }

    /// A total row keeps its word, wherever it stands.
    fn total(&self, row: &Row<'_>) -> Vec<SentCell> {
        let first = (0..row.record.n_cells()).find(|column| !row.bytes(*column).is_empty());
        cells(row, |column| if Some(column) == first || self.is_open(column) { Shown::Masked } else { Shown::Covered })
    }

    fn data(&self, row: &Row<'_>) -> Vec<SentCell> {
        let in_place = row.in_place(self.open.len(), self.open.iter().position(|open| !open));
        cells(row, |column| if self.is_open(column) && column < in_place { Shown::Masked } else { Shown::Covered })
    }

    fn is_open(&self, column: usize) -> bool {
        self.open.get(column).copied().unwrap_or(false)
    }
}

/// How a cell is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// Without numbers of persons and telephones.
    Masked,
    /// Not at all.
    Covered,
}

fn cells(row: &Row<'_>, shown: impl Fn(usize) -> Shown) -> Vec<SentCell> {
    let cell = |column: usize| {
        if row.bytes(column).is_empty() {
            return SentCell { text: String::new(), covered: false };
        }
        match row.text(column) {
            Some(text) if shown(column) == Shown::Masked => {
                let masked = personal::covered(&text).into_owned();
                SentCell { covered: masked != text, text: masked }
            }
            _ => SentCell { text: RowText::COVERED.to_owned(), covered: true },
        }
    };
    (0..row.record.n_cells().min(MAX_COLUMNS)).map(cell).collect()
}
