//! Dates and times as ledgers write them.

use std::borrow::Cow;

use chrono::{Days, NaiveDate};

use super::plain_time::plain;
use crate::domain::fold::{half_width, is_invisible};
use crate::domain::{Moment, TimeOfDay};

/// What a cell that should hold a time turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateCell {
    /// A moment.
    Moment(Moment),
    /// A moment as the days since 1899-12-30 that spreadsheet programs count.
    Serial(Moment),
    /// A form that can mean two days, or leaves out the year.
    Ambiguous,
    /// What a spreadsheet program leaves when it cannot show a value: `########`, `#REF!`.
    Damaged,
    /// Not a date.
    Unreadable,
}

impl DateCell {
    /// The moment, however it is written.
    pub(super) fn moment(self) -> Option<Moment> {
        if let Self::Moment(moment) | Self::Serial(moment) = self { Some(moment) } else { None }
    }
}

/// The day a cell names, in any form a ledger may use; `None` where it names none, or could mean two.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    read(text.trim().as_bytes()).moment().map(|moment| moment.day)
}

/// Reads a cell of bytes; the plain forms without a detour, all others through text.
pub(super) fn read(bytes: &[u8]) -> DateCell {
    if let Some(moment) = plain(bytes) {
        return DateCell::Moment(moment);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => read_text(text),
        Err(_) => DateCell::Unreadable,
    }
}

/// A cell without what spreadsheets put around it: a leading `'`, `="…"`, full-width forms, invisible characters.
pub(super) fn unwrap(text: &str) -> Cow<'_, str> {
    let mut inner = text.trim();
    if let Some(formula) = inner.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        inner = formula.trim();
    }
    inner = inner.trim_start_matches('\'').trim();
    if inner.is_ascii() {
        return Cow::Borrowed(inner);
    }
    Cow::Owned(inner.chars().filter(|c| !is_invisible(*c)).map(half_width).collect::<String>().trim().to_owned())
}

/// Is this what a spreadsheet program leaves of a value it cannot show?
pub(super) fn is_damaged(text: &str) -> bool {
    let text = text.trim();
    (text.len() > 1 && text.bytes().all(|byte| byte == b'#'))
        || ["#REF!", "#VALUE!", "#N/A", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"].iter().any(|error| text.eq_ignore_ascii_case(error))
}

fn read_text(text: &str) -> DateCell {
    let text = unwrap(text);
    if is_damaged(&text) {
        return DateCell::Damaged;
    }
    if let Some(moment) = plain(text.as_bytes()).or_else(|| compact(&text)) {
        return DateCell::Moment(moment);
    }
    if let Some(moment) = serial(&text) {
        return DateCell::Serial(moment);
    }
    let (date, time) = split_date(&text);
    match ymd(date) {
        Ymd::Day(day) if time.is_empty() => DateCell::Moment(Moment::day(day)),
        Ymd::Day(day) => clock(time).map_or(DateCell::Unreadable, |time| DateCell::Moment(Moment::at(day, time))),
        Ymd::Ambiguous => DateCell::Ambiguous,
        Ymd::None => DateCell::Unreadable,
    }
}

/// `20190703`, `20190703093000`.
fn compact(text: &str) -> Option<Moment> {
    if !matches!(text.len(), 8 | 12 | 14) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let day = NaiveDate::parse_from_str(&text[..8], "%Y%m%d").ok()?;
    let pair = |at: usize| text.get(at..at + 2).map_or(Some(0), |digits| digits.parse().ok());
    if text.len() == 8 {
        return Some(Moment::day(day));
    }
    Some(Moment::at(day, TimeOfDay::from_hms(pair(8)?, pair(10)?, pair(12)?)?))
}

/// `43649.38`: days since 1899-12-30, as spreadsheet programs count from March 1900 on. Only serials from 1954 to 2119 are
/// taken for dates, so that no other number is.
fn serial(text: &str) -> Option<Moment> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() != 5 || !digits(whole) || !digits(fraction) || fraction.len() > 15 {
        return None;
    }
    let days: u64 = whole.parse().ok().filter(|days| (20_000..80_000).contains(days))?;
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))?;
    if fraction.is_empty() {
        return Some(Moment::day(day));
    }
    let share: u64 = fraction.parse().ok()?;
    let scale = 10_u64.pow(u32::try_from(fraction.len()).ok()?);
    let seconds = u32::try_from((u128::from(share) * 2 * 86_400 + u128::from(scale)) / (2 * u128::from(scale))).ok()?;
    Some(Moment::at(day, TimeOfDay::from_hms(seconds / 3600, seconds / 60 % 60, seconds % 60)?))
}

/// Cuts between the date and the time of day.
fn split_date(text: &str) -> (&str, &str) {
    let after_day = text.find(['日', '号']).map(|at| at + '日'.len_utf8());
    let cut = after_day.or_else(|| text.find([' ', 'T', '\t'])).unwrap_or(text.len());
    let (date, time) = text.split_at(cut.min(text.len()));
    (date.trim(), time.trim_start_matches('T').trim())
}

