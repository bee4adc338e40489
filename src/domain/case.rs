//! What a ledger says about one case, once its row could be read.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::late_reason::LateReason;
use super::marks::{Mark, Marks};
use super::moment::Moment;
use super::service::ServiceIx;

/// How a case came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// By telephone.
    Phone,
    /// Online.
    Online,
    /// At a counter.
    Counter,
    /// In writing.
    Written,
    /// By transfer from the 12345 hotline.
    Hotline,
    /// On site.
    OnSite,
    /// Some other way.
    Other,
}

impl Channel {
    /// Every channel with the name packs use for it.
    pub const ALL: &[(&str, Self)] = &[
        ("phone", Self::Phone),
        ("online", Self::Online),
        ("counter", Self::Counter),
        ("written", Self::Written),
        ("hotline_12345", Self::Hotline),
        ("on_site", Self::OnSite),
        ("other", Self::Other),
    ];

    /// The name packs use for it.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(_, channel)| *channel == self).map_or("", |(key, _)| key)
    }
}

/// What would take a case out of the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExclusionKind {
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
}

impl ExclusionKind {
    /// The name used in machine output.
    pub fn key(self) -> &'static str {
        match self {
            Self::Invalid => "invalid",
            Self::Withdrawn => "withdrawn",
            Self::Duplicate => "duplicate",
            Self::Transferred => "transferred",
            Self::Terminated => "terminated",
        }
    }
}

/// The enterprise's statement that a case should not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Exclusion {
    /// What is claimed.
    pub kind: ExclusionKind,
    /// Since when, where the ledger says so.
    pub on: Option<NaiveDate>,
    /// Whether a reason is written.
    pub reasoned: bool,
}

/// Why the clock stood still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PauseKind {
    /// A reason the policy allows.
    Allowed,
    /// A stage of the policy's closed list, by its number.
    Stage(u8),
    /// No reason, or one the policy does not allow: it stops no clock.
    NotAllowed,
}

/// An interval in which the clock is said to have stood still, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pause {
    /// Where it began.
    pub from: Moment,
    /// Where it ended; `None` while it lasts.
    pub to: Option<Moment>,
    /// Why.
    pub kind: PauseKind,
}

/// A request for more time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Extension {
    /// When it was asked for.
    pub requested_on: NaiveDate,
    /// The new due day asked for.
    pub until: NaiveDate,
}

/// One row of a case ledger.
///
/// Only what the ledger *says*: what follows from it stands in [`super::Judgement`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Case<'r> {
    /// The case's number, trimmed and width-folded.
    pub id: Cow<'r, str>,
    /// Which service was asked for.
    pub service: ServiceIx,
    /// When the clock started, by the policy's choice of event.
    pub started: Moment,
    /// When the clock ended, by the policy's choice of event; `None` while the case is open.
    pub completed: Option<Moment>,
    /// What the enterprise says takes the case out of the count.
    pub exclusion: Option<Exclusion>,
    /// An emergency or major case, which the promises do not measure.
    pub special_scope: bool,
    /// How the case came in.
    pub channel: Option<Channel>,
    /// It came by transfer from a superior or the hotline.
    pub transferred_in: bool,
    /// The day the user asked for.
    pub appointment: Option<NaiveDate>,
    /// Intervals in which the clock is said to have stood still.
    pub pauses: Vec<Pause>,
    /// More time asked for.
    pub extension: Option<Extension>,
    /// The due time as the enterprise wrote it.
    pub stated_due: Option<Moment>,
    /// Why the case is late, where that is written.
    pub late_reason: Option<LateReason>,
    /// When the user was told the result.
    pub reported_back_on: Option<NaiveDate>,
    /// When the user was asked about it.
    pub followed_up_on: Option<NaiveDate>,
    /// What else the row shows.
    pub marks: Marks,
}

impl Case<'_> {
    /// The same, without its row.
    pub fn into_owned(self) -> Case<'static> {
        Case {
            id: Cow::Owned(self.id.into_owned()),
            service: self.service,
            started: self.started,
            completed: self.completed,
            exclusion: self.exclusion,
            special_scope: self.special_scope,
            channel: self.channel,
            transferred_in: self.transferred_in,
            appointment: self.appointment,
            pauses: self.pauses,
            extension: self.extension,
            stated_due: self.stated_due,
            late_reason: self.late_reason,
            reported_back_on: self.reported_back_on,
            followed_up_on: self.followed_up_on,
            marks: self.marks,
        }
    }

    /// What the case shows at the end of `as_of`; what is dated later is not yet known.
    pub fn marks_known_on(&self, as_of: NaiveDate) -> Marks {
        let later = |day: Option<NaiveDate>| day.is_some_and(|day| day > as_of);
        let dated = [
            (Mark::Completed, self.completed.map(|moment| moment.day)),
            (Mark::ReportedBack, self.reported_back_on),
            (Mark::FollowedUp, self.followed_up_on),
        ];
        dated.into_iter().filter(|(_, day)| later(*day)).fold(self.marks, |marks, (mark, _)| marks.without(mark))
    }
}
