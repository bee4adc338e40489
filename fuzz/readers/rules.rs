//! Packs and calendars.

use chrono::{Days, NaiveDate};
use gascore::calendar::WorkCalendar;
use gascore::domain::Lang;
use gascore::rules::{Change, Pack, PackTexts, RuleProblems, calendar as calendars};
use gascore::score::metric;

use super::quarter::judged_by;
use super::{built_in, parts};

/// What is wrong with rules has its file and a line of it, and words in both languages.
fn holds_of_problems(problems: &RuleProblems, files: &[(&str, &str)]) {
    assert!(problems.iter().next().is_some());
    for problem in problems.iter() {
        let text = files.iter().find(|(name, _)| *name == problem.file).map(|(_, text)| *text).expect("a problem is in a file");
        let last = text.split('\n').count();
        assert!((1..=last).contains(&problem.line) && problem.column > 0, "{} of {last}", problem.text(Lang::En));
        assert!([Lang::Zh, Lang::En].iter().all(|lang| !problem.message.text(*lang).trim().is_empty()));
    }
}

/// Packs: told by file and line what is wrong with them, or ledgers can be judged by them. Files that are not there are those of
/// the built-in pack; each line of `set` changes a value of them.
pub fn pack(bytes: &[u8]) {
    let PackTexts { mut policy, mut checklist, mut ledger } = built_in();
    let mut changes = Vec::new();
    for (name, part) in parts(bytes) {
        let text = String::from_utf8_lossy(&part).into_owned();
        match name.as_str() {
            "policy.toml" => policy = text,
            "checklist.toml" => checklist = (!text.is_empty()).then_some(text),
            "ledger.toml" => ledger = text,
            _ => changes.extend(text.lines().take(3).filter_map(|line| Change::parse(line).ok()).filter_map(|mut all| all.pop())),
        }
    }
    let texts = PackTexts { policy, checklist, ledger };
    let read = if changes.is_empty() {
        Pack::read(&texts, &metric::names()).map_err(|problems| {
            let checklist = texts.checklist.as_deref().unwrap_or("");
            holds_of_problems(&problems, &[("policy.toml", &texts.policy), ("checklist.toml", checklist), ("ledger.toml", &texts.ledger)]);
        })
    } else {
        texts.read_changed(&changes, &metric::names()).map(|(pack, _)| pack).map_err(|error| {
            assert!([Lang::Zh, Lang::En].iter().all(|lang| !error.text(*lang).trim().is_empty()));
        })
    };
    if let Ok(pack) = read {
        judged_by(&pack);
    }
}

/// Calendars: told by line what is wrong with them, or counting days undoes adding them.
pub fn calendar(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let known_on = NaiveDate::from_ymd_opt(2019, 12, 1);
    for known_on in [None, known_on] {
        match calendars::read_calendar("c", "c.toml", &text, known_on) {
            Err(problems) => holds_of_problems(&problems, &[("c.toml", &text)]),
            Ok(calendar) => counting_undoes_adding(&calendar),
        }
    }
}

fn counting_undoes_adding(calendar: &WorkCalendar) {
    let days = calendar.first().iter_days().take_while(|day| *day <= calendar.last()).step_by(17).take(100);
    for (day, n) in days.flat_map(|day| [0, 1, 3, 20].map(|n| (day, n))) {
        let Ok(due) = calendar.nth_working_day_after(day, n) else { continue };
        assert_eq!(calendar.working_days_between(day, due), Ok(n), "{day} {n}");
        assert!(n == 0 || calendar.is_working_day(due) == Ok(true), "{day} {n}");
        assert!(calendar.why(due).is_ok());
    }
    assert!(calendar.last().checked_add_days(Days::new(1)).is_none_or(|beyond| calendar.is_working_day(beyond).is_err()));
}