enum Ymd {
    Day(NaiveDate),
    Ambiguous,
    None,
}

/// Year, month and day in that order; any other order, or two of them alone, can mean several days.
fn ymd(text: &str) -> Ymd {
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月', '日', '号']).map(str::trim).collect();
    let parts = parts.strip_suffix(&[""]).unwrap_or(&parts);
    let numbers: Option<Vec<u32>> =
        parts.iter().map(|part| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok()).flatten()).collect();
    let Some(numbers) = numbers else { return Ymd::None };
    match numbers[..] {
        [year, month, day] if parts[0].len() == 4 => {
            i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day)).map_or(Ymd::None, Ymd::Day)
        }
        [a, b, c] if [a, b, c].iter().all(|part| *part > 0) && a <= 99 && b <= 31 => Ymd::Ambiguous,
        [a, b] if (1..=12).contains(&a) && (1..=31).contains(&b) => Ymd::Ambiguous,
        [a, b] if parts[0].len() == 4 && (1..=12).contains(&b) && a > 0 => Ymd::Ambiguous,
        _ => Ymd::None,
    }
}

/// `9:05`, `9:05:30`, `下午3:20`, `15时20分`, `3:20 PM`, `24:00`.
pub(super) fn clock(text: &str) -> Option<TimeOfDay> {
    let text = unwrap(text);
    let text = text.trim_end_matches(['秒', '分', 'Z']).trim();
    let lower = text.to_lowercase();
    let (half, digits) = half_of_day(&lower);
    let parts: Option<Vec<u32>> = digits
        .split([':', '时', '点', '分'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| part.split('.').next().unwrap_or(part).parse().ok())
        .collect();
    let (hour, minute, second) = match parts?[..] {
        [hour] if text.contains(['时', '点']) => (hour, 0, 0),
        [hour, minute] => (hour, minute, 0),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    let hour = match half {
        Half::Morning if hour == 12 => 0,
        Half::Afternoon if hour < 12 => hour + 12,
        _ => hour,
    };
    TimeOfDay::from_hms(hour, minute, second)
}

#[derive(PartialEq)]
enum Half {
    Morning,
    Afternoon,
    Unsaid,
}

fn half_of_day(text: &str) -> (Half, &str) {
    for (word, half) in [
        ("上午", Half::Morning),
        ("凌晨", Half::Morning),
        ("am", Half::Morning),
        ("下午", Half::Afternoon),
        ("晚上", Half::Afternoon),
        ("pm", Half::Afternoon),
    ] {
        if let Some(rest) = text.strip_prefix(word).or_else(|| text.strip_suffix(word)) {
            return (half, rest.trim());
        }
    }
    (Half::Unsaid, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let shown = match read(text.as_bytes()) {
            DateCell::Moment(moment) | DateCell::Serial(moment) => moment.to_string(),
            unread => format!("{unread:?}").to_lowercase(),
        };
        assert_eq!(shown, expected, "{text:?}");
    }

    #[test]
    fn every_form_of_the_design_reads() {
        for text in [
            "2019-07-03",
            "2019/07/03",
            "2019/7/3",
            "2019.7.3",
            "20190703",
            "2019年7月3日",
            "43649",
            "２０１９－０７－０３",
            "\t2019-07-03",
            "'2019-07-03",
            "=\"2019-07-03\"",
            "2019年07月03号",
        ] {
            check(text, "2019-07-03");
        }
        for text in [
            "2019-07-03 09:05",
            "2019/7/3 9:05",
            "2019-07-03T09:05:00",
            "2019年7月3日 上午9:05",
            "2019年7月3日9时5分",
            "2019.7.3 9:05:00 AM",
            "20190703090500",
            "43649.378472222",
        ] {
            check(text, "2019-07-03 09:05");
        }
        check("2019-07-03 下午3:20", "2019-07-03 15:20");
        check("2019-07-03 上午12:10", "2019-07-03 00:10");
        check("2019-07-03 24:00", "2019-07-03 24:00");
        check("2019-07-03 15:20:59", "2019-07-03 15:20:59");
        check("43649.38", "2019-07-03 09:07:12");
        check("2020-02-29", "2020-02-29");
    }

    #[test]
    fn what_could_mean_two_days_is_no_guess() {
        for text in ["03/07/2019", "7.3", "7月3日", "19-07-03", "7/3", "2019-07", "3-7-19 10:00"] {
            check(text, "ambiguous");
        }
    }

    #[test]
    fn what_is_no_date_is_said_to_be_none() {
        for text in [
            "2019-02-29",
            "2019-13-01",
            "已处理",
            "用户在外地",
            "2019-07-03 25:00",
            "12345678",
            "1.23E+17",
            "99999",
            "2019-07-03 24:01",
            "20191301",
        ] {
            check(text, "unreadable");
        }
        check("########", "damaged");
        check("#REF!", "damaged");
    }
}
