//! C202: completed on the day of acceptance, but at an earlier time of day.

use super::{Fault, Rules, Said};
use crate::diag::Code;

pub(super) fn check(said: &Said<'_>, _: &Rules<'_>) -> Option<Fault> {
    let (field, completed) = said.completed?;
    let (_, started) = said.started;
    let earlier = completed.day == started.day && completed.time? < started.time?;
    earlier.then(|| {
        let facts = vec![("completed", completed.to_string()), ("accepted", started.to_string())];
        Fault { code: Code::C202, field, facts }
    })
}
