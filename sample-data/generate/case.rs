//! A case as it really happened, before any enterprise writes it down in its own way.

use chrono::{Days, NaiveDate};

use crate::calendar::{Calendar, Span};

/// The five services of the promises.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Service {
    /// 居民用户通气
    Connection,
    /// 一般工商用户报装
    Application,
    /// 故障报修
    Fault,
    /// 投诉
    Complaint,
    /// 咨询
    Inquiry,
}

impl Service {
    /// All five.
    pub(crate) const ALL: [Self; 5] = [Self::Connection, Self::Application, Self::Fault, Self::Complaint, Self::Inquiry];

    /// Promised working days; zero is the same day.
    pub(crate) fn limit(self) -> u32 {
        match self {
            Self::Connection | Self::Fault => 3,
            Self::Application => 20,
            Self::Complaint => 7,
            Self::Inquiry => 0,
        }
    }

    /// The spelling in Chinese ledgers, the canonical id, and the letters that start a case number.
    pub(crate) fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Connection => ("居民用户通气", "residential_connection", "TQ"),
            Self::Application => ("一般工商用户报装", "commercial_application", "BZ"),
            Self::Fault => ("故障报修", "fault_report", "GZ"),
            Self::Complaint => ("投诉", "complaint", "TS"),
            Self::Inquiry => ("咨询", "inquiry", "ZX"),
        }
    }
}

/// A minute of a day; minute 1440 is `24:00` of that day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stamp {
    pub(crate) day: NaiveDate,
    pub(crate) minute: u32,
}

/// What became of a case.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    Open,
    Completed,
    Withdrawn,
    Invalid,
    Duplicate,
    Transferred,
}

/// What happened, whole; a quarter's ledger knows only a part of it.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) service: Service,
    pub(crate) subtype: &'static str,
    pub(crate) applied: Stamp,
    pub(crate) documents: Stamp,
    pub(crate) accepted: Stamp,
    pub(crate) completed: Option<Stamp>,
    pub(crate) status: Status,
    pub(crate) urgent: bool,
    pub(crate) valid: Option<bool>,
    pub(crate) channel: &'static str,
    pub(crate) handling: String,
    pub(crate) recorded: bool,
    pub(crate) reported_back: Option<Stamp>,
    pub(crate) followed_up: Option<Stamp>,
    pub(crate) satisfaction: &'static str,
    pub(crate) visits: u32,
    pub(crate) pause: Option<(NaiveDate, Option<NaiveDate>)>,
    pub(crate) pause_reason: &'static str,
    pub(crate) extension: Option<Span>,
    pub(crate) appointment: Option<NaiveDate>,
    pub(crate) met_nobody: bool,
    pub(crate) excluded_on: Option<NaiveDate>,
    pub(crate) excluded_reason: &'static str,
    pub(crate) upheld: Option<bool>,
    pub(crate) late_reason: &'static str,
    pub(crate) transfer_no: String,
    /// Names the case for a story that comes back to it.
    pub(crate) tag: &'static str,
    /// A number of its own, for invented names and addresses.
    pub(crate) salt: u32,
}

impl Case {
    /// An open case, handed in by phone, with nothing done yet.
    pub(crate) fn new(service: Service, accepted: Stamp) -> Self {
        Self {
            id: String::new(),
            service,
            subtype: "",
            applied: accepted,
            documents: accepted,
            accepted,
            completed: None,
            status: Status::Open,
            urgent: false,
            valid: (service == Service::Complaint).then_some(true),
            channel: "电话",
            handling: String::new(),
            recorded: false,
            reported_back: None,
            followed_up: None,
            satisfaction: "",
            visits: 0,
            pause: None,
            pause_reason: "",
            extension: None,
            appointment: None,
            met_nobody: false,
            excluded_on: None,
            excluded_reason: "",
            upheld: None,
            late_reason: "",
            transfer_no: String::new(),
            tag: "",
            salt: accepted.minute,
        }
    }

    /// The day the clock starts where a ledger tells all events apart.
    pub(crate) fn start(&self) -> NaiveDate {
        match self.service {
            Service::Connection => self.applied.day,
            Service::Application => self.documents.day,
            _ => self.accepted.day,
        }
    }

    /// The due day this case is worked towards; allowed pauses and appointments for a connection count.
    pub(crate) fn due(&self, calendar: &Calendar) -> NaiveDate {
        if self.service == Service::Inquiry {
            let moves = matches!(self.channel, "网上" | "书面" | "12345");
            return if moves { calendar.on_or_after(self.accepted.day) } else { self.accepted.day };
        }
        let pauses: Vec<Span> = self.pause.iter().map(|&(from, to)| (from, to.unwrap_or(from + Days::new(60)))).collect();
        let due = calendar.after(self.start(), self.service.limit(), &pauses);
        let visit = self.appointment.filter(|_| self.service == Service::Connection);
        visit.map_or(due, |day| day.max(due))
    }

    /// Was it still open when `day` began?
    pub(crate) fn open_at(&self, day: NaiveDate) -> bool {
        let closed = self.completed.map(|stamp| stamp.day).or(self.excluded_on);
        let dropped = !matches!(self.status, Status::Open | Status::Completed);
        closed.map_or(!dropped, |closed| closed >= day)
    }

    /// The case as it was known at the end of `day`.
    pub(crate) fn known_at(&self, day: NaiveDate) -> Self {
        let mut known = self.clone();
        if known.completed.is_some_and(|stamp| stamp.day > day) || known.excluded_on.is_some_and(|on| on > day) {
            let fresh = Self::new(known.service, known.accepted);
            known.completed = None;
            known.excluded_on = None;
            known.status = Status::Open;
            known.excluded_reason = "";
            known.late_reason = "";
            known.handling = String::new();
            known.recorded = false;
            known.valid = fresh.valid;
            known.upheld = None;
            known.visits = 0;
        }
        known.reported_back = known.reported_back.filter(|stamp| known.completed.is_some() && stamp.day <= day);
        known.followed_up = known.followed_up.filter(|stamp| known.completed.is_some() && stamp.day <= day);
        if known.followed_up.is_none() {
            known.satisfaction = "";
        }
        known.pause = known.pause.filter(|&(from, _)| from <= day).map(|(from, to)| (from, to.filter(|&to| to <= day)));
        if known.pause.is_none() {
            known.pause_reason = "";
        }
        known.extension = known.extension.filter(|&(asked, _)| asked <= day);
        known
    }
}
