//! C211: a pause cannot end before it begins.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::{Field, Pause};

pub(super) const CHECK: Check = Check { code: Code::C211, needs: &[Field::Paused] };

pub(super) fn find(said: &Said<'_, '_, '_>, _: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    // A day without a time ends where the next one begins, so the days are compared as well.
    let ends_before = |pause: &Pause| pause.to.is_some_and(|to| to.day < pause.from.day || to.latest() < pause.from.earliest());
    let pause = said.pauses.iter().find(|pause| ends_before(pause))?;
    let facts = move || vec![("from", pause.from.to_string()), ("to", pause.to.map(|to| to.to_string()).unwrap_or_default())];
    Some(Fault { field: Field::Paused, facts })
}
