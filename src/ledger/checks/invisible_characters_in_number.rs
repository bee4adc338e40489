//! R112: a case number with characters that show nothing; they are taken out.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;
use crate::domain::fold::is_invisible;

pub(super) const CHECK: Check = Check { code: Code::R112, needs: &[] };

pub(super) fn find(said: &Said<'_, '_, '_>, _: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let text = said.cells.written_id()?;
    let count = text.chars().filter(|c| is_invisible(*c)).count();
    (count > 0).then_some(Fault { field: Field::CaseId, facts: move || vec![("count", count.to_string())] })
}
