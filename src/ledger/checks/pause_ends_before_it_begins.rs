//! C211: a pause cannot end before it begins.

use super::{Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;

pub(super) fn check(said: &Said<'_>, _: &Rules<'_>) -> Option<Fault> {
    let backwards = |pause: &&crate::domain::Pause| pause.to.is_some_and(|to| to.latest() < pause.from.earliest());
    let pause = said.pauses.iter().find(backwards)?;
    let facts = vec![("from", pause.from.to_string()), ("to", pause.to.map(|to| to.to_string()).unwrap_or_default())];
    Some(Fault { code: Code::C211, field: Field::Paused, facts })
}
