//! What two quarters that follow each other show. Every list has at most 1,000 entries; the counts are the true ones.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Two quarters that follow each other.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ContinuityReport {
    /// The older quarter, such as `2019Q2`.
    pub old_quarter: String,
    /// The newer quarter.
    pub new_quarter: String,
    /// All enterprises together.
    pub total: ContinuityCounts,
    /// Every enterprise that handed in the older quarter, by code.
    pub units: Vec<ContinuityUnit>,
}

/// How many cases became what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct ContinuityCounts {
    /// Open at the end of the older quarter.
    pub open_before: u64,
    /// Of these, carried over as they should be.
    pub carried: u64,
    /// Of these, found in rows that cannot be trusted.
    pub unreadable: u64,
    /// Of these, of enterprises that handed in nothing in the newer quarter.
    pub unreported: u64,
    /// Of these, nowhere to be found.
    pub vanished: u64,
    /// Of these, found under another number.
    pub reopened: u64,
    /// Cases whose history reads otherwise than before, open then or not.
    pub rewritten: u64,
    /// Numbers that the older ledger did not have, of cases accepted before the newer quarter.
    pub first_reported: u64,
    /// Pending cases that fell due, by what became of them.
    pub due_now: DueNowCounts,
}

/// Pending cases that fell due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct DueNowCounts {
    /// Completed in time.
    pub on_time: u64,
    /// Completed late.
    pub late: u64,
    /// Still open.
    pub overdue: u64,
    /// Left the count, or due later after all.
    pub other: u64,
}

/// One enterprise.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ContinuityUnit {
    /// Unified social credit code, or the name where there is none.
    pub code: String,
    /// Short name.
    pub short_name: String,
    /// It handed something in for the newer quarter.
    pub reported: bool,
    /// How many cases became what.
    pub counts: ContinuityCounts,
    /// Open cases that vanished.
    pub vanished: Vec<VanishedReport>,
    /// Cases that go on under another number.
    pub reopened: Vec<ReopenedReport>,
    /// Cases whose history reads otherwise than before.
    pub rewritten: Vec<RewrittenReport>,
    /// Pending cases that fell due and were completed late, or are still open.
    pub due_now: Vec<DueNowReport>,
}

/// A case, and the row it stands in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SpotReport {
    /// Its number.
    pub id: String,
    /// The file it stands in.
    pub file: String,
    /// The line in the file.
    pub line: u64,
}

/// An open case that vanished.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct VanishedReport {
    /// Where it stood.
    pub old: SpotReport,
    /// Its service.
    pub service: Option<String>,
    /// When it came in.
    pub accepted: Option<String>,
    /// The day it was due.
    pub due_on: Option<NaiveDate>,
    /// New numbers that may stand for it; nothing tells which, or whether any.
    pub candidates: Vec<SpotReport>,
}

/// A case that goes on under another number.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ReopenedReport {
    /// Where it stood.
    pub old: SpotReport,
    /// Where it stands.
    pub new: SpotReport,
    /// Its service.
    pub service: Option<String>,
    /// When it came in by the older ledger.
    pub old_accepted: Option<String>,
    /// When it came in by the newer one.
    pub new_accepted: Option<String>,
    /// `number` where the new number continues the old one, `acceptance` where both came in at the same minute.
    pub sign: String,
}

/// A case whose history reads otherwise than before.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct RewrittenReport {
    /// As it stood.
    pub old: SpotReport,
    /// As it stands.
    pub new: SpotReport,
    /// It was open at the end of the older quarter.
    pub was_open: bool,
    /// What reads otherwise.
    pub changes: Vec<RewrittenField>,
}

/// A field that reads otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RewrittenField {
    /// `accepted_at`, `applied_at`, `documents_complete_at`, `completed_at`, `service`, `valid` or `status`.
    pub field: String,
    /// What it stated: a time, a service, `yes` or `no`, why the case left the count; null for nothing.
    pub old: Option<String>,
    /// What it states.
    pub new: Option<String>,
}

/// A pending case that fell due.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct DueNowReport {
    /// Where it stands.
    pub at: SpotReport,
    /// The day it was due.
    pub due_on: NaiveDate,
    /// `late` or `overdue`.
    pub outcome: String,
}

impl ContinuityCounts {
    /// There is something to ask about.
    pub fn has_findings(&self) -> bool {
        self.vanished + self.reopened + self.rewritten > 0
    }
}
