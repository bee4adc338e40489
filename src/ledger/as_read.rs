//! A row as it was read, field by field, for whoever asks what the program made of it.

use super::CaseReader;
use super::cells::{Cells, Weight};
use crate::diag::Sink;
use crate::domain::fold::fold;
use crate::domain::{Column, Field, Moment, RowText, ServiceIx};
use crate::intake::{FieldColumn, Row, covered};

/// A field of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadField {
    /// Its number in the case table of the pack.
    pub number: usize,
    /// The column it was read from.
    pub column: Column,
    /// What was read.
    pub value: ReadValue,
}

/// What was read from a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadValue {
    /// Nothing is written.
    Blank,
    /// Something is written that is not shown.
    Covered,
    /// A time.
    Moment(Moment),
    /// A service.
    Service(ServiceIx),
    /// A word or a number, as written.
    Text(String),
}

impl CaseReader<'_> {
    /// Every field the file has a column for, and the columns that are never shown: those of personal data and those the pack
    /// does not know. `shown` is the row with what may be personal covered up.
    pub fn as_read(&self, row: &Row<'_>, shown: &RowText) -> (Vec<ReadField>, Vec<Column>) {
        let fields = (0..self.pack.spellings.case.fields.len()).filter_map(|number| {
            let columns = self.layout.field(number)?;
            let value = self.value(row, number, columns, shown);
            Some(ReadField { number, column: shown_column(&self.layout.column(columns.first())), value })
        });
        let known: Vec<usize> = self.layout.fields.iter().flatten().flat_map(|columns| columns.all()).collect();
        let unknown =
            (0..self.layout.width()).filter(|column| !known.contains(column)).map(|column| shown_column(&self.layout.column(column)));
        (fields.collect(), unknown.filter(|column| !column.header.is_empty()).collect())
    }

    fn value(&self, row: &Row<'_>, number: usize, columns: FieldColumn, shown: &RowText) -> ReadValue {
        let cell = |column: usize| shown.cells.get(column).map_or("", String::as_str);
        let written: Vec<&str> = columns.all().map(cell).filter(|text| !text.is_empty()).collect();
        if written.is_empty() {
            return ReadValue::Blank;
        }
        if written.iter().any(|text| text.contains(RowText::COVERED)) {
            return ReadValue::Covered;
        }
        let cells = Cells::new(*row, &self.layout, &self.pack.spellings, &self.file);
        if !cells.has(number) && matches!(columns, FieldColumn::One(_)) {
            return ReadValue::Blank;
        }
        if is_time(number)
            && let Ok(Some(moment)) = cells.moment(number, Weight::Aside, "", &mut Sink::default())
        {
            return ReadValue::Moment(moment);
        }
        let text = written.join(" ");
        if number == Field::Service.index()
            && let Some(service) = self.pack.spellings.values.service.get(&fold(&text))
        {
            return ReadValue::Service(*service);
        }
        ReadValue::Text(text)
    }
}

/// A column whose header shows no number of a person: where a file has no header row, its first row is taken for one.
fn shown_column(column: &Column) -> Column {
    Column { number: column.number, header: covered(&column.header).into() }
}

/// Does the field hold a time? Those behind the fields of the format are the columns of stages.
fn is_time(number: usize) -> bool {
    let others = [Field::PausedFrom, Field::PausedTo, Field::ExtensionRequestedAt, Field::ExtendedTo, Field::ExcludedOn, Field::StatedDue];
    Field::ALL.get(number).is_none_or(|field| field.is_event() || others.contains(field))
}
