//! C217: what is completed is no longer on hold.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;

pub(super) const CHECK: Check = Check { code: Code::C217, needs: &[Field::Paused, Field::CompletedAt] };

pub(super) fn find(said: &Said<'_, '_, '_>, _: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let (_, completed) = said.completed?;
    let pause = said.pauses.iter().find(|pause| pause.to.is_none())?;
    let facts = move || vec![("from", pause.from.to_string()), ("completed", completed.to_string())];
    Some(Fault { field: Field::Paused, facts })
}
