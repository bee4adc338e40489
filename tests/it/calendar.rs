//! Working days and due days, every one against a second transcription of the notices.

use chrono::{Days, NaiveDate};
use gascore::calendar::{Asked, DayKind, DueError, WorkCalendar};
use gascore::domain::{Lang, Period, TimeLimit};
use gascore::rules::calendar::{BUILT_IN, built_in};
use proptest::prelude::*;

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn china() -> WorkCalendar {
    built_in("china").unwrap().read(None).unwrap()
}

fn vectors(name: &str) -> Vec<csv::StringRecord> {
    let path = format!("{}/tests/vectors/{name}", env!("CARGO_MANIFEST_DIR"));
    csv::Reader::from_path(path).unwrap().into_records().map(Result::unwrap).collect()
}

#[test]
fn every_day_since_2013_agrees_with_the_second_transcription() {
    let china = china();
    let rows = vectors("workdays.csv");
    for row in &rows {
        let reason = china.why(day(&row[0])).unwrap();
        let words = match reason.kind {
            DayKind::OrdinaryWeekday => "weekday".to_owned(),
            DayKind::Weekend => "weekend".to_owned(),
            DayKind::MakeUpDay => "makeup".to_owned(),
            DayKind::PublicHoliday => format!("holiday:{}", reason.holiday.unwrap().zh),
        };
        assert_eq!(words, &row[2], "{}", &row[0]);
        assert_eq!(reason.works, &row[1] == "1", "{}", &row[0]);
        assert_eq!(china.is_working_day(day(&row[0])).unwrap(), reason.works, "{}", &row[0]);
    }
    let days = (china.last() - china.first()).num_days() + 1;
    assert_eq!(i64::try_from(rows.len()).unwrap(), days);
}

#[test]
fn due_days_on_irregular_days_agree_with_the_notices() {
    let china = china();
    for row in vectors("due_edge_cases.csv") {
        let limit = TimeLimit::WorkingDays(row[1].parse().unwrap());
        assert_eq!(china.due(day(&row[0]), limit), Ok(day(&row[2])), "{row:?}");
    }
}

#[test]
fn every_built_in_calendar_reads() {
    for calendar in BUILT_IN {
        let read = calendar.read(None).unwrap();
        assert_eq!(read.name(), calendar.id);
        assert_eq!(built_in(calendar.id), Some(calendar));
    }
    assert_eq!(built_in("atlantis"), None);
}

#[test]
fn the_file_compiled_in_is_the_file_on_disk() {
    for calendar in BUILT_IN {
        let path = format!("{}/{}", env!("CARGO_MANIFEST_DIR"), calendar.file);
        assert_eq!(std::fs::read_to_string(path).unwrap(), calendar.text);
    }
}

#[test]
fn weekdays_need_no_notice() {
    let boston = built_in("boston").unwrap().read(None).unwrap();
    assert_eq!(boston.next_working_day(day("2011-01-01")), Ok(day("2011-01-03")));
    assert_eq!(boston.notices().count(), 0);
    assert!(boston.basis().is_some());
    assert!(!boston.end_is_provisional());
}

#[test]
fn calendar_days_ending_on_a_rest_day_run_on_to_the_next_working_day() {
    let china = china();
    assert_eq!(china.due(day("2019-09-16"), TimeLimit::CalendarDays(15)), Ok(day("2019-10-08")));
    assert_eq!(china.due(day("2019-07-01"), TimeLimit::CalendarDays(15)), Ok(day("2019-07-16")));
    assert_eq!(china.due(day("2019-09-13"), TimeLimit::CalendarDays(15)), Ok(day("2019-09-29")));
}

#[test]
fn same_day_stays_on_a_rest_day_and_no_working_days_are_the_day_itself() {
    let china = china();
    assert_eq!(china.due(day("2019-10-01"), TimeLimit::SameDay), Ok(day("2019-10-01")));
    assert_eq!(china.nth_working_day_after(day("2019-10-01"), 0), Ok(day("2019-10-01")));
}

