//! How a due day was counted, day by day.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::layout::pad;
use super::listing::sources;
use super::words::{short_weekday, weekday};
use crate::calendar::{DueError, Notice, WorkCalendar};
use crate::domain::{Lang, TimeLimit};

/// The due day of what was accepted on `start`, and every day up to it: whether it is worked, why, and what it counts as.
pub fn due_page(calendar: &WorkCalendar, start: NaiveDate, limit: TimeLimit, lang: Lang) -> Result<String, DueError> {
    let due = calendar.due(start, limit)?;
    let mut page = heading(start, due, limit, lang);
    let mut notices: Vec<&Notice> = Vec::new();
    let mut counted = 0;
    for day in start.iter_days().take_while(|day| *day <= due) {
        let reason = calendar.why(day)?;
        let count = step(day == start, reason.works, limit, &mut counted, lang);
        let works = match (reason.works, lang) {
            (true, Lang::Zh) => "上班",
            (true, Lang::En) => "works",
            (false, Lang::Zh) => "休息",
            (false, Lang::En) => "rests",
        };
        let (name, count) = (short_weekday(day, lang), pad(&count, 8));
        let _ = writeln!(page, "  {day} {name}  {count}  {works}  {}", reason.text(lang));
        notices.extend(reason.notice.filter(|notice| !notices.contains(notice)));
    }
    // Wide enough that nothing is broken: the lines above cannot be either.
    page.push_str(&sources(&notices, lang, usize::MAX));
    Ok(page)
}

fn heading(start: NaiveDate, due: NaiveDate, limit: TimeLimit, lang: Lang) -> String {
    let (from, to) = (weekday(start, lang), weekday(due, lang));
    let uncounted = due > start;
    match lang {
        Lang::Zh => {
            let note = if uncounted { "，当日不计" } else { "" };
            format!("到期 {due} {to}，至当日24:00\n受理 {start} {from}{note}\n时限 {}\n\n", limit.text(lang))
        }
        Lang::En => {
            let note = if uncounted { ", not counted" } else { "" };
            format!("Due      {due} {to}, to the end of the day\nAccepted {start} {from}{note}\nLimit    {limit}\n\n")
        }
    }
}

/// What a day counts as: its number, nothing, or a day on which a limit of calendar days cannot end.
fn step(start: bool, works: bool, limit: TimeLimit, counted: &mut u32, lang: Lang) -> String {
    let word = |zh: &str, en: &str| if lang == Lang::Zh { zh.to_owned() } else { en.to_owned() };
    if start {
        return word("受理", "accepted");
    }
    match limit {
        TimeLimit::CalendarDays(n) if *counted >= u32::from(n) => return word("顺延", "moved on"),
        TimeLimit::WorkingDays(_) if !works => return "-".to_owned(),
        _ => *counted += 1,
    }
    counted.to_string()
}
