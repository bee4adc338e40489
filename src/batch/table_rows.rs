//! The rows of the tables beside the case ledger: registry, progress, what inspectors verified, violations.

use std::io;

use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::Encoding;
use crate::domain::Place;
use crate::intake::{Opened, Source, open, tables};
use crate::rules::{Pack, TableSpec};

/// The filled cells of one row, by the number of their field.
pub(super) struct TableRow {
    pub(super) place: Place,
    cells: Vec<Option<String>>,
}

impl TableRow {
    /// A cell by the name of its field; `None` where the table has no such column or nothing is written.
    pub(super) fn get(&self, spec: &TableSpec, key: &str) -> Option<&str> {
        self.cells.get(spec.position(key)?)?.as_deref()
    }
}

/// Every row of a table, out of all the sheets of a workbook that have its header.
pub(super) fn read(
    source: &dyn Source,
    spec: &TableSpec,
    pack: &Pack,
    encoding: Option<Encoding>,
    sink: &mut Sink,
) -> io::Result<Vec<TableRow>> {
    let mut rows = Vec::new();
    for found in tables(Box::new(source), &[spec], &pack.spellings.ignored_sheets, encoding, sink)? {
        rows.extend(read_one(found.source.as_ref(), spec, pack, encoding, sink)?);
    }
    Ok(rows)
}

/// Every row of one text or sheet. Rows whose form is broken are told and left out.
fn read_one(source: &dyn Source, spec: &TableSpec, pack: &Pack, encoding: Option<Encoding>, sink: &mut Sink) -> io::Result<Vec<TableRow>> {
    let Opened::Table(mut table) = open(source, spec, &pack.spellings, encoding, sink)? else { return Ok(Vec::new()) };
    let layout = table.layout.clone();
    let name = source.name();
    let mut rows = Vec::new();
    while let Some(row) = table.next_row()? {
        let place = Place::line(name.clone(), row.record.line);
        let code = if row.undecodable_column().is_some() {
            Some(Code::F001)
        } else if row.record.fault.is_some() {
            Some(Code::R108)
        } else if row.record.n_cells() < layout.width() {
            Some(Code::R107)
        } else {
            None
        };
        if let Some(code) = code {
            let diagnostic = Diagnostic::new(code, place).fact("cells", row.record.n_cells()).fact("columns", layout.width());
            sink.push(diagnostic);
            continue;
        }
        let cell = |number: usize| {
            let text = row.text(layout.field(number)?.first())?;
            (!text.is_empty()).then(|| text.into_owned())
        };
        rows.push(TableRow { place, cells: (0..spec.fields.len()).map(cell).collect() });
    }
    Ok(rows)
}
