//! A table of a file: its header read, its rows handed out one by one, what is no row passed over and counted.

use std::io;
use std::sync::Arc;

use super::layout::{self, Layout, OtherHeaders};
use super::records::Records;
use super::row::{Row, decode};
use super::section::{Section, Sections};
use super::split::Separator;
use super::totals::{Totals, WrongTotal};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::fold::fold;
use crate::domain::{Column, Encoding, FileName, Place};
use crate::rules::{Spellings, TableSpec};

/// Rows that sheets of spreadsheet programs have, those of older programs and of today's.
const ROW_LIMITS: [u64; 2] = [65_536, 1_048_576];

/// Most columns of a table: as many as sheets of spreadsheet programs have.
pub(super) const MAX_COLUMNS: usize = 16_384;

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
    fn add(&mut self, other: Self) {
        self.title += other.title;
        self.blank += other.blank;
        self.total += other.total;
        self.footer += other.footer;
        self.header += other.header;
    }

    /// All of them.
    pub fn sum(self) -> u64 {
        self.title + self.blank + self.total + self.footer + self.header
    }
}

/// How the rows of a table are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As lines of text.
    Text {
        /// The encoding that was found or asked for.
        encoding: Encoding,
        /// The separator that was found.
        separator: Separator,
    },
    /// As rows of a sheet.
    Sheet,
}

/// What is known of a table before its first record is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    pub(super) form: Form,
    /// The encoding of the bytes that the records are made of.
    pub(super) inner: Encoding,
    /// Line of the header.
    pub(super) line: u64,
    /// The first line only names the separator.
    pub(super) declared: bool,
}

/// Where a row stands in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ordinal {
    /// Among the rows as a spreadsheet program would number them, counted from 1.
    pub record: u64,
    /// Physical line.
    pub line: u64,
}

/// What was seen of the rows so far, besides those with data.
#[derive(Debug, Default)]
pub struct Seen {
    /// Rows passed over.
    pub passed: Passed,
    /// Records read, whatever they hold.
    pub(super) n_records: u64,
    /// The last of them with data.
    pub(super) last_data: Option<Ordinal>,
    pub(super) totals: Totals,
}

impl Seen {
    /// Adds what was seen of the rows that come right behind these.
    pub(super) fn then(&mut self, later: Self) {
        self.passed.add(later.passed);
        let last = later.last_data.map(|last| Ordinal { record: self.n_records + last.record, ..last });
        self.last_data = last.or(self.last_data);
        self.n_records += later.n_records;
        self.totals.then(later.totals);
    }

    /// The last row with data, where it stands exactly where sheets of spreadsheet programs end.
    pub fn ends_at_limit(&self) -> Option<Ordinal> {
        self.last_data.filter(|last| ROW_LIMITS.contains(&last.record))
    }

    /// Total rows whose number of rows is wrong.
    pub fn wrong_totals(&self) -> impl Iterator<Item = WrongTotal> {
        self.totals.wrong()
    }
}

/// A file whose header was found, ready to hand out its rows.
pub struct Table<'r> {
    /// Which column holds which field.
    pub layout: Arc<Layout>,
    /// How its rows are written.
    pub form: Form,
    rows: Section<'r>,
}

impl<'r> Table<'r> {
    /// Before the first record.
    pub(super) fn new(start: Start, records: Records, spellings: &'r Spellings) -> Self {
        let layout = Arc::new(Layout::none());
        let rows = Section {
            layout: Arc::clone(&layout),
            spellings,
            inner: start.inner,
            header: Arc::from([]),
            records,
            seen: Seen::default(),
            number: 0,
            rows: Vec::new(),
            done: 0,
            at_hand: false,
            sound: None,
        };
        Self { layout, form: start.form, rows }
    }

    /// Passes over the title rows and reads the header; whether it can be one is told.
    pub(super) fn read_header(&mut self, head: Start, spec: &TableSpec, file: &FileName, sink: &mut Sink) -> io::Result<bool> {
        let Section { records, seen, spellings, inner, .. } = &mut self.rows;
        while let Some(record) = records.next_record()? {
            seen.n_records += 1;
            if record.line < head.line {
                let declaration = head.declared && record.line == 1;
                if record.is_blank() {
                    seen.passed.blank += 1;
                } else if !declaration {
                    seen.passed.title += 1;
                }
                continue;
            }
            let row = Row { record, encoding: *inner, sound: false };
            if (MAX_COLUMNS..record.n_cells()).any(|column| !row.bytes(column).is_empty()) {
                let (zh, en) = ("表头的列数远多于任何台账", "its header has far more columns than any ledger");
                sink.push(Diagnostic::new(Code::F018, Place::line(file.clone(), record.line)).fact("why", zh).fact("why_en", en));
                return Ok(false);
            }
            // In what was transcoded, what did not decode shows as U+FFFD.
            let transcoded = *inner == Encoding::Utf16Le;
            let text = |column| row.text(column).filter(|text| !(transcoded && text.contains('\u{fffd}')));
            for column in (0..record.n_cells()).filter(|column| text(*column).is_none()) {
                // What cannot be read is no header, and must not vanish unseen.
                let column = Some(Column { number: column + 1, header: "".into() });
                sink.push(Diagnostic::new(Code::F001, Place { column, ..Place::line(file.clone(), record.line) }));
            }
            let cells: Vec<_> =
                (0..record.n_cells()).map(|column| text(column).unwrap_or(layout::UNDECODABLE.into()).into_owned()).collect();
            let others = OtherHeaders { personal: &spellings.personal, ignored: &spellings.ignored };
            self.layout = Arc::new(layout::read(&cells, &Place::line(file.clone(), record.line), spec, &others, sink));
            let header = record.raw().into();
            (self.rows.header, self.rows.layout) = (header, Arc::clone(&self.layout));
            break;
        }
        Ok(true)
    }

    /// The next row with data, `None` at the end of the file.
    pub fn next_row(&mut self) -> io::Result<Option<Row<'_>>> {
        self.rows.next_row()
    }

    /// The rows in sections that can be read beside each other.
    pub fn into_sections(self) -> Sections<'r> {
        Sections::new(self.rows)
    }
}

/// What a row is that is no repeated header.
pub(super) fn kind(row: &Row<'_>, spellings: &Spellings) -> Kind {
    let first = (0..row.record.n_cells()).map(|column| (column, row.bytes(column))).find(|(_, cell)| !cell.is_empty());
    let Some((_, cell)) = first else { return Kind::Blank };
    // Words of total and footer rows are never ASCII letters or digits, and never long.
    if cell.first().is_some_and(u8::is_ascii_alphanumeric) || cell.len() > 60 {
        return Kind::Data;
    }
    let Some(text) = decode(cell, row.encoding) else { return Kind::Data };
    let folded = fold(&text);
    let word = folded.trim_end_matches([':', '：']);
    if spellings.totals.contains(word) {
        Kind::Total { counts: spellings.row_counts.contains(word) }
    } else if spellings.footers.iter().any(|footer| word.starts_with(footer.as_str())) {
        Kind::Footer
    } else {
        Kind::Data
    }
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Data,
    Blank,
    Total {
        /// Its word stands before a number of rows.
        counts: bool,
    },
    Footer,
    Header,
}
