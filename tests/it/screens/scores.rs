//! A signal never changes a score.

use std::fmt::Write as _;

use gascore::batch::{QuarterFiles, QuarterResult, Settings, SubmissionFiles, run};
use gascore::diag::Sink;
use gascore::domain::{Quarter, ScreenId};
use gascore::rules::{Pack, PackTexts};
use gascore::score::metric;

use super::super::one_submission::file;
use super::CHINA;

/// Sixty faults, all completed on the due day; one row stands there twice, and one number with two contents.
fn ledger() -> String {
    let mut text = "受理编号,业务类型,受理时间,办结时间\n".to_owned();
    for number in 1..=60 {
        let _ = writeln!(text, "{}-GZ,一般故障申告,2019-07-02 10:{:02},2019-07-05 11:{:02}", number * 7, number % 60, number * 7 % 60);
    }
    let copy = text.lines().nth(1).unwrap().to_owned();
    let _ = writeln!(text, "{copy}\n14-GZ,一般故障申告,2019-07-02 10:02,2019-07-05 16:00");
    text
}

fn judged(pack: &Pack) -> QuarterResult {
    let quarter = Quarter::new(2019, 3).unwrap();
    let (period, as_of) = (quarter.period(), quarter.period().last());
    let settings = Settings {
        pack,
        calendar: &CHINA,
        quarter: Some(quarter),
        period,
        as_of,
        basis: None,
        encoding: None,
        is_whole: true,
        continuity: false,
        screens: true,
    };
    let cases = vec![file("cases.csv", ledger())];
    let submission = SubmissionFiles { folder: "jia".to_owned(), cases, ..SubmissionFiles::default() };
    run(QuarterFiles { submissions: vec![submission], ..QuarterFiles::default() }, &settings, Sink::default(), None).unwrap()
}

#[test]
fn scores_are_the_same_with_and_without_screens() {
    let texts = PackTexts::built_in("chongqing-2018").unwrap();
    let (before, rest) = texts.policy.split_once("[screens]").unwrap();
    let without = format!("{before}{}", &rest[rest.find("[[milestone]]").unwrap()..]);
    let read = |policy: String| Pack::read(&PackTexts { policy, ..texts.clone() }, &metric::names()).unwrap();
    let (with, without) = (judged(&read(texts.policy.clone())), judged(&read(without)));
    assert_eq!(format!("{:?}", with.cards), format!("{:?}", without.cards));
    assert_eq!(with.facts(), without.facts());
    assert!(without.signals.is_empty());
    // Of 62 rows one is a copy, and two are set aside because they differ.
    let told: Vec<_> = with.signals.iter().map(|signal| (signal.screen, signal.observed, signal.of, signal.total)).collect();
    assert_eq!(told, [(ScreenId::DueDay, 59, 59, 59)]);
    let first: Vec<_> = with.signals[0].rows.iter().take(2).map(|row| (row.line, row.id.as_str())).collect();
    assert_eq!(first, [(2, "7-GZ"), (4, "21-GZ")]);
}
