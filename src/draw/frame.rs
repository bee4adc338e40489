//! The cases that may be looked at on site, gathered while the rows of a quarter stream by.

use std::collections::BTreeMap;

use super::pool::{FrameCase, FrameGroup, Stratum};
use crate::domain::{CaseRow, Outcome};

/// By code of the enterprise.
#[derive(Debug, Default)]
pub struct Frame(BTreeMap<String, Groups>);

/// Cases by what they are alike in, service and file.
type Groups = BTreeMap<(Stratum, String, String), Vec<FrameCase>>;

impl Frame {
    /// Takes a row, where it was decided in the period and has a number by which it can be found.
    pub fn take(&mut self, row: &CaseRow<'_>) {
        let (Some(stratum), Some(service), Some(id)) = (stratum(row), row.service, row.id) else { return };
        let group = (stratum, service.to_owned(), row.file.to_string());
        let case = FrameCase { line: row.line, id: id.to_owned() };
        self.0.entry(row.enterprise.code.clone()).or_default().entry(group).or_default().push(case);
    }

    /// The cases of an enterprise, in the order in which they are counted off.
    pub fn of(&mut self, code: &str) -> Vec<FrameGroup> {
        let groups = self.0.remove(code).unwrap_or_default().into_iter();
        let group = |((stratum, service, file), mut cases): (_, Vec<FrameCase>)| {
            cases.sort_by(|a, b| (a.line, &a.id).cmp(&(b.line, &b.id)));
            FrameGroup { stratum, service, file, cases }
        };
        groups.map(group).collect()
    }
}

/// Where the limit is the day itself, no completion can be said to have waited for the last day.
fn stratum(row: &CaseRow<'_>) -> Option<Stratum> {
    let judged = row.judged.filter(|_| row.counted)?;
    let due = judged.judgement.due.map(crate::domain::Due::day);
    let completed = judged.case.completed.map(|completed| completed.day);
    match judged.judgement.outcome {
        Outcome::Late | Outcome::Overdue => Some(Stratum::Late),
        Outcome::OnTime if completed.is_some() && completed == due && due > Some(judged.case.started.day) => Some(Stratum::DueDay),
        Outcome::OnTime => Some(Stratum::Other),
        _ => None,
    }
}
