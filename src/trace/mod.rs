//! A judged case, day by day: which day works or rests and by which notice, which day a pause covers, and where the clock starts
//! and ends. Nothing is decided here; every decision is the judge's own.

use chrono::NaiveDate;

use crate::calendar::{DayReason, OutsideSpan};
use crate::domain::{Case, Due, Judgement, TimeLimit};
use crate::judge::{Course, Judge};

/// What happens on a day of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayMark {
    /// The event that starts the clock, as the ledger has it.
    Started,
    /// The day from which on is counted, where that is another one.
    ClockStarts,
    /// The limit ends here when it is counted, but the case is due later.
    Counted,
    /// The case is due.
    Due,
    /// The case is due by law.
    DueByLaw,
    /// The event that ends the clock.
    Completed,
    /// The day of judgement of an open case.
    AsOf,
}

impl DayMark {
    /// The name used in machine output.
    pub fn key(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::ClockStarts => "clock_starts",
            Self::Counted => "counted",
            Self::Due => "due",
            Self::DueByLaw => "due_by_law",
            Self::Completed => "completed",
            Self::AsOf => "as_of",
        }
    }
}

/// One day of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TracedDay<'c> {
    /// Whether it works, and what says so.
    pub reason: DayReason<'c>,
    /// An allowed pause covers it.
    pub paused: bool,
    /// Its number among the days the limit counts; `None` where it is not counted.
    pub number: Option<u32>,
    /// What happens on it.
    pub marks: Vec<DayMark>,
}

/// The days of a case, and how its due time came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace<'c> {
    /// How the due time came about; `None` where there is none.
    pub course: Option<Course>,
    /// Every day from the start to the due day and to completion, or to the day of judgement where an open case is past due.
    pub days: Vec<TracedDay<'c>>,
    /// The first day that the calendar does not know, where it ends before the case does.
    pub unknown_from: Option<NaiveDate>,
}

/// Lays out the days of a case that `judge` has judged.
///
/// # Errors
/// When a day that decides lies outside the calendar.
pub fn trace<'c>(judge: &Judge<'c>, case: &Case<'_>, judgement: &Judgement) -> Result<Trace<'c>, OutsideSpan> {
    let Some(course) = judge.course(case)? else { return Ok(Trace { course: None, days: Vec::new(), unknown_from: None }) };
    // What is completed after the day of judgement is not yet known.
    let completed = case.completed.map(|moment| moment.day).filter(|day| *day <= judge.as_of());
    let due = course.due_at_latest.day();
    let end = due.max(completed.unwrap_or(if judgement.days_late > 0 { judge.as_of() } else { due }));
    let mut trace = Trace { course: None, days: Vec::new(), unknown_from: None };
    let mut counted = 0;
    for day in case.started.day.iter_days().take_while(|day| *day <= end) {
        let Ok(reason) = judge.calendar().why(day) else {
            trace.unknown_from = Some(day);
            break;
        };
        let paused = course.still.iter().any(|still| still.covers(day));
        let counts = day > course.starts.day && !paused && (reason.works || matches!(course.limit, TimeLimit::CalendarDays(_)));
        counted += u32::from(counts);
        let marks = marks(judge, case, &course, completed, day);
        trace.days.push(TracedDay { reason, paused, number: counts.then_some(counted), marks });
    }
    Ok(Trace { course: Some(course), ..trace })
}

/// What happens on `day`, in the order in which it is told.
fn marks(judge: &Judge<'_>, case: &Case<'_>, course: &Course, completed: Option<NaiveDate>, day: NaiveDate) -> Vec<DayMark> {
    let moved = course.starts.day != case.started.day;
    let open = completed.is_none();
    let marks = [
        (DayMark::Started, case.started.day == day),
        (DayMark::ClockStarts, moved && course.starts.day == day),
        (DayMark::Counted, course.counted != course.due && course.counted.day() == day),
        (DayMark::Due, course.due.day() == day),
        (DayMark::DueByLaw, course.statutory.map(Due::day) == Some(day)),
        (DayMark::Completed, completed == Some(day)),
        (DayMark::AsOf, open && judge.as_of() == day),
    ];
    marks.into_iter().filter(|(_, holds)| *holds).map(|(mark, _)| mark).collect()
}
