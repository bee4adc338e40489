//! C218: more time was asked for when the time was over.

use super::{Facts, Fault, Judged};
use crate::diag::Code;
use crate::domain::Field;

pub(super) const CODE: Code = Code::C218;

pub(super) fn find(judged: &Judged<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let (due, extension) = (judged.judgement.due?.day(), judged.case.extension?);
    let facts = move || vec![("requested", extension.requested_on.to_string()), ("due", due.to_string())];
    (extension.requested_on > due).then_some(Fault { field: Field::ExtensionRequestedAt, facts })
}
