//! C202: completed on the day of acceptance, but at an earlier time of day.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::{Field, Moment};

pub(super) const CHECK: Check = Check { code: Code::C202, needs: &[Field::AcceptedAt, Field::CompletedAt] };

pub(super) fn find(said: &Said<'_, '_, '_>, _: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let (field, completed) = said.completed?;
    let earlier = |start: &Moment| completed.day == start.day && completed.time.zip(start.time).is_some_and(|(end, start)| end < start);
    let start = [said.started.map(|(_, moment)| moment), said.dates.accepted].into_iter().flatten().find(earlier)?;
    let facts = move || vec![("completed", completed.to_string()), ("accepted", start.to_string())];
    Some(Fault { field, facts })
}
