//! The days of the period as a wall calendar shows them, three months beside each other.

use chrono::{Datelike, NaiveDate};

use super::svg::{Drawing, NARROW, Side, place};
use crate::domain::Lang;
use crate::report::chart::{CalendarStrip, HolidayNote, Month};
use crate::report::model::{DayReport, DayState};

const DAY: (f64, f64) = (18.0, 23.0);
const MONTH: (f64, f64) = (147.0, 182.0);
const ACROSS: usize = 3;

/// Draws the days.
pub(super) fn draw(chart: &CalendarStrip, lang: Lang) -> String {
    let known: Option<usize> = chart.months.iter().map(Month::working_days).sum();
    let title = match (known, lang) {
        (Some(days), Lang::Zh) => format!("统计期内的工作日：{days}天"),
        (Some(days), Lang::En) => format!("Working days of the period: {days}"),
        (None, _) => lang.pick("统计期内的工作日", "Working days of the period").to_owned(),
    };
    let note = lang.pick("浅底为周末；休 法定节假日放假，班 调休上班", "shaded: weekends; off: public holidays, on: make-up working days");
    let mut notes = vec![note];
    if chart.holidays.iter().any(|holiday| holiday.moved) {
        notes.push(lang.pick("* 后发通知调整的日子", "* changed by a later notice"));
    }
    if known.is_none() {
        notes.push(lang.pick("? 日历未载明的日子", "? days the calendar does not know"));
    }
    let (mut drawing, top) = Drawing::new(NARROW, &title, &notes);
    for (number, month) in chart.months.iter().enumerate() {
        let corner = (MONTH.0 * place(number % ACROSS), top + MONTH.1 * place(number / ACROSS));
        draw_month(&mut drawing, month, corner, lang);
    }
    let bottom = top + MONTH.1 * place(chart.months.len().div_ceil(ACROSS));
    let told: Vec<_> = chart.holidays.iter().map(|holiday| told(holiday, lang)).collect();
    let bottom = drawing.lines(bottom - 8.0, "c-small", told.iter().map(String::as_str));
    let months: Vec<_> = chart.months.iter().map(|month| head(month, lang)).chain(told).collect();
    drawing.finish(bottom + 6.0, &months.join(lang.pick("；", "; ")))
}

fn draw_month(drawing: &mut Drawing, month: &Month, (left, top): (f64, f64), lang: Lang) {
    drawing.text((left, top + 12.0), Side::Start, "c-strong", &head(month, lang));
    let names = match lang {
        Lang::Zh => ["一", "二", "三", "四", "五", "六", "日"],
        Lang::En => ["M", "T", "W", "T", "F", "S", "S"],
    };
    let middle = |column: usize| left + DAY.0 * (place(column) + 0.5);
    for (column, name) in names.iter().enumerate() {
        drawing.text((middle(column), top + 27.0), Side::Middle, "c-tiny c-faint", name);
    }
    drawing.line((left, top + 31.0), (left + DAY.0 * 7.0, top + 31.0), "c-hair");
    let before = NaiveDate::from_ymd_opt(month.year, month.month, 1).map_or(0, |first| first.weekday().num_days_from_monday());
    for day in &month.days {
        let cell = usize::try_from(before + day.date.day0()).unwrap_or(0);
        let corner = (left + DAY.0 * place(cell % 7), top + 33.0 + DAY.1 * place(cell / 7));
        draw_day(drawing, day, corner, lang);
    }
}

fn draw_day(drawing: &mut Drawing, day: &DayReport, (x, y): (f64, f64), lang: Lang) {
    let (ground, class, sign) = match day.state {
        DayState::Weekday => (None, "c-tiny", ""),
        DayState::Weekend => (Some("c-rest"), "c-tiny c-faint", ""),
        DayState::Holiday => (Some("c-holiday"), "c-tiny c-strong", lang.pick("休", "off")),
        DayState::MakeUp => (Some("c-work"), "c-tiny c-strong", lang.pick("班", "on")),
        DayState::Unknown => (None, "c-tiny c-faint", "?"),
    };
    let draw = |drawing: &mut Drawing| {
        if let Some(ground) = ground {
            drawing.rect((x + 1.0, y + 1.0), (DAY.0 - 2.0, DAY.1 - 2.0), ground);
        }
        let moved = if day.moved { "*" } else { "" };
        drawing.text((x + DAY.0 / 2.0, y + 10.0), Side::Middle, class, &day.date.day().to_string());
        if !sign.is_empty() || day.moved {
            drawing.text((x + DAY.0 / 2.0, y + 20.0), Side::Middle, "c-tiny", &format!("{sign}{moved}"));
        }
    };
    match &day.holiday {
        Some(holiday) => {
            let notice = day.notice.as_ref().map(|notice| format!(" {notice}")).unwrap_or_default();
            drawing.told(&format!("{} {holiday} {sign}{notice}", day.date), draw);
        }
        None => draw(drawing),
    }
}

/// A month with its working days.
fn head(month: &Month, lang: Lang) -> String {
    let (number, days) = (month.month, month.working_days());
    match (days, lang) {
        (Some(days), Lang::Zh) => format!("{number}月 {days}个工作日"),
        (Some(days), Lang::En) => format!("{}-{number:02}: {days} days", month.year),
        (None, Lang::Zh) => format!("{number}月"),
        (None, Lang::En) => format!("{}-{number:02}", month.year),
    }
}

/// `国庆节：10-01至10-07 休；10-12 上班（国办发明电〔2018〕15号）`.
fn told(holiday: &HolidayNote, lang: Lang) -> String {
    let mut parts = Vec::new();
    if !holiday.off.is_empty() {
        let days = ranges(&holiday.off, lang);
        parts.push(match lang {
            Lang::Zh => format!("{days}放假"),
            Lang::En => format!("off {days}"),
        });
    }
    if !holiday.work.is_empty() {
        let days = ranges(&holiday.work, lang);
        parts.push(match lang {
            Lang::Zh => format!("{days}上班"),
            Lang::En => format!("working {days}"),
        });
    }
    let days = parts.join(lang.pick("，", ", "));
    let notices = holiday.notices.join(lang.pick("、", ", "));
    match lang {
        Lang::Zh if notices.is_empty() => format!("{}：{days}", holiday.name),
        Lang::Zh => format!("{}：{days}（{notices}）", holiday.name),
        Lang::En if notices.is_empty() => format!("{}: {days}", holiday.name),
        Lang::En => format!("{}: {days} ({notices})", holiday.name),
    }
}

/// Days in order, those that follow each other as one span.
fn ranges(days: &[NaiveDate], lang: Lang) -> String {
    let spans = days.chunk_by(|day, next| day.succ_opt() == Some(*next));
    let day = |day: &NaiveDate| format!("{:02}-{:02}", day.month(), day.day());
    let span = |span: &[NaiveDate]| match span {
        [first, .., last] => format!("{}{}{}", day(first), lang.pick("至", " to "), day(last)),
        [only] => day(only),
        [] => String::new(),
    };
    spans.map(span).collect::<Vec<_>>().join(lang.pick("、", ", "))
}
