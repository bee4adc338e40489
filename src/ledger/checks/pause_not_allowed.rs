//! C207: a pause without a reason the policy allows stops no clock.

use super::{Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::{Field, PauseKind};

pub(super) fn check(said: &Said<'_>, rules: &Rules<'_>) -> Option<Fault> {
    let pause = said.pauses.iter().find(|pause| pause.kind == PauseKind::NotAllowed)?;
    let applies = rules.policy.counting.adjusts_pauses;
    applies.then(|| Fault { code: Code::C207, field: Field::PauseReason, facts: vec![("from", pause.from.to_string())] })
}
