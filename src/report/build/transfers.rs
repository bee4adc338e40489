//! Tickets that were passed on, as values.

use super::Context;
use super::continuity::CAP;
use crate::batch::{Ticket, TicketCase, UnitTransfers};
use crate::domain::{Enterprise, EnterpriseIx, Rate};
use crate::report::model::{Share, TicketCaseReport, TicketReport, TransferCounts, TransferUnit, TransfersReport};

impl Context<'_> {
    /// What became of the tickets on the list; `None` without a list.
    pub(super) fn transfers(&self) -> Option<TransfersReport> {
        let found = self.result.transfers.as_ref()?;
        let mut units: Vec<_> = found.units.iter().map(|(enterprise, unit)| self.transfer_unit(*enterprise, unit)).collect();
        units.sort_by(|a, b| a.code.cmp(&b.code));
        let total = units.iter().fold(TransferCounts::default(), |sum, unit| sum.and(unit.counts));
        Some(TransfersReport { total, left_out_rate: left_out_rate(total), units })
    }

    fn transfer_unit(&self, enterprise: EnterpriseIx, unit: &UnitTransfers) -> TransferUnit {
        let counts = counts(unit);
        let Enterprise { code, short_name, .. } = self.unit_named(enterprise);
        let asked = unit.tickets.iter().filter(|ticket| !signs(unit, ticket).is_empty());
        TransferUnit {
            code,
            short_name,
            reported: unit.reported,
            counts,
            left_out_rate: left_out_rate(counts),
            asked: asked.take(CAP).map(|ticket| self.ticket(unit, ticket)).collect(),
        }
    }

    fn ticket(&self, unit: &UnitTransfers, ticket: &Ticket) -> TicketReport {
        let cases = |cases: &[TicketCase]| cases.iter().take(CAP).map(|case| self.ticket_case(case)).collect();
        TicketReport {
            number: ticket.number.clone(),
            service: ticket.service.map(|service| self.settings.pack.policy.service(service).id.clone()),
            passed_on: ticket.passed_on.map(|moment| moment.to_string()),
            line: ticket.place.line,
            signs: signs(unit, ticket).into_iter().map(str::to_owned).collect(),
            cases: cases(&ticket.cases),
            elsewhere: cases(&ticket.elsewhere),
            cases_elsewhere: ticket.elsewhere.len() as u64,
        }
    }

    fn ticket_case(&self, case: &TicketCase) -> TicketCaseReport {
        TicketCaseReport {
            short_name: self.unit_named(case.enterprise).short_name,
            id: case.id.clone(),
            file: case.file.to_string(),
            line: case.line,
            accepted: case.accepted.map(|moment| moment.to_string()),
            outcome: case.outcome.key().to_owned(),
            by_transfer: case.by_transfer.map(|outcome| outcome.key().to_owned()),
        }
    }

    /// A unit, with a blank name where it has none.
    pub(super) fn unit_named(&self, enterprise: EnterpriseIx) -> Enterprise {
        self.result.enterprise(enterprise).cloned().unwrap_or_else(|| Enterprise::named(""))
    }
}

/// Why somebody has to ask about a ticket.
fn signs(unit: &UnitTransfers, ticket: &Ticket) -> Vec<&'static str> {
    let signs = [
        ("left_out", unit.reported && ticket.cases.is_empty()),
        ("dated_otherwise", ticket.dated_otherwise().is_some()),
        ("called_invalid", ticket.called_invalid().is_some()),
        ("shared", ticket.is_shared()),
    ];
    signs.into_iter().filter(|(_, shown)| *shown).map(|(sign, _)| sign).collect()
}

fn counts(unit: &UnitTransfers) -> TransferCounts {
    let count = |of: &dyn Fn(&Ticket) -> bool| unit.tickets.iter().filter(|ticket| of(ticket)).count() as u64;
    let listed = unit.tickets.len() as u64;
    TransferCounts {
        listed,
        found: count(&|ticket| !ticket.cases.is_empty()),
        left_out: unit.left_out().count() as u64,
        unreported: if unit.reported { 0 } else { listed },
        dated_otherwise: count(&|ticket| ticket.dated_otherwise().is_some()),
        called_invalid: count(&|ticket| ticket.called_invalid().is_some()),
        shared: count(&Ticket::is_shared),
        not_listed: unit.not_listed,
    }
}

/// Of the tickets that could be found, those that were not.
fn left_out_rate(counts: TransferCounts) -> Option<Share> {
    Rate::new(counts.left_out, counts.left_out + counts.found).map(Share::from)
}
