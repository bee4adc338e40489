//! C207: a pause without a reason the policy allows stops no clock.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::{Field, PauseKind};

pub(super) const CHECK: Check = Check { code: Code::C207, needs: &[Field::Paused] };

pub(super) fn find(said: &Said<'_, '_, '_>, rules: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let pause = said.pauses.iter().find(|pause| pause.kind == PauseKind::NotAllowed)?;
    let applies = rules.policy.counting.adjusts_pauses;
    applies.then_some(Fault { field: Field::PauseReason, facts: move || vec![("from", pause.from.to_string())] })
}
