//! Runs ledgers of the pack `chongqing-2018` for the third quarter of 2019, and shows what comes of them.

use std::sync::LazyLock;

use gascore::batch::{QuarterFiles, QuarterResult, Settings, SubmissionFiles, run};
use gascore::calendar::WorkCalendar;
use gascore::diag::{Diagnostic, Group, Sink};
use gascore::domain::{Lang, Quarter};
use gascore::intake::{Memory, Source};
use gascore::rules::{Pack, PackTexts};
use gascore::score;
use gascore::text::{advice, message};

pub(super) static PACK: LazyLock<Pack> =
    LazyLock::new(|| Pack::read(&PackTexts::built_in("chongqing-2018").unwrap(), &score::metric::names()).unwrap());
static CHINA: LazyLock<WorkCalendar> = LazyLock::new(super::calendar::china);

/// Judges a quarter at its last day.
pub(super) fn judged(files: QuarterFiles) -> QuarterResult {
    let quarter = Quarter::new(2019, 3).unwrap();
    let settings = Settings {
        pack: &PACK,
        calendar: &CHINA,
        quarter: Some(quarter),
        period: quarter.period(),
        as_of: quarter.period().last(),
        basis: None,
        encoding: None,
        is_whole: true,
        continuity: false,
        screens: false,
    };
    run(files, &settings, Sink::default(), None).unwrap()
}

/// A file in memory.
pub(super) fn file(name: &str, bytes: impl Into<Vec<u8>>) -> Box<dyn Source> {
    Box::new(Memory::new(name, bytes.into()))
}

/// Case ledgers that one enterprise hands in, each with its name.
pub(super) fn ledgers(files: &[(&str, &[u8])]) -> QuarterResult {
    handed_in(None, files)
}

/// The same with what its `submission.toml` says.
pub(super) fn handed_in(about: Option<&str>, files: &[(&str, &[u8])]) -> QuarterResult {
    let cases = files.iter().map(|(name, bytes)| file(name, *bytes)).collect();
    let about = about.map(|text| file("submission.toml", text));
    let submission = SubmissionFiles { folder: "ledger".to_owned(), about, cases, ..SubmissionFiles::default() };
    judged(QuarterFiles { submissions: vec![submission], ..QuarterFiles::default() })
}

/// Every diagnostic that was kept, with its group.
pub(super) fn diagnostics(result: &QuarterResult) -> Vec<(&Group, &Diagnostic)> {
    result.sink.groups().into_iter().flat_map(|group| group.samples.iter().map(move |diagnostic| (group, diagnostic))).collect()
}

/// `ledger.csv:2:4: block[C201 completed-before-accepted] …`, and what to do about it.
pub(super) fn shown(group: &Group, diagnostic: &Diagnostic, lang: Lang) -> String {
    let (place, tier, code) = (&diagnostic.place, group.tier.key(), diagnostic.code);
    format!("{place}: {tier}[{code} {}] {}\n    {}\n", code.name(), message(diagnostic, lang), advice(code, lang))
}
