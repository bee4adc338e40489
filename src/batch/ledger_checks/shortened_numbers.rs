//! L306: numbers of digits alone are nearly all of one length and begin with 0, and a few are shorter: their zeros were lost.

use std::collections::BTreeMap;

use super::{LedgerCheck, PerFile, Rules, earlier};
use crate::batch::row::JudgedRow;
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::{FileName, Place};
use crate::rules::ShareLimit;

/// Longer numbers are taken together: no counter is that long.
const LONGEST: usize = 40;

/// Numbers of one length.
#[derive(Default)]
struct Alike {
    count: i64,
    /// How many of them begin with 0.
    padded: i64,
    /// Line and text of the first.
    first: Option<(u64, String)>,
}

/// The numbers of a file by their length, those with anything but digits under 0.
type Lengths = BTreeMap<usize, Alike>;

pub(super) struct ShortenedNumbers {
    limit: ShareLimit,
    files: PerFile<Lengths>,
}

impl LedgerCheck for ShortenedNumbers {
    fn new(rules: &Rules<'_>) -> Option<Self> {
        Some(Self { limit: rules.limits.shortened_numbers?, files: PerFile::new() })
    }

    fn row(&mut self, row: &JudgedRow<'_>, file: &FileName, weight: i64) {
        let Some(id) = row.id() else { return };
        let is_number = id.bytes().all(|byte| byte.is_ascii_digit());
        let length = if is_number { id.len().min(LONGEST) } else { 0 };
        let alike = self.files.of(file).entry(length).or_default();
        alike.count += weight;
        alike.padded += if id.starts_with('0') { weight } else { 0 };
        alike.first.get_or_insert_with(|| (row.line, id.to_owned()));
    }

    fn merge(&mut self, other: Self) {
        self.files.merge(other.files, |own, other| {
            for (length, alike) in other {
                let own = own.entry(length).or_default();
                own.count += alike.count;
                own.padded += alike.padded;
                own.first = earlier(own.first.take(), alike.first);
            }
        });
    }

    fn tell(self, sink: &mut Sink) {
        for (file, lengths) in self.files.0 {
            if let Some(diagnostic) = shortened(&lengths, self.limit, &file) {
                sink.push(diagnostic);
            }
        }
    }
}

fn shortened(lengths: &Lengths, limit: ShareLimit, file: &FileName) -> Option<Diagnostic> {
    let (usual, alike) = lengths.iter().max_by_key(|(length, alike)| (alike.count, **length))?;
    let count = |alike: &Alike| u64::try_from(alike.count).unwrap_or(0);
    let all = lengths.values().map(count).sum::<u64>();
    let others = all - count(alike);
    let is_shorter = |length: &usize| (1..*usual).contains(length);
    let shorter: Vec<_> = lengths.iter().filter(|(length, alike)| is_shorter(length) && alike.count > 0).map(|(_, alike)| alike).collect();
    let is_run = all >= limit.least && alike.padded == alike.count && !limit.is_passed(others, all);
    if !is_run || shorter.iter().any(|alike| alike.padded > 0) {
        return None;
    }
    let (line, id) = shorter.iter().filter_map(|alike| alike.first.as_ref()).min()?;
    let place = Place::line(file.clone(), *line);
    let diagnostic = Diagnostic::new(Code::L306, place).case(id).fact("digits", usual).fact("all", all);
    Some(diagnostic.fact("shorter", shorter.iter().map(|alike| count(alike)).sum::<u64>()).fact("example", id))
}
