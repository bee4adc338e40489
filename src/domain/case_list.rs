//! Cases that stand behind a number, so that it can be led back to its rows.

use std::collections::BTreeMap;

use super::enterprise::EnterpriseIx;
use super::judgement::{Breach, Due, Outcome};
use super::late_reason::LateReason;
use super::moment::Moment;
use super::service::ServiceIx;
use crate::domain::FileName;

/// Why a case is on a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListKind {
    /// Completed late.
    Late,
    /// Open, due time reached in the period.
    Overdue,
    /// Open, due before the period.
    CarriedOverdue,
    /// Open, due later.
    Pending,
    /// The row cannot be trusted.
    SetAside,
    /// A time of day is missing.
    Undecidable,
    /// The case fails a metric, by the metric's number in the checklist.
    Metric(u8),
}

/// One case on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedCase {
    /// Its number; empty where it cannot be read.
    pub id: String,
    /// Its service, where that can be read.
    pub service: Option<ServiceIx>,
    /// The file it stands in.
    pub file: FileName,
    /// The line in the file.
    pub line: u64,
    /// When its clock started.
    pub started: Option<Moment>,
    /// When it is due.
    pub due: Option<Due>,
    /// When it was completed.
    pub completed: Option<Moment>,
    /// How it stands.
    pub outcome: Outcome,
    /// Working days past its due day.
    pub days_late: u32,
    /// What lateness broke.
    pub breach: Breach,
    /// Why it is late, where that is written.
    pub late_reason: Option<LateReason>,
    /// The code that set it aside.
    pub code: Option<&'static str>,
}

/// The first cases of a list, and how many there are in truth.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseList {
    /// Worst first: the latest, the soonest due; then by number and place.
    pub cases: Vec<ListedCase>,
    /// How many there are.
    pub total: u64,
}

/// Lists by enterprise and kind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseLists(pub BTreeMap<(EnterpriseIx, ListKind), CaseList>);

impl CaseLists {
    /// A list; `None` where no case is of the kind.
    pub fn of(&self, enterprise: EnterpriseIx, kind: ListKind) -> Option<&CaseList> {
        self.0.get(&(enterprise, kind))
    }
}
