//! Submissions, the tables of the bureau, and a whole check.

use std::sync::LazyLock;

use gascore::batch::{self, QuarterFiles, QuarterResult, Settings, SubmissionFiles};
use gascore::calendar::WorkCalendar;
use gascore::diag::Sink;
use gascore::domain::{Lang, OutcomeCounts, Period, Quarter};
use gascore::intake::{Memory, Source};
use gascore::report::{self, Context};
use gascore::rules::{Pack, calendar as calendars};
use gascore::text::message;
use gascore::write::terminal::Terminal;
use gascore::write::{check as formats, json};

use super::{PACK, file, parts, with_encoding};

static CHINA: LazyLock<WorkCalendar> =
    LazyLock::new(|| calendars::built_in("china").and_then(|china| china.read(None).ok()).expect("the built-in calendar is sound"));

/// A ledger for whatever needs one beside it.
const LEDGER: &str = "受理编号,业务类型,受理时间,办结时间,办理状态,热线工单号\n\
    GZ1,一般故障申告,2019-07-01,2019-07-03,已办结,\n\
    GZ2,一般故障申告,2019-07-01,2019-07-30,已办结,\n\
    TS1,投诉,2019-07-08 09:00,,在办,R1\n\
    ZX1,咨询,2019-07-05,2019-07-04,已办结,\n";

/// The third quarter of 2019, judged at its last day.
fn settings(pack: &Pack) -> Settings<'_> {
    let quarter = Quarter::new(2019, 3).expect("a quarter");
    let period = quarter.period();
    Settings {
        pack,
        calendar: &CHINA,
        quarter: Some(quarter),
        period,
        as_of: period.last(),
        basis: None,
        encoding: None,
        is_whole: true,
        continuity: false,
        screens: true,
    }
}

/// What a quarter comes to; rows, balances and diagnostics are held to account.
fn judged(files: QuarterFiles, settings: &Settings<'_>) -> QuarterResult {
    let result = batch::run(files, settings, Sink::default(), None).expect("memory can be read");
    let facts = result.facts();
    assert!(facts.services.values().all(|service| service.balance.holds()), "a balance does not hold");
    let counted: u64 = facts.services.values().map(|service| all(&service.official)).sum::<u64>() + facts.unplaced.values().sum::<u64>();
    let read: u64 = result.counted.files.iter().map(|file| file.rows).sum();
    assert!(counted <= read, "{counted} of {read} rows are counted");
    every_diagnostic_has_a_place_and_words(&result.sink);
    result
}

/// Cases that stand somewhere.
fn all(counts: &OutcomeCounts) -> u64 {
    let OutcomeCounts { on_time, late, overdue, pending, undecidable, set_aside, excluded, beyond_law: _ } = counts;
    on_time + late + overdue + pending + undecidable + set_aside + excluded.values().sum::<u64>()
}

/// Totals are those of the samples or more, every sample names a file, and its message has no character that steers a terminal.
pub(super) fn every_diagnostic_has_a_place_and_words(sink: &Sink) {
    for group in sink.groups() {
        assert!(group.total >= group.samples.len() as u64 && group.explained <= group.total, "{}", group.code);
        for one in &group.samples {
            assert!(!one.place.to_string().is_empty(), "{} has no place", group.code);
            for lang in [Lang::Zh, Lang::En] {
                let message = message(one, lang);
                assert!(!message.trim().is_empty() && !message.contains(char::is_control), "{}: {message:?}", group.code);
            }
        }
    }
}

/// A small ledger judged by any pack.
pub(super) fn judged_by(pack: &Pack) {
    judged(quarter_of(vec![file("a.csv", LEDGER.as_bytes())]), &settings(pack));
}

fn quarter_of(cases: Vec<Box<dyn Source>>) -> QuarterFiles {
    let submission = SubmissionFiles { folder: "甲".to_owned(), cases, ..SubmissionFiles::default() };
    QuarterFiles { submissions: vec![submission], ..QuarterFiles::default() }
}

