//! What an enterprise can still do, each fix with the score made anew as if it were the only one.
//!
//! Lateness is not among them: what happened stays as it is. A fix only says what a point, a record or a row would bring once
//! it says what is true; nothing here knows whether it is.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::metric::{self, Metric};
use super::{Inputs, Subject, View};
use crate::domain::{
    BestGradeBar, Cause, Fix, Fixes, Grade, Mark, Marks, Mend, Place, PointClaim, PointScore, PointStatus, Points, Progress, Rate, Score,
    ServiceFacts, ServiceIx, TaskNotes,
};
use crate::rules::Checklist;

/// Where a score is made anew from; only what is mended is copied.
#[derive(Clone)]
struct Attempt<'a> {
    progress: Option<Cow<'a, Progress>>,
    services: Vec<Cow<'a, ServiceFacts>>,
    unplaced: u64,
    explained: Option<Rate>,
    says_why_late: bool,
}

impl Subject<'_> {
    /// Every fix that brings points or a grade, the most points for an item first.
    pub(super) fn fixes(&self, checklist: &Checklist) -> Fixes {
        let view = View { verified: !self.inputs.verified.is_empty(), pessimistic: false };
        let now = self.score(checklist, view);
        let none = Attempt {
            progress: self.inputs.progress.map(Cow::Borrowed),
            services: self.services.clone(),
            unplaced: self.unplaced,
            explained: self.inputs.explained,
            says_why_late: false,
        };
        let mut all = none.clone();
        let mut fixes = Vec::new();
        for mend in self.mends(checklist, &now) {
            let mut only = none.clone();
            let items = self.make(checklist, &mend, &mut only);
            let fix = if mend == Mend::Rows {
                self.in_ranking(checklist, &none, &only, view, items)
            } else {
                self.in_score(checklist, mend.clone(), &only, view, &now, items)
            };
            let Some(fix) = fix else { continue };
            if mend != Mend::Rows {
                self.make(checklist, &mend, &mut all);
            }
            fixes.push(fix);
        }
        fixes.sort_by(by_points_per_item);
        let is_of_score = |fix: &Fix| fix.mend != Mend::Rows;
        let together = fixes.iter().any(is_of_score).then(|| self.again(checklist, &all, view).0.total);
        Fixes { fixes, together }
    }

    /// What could be mended, whether or not it brings anything.
    fn mends(&self, checklist: &Checklist, now: &Score) -> Vec<Mend> {
        let points = now.areas.iter().flat_map(|area| &area.points);
        let statement = |point: &PointScore| {
            let cause = point.causes.iter().find(|cause| is_own_words(cause))?;
            Some(Mend::Statement { point: point.point, cause: cause.clone() })
        };
        let mut mends: Vec<Mend> = points.filter_map(statement).filter(|_| self.inputs.progress.is_some()).collect();
        let asked: BTreeSet<(&str, ServiceIx)> = checklist
            .points()
            .flat_map(|point| &point.metrics)
            .flat_map(|metric| metric.services.iter().map(|service| (metric.name.as_str(), *service)))
            .collect();
        for metric in metric::ALL.iter().filter(|metric| metric.mended.is_some()) {
            let services = self.pack.policy.service_indices().filter(|service| asked.contains(&(metric.name, *service)));
            mends.extend(services.map(|service| Mend::Records { metric: metric.name, service }));
        }
        mends.extend([Mend::LateReasons, Mend::Explanations, Mend::Rows]);
        mends
    }

    /// Makes a fix; answers how many cases, rows or documents it takes.
    fn make(&self, checklist: &Checklist, mend: &Mend, attempt: &mut Attempt<'_>) -> u64 {
        match mend {
            Mend::Statement { point, .. } => {
                let Some((point, progress)) = checklist.point(*point).zip(attempt.progress.as_mut()) else { return 0 };
                let place = progress.claims.get(&point.id).map_or_else(|| Place::file("".into()), |claim| claim.place.clone());
                progress.to_mut().claims.insert(point.id.clone(), self.met(place));
                1
            }
            Mend::Records { metric, service } => {
                let found = metric::ALL.iter().find(|known| known.name == *metric);
                let facts = attempt.services.get_mut(service.index());
                found.zip(facts).map_or(0, |(metric, facts)| self.mend_records(metric, *service, facts.to_mut()))
            }
            Mend::LateReasons => {
                attempt.says_why_late = true;
                let late: u64 = self.services.iter().map(|facts| facts.official.late + facts.official.overdue).sum();
                let marks = self.services.iter().flat_map(|facts| facts.marks.iter());
                let told: u64 = marks.filter(|(marks, _)| marks.has(Mark::LateExplained)).map(|(_, count)| count).sum();
                late.saturating_sub(told)
            }
            Mend::Explanations => {
                let Some(rate) = attempt.explained else { return 0 };
                attempt.explained = Rate::new(rate.whole(), rate.whole());
                rate.whole() - rate.part()
            }
            Mend::Rows => take_as_on_time(attempt),
        }
    }

    /// A point that is met, with evidence, done by the end of the period.
    fn met(&self, place: Place) -> PointClaim {
        PointClaim {
            status: PointStatus::Met,
            evidenced: true,
            reasoned: true,
            done_on: Some(self.inputs.period.last()),
            notes: TaskNotes::default(),
            carried_from: None,
            place,
        }
    }

    fn mend_records(&self, metric: &Metric, service: ServiceIx, facts: &mut ServiceFacts) -> u64 {
        let (Some(fails), Some(mended)) = (metric.fails, metric.mended) else { return 0 };
        let policy = &self.pack.policy;
        let mut after: BTreeMap<Marks, u64> = BTreeMap::new();
        let mut items = 0;
        for (marks, count) in &facts.marks {
            let better = mended(*marks, service, policy);
            // A case that is still open is not over: nobody can be asked, or told, how it ended.
            let is_mended = marks.has(Mark::Completed) && fails(*marks, service, policy) && !fails(better, service, policy);
            items += if is_mended { *count } else { 0 };
            *after.entry(if is_mended { better } else { *marks }).or_default() += count;
        }
        facts.marks = after;
        items
    }

    /// The score and the grade that an attempt comes to.
    fn again(&self, checklist: &Checklist, attempt: &Attempt<'_>, view: View) -> (Score, Option<Grade>) {
        let inputs = Inputs { progress: attempt.progress.as_deref(), explained: attempt.explained, ..self.inputs.clone() };
        let subject = Subject { pack: self.pack, inputs: &inputs, services: attempt.services.clone(), unplaced: attempt.unplaced };
        let score = subject.score(checklist, view);
        let is_met = |bar: &BestGradeBar| attempt.says_why_late && matches!(bar, BestGradeBar::LateUnexplained(_));
        let grade = score.grade.as_ref().and_then(|_| subject.grade_but_for(score.total, view, is_met));
        (score, grade)
    }

    fn in_score(&self, checklist: &Checklist, mend: Mend, attempt: &Attempt<'_>, view: View, now: &Score, items: u64) -> Option<Fix> {
        if items == 0 {
            return None;
        }
        let (score, grade) = self.again(checklist, attempt, view);
        let (gain, grade) = (score.total - now.total, grade.map(|grade| grade.grade));
        let is_better = grade < now.grade.as_ref().map(|grade| grade.grade);
        (gain > Points::ZERO || is_better).then_some(Fix { mend, items, after: score.total, gain, grade })
    }

    fn in_ranking(&self, checklist: &Checklist, none: &Attempt<'_>, only: &Attempt<'_>, view: View, items: u64) -> Option<Fix> {
        let view = View { pessimistic: true, ..view };
        let (now, after) = (self.again(checklist, none, view).0.total, self.again(checklist, only, view).0.total);
        let gain = after - now;
        (items > 0 && gain > Points::ZERO).then_some(Fix { mend: Mend::Rows, items, after, gain, grade: None })
    }
}

