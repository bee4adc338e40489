//! C201: nothing is completed on a day before it was taken on.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;

pub(super) const CHECK: Check = Check { code: Code::C201, needs: &[Field::AcceptedAt, Field::CompletedAt] };

pub(super) fn find(said: &Said<'_, '_, '_>, rules: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let (end_field, completed) = said.completed?;
    let accepted = said.dates.accepted.map(|moment| (Field::AcceptedAt, moment));
    let (start_field, start) = [said.started, accepted].into_iter().flatten().find(|(_, start)| completed.day < start.day)?;
    let (start_zh, start_en) = rules.label(start_field);
    let facts = move || vec![("completed", completed.to_string()), ("accepted", start.to_string()), ("start", start_zh.to_owned()), ("start_en", start_en.to_owned())];
    Some(Fault { field: end_field, facts })
}
