//! The cells of one row by field: blank or not, as text, as a moment, as a word. What cannot be read becomes a diagnostic.

use std::borrow::Cow;

use super::date::{self, DateCell};
use super::plain_time::plain;
use super::words::Known;
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::fold::fold_width;
use crate::domain::{Field, FileName, Moment, Place};
use crate::intake::{FieldColumn, Layout, Row, quoted};
use crate::rules::{Blanks, Spellings};

/// A row with its fields.
pub(super) struct Cells<'a, 'b> {
    pub(super) row: Row<'b>,
    pub(super) layout: &'a Layout,
    pub(super) spellings: &'a Spellings,
    pub(super) file: &'a FileName,
    /// What is written, by [`Field::index`]: every check asks, so it is looked up once.
    written: [Option<&'b [u8]>; Field::ALL.len()],
}

/// How much a date decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// The row cannot be judged without it.
    Decides,
    /// It only counts as there or not.
    Aside,
}

/// What a field is that holds a time.
#[derive(Debug, Clone, Copy)]
pub(super) enum UsualTime {
    /// Nothing is written.
    Blank,
    /// One of the forms of nearly every cell.
    Moment(Moment),
    /// It has to be looked at closer.
    Other,
}

impl<'a, 'b> Cells<'a, 'b> {
    /// Looks up what is written in the columns that the layout knows.
    pub(super) fn new(row: Row<'b>, layout: &'a Layout, spellings: &'a Spellings, file: &'a FileName) -> Self {
        let mut written = [None; Field::ALL.len()];
        for (number, column) in layout.present() {
            if let Some(slot) = written.get_mut(*number) {
                *slot = column_bytes(&row, *column, &spellings.blank);
            }
        }
        Self { row, layout, spellings, file, written }
    }

    /// The place of a field in this row.
    pub(super) fn place(&self, number: usize) -> Place {
        let column = self.layout.field(number).map(|column| self.layout.column(column.first()));
        Place { file: self.file.clone(), line: Some(self.row.record.line), column }
    }

