//! The rows that bear the numbers of tickets.

use std::collections::{BTreeMap, BTreeSet};

use super::super::attribution::Attribution;
use super::super::case_rows::{AsCounted, Settled};
use super::super::ledger_file::{CountError, LedgerFile};
use super::super::line::Line;
use super::super::row::{Verdict, place_of};
use super::super::taker::Behind;
use super::list::key;
use super::{NUMBER, Passed, Ticket, TicketCase, Transfers, UnitTransfers};
use crate::domain::{Case, EnterpriseIx, Field, FileName, Moment, Outcome};

/// The rows of one hand that bear the numbers of tickets.
#[derive(Default)]
pub(in crate::batch) struct TicketRows {
    /// By the number they bear.
    cases: Vec<(String, TicketCase)>,
    /// Cases with a number that is not on the list for their enterprise.
    not_listed: BTreeMap<EnterpriseIx, u64>,
}

/// Reads the ledgers once more for rows with a ticket number; the others are read no further than that cell.
pub(in crate::batch) fn rows(
    line: &Line<'_>,
    files: &[LedgerFile],
    attribution: Attribution<'_>,
    settled: &Settled<'_>,
    passed: &Passed,
) -> Result<TicketRows, CountError> {
    let mut found = TicketRows::default();
    let keys = passed.keys();
    let wanted = |_, behind: &Behind<'_, '_, '_>| behind.said(NUMBER).is_some();
    line.settled_rows(files, attribution, settled, wanted, |as_counted, behind, file| {
        let Some(number) = behind.said(NUMBER).filter(|_| as_counted.counted) else { return Ok(()) };
        let key = key(&number, line.pack);
        let enterprise = as_counted.row.enterprise;
        if passed.ticket(enterprise, &key).is_none() {
            *found.not_listed.entry(enterprise).or_default() += 1;
        }
        if keys.contains(key.as_str()) {
            let passed_on = passed.ticket(enterprise, &key).and_then(|ticket| ticket.passed_on);
            found.cases.push((key, case(line, as_counted, behind, file, passed_on)));
        }
        Ok(())
    })?;
    Ok(found)
}

fn case(
    line: &Line<'_>,
    AsCounted { row, .. }: &AsCounted<'_>,
    behind: &Behind<'_, '_, '_>,
    file: &FileName,
    passed_on: Option<Moment>,
) -> TicketCase {
    let accepted = behind.moment(Field::AcceptedAt);
    let mut case = TicketCase {
        enterprise: row.enterprise,
        id: String::new(),
        file: file.clone(),
        line: row.line,
        accepted,
        outcome: Outcome::SetAside,
        by_transfer: None,
        called_invalid: false,
        place: place_of(behind.layout(), file, row.line, Field::AcceptedAt),
    };
    match &row.verdict {
        Verdict::SetAside { id, .. } => case.id = id.clone().unwrap_or_default(),
        Verdict::Judged { case: said, judgement, .. } => {
            case.id = said.id.clone().into_owned();
            case.outcome = judgement.outcome;
            // Whose return was approved has left the count; the others stay in it.
            let asks = line.pack.policy.service(said.service).needs_validity;
            case.called_invalid = asks && said.exclusion.is_none() && behind.is_called_invalid();
            let starts_there = Some(said.started) == accepted;
            case.by_transfer = passed_on.filter(|_| starts_there).and_then(|passed_on| judged_from(line, said, passed_on));
        }
    }
    case
}

/// How a case would stand had its clock started at `from`.
fn judged_from(line: &Line<'_>, said: &Case<'_>, from: Moment) -> Option<Outcome> {
    let from_there = Case { started: from, ..said.clone() };
    line.judge.judge(&from_there).ok().map(|judgement| judgement.outcome)
}

impl Transfers {
    /// The tickets with the rows that were found; `reported` handed in ledgers.
    pub(in crate::batch) fn new(passed: Passed, rows: Vec<TicketRows>, reported: &BTreeSet<EnterpriseIx>) -> Self {
        let mut by_key: BTreeMap<String, Vec<TicketCase>> = BTreeMap::new();
        let mut not_listed: BTreeMap<EnterpriseIx, u64> = BTreeMap::new();
        for TicketRows { cases, not_listed: unknown } in rows {
            for (key, case) in cases {
                by_key.entry(key).or_default().push(case);
            }
            for (enterprise, count) in unknown {
                *not_listed.entry(enterprise).or_default() += count;
            }
        }
        for cases in by_key.values_mut() {
            cases.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        }
        let unit = |(enterprise, tickets): (EnterpriseIx, Vec<(String, Ticket)>)| {
            let with_cases = |(key, ticket): (String, Ticket)| {
                let all = by_key.get(&key).cloned().unwrap_or_default();
                let (cases, elsewhere) = all.into_iter().partition(|case| case.enterprise == enterprise);
                Ticket { cases, elsewhere, ..ticket }
            };
            let unit = UnitTransfers {
                reported: reported.contains(&enterprise),
                tickets: tickets.into_iter().map(with_cases).collect(),
                not_listed: not_listed.get(&enterprise).copied().unwrap_or(0),
            };
            (enterprise, unit)
        };
        Self { units: passed.tickets.into_iter().map(unit).collect() }
    }
}
