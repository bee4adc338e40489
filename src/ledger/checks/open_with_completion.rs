//! C204: said to be open, with a time of completion; the time wins.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;
use crate::rules::StatusWord;

pub(super) const CHECK: Check = Check { code: Code::C204, needs: &[Field::CompletedAt, Field::Status] };

pub(super) fn find(said: &Said<'_, '_, '_>, _: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let (_, completed) = said.completed.filter(|_| said.status == Some(StatusWord::Open))?;
    Some(Fault { field: Field::Status, facts: move || vec![("completed", completed.to_string())] })
}
