//! Days, spans and months in the two languages.

use chrono::{Datelike, NaiveDate};

use crate::domain::Lang;

/// `星期四`, `Thursday`.
pub(super) fn weekday(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("星期{}", zh_weekday(day)),
        Lang::En => day.format("%A").to_string(),
    }
}

/// `周四`, `Thu`.
pub(super) fn short_weekday(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("周{}", zh_weekday(day)),
        Lang::En => day.format("%a").to_string(),
    }
}

fn zh_weekday(day: NaiveDate) -> &'static str {
    ["一", "二", "三", "四", "五", "六", "日"][day.weekday().num_days_from_monday() as usize]
}

/// `1月24日`, `24 Jan`; with its year where that is not the year of the page.
pub(super) fn day_of_year(day: NaiveDate, page: i32, lang: Lang) -> String {
    let year = day.year();
    match lang {
        Lang::Zh if year == page => format!("{}月{}日", day.month(), day.day()),
        Lang::Zh => format!("{year}年{}月{}日", day.month(), day.day()),
        Lang::En if year == page => day.format("%-d %b").to_string(),
        Lang::En => day.format("%-d %b %Y").to_string(),
    }
}

/// Days in order, those that follow each other as one span: `4月5日、4月7日至8日`.
pub(super) fn runs(days: &[NaiveDate], page: i32, lang: Lang) -> String {
    let parts = days.chunk_by(|a, b| a.succ_opt() == Some(*b)).filter_map(|run| Some(span(*run.first()?, *run.last()?, page, lang)));
    parts.collect::<Vec<_>>().join(if lang == Lang::Zh { "、" } else { ", " })
}

/// `1月24日至2月2日`, `1 to 5 May`: a month both ends share is named once.
fn span(first: NaiveDate, last: NaiveDate, page: i32, lang: Lang) -> String {
    let (start, end) = (day_of_year(first, page, lang), day_of_year(last, page, lang));
    let one_month = (first.year(), first.month()) == (last.year(), last.month());
    match lang {
        _ if first == last => start,
        Lang::Zh if one_month => format!("{start}至{}日", last.day()),
        Lang::Zh => format!("{start}至{end}"),
        Lang::En if one_month => format!("{} to {end}", first.day()),
        Lang::En => format!("{start} to {end}"),
    }
}

/// `3个工作日`, `3 working days`.
pub(super) fn working_days(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count}个工作日"),
        Lang::En => format!("{count} working day{}", plural(count as usize)),
    }
}

/// The ending of an English plural.
pub(super) fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}
