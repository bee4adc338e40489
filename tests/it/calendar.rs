//! The working-day calendar: every day against a second transcription, and what was known when.

use chrono::{Days, NaiveDate};
use gascore::calendar::{Asked, DayKind, DueError, WorkCalendar};
use gascore::domain::{Lang, Period, TimeLimit};
use gascore::rules::RuleProblems;
use gascore::rules::calendar::{BUILT_IN, built_in, read_calendar};
use proptest::prelude::*;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn china() -> WorkCalendar {
    built_in("china").unwrap().read(None).unwrap()
}

fn as_known(on: &str) -> WorkCalendar {
    built_in("china").unwrap().read(Some(day(on))).unwrap()
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
    assert_eq!(codes(&problems), [("K611", 1)]);
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

fn codes(problems: &RuleProblems) -> Vec<(&str, usize)> {
    problems.iter().map(|problem| (problem.code, problem.line)).collect()
}

fn problems_of(text: &str) -> RuleProblems {
    read_calendar("test", "test.toml", text, None).unwrap_err()
}

#[test]
fn all_problems_of_a_calendar_come_at_once_with_their_lines() {
    let text = include_str!("../vectors/broken_calendar.toml");
    let problems = problems_of(text);
    // The file marks each faulty line with the code it must get.
    let marked = text.lines().zip(1..).flat_map(|(line, number)| {
        let marks = line.split_once("#!").map_or("", |(_, marks)| marks);
        marks.split_whitespace().map(move |code| (code, number))
    });
    assert_eq!(codes(&problems), marked.collect::<Vec<_>>(), "\n{problems}");
    assert!(problems.text(Lang::Zh).starts_with("test.toml:"));
}

#[test]
fn a_problem_names_its_column_in_characters() {
    let text = "schema = 1\nname = { zh = \"中国\", en = \"x\" }\nkind = \"weekdays\"\nfirst = \"2020-01-01\"\nlast = \"2020-12-31\"\nbasis = { zh = \"中\", en = \"x\" }\nholiday = [{ name = \"元旦\", off = [\"2020-13-01\"] }]\n";
    let problems = problems_of(text);
    assert_eq!(problems.iter().map(|p| (p.code, p.line, p.column)).collect::<Vec<_>>(), [("K603", 7, 34)]);
}

#[test]
fn what_is_not_toml_is_one_problem_at_its_line() {
    let problems = problems_of("schema = 1\nfirst = = 2\n");
    assert_eq!(codes(&problems)[0], ("K601", 2));
}

#[test]
fn a_span_without_all_its_notices_is_refused() {
    let text = built_in("china").unwrap().text.replace("last = \"2026-12-31\"", "last = \"2027-01-31\"");
    let problems = problems_of(&text);
    assert_eq!(problems.iter().map(|p| p.code).collect::<Vec<_>>(), ["K608"]);
    assert!(problems.to_string().contains("2027"));
}

#[test]
fn a_weekday_calendar_takes_other_weekends_and_holidays() {
    let text = "schema = 1\nkind = \"weekdays\"\nfirst = \"2024-01-01\"\nlast = \"2024-12-31\"\nbasis = { zh = \"例\", en = \"example\" }\nweekend = [\"friday\", \"saturday\"]\n[english]\n\"节\" = \"Feast\"\n[[holiday]]\nname = \"节\"\noff = [\"2024-04-10/2024-04-11\"]\nwork = [\"2024-04-12\"]\n";
    let calendar = read_calendar("test", "test.toml", text, None).unwrap();
    assert_eq!(calendar.nth_working_day_after(day("2024-04-09"), 1), Ok(day("2024-04-12")));
    assert_eq!(calendar.is_working_day(day("2024-04-14")), Ok(true));
    assert_eq!(calendar.why(day("2024-04-10")).unwrap().text(Lang::En), "public holiday: Feast");
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
