//! `explain` of a number: every day list recounts to the judged due day, every lost hundredth is told, and nothing personal is.
//! `tests/explain/` holds what is printed at 80 columns in both languages; `UPDATE=1` writes it anew.

mod told;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use gascore::batch::{self, Found, FoundVerdict, JudgedCase, QuarterFiles, Settings, SubmissionFiles};
use gascore::calendar::WorkCalendar;
use gascore::diag::Sink;
use gascore::domain::{Due, Lang, Points, Quarter, TimeLimit};
use gascore::intake::{Memory, Source};
use gascore::report::model::{Explained, PointExplanation};
use gascore::report::{Question, explain_score};
use gascore::rules::calendar::built_in;
use gascore::rules::{Pack, PackTexts};
use gascore::score::metric;

const QUARTERS: [&str; 2] = ["2019Q2", "2019Q3"];

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn source(path: &Path, name: &str) -> Option<Box<dyn Source>> {
    path.is_file().then(|| Box::new(Memory::new(name, fs::read(path).unwrap())) as Box<dyn Source>)
}

/// A quarter of the samples, read without the program's own finding of files.
fn sample(quarter: &str) -> QuarterFiles {
    let folder = root("sample-data").join(quarter);
    let mut files = QuarterFiles {
        registry: source(&folder.join("enterprises.csv"), "enterprises.csv"),
        verified: source(&folder.join("verified.csv"), "verified.csv"),
        violations: source(&folder.join("violations.csv"), "violations.csv"),
        ..QuarterFiles::default()
    };
    for entry in fs::read_dir(folder.join("submissions")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let mut submission = SubmissionFiles { folder: name.clone(), ..SubmissionFiles::default() };
        for file in fs::read_dir(&path).unwrap() {
            let file = file.unwrap().path();
            let file_name = file.file_name().unwrap().to_str().unwrap();
            let source = source(&file, &format!("submissions/{name}/{file_name}")).unwrap();
            match file_name.split(['.', '_']).next() {
                Some("submission") => submission.about = Some(source),
                Some("progress") => submission.progress = Some(source),
                Some("statements") => submission.statements = Some(source),
                _ => submission.cases.push(source),
            }
        }
        files.submissions.push(submission);
    }
    files
}

/// Runs `ask` with the settings of a quarter of the samples.
fn with_settings<T>(quarter: &str, ask: impl FnOnce(&Settings<'_>) -> T) -> T {
    let pack = Pack::read(&PackTexts::built_in("chongqing-2018").unwrap(), &metric::names()).unwrap();
    let calendar: WorkCalendar = built_in("china").unwrap().read(None).unwrap();
    let quarter: Quarter = quarter.parse().unwrap();
    let period = quarter.period();
    let of_quarter = Some(quarter);
    ask(&Settings {
        pack: &pack,
        calendar: &calendar,
        quarter: of_quarter,
        period,
        as_of: period.last(),
        basis: None,
        encoding: None,
        is_whole: true,
        continuity: false,
        screens: false,
    })
}

/// Which days work, by the list that the calendar itself is tested with.
fn workdays() -> BTreeMap<NaiveDate, bool> {
    let text = fs::read_to_string(root("tests/vectors/workdays.csv")).unwrap();
    let rows = text.lines().filter_map(|line| {
        let mut cells = line.split(',');
        let day = cells.next()?.parse().ok()?;
        Some((day, cells.next()? == "1"))
    });
    rows.collect()
}

/// The day on which the limit ends, counted on the day list with nothing but its flags and the days that work.
fn recount(judged: &JudgedCase<'_>, works: &BTreeMap<NaiveDate, bool>) -> Option<NaiveDate> {
    let trace = judged.trace.as_ref().ok()?;
    let course = trace.course.as_ref()?;
    let days = &trace.days;
    assert_eq!(days[0].reason.day, judged.case.started.day);
    assert!(days.windows(2).all(|pair| pair[0].reason.day.succ_opt() == Some(pair[1].reason.day)), "{}", judged.case.id);
    assert!(days.iter().all(|day| works[&day.reason.day] == day.reason.works), "{}", judged.case.id);
    let counted =
        |n: u16| days.iter().filter(|day| day.reason.day > course.starts.day && day.reason.works && !day.paused).nth(usize::from(n) - 1);
    let end = match course.limit {
        TimeLimit::WorkingDays(n) => counted(n)?.reason.day,
        TimeLimit::SameDay => course.starts.day,
        other => panic!("{other} is not a limit of the samples"),
    };
    assert_eq!(course.counted, Due::EndOf(end), "{}", judged.case.id);
    // The user or an extension may have asked for a later day.
    let later = judged.case.appointment.into_iter().chain(judged.case.extension.map(|extension| extension.until));
    Some(if course.due == course.counted { end } else { later.filter(|day| *day == course.due.day()).max()? })
}

#[test]
fn the_day_list_of_every_case_recounts_to_its_judged_due_day() {
    let works = workdays();
    let mut recounted = 0;
    for quarter in QUARTERS {
        with_settings(quarter, |settings| {
            let found: Found<'_> = batch::find(sample(quarter), settings, None, Sink::default()).unwrap();
            for row in &found.rows {
                let FoundVerdict::Judged(judged) = &row.verdict else { continue };
                let due = judged.judgement.due.map(Due::day);
                assert_eq!(recount(judged, &works), due, "{} {}", row.place, judged.case.id);
                recounted += usize::from(due.is_some());
            }
        });
    }
    assert!(recounted > 20_000, "{recounted}");
}

#[test]
fn what_the_points_lost_adds_up_to_what_is_missing_for_every_enterprise() {
    let mut scored = 0;
    for quarter in QUARTERS {
        with_settings(quarter, |settings| {
            let result = batch::run(sample(quarter), settings, Sink::default(), None).unwrap();
            let question = Question { settings, lang: Lang::En, differing: None };
            for card in &result.cards {
                let Some(answer) = explain_score(question, &result, card.enterprise, None) else { continue };
                let Explained::Score(score) = answer.explained else { panic!("not a score") };
                let points: Vec<&PointExplanation> = score.areas.iter().flat_map(|area| &area.points).collect();
                let sum =
                    |of: fn(&PointExplanation) -> &str| -> Points { points.iter().map(|point| of(point).parse::<Points>().unwrap()).sum() };
                let (total, available): (Points, Points) = (score.total.parse().unwrap(), score.available.parse().unwrap());
                assert_eq!((sum(|point| &point.lost), sum(|point| &point.earned)), (available - total, total), "{}", score.enterprise);
                if !card.score().unwrap().measured_only {
                    assert_eq!(sum(|point| &point.lost), Points::FULL - total, "{}", score.enterprise);
                }
                // Each loss names the line that took it, and each metric adds up to no more than its point.
                for point in points.iter().filter(|point| point.lost != "0.00") {
                    assert!(
                        point.causes.iter().all(|cause| cause.rule.starts_with("checklist.toml:")) && !point.causes.is_empty(),
                        "{}",
                        point.id
                    );
                    assert!(!point.formula.is_empty(), "{}", point.id);
                }
                scored += 1;
            }
        });
    }
    assert!(scored >= 30, "{scored}");
}
