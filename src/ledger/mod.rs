//! Rows to typed cases. What a row says is read once; what is wrong with it is told, and nothing is guessed.

mod cells;
mod checks;
mod date;
mod pauses;
mod said;
mod words;

use std::borrow::Cow;
use std::sync::Arc;

use cells::{Cells, Found, Weight};
use checks::{CHECKS, Fault, Rules};
pub use date_cell::read_day;
use said::Said;
use words::Words;

use crate::diag::{Code, Diagnostic, Sink, Tier};
use crate::domain::fold::fold;
use crate::domain::{Case, Channel, Exclusion, ExclusionKind, Extension, Field, Mark, Marks, Moment, Place, Satisfaction, ServiceIx};
use crate::intake::{Layout, RecordFault, Row};
use crate::rules::{Pack, Service, StatusWord, Truth};

/// Reads single cells of other tables by the rules of the case ledger.
mod date_cell {
    use chrono::NaiveDate;

    use super::date::{DateCell, read};

    /// The day a cell names, in any form a ledger may use; `None` where it names none, or could mean two.
    pub fn read_day(text: &str) -> Option<NaiveDate> {
        match read(text.trim().as_bytes()) {
            DateCell::Moment(moment) => Some(moment.day),
            DateCell::Ambiguous | DateCell::Damaged | DateCell::Unreadable => None,
        }
    }
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading<'r> {
    /// A case.
    Case(Box<Case<'r>>),
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
struct Events {
    own: Vec<Field>,
    stand_ins: Vec<Field>,
}

impl Events {
    fn new(own: &[Field], stand_ins: &[Field], layout: &Layout) -> Self {
        let present = |fields: &[Field]| fields.iter().copied().filter(|field| layout.field(field.index()).is_some()).collect();
        Self { own: present(own), stand_ins: present(stand_ins) }
    }

    fn is_empty(&self) -> bool {
        self.own.is_empty() && self.stand_ins.is_empty()
    }
}

/// Reads the rows of one file.
pub struct CaseReader<'p> {
    pack: &'p Pack,
    layout: Layout,
    file: Arc<str>,
    /// The service of every row, where the file has no such column.
    service: Option<ServiceIx>,
    starts: Vec<Events>,
    ends: Vec<Events>,
    services: Words<'p, ServiceIx>,
    statuses: Words<'p, StatusWord>,
    scopes: Words<'p, bool>,
    validities: Words<'p, Truth>,
    upheld: Words<'p, Truth>,
    channels: Words<'p, Channel>,
    opinions: Words<'p, Option<Satisfaction>>,
    /// A column the whole table cannot do without is missing.
    unusable: bool,
}

impl<'p> CaseReader<'p> {
    /// For a file with this layout. `service` is what the submission says of a file without such a column. Says which
    /// columns are missing.
    pub fn new(pack: &'p Pack, layout: Layout, file: Arc<str>, service: Option<ServiceIx>, sink: &mut Sink) -> Self {
        let services = &pack.policy.services;
        let sole = (services.len() == 1).then_some(ServiceIx(0));
        let has_service = layout.field(Field::Service.index()).is_some();
        let values = &pack.spellings.values;
        let mut reader = Self {
            starts: services.iter().map(|service| Events::new(&service.start, &service.start_stand_ins, &layout)).collect(),
            ends: services.iter().map(|service| Events::new(&service.end, &service.end_stand_ins, &layout)).collect(),
            service: if has_service { None } else { service.or(sole) },
            services: Words::new(&values.service),
            statuses: Words::new(&values.status),
            scopes: Words::new(&values.special_scope),
            validities: Words::new(&values.valid),
            upheld: Words::new(&values.upheld),
            channels: Words::new(&values.channel),
            opinions: Words::new(&values.satisfaction),
            unusable: false,
            pack,
            layout,
            file,
        };
        reader.missing_columns(has_service, sink);
        reader
    }

