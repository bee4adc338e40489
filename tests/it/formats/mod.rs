//! The formats of `check`: each follows its schema, is read by a reader that is not ours, and holds nothing it must not.

mod annotated;
mod hostile;
mod machine;
mod xml;

use std::fs;
use std::path::Path;

use gascore::batch::{QuarterFiles, Settings, SubmissionFiles, run};
use gascore::diag::Sink;
use gascore::domain::{Lang, Quarter};
use gascore::report::{self, Context, model::CheckReport};

use super::one_submission::{PACK, file};

/// Its name, and its case ledgers, each with its name.
type Submission<'a> = (&'a str, Vec<(&'a str, &'a [u8])>);

/// What a check of submissions says; every diagnostic is kept.
pub(super) fn checked(submissions: &[Submission<'_>], lang: Lang) -> CheckReport {
    let submission = |(name, ledgers): &Submission<'_>| SubmissionFiles {
        folder: (*name).to_owned(),
        cases: ledgers.iter().map(|(name, bytes)| file(name, *bytes)).collect(),
        ..SubmissionFiles::default()
    };
    let files = QuarterFiles { submissions: submissions.iter().map(submission).collect(), ..QuarterFiles::default() };
    let quarter = Quarter::new(2019, 3).unwrap();
    let settings = Settings {
        pack: &PACK,
        calendar: &super::calendar::china(),
        quarter: Some(quarter),
        period: quarter.period(),
        as_of: quarter.period().last(),
        basis: None,
        encoding: None,
        is_whole: false,
        continuity: false,
        screens: false,
    };
    let result = run(files, &settings, Sink::default().keeping_all(), None).unwrap();
    report::check(&Context { settings: &settings, result: &result, lang })
}

/// One ledger of one enterprise.
pub(super) fn one(bytes: &[u8], lang: Lang) -> CheckReport {
    checked(&[("ledger", vec![("ledger.csv", bytes)])], lang)
}

/// A check of the smallest ledger for each code of single ledgers, all in one submission.
pub(super) fn every_code(lang: Lang) -> CheckReport {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut folders: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|folder| folder.join("ledger.csv").is_file());
    folders.sort();
    let name = |folder: &Path| format!("办件/{}.csv", folder.file_name().unwrap().to_str().unwrap());
    let ledgers: Vec<_> = folders.iter().map(|folder| (name(folder), fs::read(folder.join("ledger.csv")).unwrap())).collect();
    checked(&[("ledger", ledgers.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect())], lang)
}

/// A ledger with something to correct, something to confirm and something to note.
pub(super) const MIXED: &str = "受理编号,服务类型,受理时间,办结时间,状态,自编列\n\
    GZ001,一般故障申告,2019-07-01 09:00,2019-07-03 10:00,已办结,\n\
    GZ002,一般故障申告,2019-07-32 09:00,2019-07-03 10:00,已办结,\n\
    GZ003,一般故障申告,2019-07-05 09:00,2019-07-03 10:00,已办结,\n\
    GZ004,一般故障申告,2019-07-05 09:00,2019-07-05 08:00,已办结,\n";
