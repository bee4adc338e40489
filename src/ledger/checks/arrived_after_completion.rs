//! C227: nobody completes a case on site before getting there.

use super::{Check, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;

pub(super) const CHECK: Check = Check { code: Code::C227, needs: &[Field::ArrivedAt, Field::CompletedAt] };

pub(super) fn find(said: &Said<'_, '_, '_>, _: &Rules<'_>) -> Option<Fault> {
    let (arrived, (_, completed)) = (said.dates.arrived?, said.completed?);
    completed.is_before(arrived).then(|| Fault { field: Field::ArrivedAt, facts: vec![("arrived", arrived.to_string()), ("completed", completed.to_string())] })
}
