//! The rows of checked cases, judged once more by what was found.

use super::super::attribution::Attribution;
use super::super::case_rows::Settled;
use super::super::ledger_file::{CountError, LedgerFile};
use super::super::line::Line;
use super::super::row::Verdict;
use super::super::taker::Behind;
use super::list::{CheckList, Entry};
use super::{CheckedCase, Correction};
use crate::domain::{Breach, Case, CaseFinding, EnterpriseIx, Judgement, Mark, Marks, Outcome};
use crate::tally::Owner;

/// Checked cases of one hand, each with what it corrects.
pub(in crate::batch) type CheckedRows = Vec<(EnterpriseIx, CheckedCase, Option<Correction>)>;

/// Reads the ledgers once more for the cases that are on the list; the others are read no further than their number.
pub(in crate::batch) fn rows(
    line: &Line<'_>,
    files: &[LedgerFile],
    attribution: Attribution<'_>,
    settled: &Settled<'_>,
    list: &CheckList,
) -> Result<CheckedRows, CountError> {
    let mut rows = CheckedRows::new();
    let wanted = |enterprise, behind: &Behind<'_, '_, '_>| behind.id().is_some_and(|id| list.get(enterprise, &id).is_some());
    line.settled_rows(files, attribution, settled, wanted, |as_counted, _, file| {
        let row = &as_counted.row;
        let Some(id) = row.id().filter(|_| as_counted.counted) else { return Ok(()) };
        let Some(entry) = list.get(row.enterprise, id) else { return Ok(()) };
        let (service, said) = match &row.verdict {
            Verdict::Judged { case, judgement, .. } => (Some(case.service), judgement.outcome),
            Verdict::SetAside { service, .. } => (*service, Outcome::SetAside),
        };
        let correction = match &row.verdict {
            Verdict::Judged { case, judgement, .. } => correction(line, row.enterprise, case, judgement, entry),
            Verdict::SetAside { .. } => None,
        };
        let checked = CheckedCase {
            id: id.to_owned(),
            service,
            file: file.clone(),
            line: row.line,
            finding: entry.finding,
            appeal: entry.appeal,
            said,
            found: correction.as_ref().map_or(said, |correction| correction.found.1.outcome),
        };
        rows.push((row.enterprise, checked, correction));
        Ok(())
    })?;
    Ok(rows)
}

/// The case as it was found; `None` where that changes nothing, or no day can be worked out.
fn correction(line: &Line<'_>, enterprise: EnterpriseIx, case: &Case<'_>, said: &Judgement, entry: &Entry) -> Option<Correction> {
    let mut found = case.clone().into_owned();
    let judgement = match (entry.finding, entry.completed) {
        (CaseFinding::Confirmed, _) => return None,
        (CaseFinding::Late, None) => not_kept(said),
        (CaseFinding::False, _) => {
            found.marks = Marks::default();
            not_kept(said)
        }
        (CaseFinding::Late, completed) => {
            found.completed = completed;
            again(line, case, said, &mut found)?
        }
        (CaseFinding::NotCompleted, _) => {
            found.completed = None;
            found.marks = found.marks.without(Mark::Completed).without(Mark::ReportedBack).without(Mark::FollowedUp);
            again(line, case, said, &mut found)?
        }
        (CaseFinding::Counts, _) => {
            (found.exclusion, found.special_scope) = (None, false);
            again(line, case, said, &mut found)?
        }
    };
    let owner = Owner { enterprise, service: Some(case.service) };
    let restored = entry.appeal == Some(crate::domain::Appeal::Upheld);
    let said = (case.clone().into_owned(), said.clone());
    Some(Correction { id: case.id.clone().into_owned(), restored, owner, said, found: (found, judgement) })
}

/// The same case, not on time: when it was completed nobody knows.
fn not_kept(said: &Judgement) -> Judgement {
    match said.outcome {
        Outcome::OnTime => Judgement { outcome: Outcome::Late, breach: Breach::Promise, days_late: 0, ..said.clone() },
        _ => said.clone(),
    }
}

/// Judged once more, by the judge that judged it before: one reaches back to cases that an earlier quarter left out.
fn again(line: &Line<'_>, case: &Case<'_>, said: &Judgement, found: &mut Case<'static>) -> Option<Judgement> {
    found.marks = found.marks_known_on(line.judge.as_of());
    let before = line.judge.judge(case).ok()?;
    let reaching_back = line.judge.reaching_back();
    let judge = if before.outcome == said.outcome { line.judge } else { &reaching_back };
    judge.judge(found).ok()
}
