//! Rows to typed cases. What a row says is read once; what is wrong with it is told, and nothing is guessed.

mod as_read;
mod asked;
mod cells;
mod checks;
mod date;
mod glance;
mod mojibake;
mod pauses;
mod plain_time;
mod rounded;
mod row;
mod said;
mod scan;
mod stated;
mod words;

use std::borrow::Cow;
use std::hash::BuildHasher;
use std::sync::Arc;

pub use as_read::{ReadField, ReadValue};
pub use asked::read_moment;
use cells::Cells;
use chrono::NaiveDate;
pub use date::read_day;
use foldhash::quality::FixedState;
pub use glance::Glance;
use rounded::Rounded;
use row::RowReader;
pub use stated::Stated;
use words::Words;

use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::fold::fold;
use crate::domain::{Case, Field, FileName, Place, ServiceIx};
use crate::intake::{Layout, RecordFault, Row};
use crate::rules::{Pack, Service};

/// A case's number as numbers are compared: trimmed, width-folded, without what spreadsheets put around it.
pub fn case_id(text: &str) -> Cow<'_, str> {
    cells::plain_id(Cow::Borrowed(text.trim()))
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::large_enum_variant)] // One is made per row; a box would cost an allocation for each.
pub enum Reading<'r> {
    /// A case.
    Case(Case<'r>),
    /// The row cannot be trusted.
    SetAside {
        /// Its number, where that can be read.
        id: Option<Cow<'r, str>>,
        /// Its service, where that can be read.
        service: Option<ServiceIx>,
        /// Why.
        code: Code,
    },
}

/// The event cells of a service, in order of preference, and how many of them are stand-ins.
#[derive(Clone)]
struct Events {
    /// The event the policy names first.
    named: Option<Field>,
    own: Vec<Field>,
    stand_ins: Vec<Field>,
}

impl Events {
    fn new(own: &[Field], stand_ins: &[Field], layout: &Layout) -> Self {
        let present = |fields: &[Field]| fields.iter().copied().filter(|field| layout.field(field.index()).is_some()).collect();
        Self { named: own.first().copied(), own: present(own), stand_ins: present(stand_ins) }
    }

    fn is_empty(&self) -> bool {
        self.own.is_empty() && self.stand_ins.is_empty()
    }
}

/// Reads the rows of one file.
pub struct CaseReader<'p> {
    pack: &'p Pack,
    layout: Arc<Layout>,
    file: FileName,
    /// The service of every row, where the file has no such column.
    service: Option<ServiceIx>,
    services: Words<'p, ServiceIx>,
    rows: RowReader<'p>,
    rounded: Rounded,
    /// Cells a row may have: as many as the header, or more where already the first row has a blank tail.
    most_cells: Option<usize>,
}

impl<'p> CaseReader<'p> {
    /// For a file with this layout. `service` is what the submission says of a file without such a column. Says which
    /// columns are missing.
    pub fn new(pack: &'p Pack, layout: Arc<Layout>, file: FileName, service: Option<ServiceIx>, sink: &mut Sink) -> Self {
        let services = &pack.policy.services;
        let sole = (services.len() == 1).then_some(ServiceIx(0));
        let has_service = layout.field(Field::Service.index()).is_some();
        let values = &pack.spellings.values;
        let events = |start: bool| -> Vec<Events> {
            let of = |service: &Service| {
                if start {
                    Events::new(&service.start, &service.start_stand_ins, &layout)
                } else {
                    Events::new(&service.end, &service.end_stand_ins, &layout)
                }
            };
            services.iter().map(of).collect()
        };
        let (starts, ends) = (events(true), events(false));
        let absent = [
            (Field::CaseId, layout.field(Field::CaseId.index()).is_none()),
            (Field::Service, !has_service && service.or(sole).is_none()),
            (Field::AcceptedAt, starts.iter().all(Events::is_empty)),
            (Field::CompletedAt, ends.iter().all(Events::is_empty)),
        ];
        let missing: Vec<_> = absent.into_iter().filter(|(_, absent)| *absent).map(|(field, _)| field).collect();
        report_missing(&missing, pack, &file, sink);
        Self {
            service: if has_service { None } else { service.or(sole) },
            services: Words::new(&values.service),
            rows: RowReader::new(pack, starts, ends),
            rounded: Rounded::default(),
            most_cells: None,
            pack,
            layout,
            file,
        }
    }

    /// The same for a ledger that was handed in on this day: what is dated later cannot be true.
    #[must_use]
    pub fn handed_in_on(mut self, day: Option<NaiveDate>) -> Self {
        self.rows.handed_in_on = day;
        self
    }

    /// A reader for other rows of the same file, once its first row was read.
    #[must_use]
    pub fn beside(&self) -> Self {
        Self {
            pack: self.pack,
            layout: Arc::clone(&self.layout),
            file: self.file.clone(),
            service: self.service,
            services: self.services.clone(),
            rows: self.rows.clone(),
            rounded: Rounded::default(),
            most_cells: self.most_cells,
        }
    }

    /// Takes in what a reader of other rows of the file has seen.
    pub fn merge(&mut self, other: Self) {
        self.rounded.merge(other.rounded);
    }

    /// Says what only all the rows of the file together show.
    pub fn finish(&self, sink: &mut Sink) {
        self.rounded.report(sink);
    }

