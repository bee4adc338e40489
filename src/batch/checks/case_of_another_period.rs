//! L303: a case that adds nothing to the period, neither to its rates nor to its balance.

use super::{Fault, Judged};
use crate::diag::Code;
use crate::domain::{ExclusionReason, Field, Outcome};

pub(super) const CODE: Code = Code::L303;

pub(super) fn find(judged: &Judged<'_>) -> Option<Fault> {
    let (how, how_en) = match judged.judgement.outcome {
        Outcome::Excluded(ExclusionReason::AcceptedAfter) => ("受理晚于", "accepted after"),
        Outcome::Excluded(ExclusionReason::DecidedEarlier) => ("办结早于", "completed before"),
        _ => return None,
    };
    let (first, last) = (judged.period.first().to_string(), judged.period.last().to_string());
    let facts = vec![("how", how.to_owned()), ("how_en", how_en.to_owned()), ("first", first), ("last", last)];
    Some(Fault { field: Field::AcceptedAt, facts })
}
