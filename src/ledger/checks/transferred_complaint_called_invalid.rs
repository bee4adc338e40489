//! C209: a complaint passed on by a superior stays valid unless its return was approved.

use super::{Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::{ExclusionKind, Field};
use crate::rules::{StatusWord, Truth};

pub(super) fn check(said: &Said<'_>, _: &Rules<'_>) -> Option<Fault> {
    let called_invalid = said.valid == Some(Truth::No) || said.status == Some(StatusWord::Excluded(ExclusionKind::Invalid));
    let fault = said.transferred_complaint && called_invalid && !said.return_approved;
    fault.then(|| Fault { code: Code::C209, field: Field::Valid, facts: Vec::new() })
}
