//! C226: nothing is taken on before the user asked for it. Minutes do not count: a call is often entered after it was taken.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;

pub(super) const CHECK: Check = Check { code: Code::C226, needs: &[Field::AppliedAt, Field::AcceptedAt] };

pub(super) fn find(said: &Said<'_, '_, '_>, _: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let (applied, accepted) = (said.dates.applied?, said.dates.accepted?);
    (accepted.day < applied.day).then_some(Fault { field: Field::AppliedAt, facts: move || vec![("applied", applied.to_string()), ("accepted", accepted.to_string())] })
}
