//! Calendar files: what they may say, and how everything wrong in one is reported.

use gascore::domain::Lang;
use gascore::rules::RuleProblems;
use gascore::rules::calendar::{built_in, read_calendar};

use crate::calendar::day;

fn codes(problems: &RuleProblems) -> Vec<(&str, usize)> {
    problems.iter().map(|problem| (problem.code.id(), problem.line)).collect()
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
    assert_eq!(problems.iter().map(|p| (p.code.id(), p.line, p.column)).collect::<Vec<_>>(), [("K603", 7, 34)]);
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
    assert_eq!(problems.iter().map(|p| p.code.id()).collect::<Vec<_>>(), ["K608"]);
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

#[test]
fn a_day_arranged_in_two_years_notices_is_reported() {
    let twice = "off = [\"2018-01-01\", \"2018-12-30\"]";
    let text = built_in("china").unwrap().text.replace("off = [\"2018-01-01\"]", twice);
    let problems = problems_of(&text);
    assert_eq!(problems.iter().map(|p| p.code.id()).collect::<Vec<_>>(), ["K606"]);
    assert!(problems.to_string().contains("2018-12-30 is arranged twice"), "{problems}");
}

#[test]
fn a_weekday_calendar_must_say_what_it_rests_on() {
    let problems = problems_of("schema = 1\nkind = \"weekdays\"\nfirst = \"2024-01-01\"\nlast = \"2023-12-31\"\n");
    assert_eq!(codes(&problems), [("K602", 1), ("K604", 4)]);
}

#[test]
fn a_missing_key_and_an_unknown_kind_are_named() {
    let problems = problems_of("schema = 1\nfirst = \"2024-01-01\"\n");
    assert!(problems.to_string().contains("missing field `last`"), "{problems}");
    let problems = problems_of("schema = 1\nkind = \"lunar\"\nfirst = \"2024-01-01\"\nlast = \"2024-12-31\"\n");
    assert_eq!(codes(&problems), [("K602", 2)]);
    assert!(problems.to_string().contains("unknown variant `lunar`"), "{problems}");
}
