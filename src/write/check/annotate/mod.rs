//! The ledgers as they were sent, in one workbook: faulty cells coloured and commented, and a sheet with everything found.

mod covered;
mod findings;
mod marks;
mod names;
mod notes;
mod sheet;
mod style;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::domain::{FileName, Lang, SentRow};
use crate::report::model::CheckReport;
use crate::write::xlsx::saved;
use covered::Covered;
use findings::Finding;
use marks::Marks;
use names::SheetNames;
use sheet::SheetWriter;
use style::Styles;

/// Rows of a sheet of today's spreadsheet programs.
const ROWS: u32 = 1_048_576;

/// The workbook could not be made.
#[derive(Debug, thiserror::Error)]
pub enum AnnotateError<E> {
    /// The rows of a ledger did not come.
    #[error(transparent)]
    Rows(E),
    /// The workbook did not take what was written.
    #[error(transparent)]
    Workbook(#[from] XlsxError),
}

/// A workbook in the making: the ledgers come one after the other, the findings stand before them.
pub struct Annotation<'c> {
    check: &'c CheckReport,
    lang: Lang,
    workbook: Workbook,
    styles: Styles,
    names: SheetNames,
    findings: Vec<Finding<'c>>,
    marks: Marks,
    covered: Vec<Covered>,
    /// Rows a sheet may have.
    rows: u32,
}

impl<'c> Annotation<'c> {
    /// With the sheet of findings alone; `check` holds every diagnostic and not the first ones alone.
    ///
    /// # Errors
    /// When the workbook does not take its first sheet.
    pub fn new(check: &'c CheckReport, lang: Lang) -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        // The time of writing would make two runs differ.
        let properties = DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
        workbook.set_properties(&properties);
        let mut names = SheetNames::default();
        workbook.add_worksheet().set_name(names.take(lang.pick("问题清单", "Findings")))?;
        let (findings, marks) = marks::of(check);
        Ok(Self { check, lang, workbook, styles: Styles::new(), names, findings, marks, covered: Vec::new(), rows: ROWS })
    }

    /// Sheets of `rows` rows at most.
    #[cfg(test)]
    fn with_rows(self, rows: u32) -> Self {
        Self { rows, ..self }
    }

    /// Adds a ledger, or a sheet of one, row by row; what is too long for a sheet goes on in the next one.
    ///
    /// # Errors
    /// What `next` says, and when the workbook does not take a row.
    pub fn ledger<E>(&mut self, name: &FileName, mut next: impl FnMut() -> Result<Option<SentRow>, E>) -> Result<(), AnnotateError<E>> {
        let marks = self.marks.of_file(name);
        let base = SheetNames::base(name);
        let mut header: Option<SentRow> = None;
        let mut first: u64 = 1;
        let mut pending = next().map_err(AnnotateError::Rows)?;
        loop {
            let sheet_name = self.names.take(&base);
            let worksheet = self.workbook.add_worksheet_with_low_memory()?.set_name(sheet_name.as_str())?;
            let mut sheet = SheetWriter::new(worksheet, sheet_name, &self.styles, self.lang);
            if let Some(header) = &header {
                sheet.repeat_header(header)?;
            }
            while let Some(row) = pending.take() {
                let Some(index) = sheet.index_of(row.number - first, self.rows) else {
                    first = row.number;
                    pending = Some(row);
                    break;
                };
                sheet.row(index, &row, &marks, &mut self.findings)?;
                if row.is_header {
                    header = Some(row);
                }
                pending = next().map_err(AnnotateError::Rows)?;
            }
            self.covered.push(sheet.finish()?);
            if pending.is_none() {
                return Ok(());
            }
        }
    }

    /// The bytes of the workbook.
    ///
    /// # Errors
    /// When the workbook cannot be written.
    pub fn finish(mut self) -> Result<Vec<u8>, XlsxError> {
        let sheet = self.workbook.worksheet_from_index(0)?;
        findings::write(sheet, self.check, &self.findings, &self.covered, &self.styles, self.lang)?;
        saved(&mut self.workbook)
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::io::Cursor;

    use calamine::{Reader, Xlsx};

    use super::*;
    use crate::domain::SentCell;
    use crate::report::model::{CalendarUsed, RulesUsed, Tool, Totals};

    fn nothing_found() -> CheckReport {
        let day = chrono::NaiveDate::MIN;
        let text = String::new;
        CheckReport {
            schema: text(),
            tool: Tool { name: text(), version: text() },
            language: "zh".to_owned(),
            verdict: "acceptable".to_owned(),
            totals: Totals { block: 0, confirm: 0, explained: 0, note: 0 },
            rules: RulesUsed { id: text(), version: text(), title: text(), source: text(), sha256: text() },
            calendar: CalendarUsed { name: text(), first: day, last: day, known_on: None },
            quarter: None,
            submissions: Vec::new(),
            inputs: Vec::new(),
            diagnostics: Vec::new(),
            not_done: Vec::new(),
            statements: Vec::new(),
        }
    }

    #[test]
    fn what_is_too_long_for_a_sheet_goes_on_in_the_next_under_the_same_header() {
        let check = nothing_found();
        let mut annotation = Annotation::new(&check, Lang::Zh).unwrap().with_rows(4);
        let mut rows = (1..=8_u64).map(|number| {
            let text = if number == 2 { "受理编号".to_owned() } else { format!("r{number}") };
            SentRow { number, line: number, is_header: number == 2, cells: vec![SentCell { text, covered: false }] }
        });
        annotation.ledger(&"a/cases.csv".into(), || Ok::<_, Infallible>(rows.next())).unwrap();
        let mut book = Xlsx::new(Cursor::new(annotation.finish().unwrap())).unwrap();
        let mut sheet = |name: &str| -> Vec<String> { book.worksheet_range(name).unwrap().rows().map(|row| row[0].to_string()).collect() };
        assert_eq!(sheet("cases"), ["r1", "受理编号", "r3", "r4"]);
        assert_eq!(sheet("cases (2)"), ["受理编号", "r5", "r6", "r7"]);
        assert_eq!(sheet("cases (3)"), ["受理编号", "r8"]);
    }
}
