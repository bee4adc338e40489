//! C233: a complaint that was found justified cannot be invalid.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::{ExclusionKind, Field};
use crate::rules::{StatusWord, Truth};

pub(super) const CHECK: Check = Check { code: Code::C233, needs: &[Field::Upheld, Field::Valid, Field::Status] };

pub(super) fn find(said: &Said<'_, '_, '_>, _: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let called_invalid = said.valid == Some(Truth::No) || said.status == Some(StatusWord::Excluded(ExclusionKind::Invalid));
    let fault = said.upheld == Some(Truth::Yes) && called_invalid;
    fault.then_some(Fault { field: Field::Upheld, facts: Vec::new })
}
