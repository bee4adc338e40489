//! Judgements to counts, and to the lists of cases behind them. The only door to polars: polars counts, Rust divides.

mod batch;
mod case_columns;
mod case_files;
mod case_table;
mod key;
mod list;

use batch::Batch;
pub use case_columns::case_schema;
pub use case_files::files_of_case;
pub use case_table::{CaseTable, CaseTableError};
use key::{Differences, How, Shows};
pub use list::{Lister, by_due};

use crate::domain::{Case, EnterpriseIx, Facts, Judgement, Outcome, Reading, ServiceIx};

/// The counting itself failed; that is a fault of the program, never of the data.
#[derive(Debug, thiserror::Error)]
#[error("counting failed: {0}")]
pub struct TallyError(#[from] polars::error::PolarsError);

/// Whose case it is, of which service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owner {
    /// The enterprise.
    pub enterprise: EnterpriseIx,
    /// The service, where it can be read.
    pub service: Option<ServiceIx>,
}

/// Adds up judged cases, batch by batch.
#[derive(Debug, Default)]
pub struct Tally {
    batch: Batch,
    facts: Facts,
    differences: Differences,
}

impl Tally {
    /// Goes on from counts that are finished; their other readings stay as they are.
    pub fn beginning_with(facts: Facts) -> Self {
        Self { facts, ..Self::default() }
    }

    /// Counts a judged case `weight` times; −1 takes one back that was counted before.
    ///
    /// # Errors
    /// When polars fails.
    pub fn add(&mut self, owner: Owner, judgement: &Judgement, case: &Case<'_>, weight: i64) -> Result<(), TallyError> {
        let how = How {
            owner,
            reading: Reading::Official,
            outcome: judgement.outcome,
            breach: judgement.breach,
            flow: judgement.flow,
            extension: judgement.extension_asked,
        };
        let shows = Shows::of(judgement, case);
        if let Some(service) = owner.service {
            self.add_lateness((owner.enterprise, service), judgement, weight);
            for (stage, days) in &judgement.stages {
                let facts = self.facts.services.entry((owner.enterprise, service)).or_default();
                let (cases, sum) = facts.stages.entry(*stage).or_default();
                *cases = cases.saturating_add_signed(weight);
                *sum = sum.saturating_add_signed(weight * i64::from(*days));
            }
        }
        self.push(how, shows, weight)
    }

    /// Counts how late a case is. Few cases are late, so they need no batch; there are no more lengths than a calendar has days.
    fn add_lateness(&mut self, of: (EnterpriseIx, ServiceIx), judgement: &Judgement, weight: i64) {
        let of = match judgement.outcome {
            Outcome::Late => &mut self.facts.services.entry(of).or_default().late_by,
            Outcome::Overdue => &mut self.facts.services.entry(of).or_default().overdue_by,
            _ => return,
        };
        let count = of.0.entry(judgement.days_late).or_default();
        *count = count.saturating_add_signed(weight);
    }

    /// Counts what another reading makes of a case that [`Tally::add`] has counted: as its difference from the official one.
    ///
    /// # Errors
    /// When polars fails.
    pub fn add_reading(
        &mut self,
        owner: Owner,
        reading: Reading,
        official: &Judgement,
        other: &Judgement,
        weight: i64,
    ) -> Result<(), TallyError> {
        if official.outcome == other.outcome && official.breach == other.breach {
            return Ok(());
        }
        let how = |judgement: &Judgement| How {
            owner,
            reading,
            outcome: judgement.outcome,
            breach: judgement.breach,
            flow: crate::domain::Flow::default(),
            extension: false,
        };
        self.push(how(official), Shows::default(), -weight)?;
        self.push(how(other), Shows::default(), weight)
    }

    /// Counts a row that was set aside.
    ///
    /// # Errors
    /// When polars fails.
    pub fn add_set_aside(&mut self, owner: Owner, weight: i64) -> Result<(), TallyError> {
        let how = How {
            owner,
            reading: Reading::Official,
            outcome: Outcome::SetAside,
            breach: crate::domain::Breach::None,
            flow: crate::domain::Flow::default(),
            extension: false,
        };
        self.push(how, Shows::default(), weight)
    }

    /// Takes in what was counted elsewhere.
    ///
    /// # Errors
    /// When polars fails.
    pub fn merge(&mut self, other: Self) -> Result<(), TallyError> {
        self.batch.merge(other.batch);
        if self.batch.is_full() {
            self.flush()?;
        }
        self.facts.merge(&other.facts);
        for (of, counts) in other.differences {
            let own = self.differences.entry(of).or_default();
            for (outcome, count) in counts {
                *own.entry(outcome).or_default() += count;
            }
        }
        Ok(())
    }

    /// Of how many services of enterprises there are counts.
    pub fn services(&self) -> usize {
        self.facts.services.len()
    }

    fn push(&mut self, how: How, shows: Shows, weight: i64) -> Result<(), TallyError> {
        self.batch.push(how.pack(), shows.pack(), weight);
        if self.batch.is_full() { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), TallyError> {
        for (how, shows, count) in self.batch.count()? {
            key::enter(&mut self.facts, &mut self.differences, How::unpack(how), Shows::unpack(shows), count);
        }
        Ok(())
    }

    /// The counts of everything that was added; `readings` are those that were computed beside the official one.
    ///
    /// # Errors
    /// When polars fails.
    pub fn finish(mut self, readings: &[Reading]) -> Result<Facts, TallyError> {
        self.flush()?;
        key::settle(&mut self.facts, &self.differences, readings);
        Ok(self.facts)
    }
}
