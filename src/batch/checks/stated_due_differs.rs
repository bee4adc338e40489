//! C221: the enterprise wrote down another due day than ours. One that leaves pauses, appointments or extensions out, or takes
//! them in where we do not, is no slip: it was right when it was written.

use super::{Facts, Fault, Judged};
use crate::diag::Code;
use crate::domain::{Field, TimeLimit};

pub(super) const CODE: Code = Code::C221;

pub(super) fn find(judged: &Judged<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let Judged { case, judgement, service, .. } = judged;
    // With a cut-off the day hangs on a time of day, which the ledger may leave out.
    let is_sure = service.limit != TimeLimit::AsStated && (service.cutoff.is_none() || case.started.time.is_some());
    let (ours, theirs) = (judgement.due?.day(), case.stated_due.filter(|_| is_sure)?.day);
    let other_days = judged.others.iter().filter_map(|(_, other)| Some(other.due?.day()));
    let mut right = other_days.chain(case.extension.map(|extension| extension.until)).chain([ours]);
    let facts = move || vec![("theirs", theirs.to_string()), ("ours", ours.to_string())];
    (!right.any(|day| day == theirs)).then_some(Fault { field: Field::StatedDue, facts })
}
