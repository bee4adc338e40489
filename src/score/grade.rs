//! The grade: a band of points, capped by vetoes, and the best one only under its conditions.

use super::{Subject, View};
use crate::domain::{BestGradeBar, Fraction, Grade, Mark, Points};
use crate::rules::VetoTrigger;

impl Subject<'_> {
    /// The grade of a total; `None` where the policy has none.
    pub(super) fn grade(&self, total: Points, view: View) -> Option<Grade> {
        self.grade_but_for(total, view, |_| false)
    }

    /// The grade of a total if some conditions of the best grade were met.
    pub(super) fn grade_but_for(&self, total: Points, view: View, is_met: impl Fn(&BestGradeBar) -> bool) -> Option<Grade> {
        let by_points = self.pack.policy.grades.iter().position(|band| total >= band.from)?;
        let vetoes = self.vetoes(view);
        let cap = vetoes.iter().filter_map(|veto| self.pack.policy.vetoes.get(*veto)).map(|veto| veto.cap).max().unwrap_or(0);
        let mut barred_by = if by_points == 0 { self.bars() } else { Vec::new() };
        barred_by.retain(|bar| !is_met(bar));
        let barred = usize::from(!barred_by.is_empty()).min(self.pack.policy.grades.len() - 1);
        Some(Grade { grade: by_points.max(cap).max(barred), by_points, vetoes, barred_by })
    }

    /// Decisions, and claims found falsified on site; a mere finding or signal is none.
    fn vetoes(&self, view: View) -> Vec<usize> {
        let falsified = view.verified && self.inputs.verified.values().any(|verified| verified.falsified);
        let triggered = |(number, veto): (usize, &crate::rules::Veto)| match veto.trigger {
            VetoTrigger::Falsified => falsified.then_some(number),
            VetoTrigger::Decision(_) => self.inputs.vetoes.contains(&number).then_some(number),
        };
        self.pack.policy.vetoes.iter().enumerate().filter_map(triggered).collect()
    }

    /// What keeps the best grade out of reach.
    fn bars(&self) -> Vec<BestGradeBar> {
        let floor = self.pack.policy.best_grade.rate_floor;
        let mut bars = Vec::new();
        for (service, facts) in self.pack.policy.service_indices().zip(&self.services) {
            let rate = facts.official.rate().and_then(|rate| Fraction::new(rate.part().into(), rate.whole().into()));
            if rate.is_some_and(|rate| rate < floor) {
                bars.push(BestGradeBar::RateBelowFloor(service));
            }
        }
        let sum = |of: &dyn Fn(&crate::domain::ServiceFacts) -> u64| -> u64 { self.services.iter().map(|facts| of(facts)).sum() };
        let beyond_law = sum(&|facts| facts.official.beyond_law);
        if beyond_law > 0 {
            bars.push(BestGradeBar::BeyondLaw(beyond_law));
        }
        let late = sum(&|facts| facts.official.late + facts.official.overdue);
        let explained = sum(&|facts| facts.marks.iter().filter(|(marks, _)| marks.has(Mark::LateExplained)).map(|(_, count)| count).sum());
        if late > explained {
            bars.push(BestGradeBar::LateUnexplained(late - explained));
        }
        bars
    }
}
