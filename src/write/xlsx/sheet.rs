//! One sheet.

use rust_xlsxwriter::{ConditionalFormatFormula, Format, Worksheet, XlsxError};

use super::layout::{Layout, first_note, is_list, is_spread, lines};
use super::links::Links;
use super::style::Styles;
use super::{cell, chart};
use crate::domain::Lang;
use crate::report::sheets::{Fact, Part, Rule, Sheet, SheetTable, When};
use crate::report::table::Cell;
use crate::write::cell_text::fitting;
use crate::write::terminal::visible;

/// A4.
const A4: u8 = 9;

/// Half-width characters that fit on a sheet of paper at a size that can be read.
const PAPER: usize = 240;

/// Height of a line of text, in points.
const LINE: f64 = 15.0;

/// Links that spreadsheet programs take on one sheet.
const MOST_LINKS: usize = 65_530;

/// Writes a sheet from the first row to the last.
pub(super) struct SheetWriter<'w> {
    worksheet: &'w mut Worksheet,
    sheet: &'w Sheet,
    layout: Layout,
    links: &'w Links,
    styles: &'w mut Styles,
    lang: Lang,
    linked: usize,
}

impl<'w> SheetWriter<'w> {
    pub(super) fn new(worksheet: &'w mut Worksheet, sheet: &'w Sheet, links: &'w Links, styles: &'w mut Styles, lang: Lang) -> Self {
        Self { worksheet, sheet, layout: Layout::of(sheet), links, styles, lang, linked: 0 }
    }

    pub(super) fn write(mut self) -> Result<(), XlsxError> {
        let sheet = self.sheet;
        self.worksheet.set_name(sheet.name.as_str())?;
        self.page();
        for (column, width) in (0..).zip(&self.layout.widths) {
            self.worksheet.set_column_width(column, u32::try_from(*width).unwrap_or(u32::MAX))?;
        }
        let title = self.styles.title.clone();
        if !sheet.title.is_empty() {
            self.line(0, &sheet.title, &title, 24.0)?;
        }
        let note = self.styles.note.clone();
        for (row, text) in (first_note(sheet)..).zip(&sheet.notes) {
            self.line(row, text, &note, LINE)?;
        }
        for (part, row) in sheet.parts.iter().zip(self.layout.parts.clone()) {
            match part {
                Part::Facts(facts) => self.facts(row, facts)?,
                Part::Table(table) => self.table(row, table)?,
                Part::Charts(charts) => chart::insert(self.worksheet, sheet, &self.layout, row, charts, self.lang)?,
            }
        }
        if !is_list(sheet) {
            self.worksheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
        }
        Ok(())
    }

    /// A4 landscape, as wide as the paper, with page numbers.
    fn page(&mut self) {
        self.worksheet.set_paper_size(A4).set_landscape().set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
        // Letters that nobody can read are no use: a very wide list takes several sheets of paper side by side.
        let pages = self.layout.width(0..self.columns()).div_ceil(PAPER);
        self.worksheet.set_print_fit_to_pages(u16::try_from(pages).unwrap_or(1), 0);
        self.worksheet.set_footer(self.lang.pick("&L&A&R第 &P 页，共 &N 页", "&L&A&RPage &P of &N")).set_screen_gridlines(false);
    }

    fn columns(&self) -> usize {
        self.layout.widths.len()
    }

    /// A text across the whole sheet; its height is for a line of so many points.
    fn line(&mut self, row: u32, text: &str, format: &Format, line: f64) -> Result<(), XlsxError> {
        let lines = lines(text, self.layout.width(0..self.columns()));
        self.worksheet.set_row_height(row, f64::from(lines) * line + 3.0)?;
        self.across(row, 0, self.columns(), text, format)
    }

    /// A text from a column to the one before `end`.
    fn across(&mut self, row: u32, first: usize, end: usize, text: &str, format: &Format) -> Result<(), XlsxError> {
        let (first, last) = (column(first), column(end.saturating_sub(1)));
        let text = fitting(visible(text));
        if last > first {
            self.worksheet.merge_range(row, first, row, last, &text, format)?;
        } else {
            self.worksheet.write_string_with_format(row, first, text, format)?;
        }
        Ok(())
    }

    fn facts(&mut self, first: u32, facts: &[Fact]) -> Result<(), XlsxError> {
        let label = self.styles.label.clone();
        let columns = self.columns();
        for (row, fact) in (first..).zip(facts) {
            let lines = lines(&fact.cell.text, self.layout.width(1..columns));
            self.worksheet.set_row_height(row, f64::from(lines) * LINE + 2.0)?;
            self.worksheet.write_string_with_format(row, 0, fact.label.as_str(), &label)?;
            self.spread(row, 1, &fact.cell)?;
        }
        Ok(())
    }

