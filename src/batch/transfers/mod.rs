//! Tickets that the bureau passed on, held against the ledgers: which were left out, dated otherwise, called invalid on the
//! enterprise's own word, or reported by more than one enterprise.

mod list;
mod matched;
mod tell;

use std::collections::BTreeMap;

pub(super) use list::{Passed, read};
pub(super) use matched::rows;
pub(super) use tell::tell;

use crate::domain::{EnterpriseIx, Field, FileName, Moment, Outcome, Place, ServiceIx};

/// What became of the tickets on the list.
#[derive(Debug, Clone, Default)]
pub struct Transfers {
    /// By enterprise; one to which nothing was passed on is left out.
    pub units: BTreeMap<EnterpriseIx, UnitTransfers>,
}

/// The tickets of one enterprise.
#[derive(Debug, Clone, Default)]
pub struct UnitTransfers {
    /// It handed in ledgers that they can be looked for in.
    pub reported: bool,
    /// In the order of the list.
    pub tickets: Vec<Ticket>,
    /// Cases of its ledgers with a ticket number that is not on the list for it.
    pub not_listed: u64,
}

/// A ticket and what became of it.
#[derive(Debug, Clone)]
pub struct Ticket {
    /// Its number, as the list has it.
    pub number: String,
    /// The service it asks for, where the list says so in a word of the pack.
    pub service: Option<ServiceIx>,
    /// When it was passed on, where that can be read.
    pub passed_on: Option<Moment>,
    /// Where it stands on the list.
    pub place: Place,
    /// The cases of its enterprise that bear its number, by file and line.
    pub cases: Vec<TicketCase>,
    /// Cases of other enterprises that bear its number.
    pub elsewhere: Vec<TicketCase>,
}

/// A case that bears the number of a ticket.
#[derive(Debug, Clone)]
pub struct TicketCase {
    /// Whose it is.
    pub enterprise: EnterpriseIx,
    /// Its number; empty where it cannot be read.
    pub id: String,
    /// The file it stands in.
    pub file: FileName,
    /// The line in the file.
    pub line: u64,
    /// When it was accepted, where that can be read.
    pub accepted: Option<Moment>,
    /// How it stands.
    pub outcome: Outcome,
    /// How it would stand had its clock started when the ticket was passed on; `None` where the clock starts otherwise.
    pub by_transfer: Option<Outcome>,
    /// It is called invalid without an approved return, and therefore counts.
    pub called_invalid: bool,
    /// Where its acceptance stands.
    place: Place,
}

impl Ticket {
    /// The case that is dated on another day than the ticket; `None` where one is dated on the same day, or nothing can be said.
    pub fn dated_otherwise(&self) -> Option<&TicketCase> {
        let day = self.passed_on?.day;
        let dated = || self.cases.iter().filter_map(|case| Some((case, case.accepted?.day)));
        if dated().any(|(_, accepted)| accepted == day) { None } else { dated().next().map(|(case, _)| case) }
    }

    /// The case that is called invalid on the enterprise's own word.
    pub fn called_invalid(&self) -> Option<&TicketCase> {
        self.cases.iter().find(|case| case.called_invalid)
    }

    /// Do several cases bear its number, here or elsewhere?
    pub fn is_shared(&self) -> bool {
        self.cases.len() + self.elsewhere.len() > 1 || (self.cases.is_empty() && !self.elsewhere.is_empty())
    }
}

impl UnitTransfers {
    /// Tickets in no case of the enterprise; none where it handed in no ledgers.
    pub fn left_out(&self) -> impl Iterator<Item = &Ticket> {
        self.tickets.iter().filter(|ticket| self.reported && ticket.cases.is_empty())
    }
}

/// The field of a ticket's number.
const NUMBER: Field = Field::TransferNo;