/// What an enterprise hands in beside its ledger: what it says of itself, of its progress and of what it cannot mend.
pub fn submission(bytes: &[u8]) {
    let mut submission = SubmissionFiles { folder: "甲".to_owned(), ..SubmissionFiles::default() };
    for (name, part) in parts(bytes) {
        let source = Some(file(&name, &part));
        match name.as_str() {
            "submission.toml" => submission.about = source,
            "progress.csv" | "progress.toml" => submission.progress = source,
            "statements.csv" | "statements.toml" => submission.statements = source,
            _ => submission.cases.extend(source),
        }
    }
    if submission.cases.is_empty() {
        submission.cases.push(file("cases.csv", LEDGER.as_bytes()));
    }
    let settings = settings(&PACK);
    let result = judged(QuarterFiles { submissions: vec![submission], ..QuarterFiles::default() }, &settings);
    shown(&settings, &result);
}

/// What the bureau keeps: its registry, and every table beside the submissions.
pub fn bureau(bytes: &[u8]) {
    let mut files = quarter_of(vec![file("cases.csv", LEDGER.as_bytes())]);
    let (mut inspectors, mut nominees) = (None, None);
    for (name, part) in parts(bytes) {
        let source = Some(file(&name, &part));
        match name.as_str() {
            "enterprises.csv" => files.registry = source,
            "verified.csv" => files.verified = source,
            "verified_cases.csv" => files.verified_cases = source,
            "violations.csv" => files.violations = source,
            "transfers.csv" => files.transfers = source,
            "problems.csv" => files.problems = source,
            "remarks.csv" => files.remarks = source,
            "inspectors.csv" => inspectors = source,
            "nominees.csv" => nominees = source,
            _ => {}
        }
    }
    let settings = settings(&PACK);
    let result = judged(files, &settings);
    let mut sink = Sink::default();
    if let Some(source) = inspectors {
        batch::inspectors(source.as_ref(), &PACK, &result.directory, None, &mut sink).expect("memory can be read");
    }
    if let Some(source) = nominees {
        batch::nominees(source.as_ref(), &PACK, &result.directory, None, &mut sink).expect("memory can be read");
    }
    every_diagnostic_has_a_place_and_words(&sink);
    let context = Context { settings: &settings, result: &result, lang: Lang::Zh };
    let report = report::build_for(&context, None, &[]);
    let mut text = Vec::new();
    json::report(&report, &mut text).expect("a report is JSON");
    assert!(serde_json::from_slice::<serde_json::Value>(&text).is_ok_and(|report| report["enterprises"].is_array()));
}

/// A ledger from its bytes to everything that is said of it, in every form.
pub fn check(bytes: &[u8]) {
    let (encoding, bytes) = with_encoding(bytes);
    let source = Memory::new("cases.csv", bytes);
    let days = batch::span(&PACK, [&source as &dyn Source], encoding).expect("memory can be read");
    assert!(days.is_none_or(|days: Period| days.first() <= days.last()));
    let settings = Settings { encoding, ..settings(&PACK) };
    let result = judged(quarter_of(vec![Box::new(source.clone())]), &settings);
    shown(&settings, &result);
    let context = Context { settings: &settings, result: &result, lang: Lang::Zh };
    let check = report::check(&context);
    let mut annotation = formats::Annotation::new(&check, Lang::Zh).expect("a workbook takes its first sheet");
    for (name, mut rows) in batch::as_sent(&source, &PACK, encoding).expect("memory can be read") {
        annotation.ledger(&name, || rows.next_row()).expect("a workbook takes every row");
    }
    assert!(annotation.finish().is_ok_and(|book| book.starts_with(b"PK")));
}

/// What a check says, in every form of text: JSON that can be read, and nothing that steers a terminal.
fn shown(settings: &Settings<'_>, result: &QuarterResult) {
    let check = report::check(&Context { settings, result, lang: Lang::Zh });
    let terminal = Terminal { width: 60, colour: false, ascii: false };
    let texts = [
        formats::human(&check, Lang::Zh, terminal, true),
        formats::short(&check, Lang::En),
        formats::github(&check, Lang::En),
        formats::junit(&check, Lang::Zh).expect("a check is XML"),
        formats::json(&check).expect("a check is JSON"),
        formats::json_lines(&check).expect("a check is lines of JSON"),
    ];
    for text in &texts {
        assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
    }
    let sarif = formats::sarif(&check, Lang::En).expect("a check is SARIF");
    assert!(serde_json::from_str::<serde_json::Value>(&sarif).is_ok());
    let [.., json, lines] = &texts;
    assert!(serde_json::from_str::<serde_json::Value>(json).is_ok());
    assert!(lines.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok_and(|line| line.is_object())));
}
