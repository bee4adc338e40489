//! What we conclude about a case.

use chrono::NaiveDate;

use super::moment::{Instant, Moment};

/// When a case is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// The end of a day.
    EndOf(NaiveDate),
    /// An instant.
    At(Instant),
}

impl Due {
    /// The day the due time lies in; an instant at midnight belongs to the day that ends there.
    pub fn day(self) -> NaiveDate {
        match self {
            Self::EndOf(day) => day,
            Self::At(instant) => instant.plus_seconds(-1).day().unwrap_or(NaiveDate::MAX),
        }
    }

    /// The due time as a moment.
    pub fn moment(self) -> Option<Moment> {
        match self {
            Self::EndOf(day) => Some(Moment::day(day)),
            Self::At(instant) => instant.moment(),
        }
    }
}

/// Why a case is not part of the rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExclusionReason {
    /// Not a valid complaint.
    Invalid,
    /// Withdrawn by the user.
    Withdrawn,
    /// Reported twice.
    Duplicate,
    /// Passed on to somebody else.
    Transferred,
    /// Ended without completion.
    Terminated,
    /// An emergency or major case.
    SpecialScope,
    /// Accepted after the period, or after the day of judgement.
    AcceptedAfter,
    /// Decided in an earlier period, and nothing is left open.
    DecidedEarlier,
    /// Due in an earlier period, completed late in this one.
    CarriedLate,
    /// Due in an earlier period and still open.
    CarriedOverdue,
    /// Decided after the period.
    DecidedLater,
    /// The ledger states no due time, and the policy has none of its own.
    NoTarget,
}

/// Why nothing can be said about a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UndecidableReason {
    /// A time of day decides, and the ledger names only the day.
    TimeOfDayMissing,
}

/// How a case stands at the day of judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Completed by the due time.
    OnTime,
    /// Completed after the due time.
    Late,
    /// Open, with the due time reached or past.
    Overdue,
    /// Open, due later.
    Pending,
    /// Not part of the rate.
    Excluded(ExclusionReason),
    /// Nothing can be said.
    Undecidable(UndecidableReason),
    /// The row cannot be trusted.
    SetAside,
}

impl Outcome {
    /// Every outcome; the position is its code in a batch.
    pub const ALL: &[Self] = &[
        Self::OnTime,
        Self::Late,
        Self::Overdue,
        Self::Pending,
        Self::Undecidable(UndecidableReason::TimeOfDayMissing),
        Self::SetAside,
        Self::Excluded(ExclusionReason::Invalid),
        Self::Excluded(ExclusionReason::Withdrawn),
        Self::Excluded(ExclusionReason::Duplicate),
        Self::Excluded(ExclusionReason::Transferred),
        Self::Excluded(ExclusionReason::Terminated),
        Self::Excluded(ExclusionReason::SpecialScope),
        Self::Excluded(ExclusionReason::AcceptedAfter),
        Self::Excluded(ExclusionReason::DecidedEarlier),
        Self::Excluded(ExclusionReason::CarriedLate),
        Self::Excluded(ExclusionReason::CarriedOverdue),
        Self::Excluded(ExclusionReason::DecidedLater),
        Self::Excluded(ExclusionReason::NoTarget),
    ];

    /// Is the case one of those the rate is made of?
    pub fn is_decided(self) -> bool {
        matches!(self, Self::OnTime | Self::Late | Self::Overdue)
    }

    /// The name used in machine output.
    pub fn key(self) -> &'static str {
        match self {
            Self::OnTime => "on_time",
            Self::Late => "late",
            Self::Overdue => "overdue",
            Self::Pending => "pending",
            Self::Undecidable(UndecidableReason::TimeOfDayMissing) => "time_of_day_missing",
            Self::SetAside => "set_aside",
            Self::Excluded(reason) => match reason {
                ExclusionReason::Invalid => "invalid",
                ExclusionReason::Withdrawn => "withdrawn",
                ExclusionReason::Duplicate => "duplicate",
                ExclusionReason::Transferred => "transferred",
                ExclusionReason::Terminated => "terminated",
                ExclusionReason::SpecialScope => "special_scope",
                ExclusionReason::AcceptedAfter => "accepted_after",
                ExclusionReason::DecidedEarlier => "decided_earlier",
                ExclusionReason::CarriedLate => "carried_late",
                ExclusionReason::CarriedOverdue => "carried_overdue",
                ExclusionReason::DecidedLater => "decided_later",
                ExclusionReason::NoTarget => "no_target",
            },
        }
    }
}

/// What lateness broke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Breach {
    /// Nothing.
    #[default]
    None,
    /// The promise alone (超承诺).
    Promise,
    /// The statutory limit (超法定).
    Law,
}

impl Breach {
    /// The name used in machine output; `None` where nothing is broken.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Promise => Some("promise"),
            Self::Law => Some("law"),
        }
    }
}

/// One way to count; the policy names the official one, the others are shown beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// As the policy counts.
    Official,
    /// As if no clock had ever stood still.
    WithoutPauses,
    /// As if no user had asked for a later day.
    WithoutAppointments,
    /// Every acceptance counts on its own calendar day, rest day or not.
    StrictAcceptance,
    /// The other convention asked for with `--basis`.
    OtherBasis,
}

impl Reading {
    /// Every reading; the position is its code in a batch.
    pub const ALL: &[Self] = &[Self::Official, Self::WithoutPauses, Self::WithoutAppointments, Self::StrictAcceptance, Self::OtherBasis];

    /// The name used in machine output.
    pub fn key(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::WithoutPauses => "without_pauses",
            Self::WithoutAppointments => "without_appointments",
            Self::StrictAcceptance => "strict_acceptance",
            Self::OtherBasis => "other_basis",
        }
    }
}

/// What became of an enterprise's statement that a case should not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ruling {
    /// There is none.
    #[default]
    None,
    /// The case leaves the count.
    Accepted,
    /// It leaves because it would not be late; a date is missing.
    Unproven,
    /// It stays: the statement was made after the due day.
    AfterDue,
    /// It stays: it would be late, and a date is missing.
    UnprovenAndLate,
    /// It stays: no reason is written.
    Unreasoned,
}

/// What the case adds to the balance of the period: open at start + accepted = completed + excluded + open at end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[allow(clippy::struct_excessive_bools)] // Five independent columns of a balance, not states.
pub struct Flow {
    /// Accepted before the period and open when it began.
    pub open_at_start: bool,
    /// Accepted in the period.
    pub accepted: bool,
    /// Completed in the period.
    pub completed: bool,
    /// Left the count in the period.
    pub excluded: bool,
    /// Open at the day of judgement.
    pub open_at_end: bool,
}

/// How one case was judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// How it stands.
    pub outcome: Outcome,
    /// When it is due, where it has a due time; the earliest it can be where a time of day is missing.
    pub due: Option<Due>,
    /// What became of a statement that it should not count.
    pub ruling: Ruling,
    /// Working days from the start of the clock to completion, the first day not counted; `None` while open or where
    /// the calendar does not reach.
    pub days: Option<u32>,
    /// Those of [`Judgement::days`] that no pause covers.
    pub net_days: Option<u32>,
    /// Working days past the due day, for late and overdue cases.
    pub days_late: u32,
    /// What lateness broke.
    pub breach: Breach,
    /// Working days spent in each stage of the policy's closed list that the case passed through.
    pub stages: Vec<(u8, u32)>,
    /// An extension was asked for, whether or not it is honoured.
    pub extension_asked: bool,
    /// What the case adds to the balance.
    pub flow: Flow,
}
