//! C209: a complaint passed on by a superior stays valid unless its return was approved.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::{ExclusionKind, Field};
use crate::rules::{StatusWord, Truth};

pub(super) const CHECK: Check = Check { code: Code::C209, needs: &[Field::Valid, Field::Status] };

pub(super) fn find(said: &Said<'_, '_, '_>, _: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let called_invalid = said.valid == Some(Truth::No) || said.status == Some(StatusWord::Excluded(ExclusionKind::Invalid));
    let fault = said.transferred_complaint && called_invalid && !said.return_approved;
    fault.then_some(Fault { field: Field::Valid, facts: Vec::new })
}