    /// The bytes of a field without white space around; `None` where the file has no such column or nothing is written.
    #[inline] // Every check asks.
    pub(super) fn bytes(&self, field: Field) -> Option<&'b [u8]> {
        self.written[field.index()]
    }

    /// The same of a column of the case table, which may be that of a stage.
    fn number_bytes(&self, number: usize) -> Option<&'b [u8]> {
        match self.written.get(number) {
            Some(written) => *written,
            None => self.column_bytes(self.layout.field(number)?.first()),
        }
    }

    fn column_bytes(&self, column: usize) -> Option<&'b [u8]> {
        column_bytes(&self.row, column, &self.spellings.blank)
    }

    /// Is anything written in a column of the case table?
    pub(super) fn has(&self, number: usize) -> bool {
        self.number_bytes(number).is_some()
    }

    /// A field that holds a time, at a glance.
    #[inline]
    pub(super) fn usual_time(&self, field: Field) -> UsualTime {
        if self.layout.field(field.index()).is_some_and(|columns| matches!(columns, FieldColumn::DateAndTime { .. })) {
            return UsualTime::Other;
        }
        match self.bytes(field) {
            None => UsualTime::Blank,
            Some(bytes) => plain(bytes).map_or(UsualTime::Other, UsualTime::Moment),
        }
    }

    /// A field as text.
    pub(super) fn text(&self, field: Field) -> Option<Cow<'b, str>> {
        self.number_text(field.index())
    }

    /// A column of the case table as text, by its number.
    pub(super) fn number_text(&self, number: usize) -> Option<Cow<'b, str>> {
        self.row.decode(self.number_bytes(number)?)
    }

    /// Is anything written?
    pub(super) fn is_there(&self, field: Field) -> bool {
        self.bytes(field).is_some()
    }

    /// A case's number: trimmed, width-folded, without what spreadsheets put around it; else why the row is set aside.
    pub(super) fn case_id(&self, sink: &mut Sink) -> Result<Cow<'b, str>, Code> {
        if self.layout.field(Field::CaseId.index()).is_none() {
            return Err(Code::F002);
        }
        let Some(text) = self.text(Field::CaseId) else {
            return Err(self.missing(Field::CaseId, "", sink));
        };
        let id = plain_id(text);
        if date::is_damaged(&id) || is_float(&id) {
            let shown = quoted(&id);
            sink.report(Code::R109, &self.place(Field::CaseId.index()), || self.diagnostic(Code::R109, Field::CaseId).fact("cell", shown));
            return Err(Code::R109);
        }
        if let Some(pattern) = self.spellings.personal_patterns.in_number(id.as_bytes()) {
            // Case numbers are printed in lists, so this one must go no further.
            let (kind, kind_en) = pattern.name();
            let place = self.place(Field::CaseId.index());
            sink.report(Code::R117, &place, || Diagnostic::new(Code::R117, place.clone()).fact("kind", kind).fact("kind_en", kind_en));
            return Err(Code::R117);
        }
        Ok(id)
    }

    /// A case's number as it is written, where anything but plain ASCII is in it.
    pub(super) fn written_id(&self) -> Option<Cow<'b, str>> {
        self.bytes(Field::CaseId).filter(|bytes| !is_plain(bytes))?;
        self.text(Field::CaseId)
    }

    fn diagnostic(&self, code: Code, field: Field) -> Diagnostic {
        Diagnostic::new(code, self.place(field.index()))
            .fact("field", &self.spellings.case.fields[field.index()].label.zh)
            .fact("field_en", &self.spellings.case.fields[field.index()].label.en)
    }

    /// A column of the case table as a moment, `None` where nothing is written; else what the sink was told of the cell.
    pub(super) fn moment(&self, number: usize, weight: Weight, id: &str, sink: &mut Sink) -> Result<Option<Moment>, Code> {
        let Some(columns) = self.layout.field(number) else { return Ok(None) };
        let read = match columns {
            FieldColumn::One(column) => match self.number_bytes(number) {
                None => return Ok(None),
                Some(bytes) => self.read_date(bytes, column),
            },
            FieldColumn::DateAndTime { date, time } => match (self.number_bytes(number), self.column_bytes(time)) {
                (None, None) => return Ok(None),
                (Some(bytes), None) => self.read_date(bytes, date),
                (date_bytes, Some(bytes)) => self.read_two(date_bytes, date, bytes, time),
            },
        };
        let code = match (weight, read) {
            (_, DateCell::Moment(moment)) => return Ok(Some(moment)),
            (_, DateCell::Serial(_)) => Code::R114,
            (Weight::Aside, _) => Code::R102,
            (Weight::Decides, DateCell::Ambiguous) => Code::R103,
            (Weight::Decides, DateCell::Damaged) => Code::R109,
            (Weight::Decides, DateCell::Unreadable) => Code::R101,
        };
        let place = self.place(number);
        sink.report(code, &place, || {
            let label = &self.spellings.case.fields[number].label;
            let diagnostic = Diagnostic::new(code, place.clone()).fact("field", &label.zh).fact("field_en", &label.en);
            let diagnostic = diagnostic.fact("cell", self.quoted_moment(columns)).case(id);
            if let Some(moment) = read.moment() { diagnostic.fact("read", moment) } else { diagnostic }
        });
        read.moment().map(Some).ok_or(code)
    }

    /// What is written where a moment should be, in one column or in two.
    fn quoted_moment(&self, columns: FieldColumn) -> String {
        let text = |column| self.row.text(column).unwrap_or_default();
        match columns {
            FieldColumn::One(column) => quoted(&text(column)),
            FieldColumn::DateAndTime { date, time } => quoted(format!("{} {}", text(date), text(time)).trim()),
        }
    }

    fn read_date(&self, bytes: &[u8], column: usize) -> DateCell {
        match date::read(bytes) {
            DateCell::Unreadable if !bytes.is_ascii() => {
                self.row.text(column).map_or(DateCell::Unreadable, |text| date::read(text.as_bytes()))
            }
            read => read,
        }
    }

    /// A date in one column and its time in another; a whole moment in the second one stands for itself.
    fn read_two(&self, date_bytes: Option<&[u8]>, date: usize, time_bytes: &[u8], time: usize) -> DateCell {
        let whole = self.read_date(time_bytes, time);
        if whole.moment().is_some() {
            return whole;
        }
        let Some(date_bytes) = date_bytes else { return DateCell::Unreadable };
        let clock = self.row.text(time).and_then(|text| date::clock(&text));
        match (self.read_date(date_bytes, date), clock) {
            (DateCell::Moment(day), Some(clock)) => DateCell::Moment(Moment::at(day.day, clock)),
            (DateCell::Serial(day), Some(clock)) => DateCell::Serial(Moment::at(day.day, clock)),
            (DateCell::Moment(_) | DateCell::Serial(_), None) => DateCell::Unreadable,
            (unread, _) => unread,
        }
    }

    /// Says that a word is not one of those the pack knows; whether it sets the row aside depends on the code. `known` says
    /// what could have been written.
    pub(super) fn unknown_word(&self, code: Code, field: Field, known: impl FnOnce(&str) -> Known, id: &str, sink: &mut Sink) {
        sink.report(code, &self.place(field.index()), || {
            let text = self.text(field).unwrap_or_default();
            let Known { zh, en, near } = known(&text);
            let diagnostic = self.diagnostic(code, field).fact("cell", quoted(&text)).fact("known", zh).fact("known_en", en).case(id);
            match near {
                Some(near) => {
                    diagnostic.fact("hint", format!("，是否应为“{near}”")).fact("hint_en", format!(", perhaps “{near}” was meant"))
                }
                None => diagnostic.fact("hint", "").fact("hint_en", ""),
            }
        });
    }

    /// Says that nothing is written where something must be.
    pub(super) fn missing(&self, field: Field, id: &str, sink: &mut Sink) -> Code {
        sink.report(Code::R106, &self.place(field.index()), || {
            let diagnostic = self.diagnostic(Code::R106, field);
            if id.is_empty() { diagnostic } else { diagnostic.case(id) }
        });
        Code::R106
    }
}

