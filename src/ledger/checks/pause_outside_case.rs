//! C216: a pause that ends before the case starts, or begins after its completion, stops nothing.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::{Field, Pause, PauseKind};

pub(super) const CHECK: Check = Check { code: Code::C216, needs: &[Field::Paused, Field::AcceptedAt, Field::CompletedAt] };

pub(super) fn find(said: &Said<'_, '_, '_>, _: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let (_, started) = said.started?;
    // What the user did before the clock started belongs to the case as well.
    let first = [said.dates.applied, said.dates.accepted].into_iter().flatten().fold(started.day, |first, moment| first.min(moment.day));
    let before = |pause: &Pause| pause.to.is_some_and(|to| to.day < first);
    let after = |pause: &Pause| said.completed.is_some_and(|(_, completed)| completed.day < pause.from.day);
    let mut pauses = said.pauses.iter().filter(|pause| !matches!(pause.kind, PauseKind::Stage(_)));
    let pause = pauses.find(|pause| before(pause) || after(pause))?;
    Some(Fault { field: Field::Paused, facts: move || vec![("from", pause.from.to_string())] })
}
