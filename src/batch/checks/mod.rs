//! The checks of a single case that need its judgement: the due day, the outcome, the period. Each is a file; a check states
//! facts and changes nothing. What a row says by itself is checked in `ledger/checks/`.

use super::row::{JudgedRow, Verdict, place_of};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::{Case, Field, FileName, Judgement, Period, Reading};
use crate::intake::Layout;
use crate::rules::{Policy, Service};

/// A case and all that is known of it.
struct Judged<'j> {
    case: &'j Case<'j>,
    judgement: &'j Judgement,
    /// The other readings that can come out differently.
    others: &'j [(Reading, Judgement)],
    service: &'j Service,
    period: Period,
    layout: &'j Layout,
}

impl Judged<'_> {
    /// Does the file have this column?
    fn has_column(&self, field: Field) -> bool {
        self.layout.field(field.index()).is_some()
    }
}

/// Facts of a diagnostic, by their names in its wording.
type Facts = Vec<(&'static str, String)>;

/// What a check found; its facts are only made for the first faults alike.
struct Fault<F> {
    /// The field it points at.
    field: Field,
    facts: F,
}

/// Names the file of every check, in the order of their codes.
macro_rules! checks {
    ($($check:ident,)+) => {
        $(mod $check;)+

        /// Every check of a judged case, one call after the other, so that the compiler sees each of them.
        fn run_all(judged: &Judged<'_>, telling: &mut Telling<'_>) {
            $(if let Some(fault) = $check::find(judged) {
                telling.tell($check::CODE, fault, judged);
            })+
        }
    };
}

checks! {
    exclusion_without_date_or_reason,
    excluded_after_due,
    extension_asked_late,
    extension_shortens,
    stated_due_differs,
    late_without_reason,
    case_of_another_period,
}

/// Runs every check on a row that was judged.
pub(super) fn run(row: &JudgedRow<'_>, policy: &Policy, period: Period, layout: &Layout, file: &FileName, sink: &mut Sink) {
    let Verdict::Judged { case, judgement, others } = &row.verdict else { return };
    let judged = Judged { case, judgement, others, service: policy.service(case.service), period, layout };
    run_all(&judged, &mut Telling { file, line: row.line, sink });
}

/// Where faults of a row are told.
struct Telling<'t> {
    file: &'t FileName,
    line: u64,
    sink: &'t mut Sink,
}

impl Telling<'_> {
    fn tell(&mut self, code: Code, Fault { field, facts }: Fault<impl FnOnce() -> Facts>, judged: &Judged<'_>) {
        let place = place_of(judged.layout, self.file, self.line, field);
        self.sink.report(code, &place, || Diagnostic { facts: facts(), ..Diagnostic::new(code, place.clone()).case(&judged.case.id) });
    }
}