#[test]
fn limits_that_need_more_than_a_day_are_refused() {
    let china = china();
    let hours = TimeLimit::Hours(24);
    assert_eq!(china.due(day("2019-07-01"), hours), Err(DueError::NeedsTime(hours)));
    assert_eq!(china.due(day("2019-07-01"), TimeLimit::AsStated), Err(DueError::NothingToCount));
}

#[test]
fn a_day_outside_the_span_is_not_known_in_either_language() {
    let china = china();
    for outside in ["2012-12-31", "2027-01-01", "1900-01-01"] {
        let error = china.is_working_day(day(outside)).unwrap_err();
        assert_eq!(error.asked, Asked::Day(day(outside)));
        for text in [error.text(Lang::Zh), error.text(Lang::En), error.to_string()] {
            assert!(text.contains(outside) && text.contains("2013-01-01") && text.contains("2026-12-31"), "{text}");
        }
        assert!(china.why(day(outside)).is_err());
        assert!(china.next_working_day(day(outside)).is_err());
        assert!(china.nth_working_day_after(day(outside), 0).is_err());
        assert!(china.working_days_between(day(outside), day("2019-01-01")).is_err());
        assert!(china.working_days_between(day("2019-01-01"), day(outside)).is_err());
        assert!(china.due(day(outside), TimeLimit::SameDay).is_err());
    }
}

#[test]
fn a_due_day_beyond_the_span_is_not_known() {
    let china = china();
    let start = day("2026-12-30");
    assert_eq!(china.nth_working_day_after(start, 1), Ok(day("2026-12-31")));
    let error = china.nth_working_day_after(start, 2).unwrap_err();
    assert_eq!(error.asked, Asked::WorkingDayAfter(start, 2));
    assert!(china.nth_working_day_after(start, u32::MAX).is_err());
    assert!(china.due(start, TimeLimit::CalendarDays(u16::MAX)).is_err());
}

/// A day of the span, with room left for the n of the tests.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..4_900).prop_map(|offset| day("2013-01-01") + Days::new(offset))
}

proptest! {
    #[test]
    fn counting_undoes_adding(start in any_day(), n in 0_u32..100) {
        let china = china_once();
        let due = china.nth_working_day_after(start, n).unwrap();
        prop_assert_eq!(china.working_days_between(start, due).unwrap(), n);
    }

    #[test]
    fn no_counted_limit_ends_on_a_rest_day(start in any_day(), n in 1_u16..100) {
        let china = china_once();
        for limit in [TimeLimit::WorkingDays(n), TimeLimit::CalendarDays(n)] {
            let due = china.due(start, limit).unwrap();
            prop_assert!(due > start);
            prop_assert!(china.is_working_day(due).unwrap());
        }
    }

    #[test]
    fn counts_agree_with_walking_day_by_day(a in any_day(), b in any_day()) {
        let china = china_once();
        let walked = china.first().iter_days().take_while(|d| *d <= b).filter(|d| *d > a && china.why(*d).unwrap().works).count();
        prop_assert_eq!(china.working_days_between(a, b).unwrap() as usize, walked);
        if let Some(period) = Period::new(a, b) {
            let own = usize::from(china.is_working_day(a).unwrap());
            prop_assert_eq!(china.working_days_in(period).unwrap() as usize, walked + own);
        }
    }

    #[test]
    fn the_next_working_day_skips_only_rest_days(start in any_day()) {
        let china = china_once();
        let next = china.next_working_day(start).unwrap();
        prop_assert!(china.is_working_day(next).unwrap());
        prop_assert!(start.iter_days().take_while(|d| *d < next).all(|d| !china.is_working_day(d).unwrap()));
    }
}

fn china_once() -> &'static WorkCalendar {
    static CHINA: std::sync::OnceLock<WorkCalendar> = std::sync::OnceLock::new();
    CHINA.get_or_init(china)
}