    fn missing_columns(&mut self, has_service: bool, sink: &mut Sink) {
        let mut missing = Vec::new();
        if self.layout.field(Field::CaseId.index()).is_none() {
            missing.push(Field::CaseId);
        }
        if !has_service && self.service.is_none() {
            missing.push(Field::Service);
        }
        if self.starts.iter().all(Events::is_empty) {
            missing.push(Field::AcceptedAt);
        }
        if self.ends.iter().all(Events::is_empty) {
            missing.push(Field::CompletedAt);
        }
        self.unusable = !missing.is_empty();
        for field in missing {
            let spec = &self.pack.spellings.case.fields[field.index()];
            let diagnostic = Diagnostic::new(Code::F002, Place::file(Arc::clone(&self.file)))
                .fact("field", &spec.label.zh)
                .fact("field_en", &spec.label.en)
                .fact("headers", spec.headers.iter().take(4).cloned().collect::<Vec<_>>().join("、"));
            sink.push(diagnostic);
        }
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

    /// Reads a row.
    pub fn read<'b>(&mut self, row: Row<'b>, sink: &mut Sink) -> Reading<'b> {
        if let Some(code) = self.broken_form(&row, sink) {
            return Reading::SetAside { id: None, service: None, code };
        }
        let layout = std::mem::replace(&mut self.layout, Layout::none());
        let file = Arc::clone(&self.file);
        let cells = Cells { row, layout: &layout, spellings: &self.pack.spellings, file: &file };
        let id = cells.case_id(sink);
        let (id, id_fault) = match id {
            Found::Value(id) => (Some(id), None),
            Found::Blank => (None, Some(Code::R106)),
            Found::Broken(code) => (None, Some(code)),
        };
        let service = self.service(&cells, id.as_deref().unwrap_or(""), sink);
        let reading = match (id, service) {
            (Some(id), Ok(service)) if !self.unusable => self.read_case(&cells, id, service, sink),
            (id, service) => {
                let code = id_fault.or(service.err()).unwrap_or(Code::F002);
                Reading::SetAside { id, service: service.ok(), code }
            }
        };
        self.layout = layout;
        reading
    }

    /// A row whose form makes every cell doubtful.
    fn broken_form(&self, row: &Row<'_>, sink: &mut Sink) -> Option<Code> {
        let width = self.layout.width();
        let filled_beyond = || (width..row.record.n_cells()).any(|column| !row.bytes(column).is_empty());
        let code = match row.record.fault {
            Some(RecordFault::UnclosedQuote) => Code::R108,
            Some(RecordFault::TooLong) => Code::R110,
            None if row.record.n_cells() < width || filled_beyond() => Code::R107,
            None => {
                let column = row.undecodable_column()?;
                let place = Place { file: Arc::clone(&self.file), line: Some(row.record.line), column: Some(self.layout.column(column)) };
                sink.report(Code::F001, &place, || Diagnostic::new(Code::F001, place.clone()));
                return Some(Code::F001);
            }
        };
        let place = Place::line(Arc::clone(&self.file), row.record.line);
        sink.report(code, &place, || Diagnostic::new(code, place.clone()).fact("cells", row.record.n_cells()).fact("columns", width));
        Some(code)
    }

    fn service(&mut self, cells: &Cells<'_, '_>, id: &str, sink: &mut Sink) -> Result<ServiceIx, Code> {
        if let Some(service) = self.service {
            return Ok(service);
        }
        let Some(bytes) = cells.bytes(Field::Service.index()) else {
            let place = cells.place(Field::Service.index());
            let label = &self.pack.spellings.case.fields[Field::Service.index()].label;
            sink.report(Code::R106, &place, || {
                Diagnostic::new(Code::R106, place.clone()).fact("field", &label.zh).fact("field_en", &label.en).case(id)
            });
            return Err(Code::R106);
        };
        let found = self.services.find(&bytes, || cells.text(Field::Service).unwrap_or_default());
        found.ok_or_else(|| {
            let names: Vec<_> = self.pack.policy.services.iter().map(|service| service.name.zh.as_str()).collect();
            cells.unknown_word(Code::R104, Field::Service, &names.join("、"), id, sink);
            Code::R104
        })
    }

