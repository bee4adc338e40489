//! C202: completed on the day of acceptance, but at an earlier time of day.

use super::{Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Moment;

pub(super) fn check(said: &Said<'_>, _: &Rules<'_>) -> Option<Fault> {
    let (field, completed) = said.completed?;
    let earlier = |start: &Moment| completed.day == start.day && completed.time.zip(start.time).is_some_and(|(end, start)| end < start);
    let start = [Some(said.started.1), said.accepted].into_iter().flatten().find(earlier)?;
    let facts = vec![("completed", completed.to_string()), ("accepted", start.to_string())];
    Some(Fault { code: Code::C202, field, facts })
}
