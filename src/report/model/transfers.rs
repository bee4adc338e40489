//! Tickets that the bureau passed on, held against the ledgers.

use schemars::JsonSchema;
use serde::Serialize;

use super::Share;

/// What became of the tickets on the list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TransfersReport {
    /// All enterprises together.
    pub total: TransferCounts,
    /// Of the tickets of enterprises that handed in ledgers, those that are in none.
    pub left_out_rate: Option<Share>,
    /// Every enterprise that something was passed on to, by code.
    pub units: Vec<TransferUnit>,
}

/// How many tickets became what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct TransferCounts {
    /// On the list.
    pub listed: u64,
    /// Found in a case of their enterprise.
    pub found: u64,
    /// Found in none, though the enterprise handed in ledgers.
    pub left_out: u64,
    /// Of enterprises that handed in nothing.
    pub unreported: u64,
    /// Accepted on another day than they were passed on.
    pub dated_otherwise: u64,
    /// Called invalid without an approved return.
    pub called_invalid: u64,
    /// In more than one case, of this enterprise or of others.
    pub shared: u64,
    /// Cases with a ticket number that is not on the list for their enterprise.
    pub not_listed: u64,
}

/// One enterprise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TransferUnit {
    /// Unified social credit code, or the name where there is none.
    pub code: String,
    /// Short name.
    pub short_name: String,
    /// It handed in ledgers.
    pub reported: bool,
    /// How many tickets became what.
    pub counts: TransferCounts,
    /// Tickets in no case, of those passed on; null where nothing was handed in.
    pub left_out_rate: Option<Share>,
    /// Tickets that somebody has to ask about, in the order of the list, a thousand at most.
    pub asked: Vec<TicketReport>,
}

/// A ticket that somebody has to ask about.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TicketReport {
    /// Its number, as the list has it.
    pub number: String,
    /// The service it asks for, by its id.
    pub service: Option<String>,
    /// When it was passed on.
    pub passed_on: Option<String>,
    /// Its line on the list.
    pub line: Option<u64>,
    /// Why: `left_out`, `dated_otherwise`, `called_invalid`, `shared`.
    pub signs: Vec<String>,
    /// The cases of its enterprise that bear its number.
    pub cases: Vec<TicketCaseReport>,
    /// Cases of other enterprises that bear it; empty in the report of one enterprise.
    pub elsewhere: Vec<TicketCaseReport>,
    /// How many there are of these.
    pub cases_elsewhere: u64,
}

/// A case that bears the number of a ticket.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TicketCaseReport {
    /// The short name of the enterprise.
    pub short_name: String,
    /// The number of the case; empty where it cannot be read.
    pub id: String,
    /// The file it stands in.
    pub file: String,
    /// The line in the file.
    pub line: u64,
    /// When it was accepted.
    pub accepted: Option<String>,
    /// How it stands.
    pub outcome: String,
    /// How it would stand had its clock started when the ticket was passed on; null where it starts otherwise.
    pub by_transfer: Option<String>,
}

impl TransferCounts {
    /// Both together.
    #[must_use]
    pub(in crate::report) fn and(self, other: Self) -> Self {
        Self {
            listed: self.listed + other.listed,
            found: self.found + other.found,
            left_out: self.left_out + other.left_out,
            unreported: self.unreported + other.unreported,
            dated_otherwise: self.dated_otherwise + other.dated_otherwise,
            called_invalid: self.called_invalid + other.called_invalid,
            shared: self.shared + other.shared,
            not_listed: self.not_listed + other.not_listed,
        }
    }
}

impl TransfersReport {
    /// The same with one enterprise alone and nothing of the others; `None` where nothing was passed on to it.
    pub(super) fn of_one(&self, code: &str) -> Option<Self> {
        let mut unit = self.units.iter().find(|unit| unit.code == code)?.clone();
        unit.asked.iter_mut().for_each(|ticket| ticket.elsewhere.clear());
        Some(Self { total: unit.counts, left_out_rate: unit.left_out_rate.clone(), units: vec![unit] })
    }
}
