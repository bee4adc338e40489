//! Screens: what in a ledger is unlikely enough for somebody to look at it. A signal proves nothing and changes no score.

use super::enterprise::EnterpriseIx;
use super::place::FileName;
use super::rate::Rate;
use super::service::ServiceIx;

/// A screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScreenId {
    /// Completions heap on the due day.
    DueDay,
    /// Many completions in one minute.
    SameMinute,
    /// Completed in the minute of acceptance.
    AtAcceptance,
    /// Field work completed on rest days.
    RestDays,
    /// Pauses that begin when the case is about to fall due.
    PauseEve,
    /// Many cases called invalid or withdrawn.
    Excluded,
    /// Missing case numbers heap on a day.
    IdGaps,
    /// Cases that agree in everything but their number.
    Cloned,
    /// Nearly every user gives the same opinion.
    Opinions,
    /// Users are told the result before there is one.
    ReportedEarly,
}

impl ScreenId {
    /// Every screen with the name packs use for it, in the order in which signals are shown.
    pub const ALL: &[(&str, Self)] = &[
        ("due_day", Self::DueDay),
        ("same_minute", Self::SameMinute),
        ("at_acceptance", Self::AtAcceptance),
        ("rest_days", Self::RestDays),
        ("pause_eve", Self::PauseEve),
        ("excluded_share", Self::Excluded),
        ("id_gaps", Self::IdGaps),
        ("cloned", Self::Cloned),
        ("opinions", Self::Opinions),
        ("reported_early", Self::ReportedEarly),
    ];

    /// The name packs use for it.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(_, id)| *id == self).map_or("", |(key, _)| key)
    }
}

/// A row behind a signal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignalRow {
    /// The file it stands in.
    pub file: FileName,
    /// The line in the file.
    pub line: u64,
    /// The case's number.
    pub id: String,
}

/// What a screen found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// The screen.
    pub screen: ScreenId,
    /// Whose ledger it is.
    pub enterprise: EnterpriseIx,
    /// The service; `None` where the screen looks at all of them together.
    pub service: Option<ServiceIx>,
    /// Cases that stand out.
    pub observed: u64,
    /// The cases that were looked at.
    pub of: u64,
    /// What the null hypothesis still allows on average, in hundredths of a case.
    pub allowed_hundredths: u64,
    /// The same share of the other enterprises together, where there are any with such cases.
    pub others: Option<Rate>,
    /// Chance alone shows so many with a probability below ten to the minus this, every place that was looked at included.
    pub chance: u32,
    /// The first rows behind it, in the order of files and lines.
    pub rows: Vec<SignalRow>,
    /// How many rows are behind it.
    pub total: u64,
}
