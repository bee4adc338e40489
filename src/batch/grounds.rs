//! What a score was made from besides the counts, kept so that it can be made again from other counts.

use std::collections::BTreeMap;

use crate::domain::{EnterpriseIx, Facts, Period, Progress, Rate, Verification};
use crate::score;

/// What a score was made from besides the counts.
#[derive(Debug, Clone, Default)]
pub(super) struct Grounds {
    pub(super) progress: Option<Progress>,
    pub(super) verified: BTreeMap<String, Verification>,
    pub(super) vetoes: Vec<usize>,
    pub(super) working_days: Option<u32>,
    pub(super) handed_in_on_time: Option<bool>,
    pub(super) explained: Option<Rate>,
    pub(super) blocked: bool,
    pub(super) reported: bool,
}

impl Grounds {
    /// Everything that decides the score, with these counts.
    pub(super) fn inputs<'a>(&'a self, enterprise: EnterpriseIx, facts: &'a Facts, period: Period) -> score::Inputs<'a> {
        score::Inputs {
            enterprise,
            facts,
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