    fn read_case<'b>(&mut self, cells: &Cells<'_, 'b>, id: Cow<'b, str>, service: ServiceIx, sink: &mut Sink) -> Reading<'b> {
        match self.try_case(cells, &id, service, sink) {
            Ok(case) => Reading::Case(Box::new(Case { id, ..case })),
            Err(code) => Reading::SetAside { id: Some(id), service: Some(service), code },
        }
    }

    /// Reads every field, runs the checks, and makes the case; the id is left to the caller.
    fn try_case<'b>(&mut self, cells: &Cells<'_, 'b>, id: &str, service: ServiceIx, sink: &mut Sink) -> Result<Case<'b>, Code> {
        let rules = &self.pack.policy.services[service.index()];
        let (started, start_stands_for) = event(cells, &self.starts[service.index()], id, sink)?;
        let Some(started) = started else {
            let field = *rules.start.first().unwrap_or(&Field::AcceptedAt);
            cells.unknown_word(Code::R106, field, "", id, sink);
            return Err(Code::R106);
        };
        let (completed, end_stands_for) = event(cells, &self.ends[service.index()], id, sink)?;
        let status = self.status(cells, id, sink)?;
        let channel = word(cells, &mut self.channels, Field::Channel, id, sink);
        let transferred_in = channel == Some(Channel::Hotline) || cells.is_there(Field::TransferNo);
        let valid = match rules.needs_validity {
            true => word(cells, &mut self.validities, Field::Valid, id, sink),
            false => None,
        };
        let accepted = match started.0 {
            Field::AcceptedAt => Some(started.1),
            _ => cells.moment(Field::AcceptedAt.index(), Weight::Aside, id, sink).ok()?,
        };
        let said = Said {
            id: Cow::Borrowed(id),
            service,
            started,
            start_stands_for,
            completed,
            end_stands_for,
            accepted,
            status,
            valid,
            transferred_in,
            return_approved: cells
                .text(Field::ExcludedReason)
                .is_some_and(|text| self.pack.spellings.values.return_approved.contains(&fold(&text))),
            pauses: pauses::read_all(cells, self.pack, service, id, sink)?,
        };
        let weight = if rules.honours_appointments { Weight::Decides } else { Weight::Aside };
        let appointment = cells.moment(Field::AppointmentAt.index(), weight, id, sink).ok()?;
        let case = Case {
            id: Cow::Borrowed(""),
            service,
            started: started.1,
            completed: completed.map(|(_, moment)| moment),
            exclusion: exclusion(cells, &said, id, sink)?,
            special_scope: word(cells, &mut self.scopes, Field::Scope, id, sink).unwrap_or(false),
            channel,
            transferred_in,
            appointment: appointment.map(|moment| moment.day),
            extension: self.extension(cells, id, sink)?,
            stated_due: stated_due(cells, rules, id, sink)?,
            marks: self.marks(cells, &said, channel, id, sink),
            pauses: Vec::new(),
        };
        self.check(cells, &said, sink)?;
        Ok(Case { pauses: said.pauses, ..case })
    }

    /// Runs every check; a block sets the row aside, after all of them have spoken.
    fn check(&self, cells: &Cells<'_, '_>, said: &Said<'_>, sink: &mut Sink) -> Result<(), Code> {
        let rules = Rules { policy: &self.pack.policy, spellings: &self.pack.spellings };
        let mut blocked = None;
        for check in CHECKS {
            let Some(Fault { code, field, facts }) = check(said, &rules) else { continue };
            let place = cells.place(field.index());
            sink.report(code, &place, || Diagnostic { code, place: place.clone(), case_id: Some(said.id.to_string()), facts });
            if code.tier() == Tier::Block {
                blocked = blocked.or(Some(code));
            }
        }
        blocked.map_or(Ok(()), Err)
    }

    fn status(&mut self, cells: &Cells<'_, '_>, id: &str, sink: &mut Sink) -> Result<Option<StatusWord>, Code> {
        let Some(bytes) = cells.bytes(Field::Status.index()) else { return Ok(None) };
        let found = self.statuses.find(&bytes, || cells.text(Field::Status).unwrap_or_default());
        if found.is_none() {
            cells.unknown_word(Code::R104, Field::Status, "在办、办结、撤销、无效、重复、转出、终止", id, sink);
            return Err(Code::R104);
        }
        Ok(found)
    }

    fn extension(&self, cells: &Cells<'_, '_>, id: &str, sink: &mut Sink) -> Result<Option<Extension>, Code> {
        let weight = if self.pack.policy.counting.honours_extensions { Weight::Decides } else { Weight::Aside };
        let requested = cells.moment(Field::ExtensionRequestedAt.index(), weight, id, sink).ok()?;
        let until = cells.moment(Field::ExtendedTo.index(), weight, id, sink).ok()?;
        Ok(requested.zip(until).map(|(requested, until)| Extension { requested_on: requested.day, until: until.day }))
    }

    fn marks(&mut self, cells: &Cells<'_, '_>, said: &Said<'_>, channel: Option<Channel>, id: &str, sink: &mut Sink) -> Marks {
        let mut event = |field: Field| matches!(cells.moment(field.index(), Weight::Aside, id, sink), Found::Value(_));
        let (reported_back, followed_up) = (event(Field::ReportedBackAt), event(Field::FollowedUpAt));
        let opinion = word(cells, &mut self.opinions, Field::Satisfaction, id, sink).flatten();
        let upheld = word(cells, &mut self.upheld, Field::Upheld, id, sink);
        let visits = cells.text(Field::Visits).and_then(|text| {
            let number = fold(&text).trim_end_matches(['次', '趟']).parse::<u16>().ok();
            if number.is_none() {
                cells.unknown_word(Code::R105, Field::Visits, "0、1、2 …", id, sink);
            }
            number
        });
        Marks::default()
            .with(Mark::Handled, cells.is_there(Field::Handling))
            .with(Mark::Recorded, cells.is_there(Field::RecordNo))
            .with(Mark::ReportedBack, reported_back)
            .with(Mark::FollowedUp, followed_up)
            .with(Mark::Completed, said.completed.is_some())
            .with(Mark::ChannelKnown, channel.is_some())
            .with(Mark::Phone, channel == Some(Channel::Phone))
            .with(Mark::Online, channel == Some(Channel::Online))
            .with(Mark::VisitsKnown, visits.is_some())
            .with(Mark::OneStop, visits.is_some_and(|visits| visits <= 1))
            .with(Mark::Upheld, upheld == Some(Truth::Yes))
            .with(Mark::Accountable, cells.is_there(Field::Accountability))
            .with(Mark::LateExplained, cells.is_there(Field::LateReason))
            .with_satisfaction(opinion)
    }
}

