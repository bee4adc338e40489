//! Due times: the n-th working day after acceptance, calendar days, hours, the same day, or what the ledger states.

use chrono::{Days, NaiveDate};

use super::{Judge, Method};
use crate::calendar::OutsideSpan;
use crate::domain::{Case, Due, Instant, Moment, PauseKind, TimeLimit, TimeOfDay};

/// The earliest and the latest due time; they differ where a time of day is missing that decides.
type Dues = (Due, Due);

/// Days a clock stands still, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Still {
    /// Where it begins.
    pub from: Moment,
    /// Where it ends; the day of judgement for a pause that lasts.
    pub to: Moment,
}

impl Still {
    /// Does it cover `day`?
    pub fn covers(self, day: NaiveDate) -> bool {
        self.from.day <= day && day <= self.to.day
    }
}

impl Judge<'_> {
    /// The due times of a case by the limit of its service; `None` where it has none.
    pub(super) fn dues(&self, case: &Case<'_>, method: Method) -> Result<Option<Dues>, OutsideSpan> {
        self.dues_for(case, self.policy.service(case.service).limit, method)
    }

    /// The due times of a case by any limit.
    pub(super) fn dues_for(&self, case: &Case<'_>, limit: TimeLimit, method: Method) -> Result<Option<Dues>, OutsideSpan> {
        if limit == TimeLimit::AsStated {
            let stated = case.stated_due.map(|moment| match moment.time {
                Some(_) => Due::At(moment.earliest()),
                None => Due::EndOf(moment.day),
            });
            return Ok(stated.map(|due| (due, due)));
        }
        let still = if method.adjusts_pauses { self.still(case) } else { Vec::new() };
        let one = |start: Moment, instant: Instant| -> Result<Due, OutsideSpan> {
            Ok(self.moved(case, self.counted(limit, start, instant, &still)?, method))
        };
        // A start the calendar does not know is never judged, even where no day is counted from it.
        self.calendar.is_working_day(case.started.day)?;
        let (first, last) = self.effective_start(case, method)?;
        let due = one(first, first.earliest())?;
        // Only hours run from an instant, so one day gives one due time.
        let is_one = first == last && !matches!(limit, TimeLimit::Hours(_));
        Ok(Some((due, if is_one { due } else { one(last, last.latest())? })))
    }

    /// Where the limit ends when it is counted from `start`, before anybody asked for a later day.
    pub(super) fn counted(&self, limit: TimeLimit, start: Moment, instant: Instant, still: &[Still]) -> Result<Due, OutsideSpan> {
        Ok(match limit {
            TimeLimit::WorkingDays(n) => Due::EndOf(self.nth_working_day(start.day, n, still)?),
            TimeLimit::CalendarDays(n) => Due::EndOf(self.nth_day(start.day, n, still)?),
            TimeLimit::Hours(n) => Due::At(after_hours(instant, n, still)),
            TimeLimit::SameDay | TimeLimit::AsStated => Due::EndOf(start.day),
        })
    }

    /// When the clock starts, after an acceptance outside working days was moved where the policy says so; two moments where
    /// the ledger leaves out the time that the cut-off asks for.
    pub(super) fn effective_start(&self, case: &Case<'_>, method: Method) -> Result<(Moment, Moment), OutsideSpan> {
        let service = self.policy.service(case.service);
        let started = case.started;
        if !method.shifts_acceptance {
            return Ok((started, started));
        }
        if Method::shifts_rest_days(service, case) && !self.calendar.is_working_day(started.day)? {
            let moved = start_of(self.calendar.next_working_day(started.day)?);
            return Ok((moved, moved));
        }
        let Some(cutoff) = service.cutoff else { return Ok((started, started)) };
        let next = start_of(self.calendar.nth_working_day_after(started.day, 1)?);
        match started.time {
            Some(time) if time.seconds() > cutoff => Ok((next, next)),
            Some(_) => Ok((started, started)),
            None => Ok((started, next)),
        }
    }

    /// Later days that a user or an extension asked for.
    fn moved(&self, case: &Case<'_>, due: Due, method: Method) -> Due {
        let honours = method.honours_appointments && self.policy.service(case.service).honours_appointments;
        let mut due = due;
        if let Some(day) = case.appointment.filter(|day| honours && *day > due.day()) {
            due = Due::EndOf(day);
        }
        if let Some(extension) = case.extension.filter(|_| method.honours_extensions)
            && extension.requested_on <= due.day()
            && extension.until > due.day()
        {
            due = Due::EndOf(extension.until);
        }
        due
    }

    /// The allowed pauses; one without an end runs to the day of judgement.
    pub(super) fn still(&self, case: &Case<'_>) -> Vec<Still> {
        let allowed = case.pauses.iter().filter(|pause| pause.kind != PauseKind::NotAllowed);
        let mut still: Vec<_> = allowed.map(|pause| Still { from: pause.from, to: pause.to.unwrap_or(Moment::day(self.as_of)) }).collect();
        still.sort_by_key(|still| still.from.earliest());
        still
    }

    /// Working days up to `end` that an allowed pause covers; `None` where the calendar does not reach.
    pub(super) fn paused_days(&self, case: &Case<'_>, end: NaiveDate) -> Option<u32> {
        let still = self.still(case);
        if still.is_empty() {
            return Some(0);
        }
        let mut paused = 0;
        let mut day = case.started.day;
        loop {
            day = self.calendar.nth_working_day_after(day, 1).ok()?;
            if day > end {
                return Some(paused);
            }
            paused += u32::from(still.iter().any(|still| still.covers(day)));
        }
    }

    fn nth_working_day(&self, start: NaiveDate, n: u16, still: &[Still]) -> Result<NaiveDate, OutsideSpan> {
        if still.is_empty() {
            return self.calendar.nth_working_day_after(start, n.into());
        }
        let mut day = start;
        for _ in 0..n {
            day = self.next_counted(day, still)?;
        }
        Ok(day)
    }

    /// The next working day that no pause covers.
    fn next_counted(&self, day: NaiveDate, still: &[Still]) -> Result<NaiveDate, OutsideSpan> {
        let mut day = day;
        loop {
            day = self.calendar.nth_working_day_after(day, 1)?;
            if !still.iter().any(|still| still.covers(day)) {
                return Ok(day);
            }
        }
    }

    /// The n-th calendar day that no pause covers; a rest day at the end moves on to the next working day (Civil Code,
    /// article 203).
    fn nth_day(&self, start: NaiveDate, n: u16, still: &[Still]) -> Result<NaiveDate, OutsideSpan> {
        let mut day = start;
        let mut left = n;
        while left > 0 {
            day = day.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX);
            if !still.iter().any(|still| still.covers(day)) {
                left -= 1;
            }
            if day == NaiveDate::MAX {
                break;
            }
        }
        if self.calendar.is_working_day(day)? { Ok(day) } else { self.next_counted(day, still) }
    }
}

/// A moved acceptance counts as made when the day begins.
fn start_of(day: NaiveDate) -> Moment {
    TimeOfDay::from_hms(0, 0, 0).map_or(Moment::day(day), |midnight| Moment::at(day, midnight))
}

/// `hours` after `start`, plus what pauses take out of them; overlapping pauses count once.
fn after_hours(start: Instant, hours: u16, still: &[Still]) -> Instant {
    let mut due = start.plus_hours(hours.into());
    let mut counted_to = start;
    for still in still {
        let from = still.from.earliest().max(counted_to);
        let to = still.to.latest();
        if from >= due {
            break;
        }
        if to > from {
            due = due.plus_seconds(to.seconds_since(from));
            counted_to = to;
        }
    }
    due
}