    /// A cell that takes the rest of its row.
    fn spread(&mut self, row: u32, first: usize, cell: &Cell) -> Result<(), XlsxError> {
        let format = self.styles.cell(cell, false, false).clone();
        self.across(row, first, self.columns(), &cell.text, &format)?;
        cell::write(self.worksheet, (row, column(first)), cell, &format)
    }

    fn table(&mut self, first: u32, table: &SheetTable) -> Result<(), XlsxError> {
        if let Some(heading) = &table.heading {
            let format = self.styles.heading.clone();
            self.line(first, heading, &format, 17.0)?;
        }
        let head = first + table.head_rows() - 1;
        self.head(head, table)?;
        for (row, cells) in (head + 1..).zip(&table.table.rows) {
            self.row(row, table, cells)?;
        }
        let last = head + u32::try_from(table.table.rows.len()).unwrap_or(0);
        if is_list(self.sheet) {
            self.worksheet.set_freeze_panes(head + 1, table.pinned)?.set_repeat_rows(head, head)?;
            if table.pinned > 0 {
                self.worksheet.set_repeat_columns(0, table.pinned - 1)?;
            }
            if last > head {
                self.worksheet.autofilter(head, 0, last, column(table.table.columns.len().saturating_sub(1)))?;
            }
        }
        if last > head {
            for rule in &table.rules {
                self.rule(head + 1, last, rule)?;
            }
        }
        Ok(())
    }

    fn head(&mut self, row: u32, table: &SheetTable) -> Result<(), XlsxError> {
        let format = self.styles.head.clone();
        let heads = table.table.columns.iter().zip(&self.layout.widths);
        let most = heads.map(|(column, width)| lines(&column.head, *width)).max().unwrap_or(1);
        self.worksheet.set_row_height(row, f64::from(most) * LINE + 6.0)?;
        for (number, head) in table.table.columns.iter().enumerate() {
            let end = if is_spread(table, number, self.columns()) { self.columns() } else { number + 1 };
            self.across(row, number, end, &head.head, &format)?;
        }
        Ok(())
    }

    fn row(&mut self, row: u32, table: &SheetTable, cells: &[Cell]) -> Result<(), XlsxError> {
        let end = |number: usize| if is_spread(table, number, self.columns()) { self.columns() } else { number + 1 };
        let taken = cells.iter().enumerate().map(|(number, cell)| lines(&cell.text, self.layout.width(number..end(number))));
        let most = taken.max().unwrap_or(1);
        if most > 1 {
            self.worksheet.set_row_height(row, f64::from(most) * LINE + 1.0)?;
        }
        for (number, (cell, head)) in cells.iter().zip(&table.table.columns).enumerate() {
            if is_spread(table, number, self.columns()) {
                self.spread(row, number, cell)?;
                continue;
            }
            let link = cell.target.and_then(|target| self.links.to(target)).filter(|_| self.linked < MOST_LINKS);
            let format = self.styles.cell(cell, head.right, link.is_some());
            let at = (row, column(number));
            if let Some(link) = link {
                self.linked += 1;
                self.worksheet.write_url_with_options(at.0, at.1, link, fitting(visible(&cell.text)), "", Some(format))?;
            }
            cell::write(self.worksheet, at, cell, format)?;
        }
        Ok(())
    }

    /// Lets cells stand out from the first row to the last.
    fn rule(&mut self, first: u32, last: u32, rule: &Rule) -> Result<(), XlsxError> {
        let at = column(rule.column);
        let condition = match &rule.when {
            When::AboveZero => {
                let cell = format!("${}{}", rust_xlsxwriter::utility::column_number_to_name(at), first + 1);
                format!("=AND(ISNUMBER({cell}),{cell}>0)")
            }
            When::Says { column: other, word } => {
                let name = rust_xlsxwriter::utility::column_number_to_name(column(*other));
                format!("=${name}{}=\"{}\"", first + 1, word.replace('"', "\"\""))
            }
        };
        let format = ConditionalFormatFormula::new().set_rule(condition.as_str()).set_format(&self.styles.standing_out);
        self.worksheet.add_conditional_format(first, at, last, at, &format)?;
        Ok(())
    }
}

/// The number of a column; a table has fewer than sixteen bits of them.
fn column(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}