    /// Which column holds which field.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The bytes of the cell that names the enterprise, where the file has such a column.
    #[inline]
    pub fn enterprise_bytes<'b>(&self, row: &Row<'b>) -> Option<&'b [u8]> {
        Some(row.bytes(self.layout.field(Field::Enterprise.index())?.first()))
    }

    /// The cell that names the enterprise, where the file has such a column.
    pub fn enterprise<'b>(&self, row: &Row<'b>) -> Option<Cow<'b, str>> {
        let column = self.layout.field(Field::Enterprise.index())?.first();
        row.text(column).filter(|text| !text.is_empty())
    }

    /// Does the file say which enterprise each row belongs to?
    pub fn names_enterprises(&self) -> bool {
        self.layout.field(Field::Enterprise.index()).is_some()
    }

    /// The number of a row, as [`CaseReader::read`] would read it, without reading the rest.
    pub fn id<'b>(&self, row: &Row<'b>) -> Option<Cow<'b, str>> {
        let column = self.layout.field(Field::CaseId.index())?.first();
        row.text(column).map(cells::plain_id)
    }

    /// The texts of a row that count only as there or not, as one number: rows that differ in them differ.
    pub fn texts(&self, row: &Row<'_>) -> u64 {
        const FIELDS: [Field; 9] = [
            Field::Handling,
            Field::RecordNo,
            Field::PauseReason,
            Field::ExcludedReason,
            Field::LateReason,
            Field::TransferNo,
            Field::ResponsibleUnit,
            Field::Accountability,
            Field::District,
        ];
        FixedState::default().hash_one(FIELDS.map(|field| {
            let text = self.layout.field(field.index()).and_then(|column| row.text(column.first()));
            text.map(|text| fold(&text))
        }))
    }

    /// Reads a row, all of it: a cell that cannot be read hides nothing of the others.
    pub fn read<'b>(&mut self, row: Row<'b>, sink: &mut Sink) -> Reading<'b> {
        let reading = self.read_cells(row, sink);
        if let Reading::SetAside { code, service, .. } = &reading {
            // What a row must say depends on its service.
            sink.not_judged(&self.file, *code, service.is_some());
        }
        reading
    }

    fn read_cells<'b>(&mut self, row: Row<'b>, sink: &mut Sink) -> Reading<'b> {
        if let Some(code) = self.broken_form(&row, sink) {
            return Reading::SetAside { id: None, service: None, code };
        }
        let Self { pack, layout, file, service, services, rows, rounded, .. } = self;
        let cells = Cells::new(row, layout, &pack.spellings, file);
        let id = cells.case_id(sink);
        let shown = id.as_deref().unwrap_or("");
        rounded.see(shown, || cells.place(Field::CaseId.index()));
        let service = service.map_or_else(|| read_service(&cells, services, shown, sink), Ok);
        let case = service.and_then(|service| rows.read(&cells, shown, service, sink));
        match (id, case) {
            (Ok(id), Ok(case)) => Reading::Case(Case { id, ..case }),
            (id, case) => {
                let code = id.as_ref().err().copied().or(case.err()).unwrap_or(Code::F002);
                Reading::SetAside { id: id.ok(), service: service.ok(), code }
            }
        }
    }

    /// A row whose form makes every cell doubtful.
    fn broken_form(&mut self, row: &Row<'_>, sink: &mut Sink) -> Option<Code> {
        let width = self.layout.width();
        let n_cells = row.record.n_cells();
        let filled_beyond = (width..n_cells).any(|column| !row.bytes(column).is_empty());
        let most = *self.most_cells.get_or_insert(if filled_beyond { width } else { n_cells.max(self.layout.n_cells()) });
        let code = match row.record.fault {
            Some(RecordFault::UnclosedQuote) => Code::R108,
            Some(RecordFault::TooLong) => Code::R110,
            None if n_cells < width || n_cells > most || filled_beyond => Code::R107,
            None => {
                let column = row.undecodable_column()?;
                let place = Place { file: self.file.clone(), line: Some(row.record.line), column: Some(self.layout.column(column)) };
                sink.report(Code::F001, &place, || Diagnostic::new(Code::F001, place.clone()));
                return Some(Code::F001);
            }
        };
        let place = Place::line(self.file.clone(), row.record.line);
        sink.report(code, &place, || Diagnostic::new(code, place.clone()).fact("cells", n_cells).fact("columns", width));
        Some(code)
    }
}

/// Says which columns the whole table cannot do without.
fn report_missing(missing: &[Field], pack: &Pack, file: &FileName, sink: &mut Sink) {
    for field in missing {
        let spec = &pack.spellings.case.fields[field.index()];
        // Headers are folded; the English label reads badly without its spaces and is a name of the field already.
        let english = fold(&spec.label.en);
        let all = spec.headers.iter().chain(&spec.date_headers).filter(|header| **header != english);
        let headers: Vec<&str> = all.map(String::as_str).take(4).collect();
        let diagnostic = Diagnostic::new(Code::F002, Place::file(file.clone()))
            .fact("field", &spec.label.zh)
            .fact("field_en", &spec.label.en)
            .fact("headers", headers.join("、"))
            .fact("headers_en", headers.join(", "));
        sink.push(diagnostic);
    }
}

/// The service a row names.
fn read_service(cells: &Cells<'_, '_>, words: &mut Words<'_, ServiceIx>, id: &str, sink: &mut Sink) -> Result<ServiceIx, Code> {
    // That the column is missing is told once, for the file.
    if cells.layout.field(Field::Service.index()).is_none() {
        return Err(Code::F002);
    }
    let Some(bytes) = cells.bytes(Field::Service) else {
        return Err(cells.missing(Field::Service, id, sink));
    };
    let found = words.find(bytes, || cells.text(Field::Service).unwrap_or_default());
    found.ok_or_else(|| {
        cells.unknown_word(Code::R104, Field::Service, |text| words.known(text), id, sink);
        Code::R104
    })
}
