//! One enterprise.

use super::Context;
use crate::domain::{Enterprise, EnterpriseIx, ListKind, Scorecard};
use crate::report::model::EnterpriseReport;

impl Context<'_> {
    pub(super) fn short_name(&self, enterprise: EnterpriseIx) -> Option<String> {
        self.result.enterprise(enterprise).map(|found| found.short_name.clone())
    }

    /// Everything about one enterprise.
    pub(super) fn enterprise(&self, card: &Scorecard) -> EnterpriseReport {
        let enterprise = self.result.enterprise(card.enterprise).cloned().unwrap_or_else(|| Enterprise::named(""));
        let unit = self.result.unit(card.enterprise);
        let handed_in = unit.and_then(|unit| unit.handed_in.as_ref());
        let checklist = self.settings.pack.checklist.as_ref();
        let score = |score: &Option<crate::domain::Score>| {
            let (checklist, score) = checklist.zip(score.as_ref())?;
            Some(self.score(checklist, score))
        };
        let list = |kind| self.list(card.enterprise, kind);
        EnterpriseReport {
            code: enterprise.code,
            name: enterprise.name,
            short_name: enterprise.short_name,
            district: enterprise.district,
            parent: enterprise.parent,
            folder: handed_in.map(|handed_in| handed_in.folder.clone()),
            users: enterprise.users,
            registered: unit.is_some_and(|unit| unit.registered),
            reported: card.reported,
            handed_in_on: handed_in.and_then(|handed_in| handed_in.on),
            handed_in_on_time: handed_in.and_then(|handed_in| handed_in.on_time),
            blocked: card.blocked,
            rank: card.rank,
            ranking_points: card.ranking.map(|points| points.to_string()),
            decided: card.decided,
            unplaced_rows: self.result.facts().unplaced(card.enterprise),
            services: self.services_of(&[card.enterprise]),
            complaints: self.complaints_of(&[card.enterprise]),
            claimed: score(&card.claimed),
            verified: score(&card.verified),
            findings: checklist
                .map(|checklist| card.findings().iter().filter_map(|finding| self.finding(checklist, card.enterprise, finding)).collect())
                .unwrap_or_default(),
            progress: self.progress(card),
            what_to_do_first: self.fixes(card),
            late: list(ListKind::Late),
            overdue: list(ListKind::Overdue),
            carried_overdue: list(ListKind::CarriedOverdue),
            pending: list(ListKind::Pending),
            set_aside: list(ListKind::SetAside),
            undecidable: list(ListKind::Undecidable),
        }
    }
}
