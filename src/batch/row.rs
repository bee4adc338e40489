//! One row through reading and judging, and what it adds to counts and lists.

use super::failing::Failing;
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::{
    Breach, Case, EnterpriseIx, ExclusionReason, Field, FileName, JudgedCase, Judgement, ListKind, ListedCase, Outcome, Place, Reading,
    ServiceIx,
};
use crate::intake::Layout;
use crate::judge::Judge;
use crate::ledger;
use crate::tally::{Lister, Owner, Tally, TallyError, by_due};

/// A row, judged or set aside.
pub(super) struct JudgedRow<'r> {
    pub(super) enterprise: EnterpriseIx,
    pub(super) line: u64,
    pub(super) verdict: Verdict<'r>,
}

/// What became of a row.
#[allow(clippy::large_enum_variant)] // One is made per row; a box would cost an allocation for each.
pub(super) enum Verdict<'r> {
    Judged { case: Case<'r>, judgement: Judgement, others: Vec<(Reading, Judgement)> },
    SetAside { id: Option<String>, service: Option<ServiceIx>, code: Code },
}

impl<'r> JudgedRow<'r> {
    /// Judges what was read; a day outside the calendar sets the row aside.
    pub(super) fn new(
        reading: ledger::Reading<'r>,
        enterprise: EnterpriseIx,
        line: u64,
        judge: &Judge<'_>,
        place: impl FnOnce(Field) -> Place,
        sink: &mut Sink,
    ) -> Self {
        let verdict = match reading {
            ledger::Reading::SetAside { id, service, code } => {
                Verdict::SetAside { id: id.map(std::borrow::Cow::into_owned), service, code }
            }
            ledger::Reading::Case(mut case) => {
                // What it shows later than on the day of judgement is not known yet.
                case.marks = case.marks_known_on(judge.as_of());
                match judge.judge(&case).and_then(|judgement| Ok((judgement, judge.other_readings(&case)?))) {
                    Ok((judgement, others)) => Verdict::Judged { case, judgement, others },
                    Err(outside) => {
                        let place = place(Field::AcceptedAt);
                        sink.report(Code::C210, &place, || {
                            Diagnostic::new(Code::C210, place.clone())
                                .case(&case.id)
                                .fact("why", outside.text(crate::domain::Lang::Zh))
                                .fact("why_en", outside.text(crate::domain::Lang::En))
                        });
                        Verdict::SetAside { id: Some(case.id.into_owned()), service: Some(case.service), code: Code::C210 }
                    }
                }
            }
        };
        Self { enterprise, line, verdict }
    }

    /// The case's number, where it can be read.
    pub(super) fn id(&self) -> Option<&str> {
        match &self.verdict {
            Verdict::Judged { case, .. } => Some(&case.id),
            Verdict::SetAside { id, .. } => id.as_deref(),
        }
    }

