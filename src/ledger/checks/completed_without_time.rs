//! C203: said to be completed, but not when.

use super::{Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;
use crate::rules::StatusWord;

pub(super) fn check(said: &Said<'_>, _: &Rules<'_>) -> Option<Fault> {
    let fault = said.status == Some(StatusWord::Completed) && said.completed.is_none();
    fault.then(|| Fault { code: Code::C203, field: Field::CompletedAt, facts: Vec::new() })
}
