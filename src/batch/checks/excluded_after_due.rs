//! C206: said not to count, but only after the due day; the case still counts.

use super::{Facts, Fault, Judged};
use crate::diag::Code;
use crate::domain::{Field, Ruling};

pub(super) const CODE: Code = Code::C206;

pub(super) fn find(judged: &Judged<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let (due, exclusion) = (judged.judgement.due?, judged.case.exclusion?);
    let excluded = exclusion.on.filter(|_| judged.judgement.ruling == Ruling::AfterDue)?;
    Some(Fault { field: Field::ExcludedOn, facts: move || vec![("excluded", excluded.to_string()), ("due", due.day().to_string())] })
}
