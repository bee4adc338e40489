//! C229: a completed complaint without a word on whether it was valid. While it is open, nobody needs to know yet.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;

pub(super) const CHECK: Check = Check { code: Code::C229, needs: &[Field::Valid, Field::CompletedAt] };

pub(super) fn find(said: &Said<'_, '_, '_>, rules: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let asked = rules.policy.service(said.service).needs_validity && said.has_column(Field::Valid);
    let fault = asked && said.completed.is_some() && said.valid.is_none();
    fault.then_some(Fault { field: Field::Valid, facts: Vec::new })
}
