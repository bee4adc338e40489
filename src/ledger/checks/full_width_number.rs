//! R113: a case number in full-width characters; it is read as half-width.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;

pub(super) const CHECK: Check = Check { code: Code::R113, needs: &[] };

pub(super) fn find(said: &Said<'_, '_, '_>, _: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let text = said.cells.written_id()?;
    let is_full_width = |c: char| ('\u{ff01}'..='\u{ff5e}').contains(&c);
    text.contains(is_full_width).then_some(Fault { field: Field::CaseId, facts: Vec::new })
}
