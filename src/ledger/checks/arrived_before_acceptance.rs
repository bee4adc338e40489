//! C224: nobody goes to a case that was not taken on yet.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;

pub(super) const CHECK: Check = Check { code: Code::C224, needs: &[Field::ArrivedAt, Field::AcceptedAt] };

pub(super) fn find(said: &Said<'_, '_, '_>, _: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let (arrived, accepted) = (said.dates.arrived?, said.dates.accepted?);
    arrived.is_before(accepted).then_some(Fault { field: Field::ArrivedAt, facts: move || vec![("arrived", arrived.to_string()), ("accepted", accepted.to_string())] })
}
