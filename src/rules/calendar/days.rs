//! Days and intervals as calendar files write them.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use toml::Spanned;

use super::super::problem::ProblemCollector;
use crate::calendar::iso_day;
use crate::diag::Code;
use crate::domain::Period;

/// A day, and where it is written.
pub(super) type Placed = (NaiveDate, Range<usize>);

/// Reads one day.
pub(super) fn day(text: &Spanned<String>, problems: &mut ProblemCollector<'_>) -> Option<NaiveDate> {
    parse(text.get_ref(), &text.span(), problems)
}

/// Reads `"2019-05-01"` and `"2019-05-01/2019-05-04"`; what cannot be read is reported and left out.
pub(super) fn days(texts: &[Spanned<String>], bounds: &Bounds, problems: &mut ProblemCollector<'_>) -> Vec<Placed> {
    let mut all = Vec::new();
    for text in texts {
        let span = text.span();
        let (from, to) = text.get_ref().split_once('/').unwrap_or((text.get_ref(), text.get_ref()));
        let whole = from == to && !text.get_ref().contains('/');
        let first = parse(from, &span, problems);
        let last = if whole { first } else { parse(to, &span, problems) };
        let (Some(first), Some(last)) = (first, last) else { continue };
        if last < first || (last == first && !whole) {
            let zh = format!("区间“{}”的起止顺序有误", text.get_ref());
            problems.add(Code::K604, &span, zh, format!("the interval `{}` must run from an earlier day to a later one", text.get_ref()));
        } else if bounds.hold(first, &span, problems) && bounds.hold(last, &span, problems) {
            all.extend(first.iter_days().take_while(|day| *day <= last).map(|day| (day, span.clone())));
        }
    }
    all
}

fn parse(text: &str, span: &Range<usize>, problems: &mut ProblemCollector<'_>) -> Option<NaiveDate> {
    let day = iso_day(text);
    if day.is_none() {
        let zh = format!("“{text}”不是有效日期，应写作2019-05-01");
        problems.add(Code::K603, span, zh, format!("`{text}` is not a day; write it as 2019-05-01"));
    }
    day
}

/// Where days may lie.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// The calendar's span, where it could be read.
    pub(super) span: Option<Period>,
    /// The year of the notice; its days lie in it or in the December before.
    pub(super) year: Option<i32>,
}

impl Bounds {
    fn hold(&self, day: NaiveDate, place: &Range<usize>, problems: &mut ProblemCollector<'_>) -> bool {
        if let Some(year) = self.year
            && day.year() != year
            && !(day.year() == year - 1 && day.month() == 12)
        {
            let zh = format!("{day}不在{year}年或其前一个12月");
            problems.add(Code::K605, place, zh, format!("{day} lies neither in {year} nor in the December before"));
            return false;
        }
        if let Some(span) = self.span
            && !span.contains(day)
        {
            let zh = format!("{day}不在日历范围{}至{}之内", span.first(), span.last());
            problems.add(Code::K605, place, zh, format!("{day} lies outside the calendar's span, {} to {}", span.first(), span.last()));
            return false;
        }
        true
    }
}
