//! One point: what was said of it, what was measured, and what both together earn.

use super::apportion::apportion;
use super::attested::Statement;
use super::{Subject, View};
use crate::domain::{Attested, Cause, Fraction, Measured, PointScore, PointState, Points};
use crate::rules::{How, Point};

/// A point before it is known how much it can earn.
pub(super) struct Assessed {
    pub(super) state: PointState,
    attested: Option<Attested>,
    measured: Vec<Measured>,
    /// The attested credit counts.
    by_statement: bool,
    causes: Vec<Cause>,
}

impl Subject<'_> {
    /// Looks at a point by its statement, its metrics, or both.
    pub(super) fn assess(&self, point: &Point, view: View) -> Assessed {
        let measured = self.measure(point, view);
        let has_cases = measured.iter().any(|measured| measured.credit.is_some());
        let mut assessed = Assessed { state: PointState::Scored, attested: None, measured, by_statement: false, causes: Vec::new() };
        if point.how == How::Measured {
            assessed.state = if has_cases { PointState::Scored } else { PointState::NoCases };
            return assessed;
        }
        match self.statement(point, view) {
            Statement::NoLedger if point.how == How::Both && has_cases => {}
            Statement::NoLedger => assessed.state = PointState::NoLedger,
            Statement::NotYetDue => assessed.state = PointState::NotYetDue,
            // Cases show that the point applies after all, whatever the pack allows.
            statement if has_cases && statement.says_not_applicable() => {}
            Statement::NotApplicable(attested) => {
                assessed.state = PointState::NotApplicable;
                assessed.attested = Some(attested);
            }
            Statement::Stands(attested, cause) => {
                assessed.attested = attested;
                assessed.causes.extend(cause);
                assessed.by_statement = true;
            }
        }
        assessed
    }

    /// Is a point called «not applicable» although there are cases it is measured by?
    pub(super) fn contradicts_cases(&self, point: &Point, view: View) -> bool {
        let claims = self.statement(point, view).says_not_applicable();
        point.how == How::Both && claims && self.measure(point, view).iter().any(|measured| measured.credit.is_some())
    }
}

impl Assessed {
    /// What the point earns of what it can earn: the lower of statement and measurement. Every metric with cases has an equal
    /// share of the point, in whole hundredths, and each share is rounded half up once.
    pub(super) fn earn(self, position: usize, available: i64) -> PointScore {
        let mut all = self.measured;
        let shares = apportion(available, &vec![1; all.iter().filter(|measured| measured.credit.is_some()).count()]);
        let with_cases = all.iter_mut().filter_map(|measured| Some((measured.credit?, measured)));
        for ((credit, measured), share) in with_cases.zip(&shares) {
            measured.share = Points::from_hundredths(*share);
            measured.earned = Points::from_hundredths(credit.of(*share));
        }
        let measured = all.iter().map(|measured| measured.earned).sum::<Points>().hundredths();
        let stated = if self.by_statement { self.attested.map_or(0, |attested| attested.credit.of(available)) } else { available };
        let earned = if shares.is_empty() { stated } else { stated.min(measured) };
        let mut causes = self.causes;
        causes
            .extend(all.iter().filter(|measured| measured.credit.is_some_and(|credit| credit < Fraction::ONE)).cloned().map(Cause::Metric));
        // Few points have more than one, and there are many enterprises.
        causes.shrink_to_fit();
        let scored = self.state == PointState::Scored;
        PointScore {
            point: position,
            state: self.state,
            available: Points::from_hundredths(available),
            earned: Points::from_hundredths(if scored { earned } else { 0 }),
            attested: self.attested,
            measured: all,
            causes: if scored { causes } else { Vec::new() },
        }
    }
}
