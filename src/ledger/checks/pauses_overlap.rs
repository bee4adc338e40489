//! C215: one pause begins before the one before it has ended.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::{Field, Pause, PauseKind};

pub(super) const CHECK: Check = Check { code: Code::C215, needs: &[Field::Paused] };

pub(super) fn find(said: &Said<'_, '_, '_>, _: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    // Stages run beside each other by their nature.
    let mut pauses: Vec<&Pause> = said.pauses.iter().filter(|pause| !matches!(pause.kind, PauseKind::Stage(_))).collect();
    if pauses.len() < 2 {
        return None;
    }
    pauses.sort_by_key(|pause| pause.from.earliest());
    let (_, next) = pauses.iter().zip(&pauses[1..]).find(|(first, next)| first.to.is_none_or(|to| next.from.is_before(to)))?;
    let from = next.from;
    Some(Fault { field: Field::Paused, facts: move || vec![("from", from.to_string())] })
}
