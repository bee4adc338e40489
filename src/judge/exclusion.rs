//! Whether an enterprise's statement takes a case out of the count.

use chrono::NaiveDate;

use super::Timing;
use crate::domain::{Case, Due, ExclusionKind, ExclusionReason, Ruling};

/// A statement needs a reason and a date on or before the due day: withdrawing or re-labelling a late case does not undo its
/// lateness. Without a date the case leaves only if it would not be late; without a reason it stays.
pub(super) fn rule(case: &Case<'_>, due: Due, timing: Timing, as_of: NaiveDate) -> Ruling {
    let Some(exclusion) = case.exclusion else { return Ruling::None };
    let late = matches!(timing, Timing::Late | Timing::Overdue);
    match exclusion.on {
        // Made after the day of judgement, so not yet known.
        Some(on) if on > as_of => Ruling::None,
        Some(on) if on > due.day() => Ruling::AfterDue,
        _ if !exclusion.reasoned => Ruling::Unreasoned,
        Some(_) => Ruling::Accepted,
        None if late => Ruling::UnprovenAndLate,
        None => Ruling::Unproven,
    }
}

/// The reason under which the case leaves.
pub(super) fn reason(case: &Case<'_>) -> ExclusionReason {
    match case.exclusion.map(|exclusion| exclusion.kind) {
        Some(ExclusionKind::Withdrawn) => ExclusionReason::Withdrawn,
        Some(ExclusionKind::Duplicate) => ExclusionReason::Duplicate,
        Some(ExclusionKind::Transferred) => ExclusionReason::Transferred,
        Some(ExclusionKind::Terminated) => ExclusionReason::Terminated,
        Some(ExclusionKind::Invalid) | None => ExclusionReason::Invalid,
    }
}
