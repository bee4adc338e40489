//! One row of a known form: every field read, every check run, the case made.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::cells::{Cells, Found, Weight};
use super::checks::{CHECKS, Fault, Rules};
use super::said::Said;
use super::words::Words;
use super::{Events, pauses};
use crate::diag::{Code, Diagnostic, Sink, Tier};
use crate::domain::fold::fold;
use crate::domain::{Case, Channel, Exclusion, ExclusionKind, Extension, Field, Mark, Marks, Moment, Satisfaction, ServiceIx, TimeLimit};
use crate::rules::{Pack, Service, StatusWord, Truth};

/// The words of a file's columns.
pub(super) struct RowReader<'p> {
    pack: &'p Pack,
    starts: Vec<Events>,
    ends: Vec<Events>,
    statuses: Words<'p, StatusWord>,
    scopes: Words<'p, bool>,
    validities: Words<'p, Truth>,
    upheld: Words<'p, Truth>,
    channels: Words<'p, Channel>,
    opinions: Words<'p, Option<Satisfaction>>,
}

impl<'p> RowReader<'p> {
    pub(super) fn new(pack: &'p Pack, starts: Vec<Events>, ends: Vec<Events>) -> Self {
        let values = &pack.spellings.values;
        Self {
            pack,
            starts,
            ends,
            statuses: Words::new(&values.status),
            scopes: Words::new(&values.special_scope),
            validities: Words::new(&values.valid),
            upheld: Words::new(&values.upheld),
            channels: Words::new(&values.channel),
            opinions: Words::new(&values.satisfaction),
        }
    }

    /// Reads every field, runs the checks, and makes the case; the id is left to the caller.
    pub(super) fn read<'b>(&mut self, cells: &Cells<'_, 'b>, id: &str, service: ServiceIx, sink: &mut Sink) -> Result<Case<'b>, Code> {
        let rules = &self.pack.policy.services[service.index()];
        let (started, start_stands_for) = event(cells, &self.starts[service.index()], id, sink)?;
        let Some(started) = started else {
            // The one that could have been written is named, where the file has a column for any.
            let written = rules.start.iter().find(|field| cells.layout.field(field.index()).is_some());
            let field = *written.or(rules.start.first()).unwrap_or(&Field::AcceptedAt);
            return Err(cells.missing(field, id, sink));
        };
        let (completed, end_stands_for) = event(cells, &self.ends[service.index()], id, sink)?;
        let status = self.status(cells, id, sink)?;
        let channel = word(cells, &mut self.channels, Field::Channel, id, sink);
        let transferred_in = channel == Some(Channel::Hotline) || cells.is_there(Field::TransferNo);
        let valid = if rules.needs_validity { word(cells, &mut self.validities, Field::Valid, id, sink) } else { None };
        let accepted = match started.0 {
            Field::AcceptedAt => Some(started.1),
            _ => cells.moment(Field::AcceptedAt.index(), Weight::Aside, id, sink).ok()?,
        };
        let said = Said {
            id: Cow::Borrowed(id),
            started,
            start_stands_for,
            completed,
            end_stands_for,
            accepted,
            status,
            valid,
            transferred_complaint: transferred_in && rules.needs_validity,
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
            reported_back_on: side_day(cells, Field::ReportedBackAt, id, sink),
            followed_up_on: side_day(cells, Field::FollowedUpAt, id, sink),
            marks: Marks::default(),
            pauses: Vec::new(),
        };
        self.check(cells, &said, sink)?;
        let marks = self.marks(cells, &said, &case, id, sink);
        Ok(Case { pauses: said.pauses, marks, ..case })
    }

