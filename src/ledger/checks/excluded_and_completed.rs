//! C214: a case that left the count was not completed as well. Only an invalid complaint may be handled to its end.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::{ExclusionKind, Field};
use crate::rules::StatusWord;

pub(super) const CHECK: Check = Check { code: Code::C214, needs: &[Field::CompletedAt, Field::Status] };

pub(super) fn find(said: &Said<'_, '_, '_>, _: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let (_, completed) = said.completed?;
    let left = matches!(said.status, Some(StatusWord::Excluded(kind)) if kind != ExclusionKind::Invalid);
    left.then_some(Fault { field: Field::Status, facts: move || vec![("completed", completed.to_string())] })
}
