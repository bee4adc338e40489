//! `verified_cases.csv`: which cases were checked, what was found, and what was decided on appeal.

use std::collections::BTreeMap;
use std::io;

use super::super::Directory;
use super::super::findings_on_site::enterprise;
use super::super::table_rows::{self, Unused};
use crate::diag::Sink;
use crate::domain::fold::fold;
use crate::domain::{Appeal, CaseFinding, Encoding, EnterpriseIx, Moment, Place};
use crate::intake::Source;
use crate::ledger::{case_id, read_moment};
use crate::rules::Pack;

/// What stands on the list about one case.
#[derive(Debug, Clone)]
pub(in crate::batch) struct Entry {
    pub(in crate::batch) finding: CaseFinding,
    /// When it was completed in truth, where inspectors could tell.
    pub(in crate::batch) completed: Option<Moment>,
    pub(in crate::batch) appeal: Option<Appeal>,
    pub(in crate::batch) place: Place,
}

/// The cases that were checked, by enterprise and number.
#[derive(Debug, Default)]
pub(in crate::batch) struct CheckList(BTreeMap<EnterpriseIx, BTreeMap<String, Entry>>);

impl CheckList {
    /// What the list has of a case.
    pub(in crate::batch) fn get(&self, enterprise: EnterpriseIx, id: &str) -> Option<&Entry> {
        self.0.get(&enterprise)?.get(id)
    }

    /// Everything on the list.
    pub(in crate::batch) fn entries(&self) -> impl Iterator<Item = (EnterpriseIx, &str, &Entry)> {
        self.0.iter().flat_map(|(enterprise, cases)| cases.iter().map(|(id, entry)| (*enterprise, id.as_str(), entry)))
    }

    /// Leaves the cases of these enterprises alone.
    pub(in crate::batch) fn retain(&mut self, keep: impl Fn(EnterpriseIx) -> bool) {
        self.0.retain(|enterprise, _| keep(*enterprise));
    }
}

/// Reads the list; a row that cannot be used is told and left out. Of two about one case the first is used.
pub(in crate::batch) fn read(
    source: &dyn Source,
    pack: &Pack,
    directory: &Directory,
    encoding: Option<Encoding>,
    sink: &mut Sink,
) -> io::Result<CheckList> {
    let spellings = &pack.spellings;
    let spec = &spellings.verified_cases;
    let mut list = CheckList::default();
    for row in table_rows::read(source, spec, pack, encoding, sink)? {
        let Some(enterprise) = enterprise(&row, spec, directory, sink) else { continue };
        let written = |key: &str| row.get(spec, key).filter(|text| !spellings.blank.contains(text));
        let id = written("case_id").map(|text| case_id(text).into_owned()).unwrap_or_default();
        let finding = written("finding").and_then(|word| spellings.case_finding.get(&fold(word)).copied());
        let unused = if id.is_empty() {
            Some(Unused::NoNumber)
        } else if spellings.personal_patterns.in_number(id.as_bytes()).is_some() {
            Some(Unused::Personal)
        } else if list.get(enterprise, &id).is_some() {
            Some(Unused::Twice)
        } else {
            finding.is_none().then_some(Unused::Finding)
        };
        let (None, Some(finding)) = (unused, finding) else {
            unused.unwrap_or(Unused::Finding).tell(row.place, sink);
            continue;
        };
        let completed = written("completed_at").map(read_moment);
        if completed == Some(None) {
            Unused::NoTime.tell(row.place.clone(), sink);
        }
        let decided = written("appeal").map(|word| spellings.appeal.get(&fold(word)).copied());
        if decided == Some(None) {
            Unused::Appeal.tell(row.place.clone(), sink);
        }
        // What was appealed and not decided is pending.
        let pending = || written("appealed_on").map(|_| Appeal::Pending);
        let appeal = decided.map(|decided| decided.unwrap_or(Appeal::Pending)).or_else(pending);
        let entry = Entry { finding, completed: completed.flatten(), appeal, place: row.place.clone() };
        list.0.entry(enterprise).or_default().insert(id, entry);
    }
    Ok(list)
}
