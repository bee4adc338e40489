//! C227: nobody completes a case on site before getting there.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;

pub(super) const CHECK: Check = Check { code: Code::C227, needs: &[Field::ArrivedAt, Field::CompletedAt] };

pub(super) fn find(said: &Said<'_, '_, '_>, _: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let (arrived, (_, completed)) = (said.dates.arrived?, said.completed?);
    completed.is_before(arrived).then_some(Fault { field: Field::ArrivedAt, facts: move || vec![("arrived", arrived.to_string()), ("completed", completed.to_string())] })
}
