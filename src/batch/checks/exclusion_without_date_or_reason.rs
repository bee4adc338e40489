//! C205: said not to count, without a day or without a reason.

use super::{Facts, Fault, Judged};
use crate::diag::Code;
use crate::domain::{Field, Ruling};

pub(super) const CODE: Code = Code::C205;

pub(super) fn find(judged: &Judged<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let (effect, effect_en) = match judged.judgement.ruling {
        Ruling::Unproven => ("暂不计入", "is left out for now"),
        Ruling::UnprovenAndLate | Ruling::Unreasoned => ("仍计入", "still counts"),
        Ruling::None | Ruling::Accepted | Ruling::AfterDue => return None,
    };
    Some(Fault { field: Field::ExcludedOn, facts: move || vec![("effect", effect.to_owned()), ("effect_en", effect_en.to_owned())] })
}
