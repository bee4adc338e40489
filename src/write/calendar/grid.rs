//! A year by months, every day with its mark; the marks also tell the days apart where there is no colour.

use std::fmt::Write as _;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::layout::{centre, pad, tie, width, wrap};
use super::listing;
use super::words::working_days;
use crate::calendar::{DayKind, OutsideSpan, WorkCalendar};
use crate::domain::{Lang, Period};

/// A day is two digits and a mark of at most two columns.
const CELL: usize = 4;
const MONTH: usize = 7 * CELL;
const GAP: usize = 2;

/// How a page is drawn.
struct Style {
    lang: Lang,
    width: usize,
    colour: bool,
    ascii: bool,
}

/// The days of `year`, then its holidays with the notices that made them. Needs 28 columns; months stand beside each other
/// as `width` allows. Only a year of which no day is known is an error; single days not known are marked.
pub fn year_page(calendar: &WorkCalendar, year: i32, lang: Lang, width: usize, colour: bool, ascii: bool) -> Result<String, OutsideSpan> {
    let days = known_days(calendar, year).ok_or_else(|| calendar.year_outside(year))?;
    let style = Style { lang, width: width.max(MONTH), colour, ascii };
    let mut page = title(calendar, year, days, &style)?;
    page.push('\n');
    for row in months(year).chunks(columns(style.width)) {
        let blocks: Vec<Vec<String>> = row.iter().map(|first| month(calendar, *first, &style)).collect();
        push_beside(&mut page, &blocks);
    }
    page.push_str(&legend(days.first().ordinal() > 1 || (days.last().month(), days.last().day()) != (12, 31), &style));
    page.push_str(&listing::year_notes(calendar, year, lang, style.width));
    Ok(page)
}

/// The days of the year that the calendar knows.
fn known_days(calendar: &WorkCalendar, year: i32) -> Option<Period> {
    let (first, last) = (NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?);
    Period::new(first.max(calendar.first()), last.min(calendar.last()))
}

fn months(year: i32) -> Vec<NaiveDate> {
    (1..=12).filter_map(|month| NaiveDate::from_ymd_opt(year, month, 1)).collect()
}

/// Months beside each other: a divisor of twelve, so that no row is short.
fn columns(width: usize) -> usize {
    [6, 4, 3, 2].into_iter().find(|n| n * MONTH + (n - 1) * GAP <= width).unwrap_or(1)
}

fn title(calendar: &WorkCalendar, year: i32, days: Period, style: &Style) -> Result<String, OutsideSpan> {
    let worked = calendar.working_days_in(days)?;
    let rest = (days.last() - days.first()).num_days() + 1 - i64::from(worked);
    let name = calendar.title(style.lang);
    let mut text = match style.lang {
        Lang::Zh => format!("{name}{year}年：{}，{rest}个休息日", working_days(worked, style.lang)),
        Lang::En => format!("{name} {year}: {}, {rest} rest days", working_days(worked, style.lang)),
    };
    if let Some(day) = calendar.known_on() {
        let _ = match style.lang {
            Lang::Zh => write!(text, "（按{day}已公布的通知）"),
            Lang::En => write!(text, " (as known on {day})"),
        };
    }
    Ok(paint(&wrap(&text, style.width, 2), "1", style))
}

/// The lines of one month, all [`MONTH`] wide.
fn month(calendar: &WorkCalendar, first: NaiveDate, style: &Style) -> Vec<String> {
    let next = first + Months::new(1);
    let worked = Period::new(first, next - Days::new(1)).and_then(|days| calendar.working_days_in(days).ok());
    let count = worked.map(|worked| working_days(worked, style.lang));
    let heading = match (style.lang, count) {
        (Lang::Zh, Some(count)) => format!("{}月（{count}）", first.month()),
        (Lang::Zh, None) => format!("{}月", first.month()),
        (Lang::En, Some(count)) => format!("{}: {count}", first.format("%B")),
        (Lang::En, None) => first.format("%B").to_string(),
    };
    let week = match style.lang {
        Lang::Zh => ["一", "二", "三", "四", "五", "六", "日"],
        Lang::En => ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
    };
    let mut lines = vec![paint(&centre(&heading, MONTH), "1", style), week.map(|day| pad(day, CELL)).concat()];
    let mut line = " ".repeat(CELL * first.weekday().num_days_from_monday() as usize);
    for day in first.iter_days().take_while(|day| *day < next) {
        line.push_str(&cell(calendar, day, style));
        if day.weekday() == chrono::Weekday::Sun {
            lines.push(std::mem::take(&mut line));
        }
    }
    if !line.is_empty() {
        let missing = 7 - (next - Days::new(1)).weekday().number_from_monday() as usize;
        lines.push(line + &" ".repeat(CELL * missing));
    }
    lines
}

fn cell(calendar: &WorkCalendar, day: NaiveDate, style: &Style) -> String {
    let kind = calendar.why(day).ok().map(|reason| reason.kind);
    let text = pad(&format!("{:>2}{}", day.day(), mark(kind, style)), CELL);
    let code = match kind {
        Some(DayKind::OrdinaryWeekday) => return text,
        Some(DayKind::PublicHoliday) => "31",
        Some(DayKind::MakeUpDay) => "1;34",
        Some(DayKind::Weekend) | None => "2",
    };
    paint(&text, code, style)
}

/// `None` is a day not known. ASCII marks serve English as well: letters beside the digits would be hard to read.
fn mark(kind: Option<DayKind>, style: &Style) -> &'static str {
    let chinese = style.lang == Lang::Zh && !style.ascii;
    match kind {
        Some(DayKind::OrdinaryWeekday) => "",
        Some(DayKind::Weekend) => ".",
        Some(DayKind::PublicHoliday) if chinese => "休",
        Some(DayKind::PublicHoliday) => "*",
        Some(DayKind::MakeUpDay) if chinese => "班",
        Some(DayKind::MakeUpDay) => "+",
        None => "?",
    }
}

fn legend(with_unknown: bool, style: &Style) -> String {
    let kinds = [DayKind::PublicHoliday, DayKind::MakeUpDay, DayKind::Weekend];
    let mut items: Vec<String> = kinds.iter().map(|kind| format!("{} {}", mark(Some(*kind), style), kind.text(style.lang))).collect();
    items.push(if style.lang == Lang::Zh { "无记号 工作日".to_owned() } else { "unmarked: working day".to_owned() });
    if with_unknown {
        items.push(if style.lang == Lang::Zh { "? 尚不可知".to_owned() } else { "? not known".to_owned() });
    }
    let items: Vec<String> = items.iter().map(|item| tie(item)).collect();
    wrap(&items.join("   "), style.width, 0)
}

/// Puts blocks of lines side by side, an empty line below them.
fn push_beside(page: &mut String, blocks: &[Vec<String>]) {
    let height = blocks.iter().map(Vec::len).max().unwrap_or(0);
    for index in 0..height {
        let blank = " ".repeat(MONTH);
        let row: Vec<&str> = blocks.iter().map(|block| block.get(index).map_or(blank.as_str(), String::as_str)).collect();
        let _ = writeln!(page, "{}", row.join(&" ".repeat(GAP)).trim_end());
    }
    page.push('\n');
}

/// Colours the words of a text, not the spaces and line ends behind them.
fn paint(text: &str, code: &str, style: &Style) -> String {
    let words = text.trim_end();
    if !style.colour || width(words) == 0 {
        return text.to_owned();
    }
    let (words, space) = text.split_at(words.len());
    format!("\u{1b}[{code}m{words}\u{1b}[0m{space}")
}
