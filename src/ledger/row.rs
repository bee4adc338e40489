//! One row of a known form: every field read, every check run, the case made.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::cells::{Cells, Weight};
use super::checks::{self, Rules};
use super::said::{Dates, Said};
use super::scan::Scan;
use super::words::{Known, Words};
use super::{Events, pauses};
use crate::diag::{Code, Sink};
use crate::domain::fold::fold;
use crate::domain::{Case, Channel, Exclusion, ExclusionKind, Extension, Field, Mark, Marks, Moment, Satisfaction, ServiceIx, TimeLimit};
use crate::rules::{Pack, Service, StatusWord, Truth};

/// The words of a file's columns.
#[derive(Clone)]
pub(super) struct RowReader<'p> {
    pack: &'p Pack,
    starts: Vec<Events>,
    ends: Vec<Events>,
    /// No service has a column that starts its clock, or ends it: told once, for the file.
    without_start: bool,
    without_end: bool,
    statuses: Words<'p, StatusWord>,
    scopes: Words<'p, bool>,
    validities: Words<'p, Truth>,
    upheld: Words<'p, Truth>,
    channels: Words<'p, Channel>,
    opinions: Words<'p, Option<Satisfaction>>,
    /// The day the ledger was handed in.
    pub(super) handed_in_on: Option<NaiveDate>,
}

impl<'p> RowReader<'p> {
    pub(super) fn new(pack: &'p Pack, starts: Vec<Events>, ends: Vec<Events>) -> Self {
        let values = &pack.spellings.values;
        Self {
            pack,
            without_start: starts.iter().all(Events::is_empty),
            without_end: ends.iter().all(Events::is_empty),
            starts,
            ends,
            statuses: Words::new(&values.status),
            scopes: Words::new(&values.special_scope),
            validities: Words::new(&values.valid),
            upheld: Words::new(&values.upheld),
            channels: Words::new(&values.channel),
            opinions: Words::new(&values.satisfaction),
            handed_in_on: None,
        }
    }

    /// Whether a complaint is said to be valid.
    pub(super) fn validity(&mut self, cells: &Cells<'_, '_>) -> Option<Truth> {
        let bytes = cells.bytes(Field::Valid)?;
        self.validities.find(bytes, || cells.text(Field::Valid).unwrap_or_default())
    }

    /// Does the status take the case out of the count?
    pub(super) fn leaves(&mut self, cells: &Cells<'_, '_>) -> bool {
        let Some(bytes) = cells.bytes(Field::Status) else { return false };
        let status = self.statuses.find(bytes, || cells.text(Field::Status).unwrap_or_default());
        matches!(status, Some(StatusWord::Excluded(_)))
    }

    /// Reads every field, runs the checks, and makes the case; the id is left to the caller.
    pub(super) fn read<'b>(&mut self, cells: &Cells<'_, 'b>, id: &str, service: ServiceIx, sink: &mut Sink) -> Result<Case<'b>, Code> {
        let mut scan = Scan::new(cells, id, sink);
        let said = self.said(&mut scan, service);
        self.check(&said, &mut scan);
        match (scan.fault(), said.started) {
            (None, Some((_, started))) => Ok(case(said, started)),
            (fault, _) => Err(fault.unwrap_or(Code::R106)),
        }
    }

