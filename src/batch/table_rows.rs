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

/// Why a row of a table that the bureau keeps is not used, or not in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unused {
    /// It has no number.
    NoNumber,
    /// Its number may be a person's.
    Personal,
    /// Another row has its number.
    Twice,
    /// Its time cannot be read.
    NoTime,
    /// What was found is blank or no word of the pack.
    Finding,
    /// What became of an appeal is no word of the pack.
    Appeal,
}

impl Unused {
    pub(super) fn tell(self, place: Place, sink: &mut Sink) {
        let (why, why_en) = match self {
            Self::NoNumber => ("缺少编号，该行未采用", "it has no number and is not used"),
            Self::Personal => ("编号疑似个人号码，该行未采用", "its number looks like a person's, so it is not used"),
            Self::Twice => ("编号与前面的行重复，该行未采用", "a row further up has the same number, so it is not used"),
            Self::NoTime => ("时间为空或无法识别，不采用该时间", "its time is blank or cannot be read and is not used"),
            Self::Finding => ("核查结论为空或无法识别，该行未采用", "its finding is blank or not known, so it is not used"),
            Self::Appeal => ("申诉结果无法识别，按未决处理", "what became of the appeal is not known; it counts as pending"),
        };
        sink.push(Diagnostic::new(Code::B573, place).fact("why", why).fact("why_en", why_en));
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
