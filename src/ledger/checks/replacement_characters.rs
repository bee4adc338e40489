//! R111: text that was broken before it came here. Words of closed lists and dates need no such check: what is broken there is
//! no word and no date.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;
use crate::ledger::mojibake;

pub(super) const CHECK: Check = Check { code: Code::R111, needs: &[] };

/// Cells that are taken as they stand.
const TEXTS: [Field; 11] = [
    Field::CaseId,
    Field::Handling,
    Field::RecordNo,
    Field::PauseReason,
    Field::ExcludedReason,
    Field::LateReason,
    Field::TransferNo,
    Field::ResponsibleUnit,
    Field::Accountability,
    Field::District,
    Field::Enterprise,
];

pub(super) fn find(said: &Said<'_, '_, '_>, rules: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let is_broken = |field: &Field| {
        said.cells.bytes(*field).is_some_and(mojibake::may_be)
            && said.cells.text(*field).is_some_and(|text| mojibake::is(&text))
    };
    let field = TEXTS.into_iter().find(is_broken)?;
    let (label, label_en) = rules.label(field);
    Some(Fault { field, facts: move || vec![("field", label.to_owned()), ("field_en", label_en.to_owned())] })
}
