//! L303: a case that adds nothing to the period, neither to its rates nor to its balance.

use super::{Facts, Fault, Judged};
use crate::diag::Code;
use crate::domain::{ExclusionReason, Field, Outcome};

pub(super) const CODE: Code = Code::L303;

pub(super) fn find(judged: &Judged<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let (how, how_en) = match judged.judgement.outcome {
        Outcome::Excluded(ExclusionReason::AcceptedAfter) => ("受理晚于", "accepted after"),
        Outcome::Excluded(ExclusionReason::DecidedEarlier) => ("办结早于", "completed before"),
        _ => return None,
    };
    let (first, last) = (judged.period.first(), judged.period.last());
    let facts =
        move || vec![("how", how.to_owned()), ("how_en", how_en.to_owned()), ("first", first.to_string()), ("last", last.to_string())];
    Some(Fault { field: Field::AcceptedAt, facts })
}
