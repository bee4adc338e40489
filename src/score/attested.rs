//! What is said of a point: by the enterprise, or by inspectors in its place.

use chrono::{Datelike, NaiveDate};

use super::{Subject, View};
use crate::domain::{Attested, Cause, Fraction, PointClaim, PointStatus, StatusSource, Verification};
use crate::rules::{Frequency, Point};

/// What a point's statement comes to.
pub(super) enum Statement {
    /// There is no progress ledger.
    NoLedger,
    /// Nobody has to have done it yet.
    NotYetDue,
    /// It does not apply, and the pack allows that.
    NotApplicable(Attested),
    /// A status, and why it is not a full one.
    Stands(Option<Attested>, Option<Cause>),
}

impl Statement {
    /// Is it a claim of the enterprise that the point does not apply to it?
    pub(super) fn says_not_applicable(&self) -> bool {
        match self {
            Self::NotApplicable(attested) | Self::Stands(Some(attested), _) => {
                attested.status == PointStatus::NotApplicable && attested.source != StatusSource::Verified
            }
            _ => false,
        }
    }
}

impl Subject<'_> {
    /// The statement on a point in a view.
    pub(super) fn statement(&self, point: &Point, view: View) -> Statement {
        if let Some(verified) = self.inputs.verified.get(&point.id).filter(|_| view.verified) {
            return by_inspectors(point, verified);
        }
        let Some(progress) = self.inputs.progress else { return Statement::NoLedger };
        let not_yet_due = self.inputs.period.last() < point.first_due;
        match progress.claims.get(&point.id) {
            None if not_yet_due => Statement::NotYetDue,
            None => Statement::Stands(None, Some(Cause::Unanswered)),
            Some(claim) if claim.status == PointStatus::NotMet && not_yet_due => Statement::NotYetDue,
            Some(claim) => self.by_enterprise(point, claim),
        }
    }

    fn by_enterprise(&self, point: &Point, claim: &PointClaim) -> Statement {
        let source = claim.carried_from.map_or(StatusSource::Claimed, StatusSource::Carried);
        let stands =
            |credit: Fraction, cause: Option<Cause>| Statement::Stands(Some(Attested { status: claim.status, source, credit }), cause);
        match claim.status {
            PointStatus::NotApplicable if point.may_not_apply && claim.reasoned => {
                Statement::NotApplicable(Attested { status: claim.status, source, credit: Fraction::ZERO })
            }
            PointStatus::NotApplicable => stands(Fraction::ZERO, Some(Cause::NotApplicableRefused)),
            PointStatus::NotMet => stands(Fraction::ZERO, Some(Cause::Status(claim.status))),
            PointStatus::Met | PointStatus::Partly if !claim.evidenced => stands(Fraction::ZERO, Some(Cause::NoEvidence)),
            PointStatus::Met | PointStatus::Partly if is_expired(point.frequency, claim.done_on, self.inputs.period.last()) => {
                stands(Fraction::ZERO, Some(Cause::Expired))
            }
            PointStatus::Partly => stands(credit(claim.status), Some(Cause::Status(claim.status))),
            PointStatus::Met => stands(Fraction::ONE, None),
        }
    }
}

/// What inspectors found replaces the claim and needs no evidence.
fn by_inspectors(point: &Point, verified: &Verification) -> Statement {
    let attested = Attested { status: verified.status, source: StatusSource::Verified, credit: credit(verified.status) };
    if verified.falsified {
        return Statement::Stands(Some(attested), Some(Cause::Falsified));
    }
    match verified.status {
        PointStatus::NotApplicable if point.may_not_apply && verified.reasoned => Statement::NotApplicable(attested),
        PointStatus::NotApplicable => Statement::Stands(Some(attested), Some(Cause::NotApplicableRefused)),
        PointStatus::Met => Statement::Stands(Some(attested), None),
        status => Statement::Stands(Some(attested), Some(Cause::Verified(status))),
    }
}

/// The share of a point that a status earns.
fn credit(status: PointStatus) -> Fraction {
    match status {
        PointStatus::Met => Fraction::ONE,
        PointStatus::Partly => Fraction::HALF,
        PointStatus::NotMet | PointStatus::NotApplicable => Fraction::ZERO,
    }
}

/// What was done once is done. What is due every year holds to the end of the next year, what is due every half-year to the end
/// of the next half-year. A claim made for this quarter without a date, or of something due every quarter, stands.
pub(super) fn is_expired(frequency: Frequency, done_on: Option<NaiveDate>, last: NaiveDate) -> bool {
    let Some(done_on) = done_on else { return false };
    let half = |day: NaiveDate| day.year() * 2 + i32::from(day.month() > 6);
    match frequency {
        Frequency::Once | Frequency::Quarter => false,
        Frequency::Year => done_on.year() + 1 < last.year(),
        Frequency::HalfYear => half(done_on) + 1 < half(last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_holds_until_the_next_deadline_of_its_kind() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let expired = |frequency, done: &str, last: &str| is_expired(frequency, Some(day(done)), day(last));
        assert!(!expired(Frequency::Once, "2015-01-01", "2019-09-30"));
        assert!(!expired(Frequency::Year, "2018-02-01", "2019-12-31"));
        assert!(expired(Frequency::Year, "2017-12-31", "2019-03-31"));
        assert!(!expired(Frequency::HalfYear, "2019-01-10", "2019-12-31"));
        assert!(expired(Frequency::HalfYear, "2018-12-31", "2019-09-30"));
        assert!(!is_expired(Frequency::Year, None, day("2019-09-30")));
    }
}