    /// The case and how it was judged; `None` for a row that was set aside.
    pub(super) fn judged(&self) -> Option<JudgedCase<'_>> {
        match &self.verdict {
            Verdict::Judged { case, judgement, others } => Some(JudgedCase { case, judgement, others }),
            Verdict::SetAside { .. } => None,
        }
    }

    /// The same row, independent of the bytes it was read from.
    pub(super) fn into_owned(self) -> JudgedRow<'static> {
        let verdict = match self.verdict {
            Verdict::Judged { case, judgement, others } => Verdict::Judged { case: case.into_owned(), judgement, others },
            Verdict::SetAside { id, service, code } => Verdict::SetAside { id, service, code },
        };
        JudgedRow { enterprise: self.enterprise, line: self.line, verdict }
    }

    /// The same row, set aside for `code`.
    pub(super) fn set_aside(self, code: Code) -> JudgedRow<'static> {
        let (id, service) = match self.verdict {
            Verdict::Judged { case, .. } => (Some(case.id.into_owned()), Some(case.service)),
            Verdict::SetAside { id, service, .. } => (id, service),
        };
        JudgedRow { enterprise: self.enterprise, line: self.line, verdict: Verdict::SetAside { id, service, code } }
    }

    fn owner(&self) -> Owner {
        let service = match &self.verdict {
            Verdict::Judged { case, .. } => Some(case.service),
            Verdict::SetAside { service, .. } => *service,
        };
        Owner { enterprise: self.enterprise, service }
    }

    /// Adds the row to the counts `weight` times.
    pub(super) fn count(&self, tally: &mut Tally, weight: i64) -> Result<(), TallyError> {
        match &self.verdict {
            Verdict::SetAside { .. } => tally.add_set_aside(self.owner(), weight),
            Verdict::Judged { case, judgement, others } => {
                tally.add(self.owner(), judgement, case, weight)?;
                others.iter().try_for_each(|(reading, other)| tally.add_reading(self.owner(), *reading, judgement, other, weight))
            }
        }
    }

    /// Puts the row on the lists it belongs to.
    pub(super) fn list(&self, lister: &mut Lister, file: &FileName, failing: &Failing<'_>) {
        let id = self.id().unwrap_or("");
        for (kind, rank) in self.kinds(failing) {
            lister.add(self.enterprise, kind, rank, id, || self.listed(id, file));
        }
    }

    /// Takes the row off its lists again.
    pub(super) fn unlist(&self, lister: &mut Lister, file: &FileName, failing: &Failing<'_>) {
        let id = self.id().unwrap_or("");
        for (kind, rank) in self.kinds(failing) {
            lister.remove(self.enterprise, kind, rank, id, file, self.line);
        }
    }

    /// The lists that the row belongs to, and its place in them.
    fn kinds(&self, failing: &Failing<'_>) -> impl Iterator<Item = (ListKind, i64)> {
        let (by_outcome, decided) = match &self.verdict {
            Verdict::SetAside { .. } => (Some((ListKind::SetAside, 0)), None),
            Verdict::Judged { case, judgement, .. } => (by_outcome(judgement), judgement.outcome.is_decided().then_some(case)),
        };
        let failed = decided.into_iter().flat_map(|case| failing.of(case.service, case.marks));
        by_outcome.into_iter().chain(failed.map(|number| (ListKind::Metric(number), 0)))
    }

    fn listed(&self, id: &str, file: &FileName) -> ListedCase {
        let mut listed = ListedCase {
            id: id.to_owned(),
            service: self.owner().service,
            file: file.clone(),
            line: self.line,
            started: None,
            due: None,
            completed: None,
            outcome: Outcome::SetAside,
            days_late: 0,
            breach: Breach::None,
            late_reason: None,
            code: None,
        };
        match &self.verdict {
            Verdict::SetAside { code, .. } => listed.code = Some(code.id()),
            Verdict::Judged { case, judgement, .. } => {
                (listed.started, listed.due, listed.completed) = (Some(case.started), judgement.due, case.completed);
                (listed.outcome, listed.days_late, listed.breach) = (judgement.outcome, judgement.days_late, judgement.breach);
                listed.late_reason = case.late_reason;
            }
        }
        listed
    }
}

/// The list of cases that stand alike.
fn by_outcome(judgement: &Judgement) -> Option<(ListKind, i64)> {
    let worst_first = -i64::from(judgement.days_late);
    match judgement.outcome {
        Outcome::Late => Some((ListKind::Late, worst_first)),
        Outcome::Overdue => Some((ListKind::Overdue, worst_first)),
        Outcome::Excluded(ExclusionReason::CarriedOverdue) => Some((ListKind::CarriedOverdue, worst_first)),
        Outcome::Pending => Some((ListKind::Pending, by_due(judgement.due))),
        Outcome::Undecidable(_) => Some((ListKind::Undecidable, 0)),
        Outcome::OnTime | Outcome::Excluded(_) | Outcome::SetAside => None,
    }
}

/// The place of a field in a row of this layout.
pub(super) fn place_of(layout: &Layout, file: &FileName, line: u64, field: Field) -> Place {
    let column = layout.field(field.index()).map(|column| layout.column(column.first()));
    Place { file: file.clone(), line: Some(line), column }
}
