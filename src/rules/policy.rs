//! A policy that can be trusted: every reference resolves, every number is in range.

use chrono::NaiveDate;

use super::credit::CreditRules;
use super::draw::DrawRules;
use super::honours::Honour;
use super::ledger_limits::LedgerLimits;
use super::letters::LetterRules;
use super::publication::PublicationRules;
use super::screens::Screens;
use crate::domain::{Basis, Channel, Field, Fraction, Mark, Points, Satisfaction, ServiceIx, TimeLimit, Wording};

/// A policy without its checklist and spellings.
#[derive(Debug, Clone)]
pub struct Policy {
    /// Name of the pack.
    pub id: String,
    /// Version of the pack.
    pub version: String,
    /// Title.
    pub title: Wording,
    /// The language its reports are written in.
    pub language: crate::domain::Lang,
    /// Name of its calendar.
    pub calendar: String,
    /// The document it rests on.
    pub source: Wording,
    /// First day it holds for.
    pub effective_from: NaiveDate,
    /// The promises, in the order of the file.
    pub services: Vec<Service>,
    /// How cases are counted.
    pub counting: Counting,
    /// When submissions are due.
    pub submission: Option<SubmissionRules>,
    /// When which letter is due; `None` where the policy asks for none.
    pub letters: Option<LetterRules>,
    /// From how many cases on a count may be published; `None` where the policy has no public edition.
    pub publication: Option<PublicationRules>,
    /// The standard that the codes of enterprises follow; `None` where any text may be one.
    pub registry_code: Option<CodeStandard>,
    /// From when on the checks of a whole ledger speak.
    pub ledger_limits: LedgerLimits,
    /// What gives a signal to whoever inspects; `None` where the policy asks for none.
    pub screens: Option<Screens>,
    /// How enterprises are drawn for inspection; `None` where the policy asks for no draw.
    pub draw: Option<DrawRules>,
    /// Dated goals.
    pub milestones: Vec<Milestone>,
    /// Grades, best first; the last starts at 0.
    pub grades: Vec<GradeBand>,
    /// What the best grade asks for besides points.
    pub best_grade: BestGrade,
    /// What caps a grade.
    pub vetoes: Vec<Veto>,
    /// How decisions reach the credit record; `None` where the policy knows none.
    pub credit: Option<CreditRules>,
    /// What may be recommended for.
    pub honours: Vec<Honour>,
}

impl Policy {
    /// The service of an index that came from this policy.
    pub fn service(&self, service: ServiceIx) -> &Service {
        &self.services[service.index()]
    }

    /// Every service with its index.
    pub fn service_indices(&self) -> impl Iterator<Item = ServiceIx> {
        (0..self.services.len()).filter_map(|index| u8::try_from(index).ok()).map(ServiceIx)
    }

    /// The service a pack calls `id`.
    pub fn service_by_id(&self, id: &str) -> Option<ServiceIx> {
        self.service_indices().find(|service| self.service(*service).id == id)
    }
}

/// When an acceptance on a rest day, or after the cut-off, counts as made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RestDayAcceptance {
    /// On its own day.
    AsMade,
    /// On the next working day, whatever the channel.
    NextWorkingDay,
    /// On the next working day where it came by one of these channels, or by transfer if the hotline is among them.
    NextWorkingDayFor(Vec<Channel>),
}

/// A promise.
#[derive(Debug, Clone)]
pub struct Service {
    /// Name used in ledgers and machine output.
    pub id: String,
    /// Name for people.
    pub name: Wording,
    /// What its rate is called.
    pub rate_name: Wording,
    /// How long a case may take.
    pub limit: TimeLimit,
    /// The rate that is promised.
    pub target: Fraction,
    /// Whether a case may be «not valid».
    pub needs_validity: bool,
    /// Events that start the clock: the first whose column the ledger has.
    pub start: Vec<Field>,
    /// Events that may stand in for the start, with a `confirm`.
    pub start_stand_ins: Vec<Field>,
    /// Events that end the clock.
    pub end: Vec<Field>,
    /// Events that may stand in for the end, with a `confirm`.
    pub end_stand_ins: Vec<Field>,
    /// Whether the day a user asked for moves the due day.
    pub honours_appointments: bool,
    /// What an acceptance outside working days counts as.
    pub rest_day_acceptance: RestDayAcceptance,
    /// Seconds after midnight; an acceptance after that counts as made on the next working day.
    pub cutoff: Option<u32>,
    /// What a case must show for its loop to be closed.
    pub closed_loop: Vec<Mark>,
    /// The limit the law sets beside the promise.
    pub statutory: Option<Statutory>,
    /// Stages that pause the clock.
    pub stages: Vec<Stage>,
    /// What it rests on.
    pub basis: Wording,
    /// Its line in the file.
    pub line: usize,
}

