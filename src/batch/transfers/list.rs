//! `transfers.csv`: the tickets that were passed on.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use super::super::Directory;
use super::super::findings_on_site::enterprise;
use super::super::table_rows::{self, Unused};
use super::Ticket;
use crate::diag::Sink;
use crate::domain::fold::{fold, fold_width};
use crate::domain::{Encoding, EnterpriseIx};
use crate::intake::Source;
use crate::ledger::{case_id, read_moment};
use crate::rules::Pack;

/// The fewest signs that a number keeps when its beginning is left out.
const SHORTEST: usize = 6;

/// The tickets that were passed on.
#[derive(Debug, Default)]
pub(in crate::batch) struct Passed {
    /// By enterprise, in the order of the list, each with the form its number is compared in.
    pub(super) tickets: BTreeMap<EnterpriseIx, Vec<(String, Ticket)>>,
}

/// Reads the list; a row without a number, or with one that may be a person's, is told and left out.
pub(in crate::batch) fn read(
    source: &dyn Source,
    pack: &Pack,
    directory: &Directory,
    encoding: Option<Encoding>,
    sink: &mut Sink,
) -> io::Result<Passed> {
    let spec = &pack.spellings.transfers;
    let mut passed = Passed::default();
    let mut seen = BTreeSet::new();
    for row in table_rows::read(source, spec, pack, encoding, sink)? {
        let Some(enterprise) = enterprise(&row, spec, directory, sink) else { continue };
        let number = row.get(spec, "transfer_no").map(|text| fold_width(&case_id(text))).unwrap_or_default();
        let key = key(&number, pack);
        let unused = if key.is_empty() {
            Some(Unused::NoNumber)
        } else if pack.spellings.personal_patterns.in_number(number.as_bytes()).is_some() {
            Some(Unused::Personal)
        } else {
            (!seen.insert((enterprise, key.clone()))).then_some(Unused::Twice)
        };
        if let Some(unused) = unused {
            unused.tell(row.place, sink);
            continue;
        }
        let passed_on = row.get(spec, "transferred_at").and_then(read_moment);
        if passed_on.is_none() {
            Unused::NoTime.tell(row.place.clone(), sink);
        }
        let service = row.get(spec, "service").and_then(|word| pack.spellings.values.service.get(&fold(word)).copied());
        let ticket = Ticket { number, service, passed_on, place: row.place, cases: Vec::new(), elsewhere: Vec::new() };
        passed.tickets.entry(enterprise).or_default().push((key, ticket));
    }
    Ok(passed)
}

/// The form in which ticket numbers are compared: letters and digits alone, without a beginning that some leave out.
pub(super) fn key(number: &str, pack: &Pack) -> String {
    let plain: String = fold(number).chars().filter(|c| c.is_alphanumeric()).collect();
    let short = pack.spellings.ticket_prefixes.iter().find_map(|prefix| plain.strip_prefix(prefix.as_str()));
    short.filter(|short| short.len() >= SHORTEST).map_or_else(|| plain.clone(), str::to_owned)
}

impl Passed {
    /// The numbers of all tickets.
    pub(super) fn keys(&self) -> BTreeSet<&str> {
        self.tickets.values().flatten().map(|(key, _)| key.as_str()).collect()
    }

    /// The ticket with this number that was passed on to this enterprise.
    pub(super) fn ticket(&self, enterprise: EnterpriseIx, key: &str) -> Option<&Ticket> {
        let mut tickets = self.tickets.get(&enterprise)?.iter();
        tickets.find(|(known, _)| known == key).map(|(_, ticket)| ticket)
    }
}
