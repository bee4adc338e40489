//! The calendar's pages: what a user reads, in both languages and at several widths.

use gascore::calendar::DueError;
use gascore::domain::{Lang, TimeLimit};
use gascore::rules::calendar::{built_in, read_calendar};
use gascore::write::calendar::{LineError, due_lines, due_page, overview_page, year_page};
use unicode_width::UnicodeWidthStr;

use crate::calendar::{china, day};

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

#[test]
fn no_line_of_a_year_is_wider_than_the_page_except_addresses() {
    let china = china();
    for year in 2013..=2026 {
        for width in [28, 40, 60, 80, 120, 200] {
            for lang in LANGS {
                let page = year_page(&china, year, lang, width, false, false).unwrap();
                for line in page.lines().filter(|line| !line.contains("https://")) {
                    assert!(line.width() <= width, "{year} at {width}: {line}");
                    assert_eq!(line, line.trim_end());
                }
            }
        }
    }
}

#[test]
fn months_stand_beside_each_other_as_the_width_allows() {
    let china = china();
    for (width, months) in [(40, 1), (60, 2), (80, 2), (90, 3), (120, 4), (180, 6)] {
        let page = year_page(&china, 2020, Lang::En, width, false, false).unwrap();
        let week = page.lines().find(|line| line.starts_with("Mo")).unwrap();
        assert_eq!(week.matches("Mo").count(), months, "{width}");
    }
}

#[test]
fn rest_days_and_make_up_days_are_marked_without_colour() {
    let page = year_page(&china(), 2020, Lang::Zh, 60, false, false).unwrap();
    assert!(page.starts_with("中国大陆2020年：249个工作日，117个休息日\n"), "{page}");
    assert!(page.contains("13  14  15  16  17  18. 19班"), "{page}");
    assert!(page.contains("27休28休29休30休31休"), "{page}");
    assert!(page.contains("休 节假日   班 调休上班   . 周末"), "{page}");
    let english = year_page(&china(), 2020, Lang::En, 60, false, false).unwrap();
    assert!(english.contains("13  14  15  16  17  18. 19+"), "{english}");
    let ascii = year_page(&china(), 2020, Lang::Zh, 60, false, true).unwrap();
    assert!(ascii.contains("27* 28* 29* 30* 31*"), "{ascii}");
}

#[test]
fn colour_changes_nothing_but_colour() {
    for lang in LANGS {
        let plain = year_page(&china(), 2020, lang, 80, false, false).unwrap();
        let coloured = year_page(&china(), 2020, lang, 80, true, false).unwrap();
        assert!(coloured.contains("\u{1b}[31m"));
        let mut bare = String::new();
        for (index, part) in coloured.split("\u{1b}[").enumerate() {
            bare.push_str(if index == 0 { part } else { part.split_once('m').unwrap().1 });
        }
        // Spaces behind the last painted day of a line stay where they are.
        let trimmed = |text: &str| text.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
        assert_eq!(trimmed(&bare), trimmed(&plain));
    }
}

#[test]
fn holidays_stand_under_the_grid_with_the_notices_that_shaped_them() {
    let page = year_page(&china(), 2020, Lang::Zh, 120, false, false).unwrap();
    assert!(page.contains("  春节            1月24日至2月2日休，共10天；1月19日上班 [1][2]\n"), "{page}");
    assert!(page.contains("  劳动节          5月1日至5日休，共5天；4月26日、5月9日上班 [1]\n"), "{page}");
    assert!(page.contains("[2] 国办发明电〔2020〕1号，2020-01-27公布"), "{page}");
    let page = year_page(&china(), 2018, Lang::En, 120, false, false).unwrap();
    assert!(page.contains("off 30 Dec to 1 Jan 2019 (3 days); worked 29 Dec [2]\n"), "{page}");
}

#[test]
fn a_year_not_known_is_an_error_and_a_day_not_known_is_marked() {
    let error = year_page(&china(), 2027, Lang::En, 80, false, false).unwrap_err();
    assert_eq!(error.to_string(), "the year 2027 is not known: the calendar runs from 2013-01-01 to 2026-12-31");
    let text =
        "schema = 1\nkind = \"weekdays\"\nfirst = \"2024-01-01\"\nlast = \"2024-02-10\"\nbasis = { zh = \"例\", en = \"example\" }\n";
    let calendar = read_calendar("test", "test.toml", text, None).unwrap();
    let page = year_page(&calendar, 2024, Lang::En, 80, false, false).unwrap();
    assert!(page.contains(" 9  10. 11?") && page.contains("? not known") && page.contains("example"), "{page}");
}

