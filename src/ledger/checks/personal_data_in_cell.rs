//! R116: a person's number in a cell that is read. What it looks like is the pack's; the number itself is never shown.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;

pub(super) const CHECK: Check = Check { code: Code::R116, needs: &[] };

/// Texts; a case number that is a person's is told on its own (R117), and a date cell with such a number is no date.
const TEXTS: [Field; 15] = [
    Field::Status,
    Field::Scope,
    Field::Valid,
    Field::Channel,
    Field::Handling,
    Field::Satisfaction,
    Field::Visits,
    Field::PauseReason,
    Field::ExcludedReason,
    Field::Upheld,
    Field::LateReason,
    Field::ResponsibleUnit,
    Field::Accountability,
    Field::District,
    Field::Enterprise,
];

/// Numbers of papers, which can look like a telephone's.
const NUMBERS: [Field; 2] = [Field::RecordNo, Field::TransferNo];

pub(super) fn find(said: &Said<'_, '_, '_>, rules: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let patterns = &rules.spellings.personal_patterns;
    if patterns.is_empty() {
        return None;
    }
    let mut texts = TEXTS.into_iter().filter(|field| !said.is_known_word(*field));
    let in_texts = texts.find_map(|field| Some((field, patterns.in_text(said.cells.bytes(field)?)?)));
    let found = in_texts.or_else(|| NUMBERS.into_iter().find_map(|field| Some((field, patterns.in_number(said.cells.bytes(field)?)?))));
    let (field, pattern) = found?;
    let ((label, label_en), (kind, kind_en)) = (rules.label(field), pattern.name());
    let facts = move || vec![("field", label.to_owned()), ("field_en", label_en.to_owned()), ("kind", kind.to_owned()), ("kind_en", kind_en.to_owned())];
    Some(Fault { field, facts })
}