    /// Reads every field.
    fn said<'s, 'a, 'b>(&mut self, scan: &mut Scan<'s, 'a, 'b>, service: ServiceIx) -> Said<'s, 'a, 'b> {
        let rules = &self.pack.policy.services[service.index()];
        let (started, start_stands_for) = event(scan, &self.starts[service.index()], Field::AcceptedAt);
        if self.without_start {
            missing_column(scan, Field::AcceptedAt);
        } else if started.is_none() && scan.why_unread(Field::AcceptedAt).is_none() {
            missing_start(scan, rules);
        }
        let (completed, end_stands_for) = event(scan, &self.ends[service.index()], Field::CompletedAt);
        if self.without_end {
            missing_column(scan, Field::CompletedAt);
        }
        let status = scan.deciding_word(&mut self.statuses, Field::Status);
        let channel = scan.side_word(&mut self.channels, Field::Channel);
        let transferred_in = channel == Some(Channel::Hotline) || scan.cells.is_there(Field::TransferNo);
        let valid = if rules.needs_validity { scan.side_word(&mut self.validities, Field::Valid) } else { None };
        let return_approved = |text: Cow<'_, str>| self.pack.spellings.values.return_approved.contains(&fold(&text));
        let mut said = Said {
            cells: scan.cells,
            service,
            started,
            start_stands_for,
            completed,
            end_stands_for,
            pauses: pauses::read_all(scan, self.pack, service),
            special_scope: scan.side_word(&mut self.scopes, Field::Scope).unwrap_or(false),
            upheld: scan.side_word(&mut self.upheld, Field::Upheld),
            satisfaction: scan.side_word(&mut self.opinions, Field::Satisfaction).flatten(),
            visits: visits(scan),
            return_approved: scan.cells.text(Field::ExcludedReason).is_some_and(return_approved),
            transferred_complaint: transferred_in && rules.needs_validity,
            late_reason: scan.cells.text(Field::LateReason).map(|text| self.pack.spellings.late_reasons.of(&text)),
            transferred_in,
            status,
            valid,
            channel,
            dates: Dates::default(),
            recognised: 0,
        };
        said.recognised = scan.recognised;
        said.dates = self.dates(scan, rules, exclusion_kind(&said).is_some());
        said
    }

    /// The other times; which of them the row cannot be judged without depends on the rules.
    fn dates(&self, scan: &mut Scan<'_, '_, '_>, rules: &Service, is_excluded: bool) -> Dates {
        let decides = |decides: bool| if decides { Weight::Decides } else { Weight::Aside };
        let extensions = decides(self.pack.policy.counting.honours_extensions);
        let mut aside = |field: Field| scan.moment(field, Weight::Aside);
        Dates {
            accepted: aside(Field::AcceptedAt),
            applied: aside(Field::AppliedAt),
            documents_complete: aside(Field::DocumentsCompleteAt),
            arrived: aside(Field::ArrivedAt),
            reported_back: aside(Field::ReportedBackAt),
            followed_up: aside(Field::FollowedUpAt),
            appointment: scan.moment(Field::AppointmentAt, decides(rules.honours_appointments)),
            excluded: scan.moment(Field::ExcludedOn, decides(is_excluded)),
            extension_requested: scan.moment(Field::ExtensionRequestedAt, extensions),
            extended_to: scan.moment(Field::ExtendedTo, extensions),
            stated_due: scan.moment(Field::StatedDue, decides(rules.limit == TimeLimit::AsStated)),
        }
    }

    /// Runs every check that has what it needs.
    fn check(&self, said: &Said<'_, '_, '_>, scan: &mut Scan<'_, '_, '_>) {
        let rules = Rules { policy: &self.pack.policy, spellings: &self.pack.spellings, handed_in_on: self.handed_in_on };
        checks::run(said, &rules, scan);
    }
}

/// The event of a clock, and the event it stands in for.
type Event = (Option<(Field, Moment)>, Option<Field>);

/// The first event that is written; where that is not the first the file has a column for, it stands in for that one. Nothing
/// stands in for an event that is written and cannot be read: then all that hangs on `clock` is in doubt.
fn event(scan: &mut Scan<'_, '_, '_>, events: &Events, clock: Field) -> Event {
    let proper = events.own.first().copied();
    for field in events.own.iter().chain(&events.stand_ins) {
        if let Some(moment) = scan.moment(*field, Weight::Decides) {
            let stands_for = if proper == Some(*field) { None } else { proper.or(events.named) };
            return (Some((*field, moment)), stands_for);
        }
        if let Some(code) = scan.why_unread(*field) {
            scan.doubt(clock, code);
            break;
        }
    }
    (None, None)
}

/// The file has told already that it lacks the column.
fn missing_column(scan: &mut Scan<'_, '_, '_>, clock: Field) {
    scan.doubt(clock, Code::F002);
    scan.set_aside(Code::F002);
}

