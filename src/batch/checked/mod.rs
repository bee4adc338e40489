//! Cases that inspectors held against their evidence: counted once more as they were found, and as they stand after appeals.

mod found;
mod list;

use std::collections::BTreeMap;

pub(super) use found::rows;
pub(super) use list::{CheckList, read};

use super::ledger_file::CountError;
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::{Appeal, Case, CaseFinding, CheckedEffect, EnterpriseIx, Facts, FileName, Judgement, Outcome, ServiceIx};
use crate::tally::{Owner, Tally, TallyError};

/// The checked cases of one enterprise, and what they change.
#[derive(Debug, Clone, Default)]
pub struct CheckedUnit {
    /// By file and line.
    pub cases: Vec<CheckedCase>,
    /// What changes by them.
    pub effect: CheckedEffect,
}

/// A case that was checked.
#[derive(Debug, Clone)]
pub struct CheckedCase {
    /// Its number.
    pub id: String,
    /// Its service, where that can be read.
    pub service: Option<ServiceIx>,
    /// The file it stands in.
    pub file: FileName,
    /// The line in the file.
    pub line: u64,
    /// What was found.
    pub finding: CaseFinding,
    /// What became of an appeal; `None` where there was none.
    pub appeal: Option<Appeal>,
    /// How it stands by the ledger.
    pub said: Outcome,
    /// How it stands by what was found.
    pub found: Outcome,
}

impl CheckedCase {
    /// The finding fell on appeal.
    pub fn is_restored(&self) -> bool {
        self.appeal == Some(Appeal::Upheld)
    }

    /// How it stands in the end.
    pub fn stands(&self) -> Outcome {
        if self.is_restored() { self.said } else { self.found }
    }
}

/// A case and its judgement by the ledger, and by what was found.
#[derive(Debug, Clone)]
pub(super) struct Correction {
    /// The number of the case.
    pub(super) id: String,
    /// The finding fell on appeal.
    pub(super) restored: bool,
    owner: Owner,
    said: (Case<'static>, Judgement),
    found: (Case<'static>, Judgement),
}

/// What was found, by enterprise.
#[derive(Debug, Default)]
pub(super) struct Checked {
    pub(super) units: BTreeMap<EnterpriseIx, CheckedUnit>,
    pub(super) corrections: BTreeMap<EnterpriseIx, Vec<Correction>>,
}

impl Checked {
    /// What was found of an enterprise, and did not fall on appeal.
    pub(super) fn standing(&self, enterprise: EnterpriseIx) -> Vec<Correction> {
        let all = self.corrections.get(&enterprise).into_iter().flatten();
        all.filter(|correction| !correction.restored).cloned().collect()
    }

    /// What was found in the rows of all hands; a case of the list that is in no ledger is told.
    pub(super) fn new(list: &CheckList, rows: Vec<found::CheckedRows>, sink: &mut Sink) -> Self {
        let mut checked = Self::default();
        for (enterprise, case, correction) in rows.into_iter().flatten() {
            checked.units.entry(enterprise).or_default().cases.push(case);
            checked.corrections.entry(enterprise).or_default().extend(correction);
        }
        for unit in checked.units.values_mut() {
            unit.cases.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        }
        for (enterprise, id, entry) in list.entries() {
            let is_there = checked.units.get(&enterprise).is_some_and(|unit| unit.cases.iter().any(|case| case.id == id));
            if !is_there {
                sink.push(Diagnostic::new(Code::B581, entry.place.clone()).case(id).fact("id", id));
            }
        }
        checked
    }
}

/// The counts of one enterprise with the corrections that are named.
///
/// # Errors
/// When the counting itself fails.
pub(super) fn corrected<'c>(
    facts: &Facts,
    enterprise: EnterpriseIx,
    corrections: impl Iterator<Item = &'c Correction>,
) -> Result<Facts, CountError> {
    let mut tally = Tally::beginning_with(facts.of_one(enterprise));
    for Correction { owner, said, found, .. } in corrections {
        let count = |tally: &mut Tally, (case, judgement): &(Case<'_>, Judgement), weight: i64| -> Result<(), TallyError> {
            tally.add(*owner, judgement, case, weight)
        };
        count(&mut tally, said, -1)?;
        count(&mut tally, found, 1)?;
    }
    Ok(tally.finish(&[])?)
}
