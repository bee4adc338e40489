//! The problem ledger as values.

use super::Context;
use crate::domain::{Enterprise, EnterpriseIx, Problem};
use crate::report::model::{ProblemReport, ProblemsReport};

impl Context<'_> {
    /// What no earlier quarter has closed; `None` without a list of problems.
    pub(super) fn problems(&self) -> Option<ProblemsReport> {
        let lists = self.result.problems.as_ref()?;
        // Of a submission alone nothing is told of the others.
        let units = lists.iter().filter(|(enterprise, _)| self.result.unit(**enterprise).is_some());
        let all = units.flat_map(|(enterprise, problems)| problems.values().map(|problem| (*enterprise, problem)));
        let mut problems: Vec<_> = all.filter_map(|(enterprise, problem)| self.problem(enterprise, problem)).collect();
        problems.sort_by(|a, b| (&a.code, a.found_on, &a.id).cmp(&(&b.code, b.found_on, &b.id)));
        Some(ProblemsReport::of(problems))
    }

    /// `None` where an earlier quarter closed it.
    fn problem(&self, enterprise: EnterpriseIx, problem: &Problem) -> Option<ProblemReport> {
        let quarter = self.result.quarter?;
        let as_of = self.result.as_of;
        let closed_on = problem.closed_by(as_of);
        if closed_on.is_some() && problem.closed.is_some_and(|(_, by)| by < quarter) {
            return None;
        }
        let Enterprise { code, short_name, .. } = self.unit_named(enterprise);
        let checklist = self.settings.pack.checklist.as_ref();
        let point = problem.point.as_ref().and_then(|id| checklist?.points().find(|point| point.id == *id));
        let state = match (closed_on, problem.due_on) {
            (Some(_), _) => "closed",
            (None, Some(due)) if due < as_of => "overdue",
            _ => "open",
        };
        Some(ProblemReport {
            code,
            short_name,
            id: problem.id.clone(),
            point: point.map(|point| point.id.clone()),
            point_title: point.map(|point| point.title.text(self.lang).to_owned()),
            listed_in: problem.listed_in.to_string(),
            carried: problem.listed_in < quarter,
            found_on: problem.found_on,
            due_on: problem.due_on,
            closed_on,
            state: state.to_owned(),
            unproven: problem.unproven,
        })
    }
}