/// The event of a clock, and the event it stands in for.
type Event = (Option<(Field, Moment)>, Option<Field>);

/// The first event that is written; where that is not the first the file has a column for, it stands in for that one.
fn event(cells: &Cells<'_, '_>, events: &Events, id: &str, sink: &mut Sink) -> Result<Event, Code> {
    let proper = events.own.first().copied();
    for field in events.own.iter().chain(&events.stand_ins) {
        if let Some(moment) = cells.moment(field.index(), Weight::Decides, id, sink).ok()? {
            let stands_for = if proper == Some(*field) { None } else { proper.or(Some(Field::AcceptedAt)) };
            return Ok((Some((*field, moment)), stands_for));
        }
    }
    Ok((None, None))
}

/// A word of a column that does not set the row aside: an unknown one is told and counts as blank.
fn word<T: Copy>(cells: &Cells<'_, '_>, words: &mut Words<'_, T>, field: Field, id: &str, sink: &mut Sink) -> Option<T> {
    let bytes = cells.bytes(field.index())?;
    let found = words.find(&bytes, || cells.text(field).unwrap_or_default());
    if found.is_none() {
        cells.unknown_word(Code::R105, field, "", id, sink);
    }
    found
}

/// What the row says takes the case out of the count: its status, else that a complaint is not valid.
fn exclusion(cells: &Cells<'_, '_>, said: &Said<'_>, id: &str, sink: &mut Sink) -> Result<Option<Exclusion>, Code> {
    let called_invalid = said.valid == Some(Truth::No) && (!said.transferred_in || said.return_approved);
    let kind = match said.status {
        Some(StatusWord::Excluded(ExclusionKind::Invalid)) if said.valid.is_some() && !called_invalid => return Ok(None),
        Some(StatusWord::Excluded(kind)) => kind,
        _ if called_invalid => ExclusionKind::Invalid,
        _ => return Ok(None),
    };
    let on = cells.moment(Field::ExcludedOn.index(), Weight::Decides, id, sink).ok()?;
    Ok(Some(Exclusion { kind, on: on.map(|moment| moment.day), reasoned: cells.is_there(Field::ExcludedReason) }))
}

/// The due time as written; it decides only where the service's limit is «as stated».
fn stated_due(cells: &Cells<'_, '_>, service: &Service, id: &str, sink: &mut Sink) -> Result<Option<Moment>, Code> {
    let decides = service.limit == crate::domain::TimeLimit::AsStated;
    let weight = if decides { Weight::Decides } else { Weight::Aside };
    cells.moment(Field::StatedDue.index(), weight, id, sink).ok()
}
