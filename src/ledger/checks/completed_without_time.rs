//! C203: said to be completed, but not when.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;
use crate::rules::StatusWord;

pub(super) const CHECK: Check = Check { code: Code::C203, needs: &[Field::CompletedAt, Field::Status] };

pub(super) fn find(said: &Said<'_, '_, '_>, _: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let fault = said.status == Some(StatusWord::Completed) && said.completed.is_none();
    fault.then_some(Fault { field: Field::CompletedAt, facts: Vec::new })
}
