//! C228: a case cannot leave the count before it started.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;

pub(super) const CHECK: Check = Check { code: Code::C228, needs: &[Field::ExcludedOn, Field::AcceptedAt] };

pub(super) fn find(said: &Said<'_, '_, '_>, _: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let (excluded, (_, started)) = (said.dates.excluded?, said.started?);
    (excluded.day < started.day).then_some(Fault { field: Field::ExcludedOn, facts: move || vec![("excluded", excluded.to_string()), ("started", started.to_string())] })
}
