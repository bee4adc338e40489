//! `violations.csv`: what joint enforcement found, what is wrong with it, and how far each decision is on its way into the credit
//! record. One of the two places that follow Chinese standards (GB 32100, 双公示).

mod checks;
mod row;
mod standing;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::ledger_file::{CountError, read_error};
use super::quarter::{QuarterFiles, Settings};
use super::{Directory, registry};
use crate::diag::Sink;
use crate::domain::EnterpriseIx;
use crate::rules::VetoTrigger;

pub use row::Violation;
pub(super) use row::read;
pub use standing::{Publication, Standing};

/// The violations of a quarter by themselves.
#[derive(Debug)]
pub struct CreditResult {
    /// Who is registered.
    pub directory: Directory,
    /// Every row that can be read, in the order of the file.
    pub violations: Vec<Violation>,
    /// What is wrong and doubtful.
    pub sink: Sink,
}

/// Reads the registry and the violations of a quarter, and nothing else of it.
///
/// # Errors
/// When a file cannot be read.
pub fn credit(files: &QuarterFiles, settings: &Settings<'_>, mut sink: Sink) -> Result<CreditResult, CountError> {
    let directory = match &files.registry {
        Some(source) => {
            registry::read(source.as_ref(), settings.pack, settings.encoding, &mut sink).map_err(read_error(source.as_ref()))?
        }
        None => Directory::default(),
    };
    let violations = match &files.violations {
        Some(source) => read(source.as_ref(), settings, &directory, &mut sink).map_err(read_error(source.as_ref()))?,
        None => Vec::new(),
    };
    Ok(CreditResult { directory, violations, sink })
}

/// Vetoes set off by decisions in the period, by enterprise. A violation without a decision is a hint and sets off none; what else is
/// wrong with a row does not lift one.
pub(super) fn vetoes(violations: &[Violation], settings: &Settings<'_>) -> BTreeMap<EnterpriseIx, Vec<usize>> {
    let mut vetoes: BTreeMap<EnterpriseIx, Vec<usize>> = BTreeMap::new();
    for violation in violations {
        let (Some(enterprise), Some(kind), true) = (violation.enterprise, &violation.kind, violation.stands(settings.as_of)) else {
            continue;
        };
        if !violation.day("decided_on").is_some_and(|decided| settings.period.contains(decided)) {
            continue;
        }
        for (number, veto) in settings.pack.policy.vetoes.iter().enumerate() {
            let matches = matches!(&veto.trigger, VetoTrigger::Decision(kinds) if kinds.contains(kind));
            let of_enterprise = vetoes.entry(enterprise).or_default();
            if matches && !of_enterprise.contains(&number) {
                of_enterprise.push(number);
            }
        }
    }
    vetoes
}

impl Violation {
    /// There is a decision with number and day, known at the end of this day, and it was not withdrawn by then.
    pub fn stands(&self, as_of: NaiveDate) -> bool {
        let decided = self.day("decided_on").is_some_and(|decided| decided <= as_of);
        decided && !self.text("decision_no").is_empty() && !self.is_withdrawn(as_of)
    }
}
