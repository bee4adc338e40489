//! Files that change, break off or vanish while they are read.

use std::io::{self, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use gascore::batch::{CountError, QuarterFiles, QuarterResult, Settings, SubmissionFiles, run};
use gascore::diag::Sink;
use gascore::domain::{FileName, Quarter};
use gascore::intake::Source;

use crate::calendar::china;
use crate::one_submission::PACK;

/// What a file shows from the n-th time on that it is opened.
#[derive(Clone)]
enum Shows {
    /// These bytes.
    Bytes(Vec<u8>),
    /// Nothing: it is gone.
    Gone,
    /// Some bytes, and then a fault of the disk.
    Fault(Vec<u8>),
}

/// A file that shows one thing until it was opened `turns` times, and then another.
struct Shifting {
    before: Shows,
    after: Shows,
    turns: usize,
    opened: Arc<AtomicUsize>,
}

impl Source for Shifting {
    fn name(&self) -> FileName {
        "cases.csv".into()
    }

    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        let opened = self.opened.fetch_add(1, Ordering::SeqCst);
        match if opened < self.turns { self.before.clone() } else { self.after.clone() } {
            Shows::Bytes(bytes) => Ok(Box::new(Cursor::new(bytes))),
            Shows::Gone => Err(io::ErrorKind::NotFound.into()),
            Shows::Fault(bytes) => Ok(Box::new(Cursor::new(bytes).chain(Faulty))),
        }
    }
}

/// A disk that cannot be read.
struct Faulty;

impl Read for Faulty {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("the disk says no"))
    }
}

/// Runs a quarter with one ledger, in which rows share numbers, so that it is read more than once; and how often it was opened.
fn read(before: Shows, after: Shows, turns: usize) -> (Result<QuarterResult, CountError>, usize) {
    let quarter = Quarter::new(2019, 3).unwrap();
    let china = china();
    let settings = Settings {
        pack: &PACK,
        calendar: &china,
        quarter: Some(quarter),
        period: quarter.period(),
        as_of: quarter.period().last(),
        basis: None,
        encoding: None,
        is_whole: true,
        continuity: false,
        screens: true,
    };
    let opened = Arc::new(AtomicUsize::new(0));
    let cases: Vec<Box<dyn Source>> = vec![Box::new(Shifting { before, after, turns, opened: Arc::clone(&opened) })];
    let submission = SubmissionFiles { folder: "甲".to_owned(), cases, ..SubmissionFiles::default() };
    let files = QuarterFiles { submissions: vec![submission], ..QuarterFiles::default() };
    let result = run(files, &settings, Sink::default(), None);
    (result, opened.load(Ordering::SeqCst))
}

fn ledger(rows: usize) -> Vec<u8> {
    let row = |row: usize| format!("GZ{},一般故障申告,2019-07-01,2019-07-{:02}\n", row / 2, row % 28 + 1);
    format!("受理编号,业务类型,受理时间,办结时间\n{}", (0..rows).map(row).collect::<String>()).into_bytes()
}

#[test]
fn a_file_that_changes_while_it_is_read_never_ends_the_program() {
    let (long, short) = (ledger(200), ledger(3));
    let (result, times) = read(Shows::Bytes(long.clone()), Shows::Gone, usize::MAX);
    assert!(result.is_ok() && times > 2, "opened {times} times");
    for after in [short, b"\0".to_vec(), Vec::new(), b"PK\x03\x04".to_vec(), [ledger(100), b"\"".to_vec()].concat()] {
        for turns in 0..times {
            for (before, after) in [(&long, &after), (&after, &long)] {
                let (result, _) = read(Shows::Bytes(before.clone()), Shows::Bytes(after.clone()), turns);
                let error = result.err().map(|error| error.to_string());
                assert!(error.as_ref().is_none_or(|error| error.starts_with("cases.csv")), "{error:?}");
            }
        }
    }
}

#[test]
fn a_file_that_vanishes_or_breaks_off_while_it_is_read_is_named() {
    let whole = || Shows::Bytes(ledger(200));
    let (_, times) = read(whole(), Shows::Gone, usize::MAX);
    for turns in 0..times {
        let error = read(whole(), Shows::Gone, turns).0.unwrap_err();
        assert!(error.to_string().starts_with("cases.csv: "), "{turns}: {error}");
        let error = read(whole(), Shows::Fault(ledger(90)), turns).0.unwrap_err();
        assert_eq!(error.to_string(), "cases.csv: the disk says no", "{turns}");
    }
}
