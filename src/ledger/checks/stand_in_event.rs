//! C208: the event that should start or end the clock is blank, and another stands in for it.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;

pub(super) const CHECK: Check = Check { code: Code::C208, needs: &[Field::AcceptedAt, Field::CompletedAt] };

pub(super) fn find(said: &Said<'_, '_, '_>, rules: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let start = said.start_stands_for.zip(said.started.map(|(field, _)| field));
    let end = said.end_stands_for.zip(said.completed.map(|(field, _)| field));
    let (event, used) = start.or(end)?;
    let ((event_zh, event_en), (used_zh, used_en)) = (rules.label(event), rules.label(used));
    let facts = move || vec![("event", event_zh.to_owned()), ("event_en", event_en.to_owned()), ("used", used_zh.to_owned()), ("used_en", used_en.to_owned())];
    Some(Fault { field: used, facts })
}
