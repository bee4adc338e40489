//! Lists of cases.

use super::Context;
use crate::domain::{Due, EnterpriseIx, Lateness, ListKind, ListedCase};
use crate::report::model::{CaseListReport, CaseReport};

impl Context<'_> {
    /// A list of an enterprise.
    pub(super) fn list(&self, enterprise: EnterpriseIx, kind: ListKind) -> CaseListReport {
        let list = self.result.lists().of(enterprise, kind);
        let cases = list.map_or(&[][..], |list| list.cases.as_slice());
        CaseListReport { total: list.map_or(0, |list| list.total), cases: cases.iter().map(|case| self.case(case)).collect() }
    }

    fn case(&self, case: &ListedCase) -> CaseReport {
        CaseReport {
            id: case.id.clone(),
            service: case.service.map(|service| self.settings.pack.policy.service(service).id.clone()),
            file: case.file.to_string(),
            line: case.line,
            started: case.started.map(|moment| moment.to_string()),
            due_on: case.due.map(Due::day),
            due_at: match case.due {
                Some(Due::At(instant)) => instant.moment().map(|moment| moment.to_string()),
                _ => None,
            },
            completed: case.completed.map(|moment| moment.to_string()),
            outcome: case.outcome.key(),
            days_late: case.days_late,
            breach: case.breach.key(),
            late_reason: Lateness::of(case.outcome).map(|_| self.settings.pack.spellings.late_reasons.key(case.late_reason).to_owned()),
            code: case.code,
        }
    }
}