/// A limit set by law.
#[derive(Debug, Clone)]
pub struct Statutory {
    /// How long a case may take.
    pub limit: TimeLimit,
    /// First day of acceptance it holds for.
    pub from: NaiveDate,
    /// What it rests on.
    pub basis: Wording,
    /// Its line in the file.
    pub line: usize,
}

/// A stage that lies with the user or an approving authority and pauses the clock.
#[derive(Debug, Clone)]
pub struct Stage {
    /// Name for machines.
    pub id: String,
    /// Name for people.
    pub name: Wording,
    /// Headers of the column with its first day.
    pub start_headers: Vec<String>,
    /// Headers of the column with its last day.
    pub end_headers: Vec<String>,
    /// What it rests on.
    pub basis: Wording,
}

/// How cases are counted.
#[derive(Debug, Clone)]
pub struct Counting {
    /// Which cases a period counts.
    pub basis: Basis,
    /// Whether allowed pauses move the due day.
    pub adjusts_pauses: bool,
    /// Reasons a pause may have, by the names of `ledger.toml`.
    pub allowed_pause_reasons: Vec<String>,
    /// Whether extensions move the due day.
    pub honours_extensions: bool,
    /// Below this many decided cases a rate is flagged, and a unit is not ranked.
    pub small_number: u64,
    /// The opinions that count as satisfied.
    pub satisfied: Vec<Satisfaction>,
    /// Why it is so, for the statement of method.
    pub notes: Vec<Wording>,
    /// What it rests on.
    pub basis_text: Wording,
    /// Its line in the file.
    pub line: usize,
}

/// A standard for codes of enterprises; `batch` alone knows what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeStandard {
    /// Unified social credit codes, GB 32100-2015.
    Gb32100,
}

/// When submissions are due.
#[derive(Debug, Clone)]
pub struct SubmissionRules {
    /// Day of the month after the quarter by which to hand in.
    pub deadline_day: u32,
    /// What it rests on.
    pub basis: Wording,
}

/// What a milestone asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MilestoneKind {
    /// Every registered enterprise takes part.
    Participation,
    /// Every service meets its target.
    Rates,
    /// Every enterprise has its long-term mechanisms.
    Mechanisms,
}

/// A dated goal.
#[derive(Debug, Clone)]
pub struct Milestone {
    /// Name for machines.
    pub id: String,
    /// Name for people.
    pub name: Wording,
    /// When it is to be reached.
    pub by: NaiveDate,
    /// What it asks for.
    pub kind: MilestoneKind,
    /// How much of it.
    pub target: Fraction,
    /// What it rests on.
    pub basis: Wording,
}

/// A grade.
#[derive(Debug, Clone)]
pub struct GradeBand {
    /// Name for machines.
    pub id: String,
    /// Name for people.
    pub name: Wording,
    /// From how many points.
    pub from: Points,
    /// What it rests on.
    pub basis: Wording,
}

/// What the best grade asks for besides points.
#[derive(Debug, Clone)]
pub struct BestGrade {
    /// Every rate must reach this.
    pub rate_floor: Fraction,
    /// What it rests on.
    pub basis: Wording,
}

/// What sets a veto off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VetoTrigger {
    /// A decision about a violation of one of these kinds, decided in the period.
    Decision(Vec<String>),
    /// A claim found falsified on site.
    Falsified,
}

/// What caps a grade.
#[derive(Debug, Clone)]
pub struct Veto {
    /// Name for machines.
    pub id: String,
    /// Name for people.
    pub name: Wording,
    /// What sets it off.
    pub trigger: VetoTrigger,
    /// The best grade that is still possible, by position in [`Policy::grades`].
    pub cap: usize,
    /// What it rests on.
    pub basis: Wording,
}
