//! C225: a day asked for before the case was taken on moves nothing.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;

pub(super) const CHECK: Check = Check { code: Code::C225, needs: &[Field::AppointmentAt, Field::AcceptedAt] };

pub(super) fn find(said: &Said<'_, '_, '_>, _: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let (appointment, accepted) = (said.dates.appointment?, said.dates.accepted?);
    (appointment.day < accepted.day).then_some(Fault { field: Field::AppointmentAt, facts: move || vec![("appointment", appointment.to_string()), ("accepted", accepted.to_string())] })
}
