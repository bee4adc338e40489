//! C219: an extension to a day before the due day the case has anyway.

use super::{Facts, Fault, Judged};
use crate::diag::Code;
use crate::domain::Field;

pub(super) const CODE: Code = Code::C219;

pub(super) fn find(judged: &Judged<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let (due, extension) = (judged.judgement.due?.day(), judged.case.extension?);
    let facts = move || vec![("until", extension.until.to_string()), ("due", due.to_string())];
    (extension.until < due).then_some(Fault { field: Field::ExtendedTo, facts })
}
