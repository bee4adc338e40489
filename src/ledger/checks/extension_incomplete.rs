//! C220: an extension needs both the day it was asked for and the day it runs to.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;

pub(super) const CHECK: Check = Check { code: Code::C220, needs: &[Field::ExtensionRequestedAt, Field::ExtendedTo] };

pub(super) fn find(said: &Said<'_, '_, '_>, rules: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let blank = match (said.dates.extension_requested, said.dates.extended_to) {
        (None, Some(_)) => Field::ExtensionRequestedAt,
        (Some(_), None) => Field::ExtendedTo,
        _ => return None,
    };
    let (event, event_en) = rules.label(blank);
    said.has_column(blank).then_some(Fault { field: blank, facts: move || vec![("event", event.to_owned()), ("event_en", event_en.to_owned())] })
}
