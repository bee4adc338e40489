//! One ledger as a sheet.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, IgnoreError, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::covered::Covered;
use super::findings::{Finding, Link};
use super::marks::{FileMarks, Mark};
use super::notes::note;
use super::style::{Styles, rank};
use crate::domain::{Lang, SentCell, SentRow};
use crate::write::cell_text::{LONGEST, fitting};
use crate::write::terminal::visible;

/// Comments on one sheet; spreadsheet programs number their boxes with sixteen bits.
const NOTES: usize = 60_000;

/// Widths of columns, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 6..=42;

/// Writes the rows of a ledger from the first to the last.
pub(super) struct SheetWriter<'w> {
    worksheet: &'w mut Worksheet,
    styles: &'w Styles,
    lang: Lang,
    /// Rows taken by a repeated header.
    offset: u32,
    /// Rows up to the last one written.
    height: u32,
    notes: usize,
    /// Of each column, in characters.
    widths: Vec<usize>,
    /// The header has been written; titles above it do not widen columns.
    has_header: bool,
    covered: Covered,
}

impl<'w> SheetWriter<'w> {
    pub(super) fn new(worksheet: &'w mut Worksheet, name: String, styles: &'w Styles, lang: Lang) -> Self {
        let covered = Covered { sheet: name, columns: BTreeMap::new() };
        Self { worksheet, styles, lang, offset: 0, height: 0, notes: 0, widths: Vec::new(), has_header: false, covered }
    }

    /// The row, counted from 0, of what stands `behind` the first one; `None` where the sheet ends before.
    pub(super) fn index_of(&self, behind: u64, rows: u32) -> Option<u32> {
        let index = u32::try_from(behind).ok()?.checked_add(self.offset)?;
        (index < rows).then_some(index)
    }

    /// The header once more, on a sheet that goes on where another has ended.
    pub(super) fn repeat_header(&mut self, header: &SentRow) -> Result<(), XlsxError> {
        self.row(0, header, &FileMarks::default(), &mut [])?;
        self.offset = 1;
        Ok(())
    }

    /// Writes a row with its marks; findings learn where they are marked.
    pub(super) fn row(&mut self, index: u32, row: &SentRow, marks: &FileMarks, findings: &mut [Finding<'_>]) -> Result<(), XlsxError> {
        self.has_header |= row.is_header;
        let here = at_row(index, row, marks);
        let marked = here.keys().next_back().map_or(0, |column| usize::from(*column) + 1);
        for column in 0..row.cells.len().max(marked) {
            let Ok(number) = u16::try_from(column) else { break };
            let worst = here
                .get(&number)
                .and_then(|marks| marks.iter().map(|mark| findings[mark.finding].group.tier.as_str()).min_by_key(|tier| rank(tier)));
            self.cell(index, number, row.cells.get(column), row.is_header, worst)?;
        }
        for (column, marks) in here {
            self.tell(index, column, row, &marks, findings)?;
        }
        let lines = row.cells.iter().map(|cell| cell.text.lines().count()).max().unwrap_or(1);
        if lines > 1 {
            self.worksheet.set_row_height(index, u32::try_from(lines.min(10)).unwrap_or(1) * 15)?;
        }
        if row.is_header {
            self.worksheet.set_freeze_panes(index + 1, 0)?;
        }
        self.height = index + 1;
        Ok(())
    }

    fn cell(&mut self, row: u32, column: u16, cell: Option<&SentCell>, is_header: bool, tier: Option<&str>) -> Result<(), XlsxError> {
        let text = cell.map(|cell| plain(&cell.text)).unwrap_or_default();
        let is_cut = cell.is_some_and(|cell| cell.covered) || text.encode_utf16().count() > LONGEST;
        let format: &Format = match tier {
            Some(tier) => self.styles.faulty(tier, is_header),
            None if is_header => &self.styles.header,
            None if is_cut => &self.styles.covered,
            None if text.contains('\n') => &self.styles.lines,
            None => &self.styles.text,
        };
        if text.is_empty() {
            if tier.is_some() || is_header {
                self.worksheet.write_blank(row, column, format)?;
            }
            return Ok(());
        }
        let position = usize::from(column);
        if self.widths.len() <= position {
            self.widths.resize(position + 1, *WIDTHS.start());
        }
        if self.has_header {
            let width = text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0) + 2;
            self.widths[position] = self.widths[position].max(width.min(*WIDTHS.end()));
        }
        let runs = self.covered.columns.entry(column).or_default();
        if is_cut {
            runs.cover(row);
        } else {
            runs.shown = Some(row);
        }
        self.worksheet.write_string_with_format(row, column, fitting(text), format)?;
        Ok(())
    }

    /// Comments a cell.
    fn tell(&mut self, index: u32, column: u16, row: &SentRow, marks: &[Mark], findings: &mut [Finding<'_>]) -> Result<(), XlsxError> {
        let told: Vec<usize> = marks.iter().filter(|mark| mark.told).map(|mark| mark.finding).collect();
        if told.is_empty() {
            return Ok(());
        }
        for finding in &told {
            findings[*finding].link = Some(Link { sheet: self.covered.sheet.clone(), row: index, column });
        }
        if self.notes < NOTES {
            self.notes += 1;
            let said: Vec<&Finding<'_>> = told.iter().map(|finding| &findings[*finding]).collect();
            self.worksheet.insert_note(index, column, &note(&said, row, index, self.lang))?;
        }
        Ok(())
    }

    /// Sets what is known once all rows are there.
    pub(super) fn finish(self) -> Result<Covered, XlsxError> {
        for (column, width) in (0_u16..).zip(&self.widths) {
            self.worksheet.set_column_format(column, &self.styles.text)?;
            self.worksheet.set_column_width(column, u32::try_from(*width).unwrap_or(u32::MAX))?;
        }
        if let (Some(last), Some(width)) =
            (self.height.checked_sub(1), u16::try_from(self.widths.len()).ok().and_then(|width| width.checked_sub(1)))
        {
            self.worksheet.ignore_error_range(0, 0, last, width, IgnoreError::NumberStoredAsText)?;
        }
        self.worksheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        Ok(self.covered)
    }
}

/// The marks of a row, by column.
fn at_row(index: u32, row: &SentRow, marks: &FileMarks) -> BTreeMap<u16, Vec<Mark>> {
    let mut here: BTreeMap<u16, Vec<Mark>> = BTreeMap::new();
    let whole = if index == 0 { marks.whole.as_slice() } else { &[] };
    let columns = if row.is_header { marks.columns.as_slice() } else { &[] };
    let lines = marks.lines.get(&row.line).map_or(&[][..], Vec::as_slice);
    for mark in whole.iter().chain(columns).chain(lines) {
        here.entry(mark.column.unwrap_or(0)).or_default().push(*mark);
    }
    here
}

/// The text with a picture for every control, which XML has no place for; line breaks stay.
fn plain(text: &str) -> String {
    let lines: Vec<String> = text.replace("\r\n", "\n").split('\n').map(visible).collect();
    lines.join("\n")
}
