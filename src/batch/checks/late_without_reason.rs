//! C230: late or overdue, in a file with a column for the reason, and none is written.

use super::{Facts, Fault, Judged};
use crate::diag::Code;
use crate::domain::{ExclusionReason, Field, Mark, Outcome};

pub(super) const CODE: Code = Code::C230;

pub(super) fn find(judged: &Judged<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let due = judged.judgement.due?.day();
    let late = match judged.judgement.outcome {
        Outcome::Late | Outcome::Overdue => true,
        Outcome::Excluded(reason) => matches!(reason, ExclusionReason::CarriedLate | ExclusionReason::CarriedOverdue),
        Outcome::OnTime | Outcome::Pending | Outcome::Undecidable(_) | Outcome::SetAside => false,
    };
    let fault = late && judged.has_column(Field::LateReason) && !judged.case.marks.has(Mark::LateExplained);
    fault.then_some(Fault { field: Field::LateReason, facts: move || vec![("due", due.to_string())] })
}
