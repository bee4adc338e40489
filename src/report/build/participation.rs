//! Who reported, and when: of the registry, quarter by quarter.

use std::collections::BTreeMap;

use super::{Context, QuarterFigures};
use crate::batch::Unit;
use crate::domain::Rate;
use crate::report::model::{Participation, QuarterSubmission, Share, SubmissionReport, SubmissionState};

impl Context<'_> {
    /// Who reported, of the registry; `None` where nobody knows who had to.
    pub(super) fn participation(&self) -> Option<Participation> {
        if !self.settings.is_whole {
            return None;
        }
        let deadline = crate::batch::deadline(self.settings);
        let cards: BTreeMap<_, _> = self.result.cards.iter().map(|card| (card.enterprise, card)).collect();
        let submission = |unit: &Unit| {
            let (enterprise, card) = (self.result.enterprise(unit.enterprise)?, cards.get(&unit.enterprise)?);
            let handed_in = unit.handed_in.as_ref();
            let handed_in_on = handed_in.and_then(|handed_in| handed_in.on);
            Some(SubmissionReport {
                code: enterprise.code.clone(),
                short_name: enterprise.short_name.clone(),
                district: enterprise.district.clone(),
                state: SubmissionState::of(card.reported, handed_in.and_then(|handed_in| handed_in.on_time)),
                handed_in_on,
                days_late: handed_in_on.zip(deadline).map(|(on, deadline)| (on - deadline).num_days()).filter(|days| *days > 0),
                progress_ledger: self.keeps_progress(unit.enterprise),
                blocked: card.blocked,
                quarters: Vec::new(),
            })
        };
        let submissions: Vec<_> = self.result.units.iter().filter(|unit| unit.registered).filter_map(submission).collect();
        let all = submissions.len() as u64;
        let codes = |state: SubmissionState| submissions.iter().filter(move |one| one.state == state).map(|one| one.code.clone());
        let (late, silent): (Vec<_>, Vec<_>) = (codes(SubmissionState::Late).collect(), codes(SubmissionState::Nothing).collect());
        Some(Participation {
            rate: Some(Share::from(Rate::new(all - silent.len() as u64, all)?)),
            in_time: deadline.and_then(|_| Rate::new(codes(SubmissionState::OnTime).count() as u64, all)).map(Share::from),
            late,
            silent,
            deadline,
            submissions,
        })
    }
}

/// The same with how each submission came in the quarters at hand.
pub(super) fn beside(participation: Participation, quarters: &[&QuarterFigures]) -> Participation {
    let submission = |one: SubmissionReport| {
        let quarter = |figures: &&QuarterFigures| {
            let state = figures.enterprise(&one.code)?.submission;
            Some(QuarterSubmission { quarter: figures.quarter.to_string(), state })
        };
        SubmissionReport { quarters: quarters.iter().filter_map(quarter).collect(), ..one }
    };
    Participation { submissions: participation.submissions.into_iter().map(submission).collect(), ..participation }
}
