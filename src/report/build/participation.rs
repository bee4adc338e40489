//! Who reported, and when: of the registry, quarter by quarter.

use super::{Context, QuarterFigures};
use crate::domain::Rate;
use crate::report::model::{EnterpriseReport, Participation, QuarterSubmission, Share, SubmissionReport, SubmissionState};

impl Context<'_> {
    /// Who reported, of the registry; `None` where nobody knows who had to.
    pub(super) fn participation(&self, enterprises: &[EnterpriseReport]) -> Option<Participation> {
        if !self.settings.is_whole {
            return None;
        }
        let deadline = crate::batch::deadline(self.settings);
        let registered = self.result.units.iter().filter(|unit| unit.registered).filter_map(|unit| {
            let code = &self.result.enterprise(unit.enterprise)?.code;
            enterprises.iter().find(|one| one.code == *code)
        });
        let submissions: Vec<_> = registered
            .map(|one| SubmissionReport {
                code: one.code.clone(),
                short_name: one.short_name.clone(),
                district: one.district.clone(),
                state: one.submission(),
                handed_in_on: one.handed_in_on,
                days_late: one.handed_in_on.zip(deadline).map(|(on, deadline)| (on - deadline).num_days()).filter(|days| *days > 0),
                progress_ledger: one.progress.is_some(),
                blocked: one.blocked,
                quarters: Vec::new(),
            })
            .collect();
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
