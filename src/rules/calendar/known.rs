//! What was known of a calendar on a day.
//!
//! A yearly notice decides every day of its year, and days of the December before where it names them. So the calendar as
//! known on a day ends with the last year whose notice had been published; until the next notice came out, the last days
//! of that December were what the weekly rule made of them, and are so here. An amendment not yet published has not
//! happened, and a holiday that only exists through one is not there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::super::problem::ProblemCollector;
use super::spec::{Arrangement, CalendarSpec, HolidaySpec, Stage, YearSpec};
use crate::calendar::{CalendarPlan, Holiday, Mark, Notice, Status};
use crate::diag::Code;
use crate::domain::Period;

/// The calendar as known on `known_on`, or with all notices.
pub(super) fn as_known(spec: CalendarSpec, known_on: Option<NaiveDate>, problems: &mut ProblemCollector<'_>) -> Option<CalendarPlan> {
    let published = |notice: &Notice| known_on.is_none_or(|day| notice.published <= day);
    let years: Vec<&YearSpec> = spec.years.iter().take_while(|year| published(&year.notice)).collect();
    let span = if years.len() < spec.years.len() { shortened(spec.span, years.last().copied()) } else { Some(spec.span) };
    let Some(span) = span else {
        let day = known_on.map(|day| day.to_string()).unwrap_or_default();
        problems.add(
            Code::K611,
            &(0..0),
            format!("至{day}尚未公布任何一年的安排"),
            format!("no year's notice had been published by {day}"),
        );
        return None;
    };
    let mut plan = CalendarPlan {
        id: spec.id,
        title: spec.title,
        basis: spec.basis,
        known_on,
        span,
        weekend: spec.weekend,
        notices: Vec::new(),
        holidays: Vec::new(),
        marks: BTreeMap::new(),
    };
    for year in &years {
        plan.notices.push(Arc::clone(&year.notice));
        let mut later: Vec<&Arc<Notice>> = year.holidays.iter().flat_map(|h| &h.stages).filter_map(|s| s.notice.as_ref()).collect();
        later.retain(|notice| notice.amends && published(notice));
        later.sort_by(|a, b| (a.published, &a.number).cmp(&(b.published, &b.number)));
        later.dedup();
        plan.notices.extend(later.into_iter().cloned());
    }
    for holiday in years.iter().flat_map(|year| &year.holidays).chain(&spec.holidays) {
        let stages: Vec<&Stage> = holiday.stages.iter().take_while(|s| s.notice.as_deref().is_none_or(published)).collect();
        add_holiday(&mut plan, holiday, &stages);
    }
    Some(plan)
}

/// The span up to the end of the last year known.
fn shortened(span: Period, last: Option<&YearSpec>) -> Option<Period> {
    let end = NaiveDate::from_ymd_opt(last?.notice.year, 12, 31)?;
    Period::new(span.first(), end.min(span.last()))
}

fn add_holiday(plan: &mut CalendarPlan, spec: &HolidaySpec, stages: &[&Stage]) {
    let Some(in_force) = stages.last() else { return };
    let days: BTreeSet<NaiveDate> = stages.iter().flat_map(|s| s.days.off.iter().chain(&s.days.work)).copied().collect();
    for day in days {
        let status = status(&in_force.days, day);
        let mark = Mark { status, holiday: spec.name.clone(), notice: decided_by(stages, day) };
        if status == Status::Ordinary {
            // Another holiday may have taken the day over.
            plan.marks.entry(day).or_insert(mark);
        } else {
            plan.marks.insert(day, mark);
        }
    }
    if !in_force.days.is_empty() {
        let Arrangement { off, work, text } = in_force.days.clone();
        let shaping = stages.iter().filter(|stage| !stage.days.is_empty()).filter_map(|stage| stage.notice.clone());
        plan.holidays.push(Arc::new(Holiday { name: spec.name.clone(), off, work, text, notices: shaping.collect() }));
    }
}

/// The notice that gave the day its present status: that of the last stage that changed it.
fn decided_by(stages: &[&Stage], day: NaiveDate) -> Option<Arc<Notice>> {
    let mut before = Status::Ordinary;
    let mut notice = None;
    for stage in stages {
        let now = status(&stage.days, day);
        if now != before {
            notice.clone_from(&stage.notice);
        }
        before = now;
    }
    notice
}

fn status(days: &Arrangement, day: NaiveDate) -> Status {
    if days.work.contains(&day) {
        Status::Work
    } else if days.off.contains(&day) {
        Status::Off
    } else {
        Status::Ordinary
    }
}
