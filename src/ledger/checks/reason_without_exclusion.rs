//! C232: a day or a reason for leaving the count is written, but nothing says that the case left it.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;

pub(super) const CHECK: Check = Check { code: Code::C232, needs: &[Field::Status, Field::Valid] };

pub(super) fn find(said: &Said<'_, '_, '_>, rules: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    if said.is_excluded() {
        return None;
    }
    let field = [Field::ExcludedOn, Field::ExcludedReason].into_iter().find(|field| said.is_there(*field))?;
    let (written, written_en) = rules.label(field);
    Some(Fault { field, facts: move || vec![("written", written.to_owned()), ("written_en", written_en.to_owned())] })
}