/// Says that nothing starts the clock; the event that could have been written is named, where the file has a column for any.
fn missing_start(scan: &mut Scan<'_, '_, '_>, rules: &Service) {
    let written = rules.start.iter().find(|field| scan.cells.layout.field(field.index()).is_some());
    let field = *written.or(rules.start.first()).unwrap_or(&Field::AcceptedAt);
    let code = scan.cells.missing(field, scan.id, scan.sink);
    scan.doubt(Field::AcceptedAt, code);
    scan.set_aside(code);
}

fn visits(scan: &mut Scan<'_, '_, '_>) -> Option<u16> {
    let text = scan.cells.text(Field::Visits)?;
    let number = fold(&text).trim_end_matches(['次', '趟']).parse::<u16>().ok();
    if number.is_none() {
        let whole_number = |_: &str| Known { zh: "整数，如 1".to_owned(), en: "a whole number such as 1".to_owned(), near: None };
        scan.cells.unknown_word(Code::R105, Field::Visits, whole_number, scan.id, scan.sink);
        scan.doubt(Field::Visits, Code::R105);
    }
    number
}

fn case<'b>(said: Said<'_, '_, 'b>, started: Moment) -> Case<'b> {
    let day = |moment: Option<Moment>| moment.map(|moment| moment.day);
    let dates = said.dates;
    let exclusion =
        exclusion_kind(&said).map(|kind| Exclusion { kind, on: day(dates.excluded), reasoned: said.is_there(Field::ExcludedReason) });
    let extension = dates.extension_requested.zip(dates.extended_to);
    Case {
        id: Cow::Borrowed(""),
        service: said.service,
        started,
        completed: said.completed.map(|(_, moment)| moment),
        exclusion,
        special_scope: said.special_scope,
        channel: said.channel,
        transferred_in: said.transferred_in,
        appointment: day(dates.appointment),
        extension: extension.map(|(requested, until)| Extension { requested_on: requested.day, until: until.day }),
        stated_due: dates.stated_due,
        late_reason: said.late_reason,
        reported_back_on: day(dates.reported_back),
        followed_up_on: day(dates.followed_up),
        marks: marks(&said),
        pauses: said.pauses,
    }
}

fn marks(said: &Said<'_, '_, '_>) -> Marks {
    Marks::default()
        .with(Mark::Handled, said.is_there(Field::Handling))
        .with(Mark::Recorded, said.is_there(Field::RecordNo))
        .with(Mark::ReportedBack, said.dates.reported_back.is_some())
        .with(Mark::FollowedUp, said.dates.followed_up.is_some())
        .with(Mark::Completed, said.completed.is_some())
        .with(Mark::ChannelKnown, said.channel.is_some())
        .with(Mark::Phone, said.channel == Some(Channel::Phone))
        .with(Mark::Online, said.channel == Some(Channel::Online))
        .with(Mark::VisitsKnown, said.visits.is_some())
        .with(Mark::OneStop, said.visits.is_some_and(|visits| visits <= 1))
        .with(Mark::Upheld, said.upheld == Some(Truth::Yes))
        .with(Mark::Accountable, said.is_there(Field::Accountability))
        .with(Mark::LateExplained, said.late_reason.is_some())
        .with(Mark::Valid, said.stays_valid())
        .with(Mark::ValidityPending, said.valid == Some(Truth::Pending) && !said.stays_valid())
        .with(Mark::TransferredIn, said.transferred_in)
        .with_satisfaction(said.satisfaction)
}

/// What the row says takes the case out of the count: its status, else that a complaint is not valid. A complaint that is said
/// to be valid, or was passed on without an approved return, is not invalid (C209).
fn exclusion_kind(said: &Said<'_, '_, '_>) -> Option<ExclusionKind> {
    match said.status {
        Some(StatusWord::Excluded(ExclusionKind::Invalid)) if said.stays_valid() => None,
        Some(StatusWord::Excluded(kind)) => Some(kind),
        _ => (said.valid == Some(Truth::No) && !said.stays_valid()).then_some(ExclusionKind::Invalid),
    }
}
