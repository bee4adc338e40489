//! The only place that decides «on time».

mod course;
mod due;
mod exclusion;
mod flow;
mod method;

use std::cmp::Ordering;

use chrono::NaiveDate;

pub use course::Course;
pub use due::Still;
pub use method::Method;

use crate::calendar::{OutsideSpan, WorkCalendar};
use crate::domain::{
    Basis, Breach, Case, Due, ExclusionReason, Judgement, Moment, Outcome, PauseKind, Period, Reading, Ruling, UndecidableReason,
};
use crate::rules::Policy;

/// Judges cases at the end of one day, for one period.
#[derive(Debug, Clone)]
pub struct Judge<'p> {
    policy: &'p Policy,
    calendar: &'p WorkCalendar,
    period: Period,
    as_of: NaiveDate,
    official: Method,
    other_basis: Option<Basis>,
}

/// How a case stands by its times alone, before the period and the claims are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Timing {
    OnTime,
    Late,
    Overdue,
    Pending,
    Undecidable,
}

impl<'p> Judge<'p> {
    /// Judges at the end of `as_of`; what happens later is not yet known.
    pub fn new(policy: &'p Policy, calendar: &'p WorkCalendar, period: Period, as_of: NaiveDate) -> Self {
        Self { policy, calendar, period, as_of, official: Method::official(policy), other_basis: None }
    }

    /// Shows another basis beside the official one.
    #[must_use]
    pub fn beside(self, basis: Option<Basis>) -> Self {
        Self { other_basis: basis.filter(|basis| *basis != self.policy.counting.basis), ..self }
    }

    /// The same for a period without a beginning, as for cases that were not reported in their own.
    #[must_use]
    pub fn reaching_back(&self) -> Self {
        let period = Period::new(NaiveDate::MIN, self.period.last()).unwrap_or(self.period);
        Self { period, ..self.clone() }
    }