/// Does it lie with what the enterprise itself says?
fn is_own_words(cause: &Cause) -> bool {
    match cause {
        Cause::Unanswered | Cause::Status(_) | Cause::NoEvidence | Cause::Expired | Cause::NotApplicableRefused => true,
        Cause::Verified(_) | Cause::Falsified | Cause::Metric(_) => false,
    }
}

/// Rows set aside become cases on time; those whose service cannot be read count for the first service that has cases.
fn take_as_on_time(attempt: &mut Attempt<'_>) -> u64 {
    let mut items = attempt.unplaced;
    if let Some(first) = attempt.services.iter_mut().find(|facts| facts.official.decided() > 0) {
        first.to_mut().official.on_time += attempt.unplaced;
        attempt.unplaced = 0;
    }
    for facts in attempt.services.iter_mut().filter(|facts| facts.official.set_aside > 0) {
        let facts = facts.to_mut();
        items += facts.official.set_aside;
        facts.official.on_time += facts.official.set_aside;
        facts.official.set_aside = 0;
    }
    items
}

/// Exact: gains are compared by cross products, no quotient is rounded. Equals keep the order of the checklist.
fn by_points_per_item(a: &Fix, b: &Fix) -> Ordering {
    let product = |gain: &Fix, items: &Fix| i128::from(gain.gain.hundredths()) * i128::from(items.items);
    product(b, a).cmp(&product(a, b))
}
