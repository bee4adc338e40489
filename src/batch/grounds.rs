//! What a score was made from besides the counts, kept so that it can be made again from other counts.

use std::collections::BTreeMap;

use super::checked::{Correction, corrected};
use super::ledger_file::CountError;
use crate::domain::{EnterpriseIx, Facts, Period, Progress, Rate, Verification};
use crate::score;

/// What a score was made from besides the counts.
#[derive(Debug, Clone, Default)]
pub(super) struct Grounds {
    pub(super) progress: Option<Progress>,
    pub(super) verified: BTreeMap<String, Verification>,
    /// What inspectors found of single cases, and did not fall on appeal.
    pub(super) corrections: Vec<Correction>,
    pub(super) vetoes: Vec<usize>,
    pub(super) working_days: Option<u32>,
    pub(super) handed_in_on_time: Option<bool>,
    pub(super) explained: Option<Rate>,
    pub(super) blocked: bool,
    pub(super) reported: bool,
}

impl Grounds {
    /// The counts of an enterprise as inspectors found its cases, but for the case `without`; `None` where that changes nothing.
    pub(super) fn checked(&self, enterprise: EnterpriseIx, facts: &Facts, without: Option<&str>) -> Result<Option<Facts>, CountError> {
        let mut standing = self.corrections.iter().filter(|one| without != Some(one.id.as_str())).peekable();
        if standing.peek().is_none() { Ok(None) } else { corrected(facts, enterprise, standing).map(Some) }
    }

    /// Everything that decides the score, with these counts, and these as inspectors found them.
    pub(super) fn inputs<'a>(
        &'a self,
        enterprise: EnterpriseIx,
        facts: &'a Facts,
        checked: Option<&'a Facts>,
        period: Period,
    ) -> score::Inputs<'a> {
        score::Inputs {
            enterprise,
            facts,
            checked,
            progress: self.progress.as_ref(),
            verified: &self.verified,
            vetoes: self.vetoes.clone(),
            period,
            working_days: self.working_days,
            handed_in_on_time: self.handed_in_on_time,
            explained: self.explained,
            blocked: self.blocked,
            reported: self.reported,
        }
    }
}
