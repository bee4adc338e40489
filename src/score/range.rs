//! Between which scores the truth can lie as long as nobody has looked: where an inspection would learn most.

use std::collections::BTreeMap;

use super::{Inputs, Subject, View};
use crate::domain::{Place, PointScore, PointState, PointStatus, ScoreRange, ServiceFacts, StatusSource, Verification};
use crate::rules::Checklist;

impl Subject<'_> {
    /// `None` without a progress ledger, since then there is no score to widen.
    pub(super) fn range(&self, checklist: &Checklist) -> Option<ScoreRange> {
        self.inputs.progress?;
        let view = View { verified: true, pessimistic: false };
        let claimed = self.unverified(checklist, view);
        let low = self.found(&claimed, |_| PointStatus::NotMet);
        let high = self.found(&claimed, |status| status);
        let sum = |of: fn(&ServiceFacts) -> u64| -> u64 { self.services.iter().map(|facts| of(facts)).sum() };
        let told = self.inputs.explained;
        Some(ScoreRange {
            low: self.if_found(checklist, &low, false),
            high: self.if_found(checklist, &high, true),
            unverified_points: claimed.len() as u64,
            set_aside: sum(|facts| facts.official.set_aside) + self.unplaced,
            undecidable: sum(|facts| facts.official.undecidable),
            unexplained: told.map_or(0, |told| told.whole() - told.part()),
            explained: told.map_or(0, crate::domain::Rate::part),
        })
    }

    /// Points that rest on a claim that nobody verified, by id.
    fn unverified(&self, checklist: &Checklist, view: View) -> Vec<(String, PointStatus)> {
        let score = self.score(checklist, view);
        let claim = |point: &PointScore| {
            let attested = point.attested.filter(|attested| attested.source != StatusSource::Verified)?;
            let says_something = matches!(attested.status, PointStatus::Met | PointStatus::Partly);
            let id = &checklist.point(point.point)?.id;
            (point.state == PointState::Scored && says_something).then(|| (id.clone(), attested.status))
        };
        score.areas.iter().flat_map(|area| &area.points).filter_map(claim).collect()
    }

    /// What inspectors found so far, and what they might find of the rest.
    fn found(&self, claimed: &[(String, PointStatus)], of: fn(PointStatus) -> PointStatus) -> BTreeMap<String, Verification> {
        let mut found = self.inputs.verified.clone();
        found.extend(claimed.iter().map(|(id, status)| {
            let place = Place::file("".into());
            (id.clone(), Verification { status: of(*status), falsified: false, reasoned: false, place })
        }));
        found
    }

    /// The score if inspectors found this, and rows in doubt were on time, or late.
    fn if_found(&self, checklist: &Checklist, verified: &BTreeMap<String, Verification>, on_time: bool) -> crate::domain::Points {
        let inputs = Inputs { verified, ..self.inputs.clone() };
        let mut services = self.services.clone();
        let mut unplaced = self.unplaced;
        for facts in &mut services {
            let counts = &mut facts.to_mut().official;
            let doubt = counts.undecidable + counts.set_aside + if counts.decided() > 0 { std::mem::take(&mut unplaced) } else { 0 };
            if on_time {
                counts.on_time += doubt;
            } else {
                counts.late += doubt;
            }
            (counts.undecidable, counts.set_aside) = (0, 0);
        }
        let subject = Subject { pack: self.pack, inputs: &inputs, services, unplaced: 0 };
        subject.score(checklist, View { verified: true, pessimistic: false }).total
    }
}