    /// Runs every check; a block sets the row aside, after all of them have spoken.
    fn check(&self, cells: &Cells<'_, '_>, said: &Said<'_>, sink: &mut Sink) -> Result<(), Code> {
        let rules = Rules { policy: &self.pack.policy, spellings: &self.pack.spellings };
        let mut blocked = None;
        for check in CHECKS {
            let Some(Fault { code, field, facts }) = check(said, &rules) else { continue };
            let absent = |field: Field| cells.layout.field(field.index()).is_none();
            // Pauses stand in one column or in two.
            let field = if field == Field::Paused && absent(field) { Field::PausedTo } else { field };
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
            cells.unknown_word(Code::R104, Field::Status, || self.statuses.known(), id, sink);
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

    fn marks(&mut self, cells: &Cells<'_, '_>, said: &Said<'_>, case: &Case<'_>, id: &str, sink: &mut Sink) -> Marks {
        let channel = case.channel;
        let opinion = word(cells, &mut self.opinions, Field::Satisfaction, id, sink).flatten();
        let upheld = word(cells, &mut self.upheld, Field::Upheld, id, sink);
        let visits = cells.text(Field::Visits).and_then(|text| {
            let number = fold(&text).trim_end_matches(['次', '趟']).parse::<u16>().ok();
            if number.is_none() {
                let whole_number = || ("整数，如 1".to_owned(), "a whole number such as 1".to_owned());
                cells.unknown_word(Code::R105, Field::Visits, whole_number, id, sink);
            }
            number
        });
        Marks::default()
            .with(Mark::Handled, cells.is_there(Field::Handling))
            .with(Mark::Recorded, cells.is_there(Field::RecordNo))
            .with(Mark::ReportedBack, case.reported_back_on.is_some())
            .with(Mark::FollowedUp, case.followed_up_on.is_some())
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

/// The day of an event that decides nothing of the due day.
fn side_day(cells: &Cells<'_, '_>, field: Field, id: &str, sink: &mut Sink) -> Option<NaiveDate> {
    match cells.moment(field.index(), Weight::Aside, id, sink) {
        Found::Value(moment) => Some(moment.day),
        Found::Blank | Found::Broken(_) => None,
    }
}

/// The event of a clock, and the event it stands in for.
type Event = (Option<(Field, Moment)>, Option<Field>);

/// The first event that is written; where that is not the first the file has a column for, it stands in for that one.
fn event(cells: &Cells<'_, '_>, events: &Events, id: &str, sink: &mut Sink) -> Result<Event, Code> {
    let proper = events.own.first().copied();
    for field in events.own.iter().chain(&events.stand_ins) {
        if let Some(moment) = cells.moment(field.index(), Weight::Decides, id, sink).ok()? {
            let stands_for = if proper == Some(*field) { None } else { proper.or(events.named) };
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
        cells.unknown_word(Code::R105, field, || words.known(), id, sink);
    }
    found
}

/// What the row says takes the case out of the count: its status, else that a complaint is not valid. A complaint that is said
/// to be valid, or was passed on without an approved return, is not invalid (C209).
fn exclusion(cells: &Cells<'_, '_>, said: &Said<'_>, id: &str, sink: &mut Sink) -> Result<Option<Exclusion>, Code> {
    let stays_valid = said.valid == Some(Truth::Yes) || (said.transferred_complaint && !said.return_approved);
    let kind = match said.status {
        Some(StatusWord::Excluded(ExclusionKind::Invalid)) if stays_valid => return Ok(None),
        Some(StatusWord::Excluded(kind)) => kind,
        _ if said.valid == Some(Truth::No) && !stays_valid => ExclusionKind::Invalid,
        _ => return Ok(None),
    };
    let on = cells.moment(Field::ExcludedOn.index(), Weight::Decides, id, sink).ok()?;
    Ok(Some(Exclusion { kind, on: on.map(|moment| moment.day), reasoned: cells.is_there(Field::ExcludedReason) }))
}

/// The due time as written; it decides only where the service's limit is «as stated».
fn stated_due(cells: &Cells<'_, '_>, service: &Service, id: &str, sink: &mut Sink) -> Result<Option<Moment>, Code> {
    let decides = service.limit == TimeLimit::AsStated;
    let weight = if decides { Weight::Decides } else { Weight::Aside };
    cells.moment(Field::StatedDue.index(), weight, id, sink).ok()
}
