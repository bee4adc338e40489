//! C223: nobody can be asked about a service before it was given.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;

pub(super) const CHECK: Check = Check { code: Code::C223, needs: &[Field::FollowedUpAt, Field::AcceptedAt, Field::CompletedAt] };

pub(super) fn find(said: &Said<'_, '_, '_>, rules: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let asked = said.dates.followed_up?;
    let (field, later) = said.clock_event_after(Field::FollowedUpAt, asked)?;
    let (event, event_en) = rules.label(field);
    let facts = move || vec![("asked", asked.to_string()), ("event", event.to_owned()), ("event_en", event_en.to_owned()), ("moment", later.to_string())];
    Some(Fault { field: Field::FollowedUpAt, facts })
}
