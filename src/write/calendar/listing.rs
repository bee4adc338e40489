//! The holidays of a year in words, and the notices a calendar rests on.

use std::fmt::Write as _;

use chrono::Datelike;

use super::layout::{TIED, pad, width, wrap};
use super::words::{plural, runs};
use crate::calendar::{Holiday, Notice, WorkCalendar};
use crate::domain::Lang;

/// A name wider than this would push the column of days too far to the right; it stands by itself.
const WIDEST_NAME: usize = 24;

/// On a page narrower than this, lines that run on start at the left.
const NARROW: usize = 60;

/// The span of a calendar, and what it rests on.
pub fn overview_page(calendar: &WorkCalendar, lang: Lang) -> String {
    let (name, first, last) = (calendar.title(lang), calendar.first(), calendar.last());
    let mut page = match lang {
        Lang::Zh => format!("{name}工作日日历（{}），{first}至{last}\n", calendar.name()),
        Lang::En => format!("{name}, working days ({}), {first} to {last}\n", calendar.name()),
    };
    if let Some(day) = calendar.known_on() {
        let _ = match lang {
            Lang::Zh => writeln!(page, "按{day}已公布的通知"),
            Lang::En => writeln!(page, "As known on {day}"),
        };
    }
    if let Some(basis) = calendar.basis() {
        let _ = writeln!(page, "{}", basis.text(lang));
    }
    let widest = calendar.notices().map(|notice| width(&notice.number)).max().unwrap_or(0);
    if widest > 0 {
        page.push_str(if lang == Lang::Zh { "\n依据的通知：\n" } else { "\nNotices it rests on:\n" });
    }
    for notice in calendar.notices() {
        let (number, published) = (pad(&notice.number, widest), notice.published);
        let _ = match lang {
            Lang::Zh => writeln!(page, "  {}  {number}  {published}公布{}", notice.year, if notice.amends { "  调整" } else { "" }),
            Lang::En => {
                writeln!(page, "  {}  {number}  published {published}{}", notice.year, if notice.amends { ", amends" } else { "" })
            }
        };
    }
    page.push_str(&provisional(calendar, lang));
    page
}

/// What stands below the grid of a year.
pub(super) fn year_notes(calendar: &WorkCalendar, year: i32, lang: Lang, columns: usize) -> String {
    let in_year = |holiday: &&Holiday| holiday.off.iter().chain(&holiday.work).any(|day| day.year() == year);
    let holidays: Vec<&Holiday> = calendar.holidays().filter(in_year).collect();
    let used = |notice: &&Notice| notice.year == year || holidays.iter().any(|holiday| rests_on(holiday, notice));
    let notices: Vec<&Notice> = calendar.notices().filter(used).collect();
    let mut text = String::new();
    if !holidays.is_empty() {
        text.push_str(if lang == Lang::Zh { "\n节假日\n" } else { "\nHolidays\n" });
        let names = holidays.iter().map(|holiday| width(holiday.name.text(lang)));
        let column = names.filter(|name| *name <= WIDEST_NAME).max().unwrap_or(0);
        for holiday in &holidays {
            let numbers = notices.iter().zip(1..).filter(|(notice, _)| rests_on(holiday, notice));
            let numbers: Vec<String> = numbers.map(|(_, number)| format!("[{number}]")).collect();
            let name = pad(holiday.name.text(lang), column);
            let line = format!("  {name}  {} {}", arrangement(holiday, year, lang), numbers.concat());
            text.push_str(&wrap(&line, columns, if width(&name) > column || columns < NARROW { 4 } else { column + 4 }));
        }
    }
    text.push_str(&sources(&notices, lang, columns));
    if let Some(basis) = calendar.basis() {
        let _ = write!(text, "\n{}", wrap(basis.text(lang), columns, 0));
    }
    if year == calendar.last().year() {
        text.push_str(&wrap(&provisional(calendar, lang), columns, 0).replacen("\n\n", "\n", 1));
    }
    text
}

fn rests_on(holiday: &Holiday, notice: &Notice) -> bool {
    holiday.notices.iter().any(|own| own.as_ref() == notice)
}

/// `1月24日至2月2日休，共10天；1月19日上班`.
fn arrangement(holiday: &Holiday, year: i32, lang: Lang) -> String {
    let (off, work) = (runs(&holiday.off, year, lang), runs(&holiday.work, year, lang));
    let count = holiday.off.len();
    let mut parts = Vec::new();
    if count > 0 {
        parts.push(match lang {
            Lang::Zh => format!("{off}休，共{count}天"),
            Lang::En => format!("off {off} ({count}{TIED}day{})", plural(count)),
        });
    }
    if !holiday.work.is_empty() {
        parts.push(if lang == Lang::Zh { format!("{work}上班") } else { format!("worked {work}") });
    }
    parts.join(if lang == Lang::Zh { "；" } else { "; " })
}

/// The notices with their numbers in brackets, titles and addresses.
pub(super) fn sources(notices: &[&Notice], lang: Lang, columns: usize) -> String {
    if notices.is_empty() {
        return String::new();
    }
    let mut text = if lang == Lang::Zh { "\n依据\n" } else { "\nNotices\n" }.to_owned();
    for (notice, number) in notices.iter().zip(1..) {
        let line = match lang {
            Lang::Zh => format!("  [{number}] {}，{}公布，《{}》", notice.number, notice.published, notice.title),
            Lang::En => format!("  [{number}] {}, published {}, {}", notice.number, notice.published, notice.title),
        };
        text.push_str(&wrap(&line, columns, 6));
        let _ = writeln!(text, "      {}", notice.url);
    }
    text
}

/// A word of caution where the end of the span may still change.
fn provisional(calendar: &WorkCalendar, lang: Lang) -> String {
    if !calendar.end_is_provisional() {
        return String::new();
    }
    let year = calendar.last().year();
    match lang {
        Lang::Zh => format!("\n注意：{}年的通知公布后，{year}年12月末的日期仍可能调整。\n", year + 1),
        Lang::En => format!("\nNote: the notice for {} may still change the last days of December {year}.\n", year + 1),
    }
}