/// The bytes of a column without white space around, where they say anything.
#[inline] // Asked for every cell.
fn column_bytes<'b>(row: &Row<'b>, column: usize, blanks: &Blanks) -> Option<&'b [u8]> {
    let bytes = row.bytes(column);
    let says_nothing = bytes.is_empty() || (blanks.may_contain(bytes) && row.text(column).is_some_and(|text| blanks.contains(&text)));
    (!says_nothing).then_some(bytes)
}

/// A case's number as numbers are compared: trimmed, width-folded, without what spreadsheets put around it.
pub(super) fn plain_id(text: Cow<'_, str>) -> Cow<'_, str> {
    if is_plain(text.as_bytes()) && !text.starts_with(['\'', '=']) {
        return text;
    }
    // What shows nothing may stand before what a spreadsheet has put around it.
    let mut plain = fold_width(&text);
    loop {
        let inner = date::unwrap(&plain).into_owned();
        if inner == plain {
            return Cow::Owned(plain);
        }
        plain = inner;
    }
}

/// Nothing but ASCII that shows.
fn is_plain(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| matches!(byte, b' '..=b'~'))
}

/// What a number with twelve digits or more turns into in a spreadsheet: `1.23E+17`.
fn is_float(text: &str) -> bool {
    if !text.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        return false;
    }
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    exponent.strip_prefix('+').is_some_and(digits) && mantissa.split_once('.').map_or(digits(mantissa), |(a, b)| digits(a) && digits(b))
}
