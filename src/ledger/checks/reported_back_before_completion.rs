//! C222: nobody can be told a result before there is one.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;

pub(super) const CHECK: Check = Check { code: Code::C222, needs: &[Field::ReportedBackAt, Field::AcceptedAt, Field::CompletedAt] };

pub(super) fn find(said: &Said<'_, '_, '_>, rules: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let told = said.dates.reported_back?;
    let (field, later) = said.clock_event_after(Field::ReportedBackAt, told)?;
    let (event, event_en) = rules.label(field);
    let facts = move || vec![("told", told.to_string()), ("event", event.to_owned()), ("event_en", event_en.to_owned()), ("moment", later.to_string())];
    Some(Fault { field: Field::ReportedBackAt, facts })
}
