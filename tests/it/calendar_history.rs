//! What was known of the calendar on a day, and which notice decided a day.

use gascore::calendar::{DayKind, WorkCalendar};
use gascore::rules::calendar::{built_in, read_calendar};

use crate::calendar::{china, day};

fn as_known(on: &str) -> WorkCalendar {
    built_in("china").unwrap().read(Some(day(on))).unwrap()
}

#[test]
fn labour_day_2019_was_one_day_off_until_the_amendment_was_published() {
    let before = as_known("2019-03-21");
    let after = as_known("2019-03-22");
    let start = day("2019-04-30");
    assert_eq!(before.nth_working_day_after(start, 1), Ok(day("2019-05-02")));
    assert_eq!(after.nth_working_day_after(start, 1), Ok(day("2019-05-05")));
    assert_eq!(before.why(day("2019-04-28")).unwrap().kind, DayKind::Weekend);
    assert_eq!(after.why(day("2019-04-28")).unwrap().kind, DayKind::MakeUpDay);
}

#[test]
fn spring_festival_2020_was_shorter_until_the_amendment_was_published() {
    let before = as_known("2020-01-26");
    let after = as_known("2020-01-27");
    let start = day("2020-01-23");
    assert_eq!(before.nth_working_day_after(start, 1), Ok(day("2020-01-31")));
    assert_eq!(before.nth_working_day_after(start, 2), Ok(day("2020-02-01")));
    assert_eq!(after.nth_working_day_after(start, 1), Ok(day("2020-02-03")));
    assert_eq!(before.why(day("2020-02-01")).unwrap().kind, DayKind::MakeUpDay);
}

#[test]
fn a_holiday_that_only_an_amendment_made_is_not_there_before_it() {
    let victory = |calendar: &WorkCalendar| calendar.holidays().filter(|h| h.name.zh.contains("胜利70周年")).count();
    let (before, after) = (as_known("2015-05-12"), as_known("2015-05-13"));
    assert_eq!((victory(&before), victory(&after)), (0, 1));
    assert_eq!(before.is_working_day(day("2015-09-03")), Ok(true));
    assert_eq!(after.is_working_day(day("2015-09-03")), Ok(false));
    assert_eq!(before.notices().filter(|notice| notice.amends).count(), 0);
}

#[test]
fn a_year_is_not_known_before_its_notice_is_published() {
    let known = as_known("2018-12-05");
    assert_eq!((known.first(), known.last()), (day("2013-01-01"), day("2018-12-31")));
    assert!(known.is_working_day(day("2019-01-02")).is_err());
    assert_eq!(known.notices().last().unwrap().year, 2018);
    // The notice for 2019 reaches back into December; before it, these were an ordinary weekend and a Monday.
    assert_eq!(known.why(day("2018-12-29")).unwrap().kind, DayKind::Weekend);
    assert_eq!(known.why(day("2018-12-31")).unwrap().kind, DayKind::OrdinaryWeekday);
    let next_day = as_known("2018-12-06");
    assert_eq!(next_day.last(), day("2019-12-31"));
    assert_eq!(next_day.why(day("2018-12-29")).unwrap().kind, DayKind::MakeUpDay);
    assert!(known.end_is_provisional());
}

#[test]
fn on_a_day_before_the_first_notice_nothing_is_known() {
    let problems = built_in("china").unwrap().read(Some(day("2012-12-09"))).unwrap_err();
    assert_eq!(problems.iter().map(|p| p.code.id()).collect::<Vec<_>>(), ["K611"]);
}

#[test]
fn the_notice_named_is_the_one_that_decided_the_day() {
    let china = china();
    let number = |text: &str| china.why(day(text)).unwrap().notice.map(|notice| notice.number.clone());
    assert_eq!(number("2020-01-24").as_deref(), Some("国办发明电〔2019〕16号"));
    assert_eq!(number("2020-01-31").as_deref(), Some("国办发明电〔2020〕1号"));
    assert_eq!(number("2020-02-01").as_deref(), Some("国办发明电〔2020〕1号"));
    assert_eq!(number("2020-01-19").as_deref(), Some("国办发明电〔2019〕16号"));
    assert_eq!(number("2019-05-01").as_deref(), Some("国办发明电〔2018〕15号"));
    assert_eq!(number("2019-05-02").as_deref(), Some("国办发明电〔2019〕3号"));
    assert_eq!(number("2018-12-29").as_deref(), Some("国办发明电〔2018〕15号"));
    assert_eq!(number("2019-07-01"), None);
    let before = as_known("2020-01-26");
    assert_eq!(before.why(day("2020-02-01")).unwrap().notice.unwrap().number, "国办发明电〔2019〕16号");
}

#[test]
fn notices_come_in_order_with_amendments_after_their_year() {
    let china = china();
    let all: Vec<_> = china.notices().map(|notice| (notice.year, notice.published)).collect();
    assert_eq!(all.len(), 17);
    assert!(all.is_sorted());
}

/// One holiday, moved twice.
const MOVED_TWICE: &str = r#"
schema = 1
first = "2024-01-01"
last = "2024-12-31"
[[year]]
year = 2024
notice = "1"
title = "first"
issued = "2023-12-01"
published = "2023-12-01"
url = "https://example.org/1"
[[year.amendment]]
notice = "3"
title = "third"
issued = "2024-03-01"
published = "2024-03-01"
url = "https://example.org/3"
holiday = "F"
was_off = ["2024-06-04/2024-06-05"]
was_work = ["2024-06-08"]
[[year.amendment]]
notice = "2"
title = "second"
issued = "2024-02-01"
published = "2024-02-01"
url = "https://example.org/2"
holiday = "F"
was_off = ["2024-06-03/2024-06-04"]
was_work = []
[[year.holiday]]
name = "F"
off = ["2024-06-05/2024-06-06"]
work = []
"#;

#[test]
fn a_holiday_moved_twice_is_known_in_three_states() {
    let days = ["2024-06-03", "2024-06-04", "2024-06-05", "2024-06-06", "2024-06-08"].map(day);
    let kinds = |on: Option<&str>| {
        let calendar = read_calendar("test", "test.toml", MOVED_TWICE, on.map(day)).unwrap();
        days.map(|day| {
            let reason = calendar.why(day).unwrap();
            (reason.works, reason.notice.map_or(String::new(), |notice| notice.number.clone()))
        })
    };
    let state = |days: [(bool, &str); 5]| days.map(|(works, notice)| (works, notice.to_owned()));
    let first = state([(false, "1"), (false, "1"), (true, ""), (true, ""), (false, "")]);
    let second = state([(true, "2"), (false, "1"), (false, "2"), (true, ""), (true, "2")]);
    let third = state([(true, "2"), (true, "3"), (false, "2"), (false, "3"), (false, "3")]);
    assert_eq!(kinds(Some("2024-01-31")), first);
    assert_eq!(kinds(Some("2024-02-01")), second);
    assert_eq!(kinds(Some("2024-03-01")), third);
    assert_eq!(kinds(None), third);
}