#[test]
fn the_overview_names_span_notices_and_what_may_still_change() {
    for (lang, words) in [
        (Lang::Zh, ["2013-01-01至2026-12-31", "2020  国办发明电〔2020〕1号   2020-01-27公布  调整", "12月末的日期仍可能调整"]),
        (Lang::En, ["2013-01-01 to 2026-12-31", "published 2020-01-27, amends", "may still change the last days of December 2026"]),
    ] {
        let page = overview_page(&china(), lang);
        for word in words {
            assert!(page.contains(word), "{word}\n{page}");
        }
    }
    let known = built_in("china").unwrap().read(Some(day("2019-03-21"))).unwrap();
    assert!(overview_page(&known, Lang::En).contains("As known on 2019-03-21"));
    let boston = built_in("boston").unwrap().read(None).unwrap();
    assert!(overview_page(&boston, Lang::En).contains("due times are stated in the ledger"));
}

#[test]
fn a_due_day_is_shown_with_every_day_counted() {
    let page = due_page(&china(), day("2020-01-23"), TimeLimit::WorkingDays(7), Lang::Zh).unwrap();
    assert!(page.starts_with("到期 2020-02-11 星期二，至当日24:00\n受理 2020-01-23 星期四，当日不计\n时限 7个工作日\n"), "{page}");
    assert!(page.contains("  2020-01-31 周五  -         休息  节假日：春节（国办发明电〔2020〕1号）\n"), "{page}");
    assert!(page.contains("  2020-02-11 周二  7         上班  工作日\n"), "{page}");
    let page = due_page(&china(), day("2019-09-16"), TimeLimit::CalendarDays(15), Lang::En).unwrap();
    assert!(page.contains("  2019-10-01 Tue  15        rests  public holiday: National Day"), "{page}");
    assert!(page.contains("  2019-10-08 Tue  moved on  works  weekday\n"), "{page}");
    let page = due_page(&china(), day("2019-10-01"), TimeLimit::SameDay, Lang::En).unwrap();
    assert!(page.contains("Accepted 2019-10-01 Tuesday\n"), "{page}");
    let hours = due_page(&china(), day("2019-10-01"), TimeLimit::Hours(24), Lang::En);
    assert_eq!(hours, Err(DueError::NeedsTime(TimeLimit::Hours(24))));
}

fn lines(input: &[u8]) -> (String, Result<(), LineError>) {
    let mut output = Vec::new();
    let result = due_lines(input, &mut output, &china());
    (String::from_utf8(output).unwrap(), result)
}

#[test]
fn a_list_is_answered_with_or_without_a_header() {
    let answers = "start,limit,due\n2020-01-23,7个工作日,2020-02-11\n2019-09-16,15 days,2019-10-08\n";
    for input in [
        "start,limit\n2020-01-23,7个工作日\n2019-09-16,15 days\n",
        "\u{feff}Start, Limit\r\n2020-01-23,7个工作日\r\n2019-09-16,15 days\r\n",
        "\u{feff}2020-01-23,7个工作日\n\n2019-09-16, 15 days",
    ] {
        let (output, result) = lines(input.as_bytes());
        assert!(result.is_ok(), "{result:?}");
        assert_eq!(output, answers);
    }
    assert_eq!(lines(b"").0, "start,limit,due\n");
}

#[test]
fn a_line_that_cannot_be_answered_is_named_and_never_guessed() {
    for (bad, words) in [
        ("2020-1-23,7 working days", "line 3: `2020-1-23` is not a day"),
        ("2020-01-23,soon", "line 3: `soon` is not a time limit"),
        ("2020-01-23,24 hours", "line 3: `24 hours` runs from a time of day"),
        ("2020-01-23", "line 3 has 1 field"),
        ("2020-01-23,1 day,x", "line 3 has 3 field"),
        ("2027-01-04,1 day", "line 3: 2027-01-04 is not known"),
        ("start,limit", "line 3: `start` is not a day"),
        ("\u{1b}[31m,1 day", "line 3: `\u{fffd}[31m` is not a day"),
    ] {
        let (output, result) = lines(format!("start,limit\n2020-01-23,same day\n{bad}\n").as_bytes());
        let error = result.unwrap_err();
        assert!(error.to_string().starts_with(words), "{error}");
        assert!(error.text(Lang::Zh).contains("第3行"), "{}", error.text(Lang::Zh));
        assert_eq!(output, "start,limit,due\n2020-01-23,same day,2020-01-23\n");
    }
    let blank_before = lines(b"2020-01-23,same day\n\n\nx,1 day\n").1.unwrap_err();
    assert!(blank_before.to_string().starts_with("line 4:"), "{blank_before}");
    let lone_returns = lines(b"2020-01-23,same day\r2020-01-24,same day\r").1;
    assert!(matches!(lone_returns, Err(LineError::Fields { line: 1, found: 4 })), "{lone_returns:?}");
    assert!(matches!(lines(b"2020-01-23,\xff\n").1, Err(LineError::Encoding { line: 1 })));
}
