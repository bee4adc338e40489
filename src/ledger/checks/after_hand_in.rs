//! C212: nothing can have happened after the day the ledger was handed in. Days that are only planned may lie later.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::{Field, Moment, Pause};

pub(super) const CHECK: Check = Check { code: Code::C212, needs: &[] };

pub(super) fn find(said: &Said<'_, '_, '_>, rules: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let handed_in = rules.handed_in_on?;
    let dates = &said.dates;
    let events = [
        (Field::AcceptedAt, dates.accepted),
        (Field::AppliedAt, dates.applied),
        (Field::DocumentsCompleteAt, dates.documents_complete),
        (Field::ArrivedAt, dates.arrived),
        (Field::ReportedBackAt, dates.reported_back),
        (Field::FollowedUpAt, dates.followed_up),
        (Field::ExcludedOn, dates.excluded),
        (Field::ExtensionRequestedAt, dates.extension_requested),
    ];
    let events = events.into_iter().filter_map(|(field, moment)| Some((field, moment?)));
    let began = |pause: &Pause| (Field::Paused, pause.from);
    let all = [said.started, said.completed].into_iter().flatten().chain(events).chain(said.pauses.iter().map(began));
    let (field, later): (Field, Moment) = all.into_iter().find(|(_, moment)| moment.day > handed_in)?;
    let (event, event_en) = rules.label(field);
    let facts = move || vec![("event", event.to_owned()), ("event_en", event_en.to_owned()), ("written", later.to_string()), ("handed_in", handed_in.to_string())];
    Some(Fault { field, facts })
}
