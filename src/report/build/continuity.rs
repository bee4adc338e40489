//! Continuity as values.

use crate::batch::QuarterContinuity;
use crate::compare::{Continuity, FieldChange, Reopened, Rewritten, Sign, Spot, Value, Vanished};
use crate::domain::{Due, Enterprise, ExclusionKind, Moment, ServiceIx};
use crate::report::model::{
    ContinuityCounts, ContinuityReport, ContinuityUnit, DueNowCounts, DueNowReport, ReopenedReport, RewrittenField, RewrittenReport,
    SpotReport, VanishedReport,
};
use crate::rules::Policy;

/// Entries of a list.
pub(super) const CAP: usize = 1000;

/// What two quarters show.
pub(super) fn continuity(found: &QuarterContinuity, policy: &Policy) -> ContinuityReport {
    let units: Vec<_> = found.units.iter().map(|(enterprise, one)| unit(enterprise, one, policy)).collect();
    ContinuityReport {
        old_quarter: found.old.to_string(),
        new_quarter: found.new.to_string(),
        total: units.iter().fold(ContinuityCounts::default(), |sum, unit| add(sum, unit.counts)),
        units,
    }
}

fn unit(enterprise: &Enterprise, found: &Continuity, policy: &Policy) -> ContinuityUnit {
    let due_now = found.due_now.cases.iter().take(CAP).map(|(at, due, outcome)| DueNowReport {
        at: spot(at),
        due_on: due.day(),
        outcome: outcome.key().to_owned(),
    });
    ContinuityUnit {
        code: enterprise.code.clone(),
        short_name: enterprise.short_name.clone(),
        reported: found.reported,
        counts: counts(found),
        vanished: found.vanished.iter().take(CAP).map(|one| vanished(one, policy)).collect(),
        reopened: found.reopened.iter().take(CAP).map(|one| reopened(one, policy)).collect(),
        rewritten: found.rewritten.iter().take(CAP).map(|one| rewritten(one, policy)).collect(),
        due_now: due_now.collect(),
    }
}

fn counts(found: &Continuity) -> ContinuityCounts {
    let due = &found.due_now;
    ContinuityCounts {
        open_before: found.open_before,
        carried: found.carried,
        unreadable: found.unreadable,
        unreported: if found.reported { 0 } else { found.open_before },
        vanished: found.vanished.len() as u64,
        reopened: found.reopened.len() as u64,
        rewritten: found.rewritten.len() as u64,
        first_reported: found.first_reported,
        due_now: DueNowCounts { on_time: due.on_time, late: due.late, overdue: due.overdue, other: due.other },
    }
}

fn add(a: ContinuityCounts, b: ContinuityCounts) -> ContinuityCounts {
    ContinuityCounts {
        open_before: a.open_before + b.open_before,
        carried: a.carried + b.carried,
        unreadable: a.unreadable + b.unreadable,
        unreported: a.unreported + b.unreported,
        vanished: a.vanished + b.vanished,
        reopened: a.reopened + b.reopened,
        rewritten: a.rewritten + b.rewritten,
        first_reported: a.first_reported + b.first_reported,
        due_now: DueNowCounts {
            on_time: a.due_now.on_time + b.due_now.on_time,
            late: a.due_now.late + b.due_now.late,
            overdue: a.due_now.overdue + b.due_now.overdue,
            other: a.due_now.other + b.due_now.other,
        },
    }
}

/// A case, and the row it stands in.
pub(super) fn spot(spot: &Spot) -> SpotReport {
    SpotReport { id: spot.id.clone(), file: spot.file.to_string(), line: spot.line }
}

fn moment(moment: Option<Moment>) -> Option<String> {
    moment.map(|moment| moment.to_string())
}

fn service(service: Option<ServiceIx>, policy: &Policy) -> Option<String> {
    service.map(|service| policy.service(service).id.clone())
}

fn vanished(one: &Vanished, policy: &Policy) -> VanishedReport {
    VanishedReport {
        old: spot(&one.old),
        service: service(one.service, policy),
        accepted: moment(one.accepted),
        due_on: one.due.map(Due::day),
        candidates: one.candidates.iter().map(spot).collect(),
    }
}

fn reopened(one: &Reopened, policy: &Policy) -> ReopenedReport {
    let sign = match one.sign {
        Sign::Number => "number",
        Sign::Acceptance => "acceptance",
    };
    ReopenedReport {
        old: spot(&one.old),
        new: spot(&one.new),
        service: service(one.service, policy),
        old_accepted: moment(one.old_accepted),
        new_accepted: moment(one.new_accepted),
        sign: sign.to_owned(),
    }
}

fn rewritten(one: &Rewritten, policy: &Policy) -> RewrittenReport {
    let field = |change: &FieldChange| RewrittenField {
        field: change.field.key().to_owned(),
        old: change.old.map(|old| value(old, policy)),
        new: change.new.map(|new| value(new, policy)),
    };
    RewrittenReport { old: spot(&one.old), new: spot(&one.new), was_open: one.was_open, changes: one.changes.iter().map(field).collect() }
}

fn value(value: Value, policy: &Policy) -> String {
    match value {
        Value::Moment(moment) => moment.to_string(),
        Value::Service(service) => policy.service(service).id.clone(),
        Value::Valid(valid) => if valid { "yes" } else { "no" }.to_owned(),
        Value::Exclusion(kind) => match kind {
            ExclusionKind::Invalid => "invalid",
            ExclusionKind::Withdrawn => "withdrawn",
            ExclusionKind::Duplicate => "duplicate",
            ExclusionKind::Transferred => "transferred",
            ExclusionKind::Terminated => "terminated",
        }
        .to_owned(),
    }
}
