//! What the older ledger stated for good and the newer one states otherwise.
//!
//! Times agree where one has the day alone and the other a time of that day. A completion dated after the older quarter was not yet
//! known then, so it contradicts nothing; nor does one that is new, unless it is dated into the older quarter, whose ledger called the
//! case open. Something that was blank may be filled in.

use chrono::NaiveDate;

use super::seen::{Known, Seen, Spot};
use crate::domain::{ExclusionKind, Field, Moment, ServiceIx};
use crate::rules::Truth;

/// A case whose history reads otherwise than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    /// As it stood.
    pub old: Spot,
    /// As it stands.
    pub new: Spot,
    /// It was open at the end of the older quarter.
    pub was_open: bool,
    /// What reads otherwise.
    pub changes: Vec<FieldChange>,
}

/// A field that reads otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The field.
    pub field: Field,
    /// What it stated; `None` where that was nothing.
    pub old: Option<Value>,
    /// What it states.
    pub new: Option<Value>,
}

/// What a field states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A time.
    Moment(Moment),
    /// A service.
    Service(ServiceIx),
    /// Valid, or not.
    Valid(bool),
    /// Why the case left the count.
    Exclusion(ExclusionKind),
}

/// Do two times agree? One with a time of day agrees with its day alone, and 24:00 with the next day's 0:00.
pub(super) fn agree(one: Moment, other: Moment) -> bool {
    match one.time.zip(other.time) {
        Some(_) => one.earliest() == other.earliest(),
        None => one.day == other.day,
    }
}

/// What two readable rows of one case contradict each other in; `last` is the last day of the older quarter.
pub(super) fn changes(old: &Seen, new: &Seen, last: NaiveDate) -> Vec<FieldChange> {
    let (Some(old_known), Some(new_known)) = (&old.known, &new.known) else { return Vec::new() };
    let mut found = Vec::new();
    if old_known.service != new_known.service {
        let value = |known: &Known| Some(Value::Service(known.service));
        found.push(FieldChange { field: Field::Service, old: value(old_known), new: value(new_known) });
    }
    for (field, old, new) in [
        (Field::AppliedAt, old.glance.applied, new.glance.applied),
        (Field::DocumentsCompleteAt, old.glance.documents_complete, new.glance.documents_complete),
        (Field::AcceptedAt, old.glance.accepted, new.glance.accepted),
    ] {
        if old.is_some_and(|old| new.is_none_or(|new| !agree(old, new))) {
            found.push(FieldChange { field, old: old.map(Value::Moment), new: new.map(Value::Moment) });
        }
    }
    found.extend(completion(old_known, new_known, last));
    found.extend(validity(old, new));
    found.extend(exclusion(old_known, new_known, last));
    found
}

fn completion(old: &Known, new: &Known, last: NaiveDate) -> Option<FieldChange> {
    let known = |moment: Option<Moment>| moment.filter(|moment| moment.day <= last);
    let contradicts = match (known(old.completed), new.completed) {
        (Some(old), Some(new)) => !agree(old, new),
        (Some(_), None) => true,
        (None, new) => known(new).is_some() && old.open,
    };
    let value = |moment: Option<Moment>| moment.map(Value::Moment);
    contradicts.then(|| FieldChange { field: Field::CompletedAt, old: value(known(old.completed)), new: value(new.completed) })
}

/// Valid became not valid, or the other way; what was pending may be decided.
fn validity(old: &Seen, new: &Seen) -> Option<FieldChange> {
    let decided = |seen: &Seen| match seen.glance.valid {
        Some(Truth::Yes) => Some(true),
        Some(Truth::No) => Some(false),
        Some(Truth::Pending) | None => None,
    };
    let (old, new) = (decided(old)?, decided(new)?);
    (old != new).then_some(FieldChange { field: Field::Valid, old: Some(Value::Valid(old)), new: Some(Value::Valid(new)) })
}

/// A case that had left the count is back, or left for another reason; or it left on a day on which it was said to be open. Whether a
/// complaint is valid is told by its own field.
fn exclusion(old: &Known, new: &Known, last: NaiveDate) -> Option<FieldChange> {
    let left_then = |known: &Known| known.exclusion.filter(|exclusion| exclusion.on.is_some_and(|on| on <= last)).map(|left| left.kind);
    let kind = |known: &Known| known.exclusion.map(|exclusion| exclusion.kind);
    let contradicts = match (left_then(old), left_then(new)) {
        (Some(before), _) => kind(new) != Some(before),
        (None, Some(now)) => old.open && now != ExclusionKind::Invalid,
        (None, None) => false,
    };
    let value = |kind: Option<ExclusionKind>| kind.map(Value::Exclusion);
    contradicts.then(|| FieldChange { field: Field::Status, old: value(left_then(old)), new: value(kind(new)) })
}
