//! What is doubtful about single claims of a progress ledger.

use super::quarter::Settings;
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::{PointClaim, PointStatus, Progress};
use crate::rules::{Checklist, How};

/// Says which claims lack what they rest on, and which were done when the quarter was over.
pub(super) fn report(progress: &Progress, settings: &Settings<'_>, sink: &mut Sink) {
    let Some(checklist) = &settings.pack.checklist else { return };
    for (point, claim) in &progress.claims {
        if let Some(code) = lacking(point, claim, checklist) {
            sink.push(Diagnostic::new(code, claim.place.clone()).fact("point", point));
        }
        // Without a quarter the period ends with the last case, which says nothing of the points.
        let last = settings.quarter.map(|quarter| quarter.period().last().min(settings.as_of));
        if let Some((done, last)) = claim.done_on.zip(last).filter(|(done, last)| done > last) {
            let diagnostic = Diagnostic::new(Code::P414, claim.place.clone()).fact("point", point);
            sink.push(diagnostic.fact("done", done).fact("last", last));
        }
    }
}

/// What a claim needs besides its status. A point that the case ledger alone measures needs no evidence.
fn lacking(point: &str, claim: &PointClaim, checklist: &Checklist) -> Option<Code> {
    let is_measured = checklist.points().any(|known| known.id == point && known.how == How::Measured);
    match claim.status {
        PointStatus::Met | PointStatus::Partly if !claim.evidenced && !is_measured => Some(Code::P412),
        PointStatus::NotApplicable if !claim.reasoned => Some(Code::P413),
        _ => None,
    }
}
