//! What a cell of a workbook shows, as the text that a ledger in CSV would have.

use calamine::{DataType, ExcelDateTime};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

/// The first number of days that is beyond the calendar of spreadsheets, which ends with the year 9999.
const DAYS_END: f64 = 2_958_466.0;

/// A cell's text, and its value where it is a plain number.
#[derive(Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) text: String,
    pub(super) number: Option<f64>,
}

impl From<String> for Shown {
    fn from(text: String) -> Self {
        Self { text, number: None }
    }
}

/// What a cell shows; nothing where it is blank.
pub(super) fn shown(cell: &impl DataType) -> Shown {
    if let Some(text) = cell.get_string() {
        text.to_owned().into()
    } else if let Some(value) = cell.get_float() {
        number(value)
    } else if let Some(value) = cell.get_int() {
        // Digits that a float cannot hold were lost when the spreadsheet was saved.
        Shown { number: value.to_string().parse().ok(), text: value.to_string() }
    } else if let Some(moment) = cell.get_datetime() {
        serial(&moment)
    } else if let Some(value) = cell.get_bool() {
        truth(value)
    } else if let Some(text) = cell.get_datetime_iso() {
        iso(text).into()
    } else if let Some(text) = cell.get_duration_iso() {
        duration(text).into()
    } else {
        cell.get_error().map(ToString::to_string).unwrap_or_default().into()
    }
}

/// A number in full: without `.0` where it is whole, never with an exponent.
pub(super) fn number(value: f64) -> Shown {
    Shown { text: value.to_string(), number: Some(value) }
}

/// `TRUE` or `FALSE`, as spreadsheets write it.
pub(super) fn truth(value: bool) -> Shown {
    if value { "TRUE".to_owned() } else { "FALSE".to_owned() }.into()
}

/// A day, a time of day, or both, kept as a number of days.
fn serial(moment: &ExcelDateTime) -> Shown {
    let days = moment.as_f64();
    if !(0.0..DAYS_END).contains(&days) {
        return number(days);
    }
    if moment.is_duration() && days >= 1.0 {
        return moment.as_duration().map(|duration| hours(duration.num_seconds())).unwrap_or_default().into();
    }
    // Half a second more, because fractions of a day are never exact.
    let Some(at) = moment.as_datetime().and_then(|at| at.checked_add_signed(TimeDelta::milliseconds(500))) else { return number(days) };
    if days < 1.0 { time(at.time()).into() } else { day_and_time(at).into() }
}

/// `2019-07-03` where no time of day is known, else `2019-07-03 09:05`.
fn day_and_time(at: NaiveDateTime) -> String {
    if at.num_seconds_from_midnight() == 0 { at.date().to_string() } else { format!("{} {}", at.date(), time(at.time())) }
}

/// `09:05`, with seconds where there are any.
fn time(at: NaiveTime) -> String {
    at.format(if at.second() == 0 { "%H:%M" } else { "%H:%M:%S" }).to_string()
}

/// A span of more than a day, in hours: `26:30`.
fn hours(seconds: i64) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if rest == 0 { format!("{hours:02}:{minutes:02}") } else { format!("{hours:02}:{minutes:02}:{rest:02}") }
}

/// `2019-07-03T09:05:00` → `2019-07-03 09:05`; what is of another form stays as it is.
pub(super) fn iso(text: &str) -> String {
    let bare = text.trim_end_matches('Z');
    if let Ok(at) = bare.parse::<NaiveDateTime>() {
        return day_and_time(at);
    }
    bare.parse::<NaiveDate>().map_or_else(|_| text.to_owned(), |day| day.to_string())
}

/// `PT09H05M00S` → `09:05`; what is of another form stays as it is.
pub(super) fn duration(text: &str) -> String {
    let seconds = || -> Option<i64> {
        let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
        let (minutes, rest) = rest.split_once('M')?;
        let seconds = rest.trim_end_matches('S').split(['.', ',']).next()?;
        let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
        hours.checked_mul(3600)?.checked_add(minutes.checked_mul(60)?)?.checked_add(seconds.parse().ok()?)
    };
    seconds().filter(|seconds| *seconds >= 0).map_or_else(|| text.to_owned(), hours)
}

#[cfg(test)]
mod tests {
    use calamine::{CellErrorType, Data, ExcelDateTimeType};

    use super::*;

    fn check(cell: &Data, expected: &str) {
        assert_eq!(shown(cell).text, expected, "{cell:?}");
    }

    #[test]
    fn cells_show_what_a_clerk_sees() {
        check(&Data::Float(43649.0), "43649");
        check(&Data::Float(43649.38), "43649.38");
        check(&Data::Float(1.23e17), "123000000000000000");
        check(&Data::Int(-7), "-7");
        check(&Data::Bool(true), "TRUE");
        check(&Data::Error(CellErrorType::Ref), "#REF!");
        check(&Data::String("已道歉\n并整改".to_owned()), "已道歉\n并整改");
        check(&Data::Empty, "");
        assert_eq!(shown(&Data::Float(1e16)).number, Some(1e16));
        assert_eq!(shown(&Data::String("1".to_owned())).number, None);
    }

    #[test]
    fn days_and_times_of_day_are_written_out() {
        let moment = |value, is_1904| Data::DateTime(ExcelDateTime::new(value, ExcelDateTimeType::DateTime, is_1904));
        let span = |value| Data::DateTime(ExcelDateTime::new(value, ExcelDateTimeType::TimeDelta, false));
        check(&moment(43649.0, false), "2019-07-03");
        check(&moment(43649.0 - 1462.0, true), "2019-07-03");
        check(&moment(43_649.378_472_222, false), "2019-07-03 09:05");
        check(&moment(43_649.378_483_796, false), "2019-07-03 09:05:01");
        check(&moment(43_649.999_999_999, false), "2019-07-04");
        check(&moment(0.378_472_222, false), "09:05");
        check(&moment(0.378_472_222, true), "09:05");
        check(&moment(-3.0, false), "-3");
        check(&moment(4e9, false), "4000000000");
        check(&span(0.378_472_222), "09:05");
        check(&span(1.104_166_667), "26:30");
        check(&Data::DateTimeIso("2019-07-03T09:05:00".to_owned()), "2019-07-03 09:05");
        check(&Data::DateTimeIso("2019-07-03T00:00:00.000Z".to_owned()), "2019-07-03");
        check(&Data::DateTimeIso("2019-07-03".to_owned()), "2019-07-03");
        check(&Data::DurationIso("PT09H05M00S".to_owned()), "09:05");
        check(&Data::DurationIso("PT9H".to_owned()), "PT9H");
    }
}
