//! Checks a calendar as written; everything wrong is reported, and only a calendar without a fault is used.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use chrono::{Datelike, Weekday};
use toml::Spanned;

use super::super::problem::ProblemCollector;
use super::days::{self, Bounds};
use super::holidays::{Checker, Names};
use super::spec::{CalendarSpec, YearSpec};
use super::written::{Head, Kind, RestDay, Written, Year};
use crate::calendar::{Notice, Weekend};
use crate::diag::Code;
use crate::domain::{Period, Wording};

/// The calendar, if its head makes sense; the caller drops it if `problems` has anything.
pub(super) fn check(id: &str, written: Written, problems: &mut ProblemCollector<'_>) -> Option<CalendarSpec> {
    let Written { head, year_spans, years, holiday_spans, holidays } = written;
    check_schema(&head, problems);
    check_kind(&head, &year_spans, &holiday_spans, problems);
    let span = check_span(&head, problems);
    let weekend = check_weekend(&head);
    let names = Names::new(head.english);
    let mut checker = Checker::new(weekend, names);
    let without_year = Bounds { span, year: None };
    let holidays = checker.holidays(None, holidays, Vec::new(), &without_year, problems);
    // A year that cannot be read has been reported already; that it is missing then says nothing new.
    let complete = years.len() == year_spans.len();
    let years = check_years(years, span, &mut checker, problems);
    checker.unused_names(problems);
    let span = span?;
    if head.kind == Kind::Notices && complete {
        check_gaps(&years, span, &head.last, problems);
    }
    let title = head.name.unwrap_or_else(|| Wording { zh: id.to_owned(), en: id.to_owned() });
    let basis = head.basis.map(Spanned::into_inner);
    let years = years.into_values().collect();
    Some(CalendarSpec { id: id.to_owned(), title, basis, span, weekend, years, holidays })
}

fn check_schema(head: &Head, problems: &mut ProblemCollector<'_>) {
    if *head.schema.get_ref() != 1 {
        let found = head.schema.get_ref();
        problems.add(
            Code::K602,
            &head.schema.span(),
            format!("schema为{found}，本程序只认1"),
            format!("schema is {found}; this program reads 1"),
        );
    }
    if let Some(checked) = &head.checked {
        days::day(checked, problems);
    }
}

/// Each kind has keys that mean nothing in the other.
fn check_kind(head: &Head, years: &[Range<usize>], holidays: &[Range<usize>], problems: &mut ProblemCollector<'_>) {
    let top = 0..0;
    match head.kind {
        Kind::Notices => {
            if years.is_empty() {
                let en = "no [[year]]: a year is known only through its notice; for plain weekdays write kind = \"weekdays\"";
                problems.add(Code::K608, &top, "没有[[year]]：没有通知的年份不可知；只按周计数的日历请写kind = \"weekdays\"", en);
            }
            if let Some(holiday) = holidays.first() {
                problems.add(
                    Code::K602,
                    holiday,
                    "节假日须写在其年份之下：[[year.holiday]]",
                    "a holiday belongs to its year: [[year.holiday]]",
                );
            }
            for span in [head.basis.as_ref().map(Spanned::span), head.weekend.as_ref().map(Spanned::span)].into_iter().flatten() {
                problems.add(Code::K602, &span, "此项仅用于kind = \"weekdays\"", "this key is only for kind = \"weekdays\"");
            }
        }
        Kind::Weekdays => {
            if let Some(year) = years.first() {
                problems.add(Code::K602, year, "kind = \"weekdays\"没有[[year]]", "kind = \"weekdays\" has no [[year]]");
            }
            if head.basis.is_none() {
                let en = "kind = \"weekdays\" needs `basis`: say why the weekly rule is enough";
                problems.add(Code::K602, &top, "kind = \"weekdays\"须写明依据basis", en);
            }
        }
    }
}

fn check_span(head: &Head, problems: &mut ProblemCollector<'_>) -> Option<Period> {
    let (first, last) = (days::day(&head.first, problems), days::day(&head.last, problems));
    let (first, last) = (first?, last?);
    let span = Period::new(first, last);
    if span.is_none() {
        let en = format!("last, {last}, lies before first, {first}");
        problems.add(Code::K604, &head.last.span(), format!("last（{last}）早于first（{first}）"), en);
    }
    span
}

fn check_weekend(head: &Head) -> Weekend {
    let Some(days) = head.weekend.as_ref().filter(|_| head.kind == Kind::Weekdays) else { return Weekend::default() };
    Weekend::new(days.get_ref().iter().map(|day| match day {
        RestDay::Monday => Weekday::Mon,
        RestDay::Tuesday => Weekday::Tue,
        RestDay::Wednesday => Weekday::Wed,
        RestDay::Thursday => Weekday::Thu,
        RestDay::Friday => Weekday::Fri,
        RestDay::Saturday => Weekday::Sat,
        RestDay::Sunday => Weekday::Sun,
    }))
}

fn check_years(
    years: Vec<Year>,
    span: Option<Period>,
    checker: &mut Checker,
    problems: &mut ProblemCollector<'_>,
) -> BTreeMap<i32, YearSpec> {
    let mut by_year = BTreeMap::new();
    for Year { head, holidays, amendments } in years {
        let year = *head.year.get_ref();
        let (issued, published) = (days::day(&head.issued, problems), days::day(&head.published, problems));
        let notice = issued.zip(published).map(|(issued, published)| {
            let (number, title, url) = (head.notice, head.title, head.url);
            Arc::new(Notice { year, number, title, issued, published, url, amends: false })
        });
        let bounds = Bounds { span, year: Some(year) };
        // A twin's days would all be arranged twice; one message says it.
        if by_year.contains_key(&year) {
            problems.add(Code::K608, &head.year.span(), format!("{year}年的通知出现两次"), format!("the notice of {year} is there twice"));
            continue;
        }
        let holidays = checker.holidays(notice.as_ref(), holidays, amendments, &bounds, problems);
        if let Some(notice) = notice {
            by_year.insert(year, YearSpec { notice, holidays });
        }
    }
    by_year
}

fn check_gaps(years: &BTreeMap<i32, YearSpec>, span: Period, last: &Spanned<String>, problems: &mut ProblemCollector<'_>) {
    if years.is_empty() || !problems.is_empty() {
        // Reported before, or perhaps only a consequence of what was.
        return;
    }
    for year in (span.first().year()..=span.last().year()).filter(|year| !years.contains_key(year)) {
        let en = format!("the span holds {year}, but there is no notice of that year");
        problems.add(Code::K608, &last.span(), format!("日历范围包含{year}年，但没有该年的通知"), en);
    }
    for year in years.values().filter(|year| !(span.first().year()..=span.last().year()).contains(&year.notice.year)) {
        let (zh, en) = (year.notice.year, year.notice.year);
        problems.add(
            Code::K608,
            &last.span(),
            format!("{zh}年的通知不在日历范围之内"),
            format!("the notice of {en} lies outside the span"),
        );
    }
}