    /// The policy that is judged by.
    pub fn policy(&self) -> &'p Policy {
        self.policy
    }

    /// The calendar that is judged by.
    pub fn calendar(&self) -> &'p WorkCalendar {
        self.calendar
    }

    /// The period that is judged.
    pub fn period(&self) -> Period {
        self.period
    }

    /// The day of judgement.
    pub fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// By the official method.
    ///
    /// # Errors
    /// When a day that decides lies outside the calendar.
    pub fn judge(&self, case: &Case<'_>) -> Result<Judgement, OutsideSpan> {
        self.judge_by(case, self.official)
    }

    /// The other readings that can come out differently for this case, with what they come to.
    ///
    /// # Errors
    /// When a day that decides lies outside the calendar.
    pub fn other_readings(&self, case: &Case<'_>) -> Result<Vec<(Reading, Judgement)>, OutsideSpan> {
        let service = self.policy.service(case.service);
        let paused = self.official.adjusts_pauses && case.pauses.iter().any(|pause| pause.kind != PauseKind::NotAllowed);
        let appointed = service.honours_appointments && case.appointment.is_some();
        let readings = [
            (Reading::WithoutPauses, paused),
            (Reading::WithoutAppointments, appointed),
            (Reading::StrictAcceptance, Method::shifts(service, case) && self.is_shifted(case)?),
            (Reading::OtherBasis, self.other_basis.is_some()),
        ];
        let mut judged = Vec::new();
        for (reading, _) in readings.into_iter().filter(|(_, applies)| *applies) {
            judged.push((reading, self.judge_by(case, self.official.reading(reading, self.other_basis))?));
        }
        Ok(judged)
    }

    /// Does the acceptance of this case count as made at another time than it was?
    fn is_shifted(&self, case: &Case<'_>) -> Result<bool, OutsideSpan> {
        Ok(self.effective_start(case, self.official)? != (case.started, case.started))
    }

    /// The readings that are computed beside the official one, whether or not any case differs.
    pub fn readings(&self) -> Vec<Reading> {
        let any = |holds: &dyn Fn(&crate::rules::Service) -> bool| self.policy.services.iter().any(holds);
        let computed = [
            (Reading::WithoutPauses, self.official.adjusts_pauses),
            (Reading::WithoutAppointments, any(&|service| service.honours_appointments)),
            (Reading::StrictAcceptance, any(&Method::may_shift)),
            (Reading::OtherBasis, self.other_basis.is_some()),
        ];
        computed.into_iter().filter(|(_, computed)| *computed).map(|(reading, _)| reading).collect()
    }

    /// Judges by any method.
    ///
    /// # Errors
    /// When a day that decides lies outside the calendar.
    pub fn judge_by(&self, case: &Case<'_>, method: Method) -> Result<Judgement, OutsideSpan> {
        // What happens after the day of judgement is not yet known.
        let completed = case.completed.filter(|moment| moment.day <= self.as_of);
        let mut judgement = Judgement {
            outcome: Outcome::Excluded(ExclusionReason::AcceptedAfter),
            due: None,
            ruling: Ruling::None,
            days: None,
            net_days: None,
            days_late: 0,
            breach: Breach::None,
            stages: Vec::new(),
            extension_asked: case.extension.is_some(),
            flow: crate::domain::Flow::default(),
        };
        if case.started.day > self.as_of.min(self.period.last()) {
            return Ok(judgement);
        }
        self.count_days(case, completed, &mut judgement);
        let dues = if case.special_scope { None } else { self.dues(case, method)? };
        let Some((earliest, latest)) = dues else {
            let reason = if case.special_scope { ExclusionReason::SpecialScope } else { ExclusionReason::NoTarget };
            let left = case.exclusion.is_some_and(|exclusion| exclusion.on.is_none_or(|on| on <= self.as_of));
            judgement.flow = self.flow(case, completed, if left { Ruling::Accepted } else { Ruling::None });
            judgement.outcome = Outcome::Excluded(reason);
            return Ok(judgement);
        };
        let timing = self.timing(completed, earliest, latest);
        judgement.due = Some(earliest);
        judgement.ruling = exclusion::rule(case, earliest, timing, self.as_of);
        judgement.flow = self.flow(case, completed, judgement.ruling);
        judgement.outcome = match judgement.ruling {
            Ruling::Accepted | Ruling::Unproven => Outcome::Excluded(exclusion::reason(case)),
            _ => self.place(case, completed, timing, earliest, method.basis),
        };
        let left = matches!(judgement.ruling, Ruling::Accepted | Ruling::Unproven);
        if matches!(timing, Timing::Late | Timing::Overdue) && !left {
            let until = completed.map_or(self.as_of, |moment| moment.day);
            judgement.days_late = self.calendar.working_days_between(earliest.day(), until).unwrap_or(0);
            judgement.breach = self.breach(case, completed, method)?;
        }
        Ok(judgement)
    }

    /// Compares with the due time, or with both where a missing time of day allows two.
    fn timing(&self, completed: Option<Moment>, earliest: Due, latest: Due) -> Timing {
        let one = |due: Due| match completed {
            Some(moment) => match compare(moment, due) {
                Some(Ordering::Greater) => Timing::Late,
                Some(_) => Timing::OnTime,
                None => Timing::Undecidable,
            },
            None if due.day() <= self.as_of => Timing::Overdue,
            None => Timing::Pending,
        };
        let (first, last) = (one(earliest), one(latest));
        if first == last { first } else { Timing::Undecidable }
    }

    /// The outcome within the period: a case counts where its deciding day lies in it.
    fn place(&self, case: &Case<'_>, completed: Option<Moment>, timing: Timing, due: Due, basis: Basis) -> Outcome {
        let outcome = match timing {
            Timing::OnTime => Outcome::OnTime,
            Timing::Late => Outcome::Late,
            Timing::Overdue => Outcome::Overdue,
            Timing::Pending => return Outcome::Pending,
            Timing::Undecidable => Outcome::Undecidable(UndecidableReason::TimeOfDayMissing),
        };
        let completed_on = completed.map(|moment| moment.day);
        let decided_on = match basis {
            Basis::Decided if timing == Timing::OnTime => completed_on,
            Basis::Decided | Basis::Due => Some(due.day()),
            Basis::Accepted => Some(case.started.day),
            Basis::Completed => completed_on,
        };
        let Some(decided_on) = decided_on else { return Outcome::Excluded(ExclusionReason::DecidedLater) };
        if decided_on > self.period.last() {
            return Outcome::Excluded(ExclusionReason::DecidedLater);
        }
        if decided_on >= self.period.first() {
            return outcome;
        }
        Outcome::Excluded(match timing {
            Timing::Overdue => ExclusionReason::CarriedOverdue,
            Timing::Late if completed_on.is_some_and(|day| day >= self.period.first()) => ExclusionReason::CarriedLate,
            _ => ExclusionReason::DecidedEarlier,
        })
    }

    /// Working days taken, where the calendar reaches; they decide nothing.
    fn count_days(&self, case: &Case<'_>, completed: Option<Moment>, judgement: &mut Judgement) {
        if let Some(end) = completed.map(|moment| moment.day) {
            judgement.days = self.calendar.working_days_between(case.started.day, end).ok();
            judgement.net_days = match judgement.days {
                Some(days) => self.paused_days(case, end).map(|paused| days.saturating_sub(paused)),
                None => None,
            };
        }
        // A stage includes both its ends, and lies within the time the clock runs.
        let last = completed.map_or(self.as_of, |moment| moment.day);
        for pause in &case.pauses {
            if let PauseKind::Stage(stage) = pause.kind {
                let before = pause.from.day.pred_opt().unwrap_or(pause.from.day).max(case.started.day);
                let end = pause.to.map_or(self.as_of, |moment| moment.day).min(last);
                if let Ok(days) = self.calendar.working_days_between(before, end) {
                    judgement.stages.push((stage, days));
                }
            }
        }
    }

    /// When the case is due by law; `None` where the law sets no limit, or set none yet when it was accepted.
    fn statutory_due(&self, case: &Case<'_>, method: Method) -> Result<Option<Due>, OutsideSpan> {
        let statutory = self.policy.service(case.service).statutory.as_ref().filter(|statutory| case.started.day >= statutory.from);
        let Some(statutory) = statutory else { return Ok(None) };
        Ok(self.dues_for(case, statutory.limit, method)?.map(|(_, latest)| latest))
    }

    /// Whether lateness broke the law, or so far only the promise.
    fn breach(&self, case: &Case<'_>, completed: Option<Moment>, method: Method) -> Result<Breach, OutsideSpan> {
        let Some(due) = self.statutory_due(case, method)? else { return Ok(Breach::Promise) };
        let broken = match self.timing(completed, due, due) {
            Timing::Late | Timing::Overdue => Breach::Law,
            Timing::OnTime | Timing::Pending | Timing::Undecidable => Breach::Promise,
        };
        Ok(broken)
    }
}

/// Completion against the due time; `None` where the ledger names only the day and the time would decide.
fn compare(completed: Moment, due: Due) -> Option<Ordering> {
    match due {
        Due::EndOf(day) => Some(completed.day.cmp(&day)),
        Due::At(instant) if completed.latest() <= instant => Some(Ordering::Less),
        Due::At(instant) if completed.earliest() > instant => Some(Ordering::Greater),
        Due::At(_) => None,
    }
}
