//! L311: a file has many cases and none is completed, so the completions are likely to stand in a column that was not read.

use super::{LedgerCheck, PerFile, Rules, Share};
use crate::batch::row::{JudgedRow, Verdict};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::{FileName, Place};

pub(super) struct NothingCompleted {
    least: u64,
    files: PerFile<Share>,
}

impl LedgerCheck for NothingCompleted {
    fn new(rules: &Rules<'_>) -> Option<Self> {
        Some(Self { least: rules.limits.nothing_completed?, files: PerFile::new() })
    }

    fn row(&mut self, row: &JudgedRow<'_>, file: &FileName, weight: i64) {
        let Verdict::Judged { case, .. } = &row.verdict else { return };
        // What leaves the count need not be completed.
        if case.exclusion.is_none() {
            self.files.of(file).add(case.completed.is_some(), weight);
        }
    }

    fn merge(&mut self, other: Self) {
        self.files.merge(other.files, Share::merge);
    }

    fn tell(self, sink: &mut Sink) {
        for (file, share) in self.files.0 {
            let (completed, cases) = share.counts();
            if cases >= self.least && completed == 0 {
                sink.push(Diagnostic::new(Code::L311, Place::file(file)).fact("cases", cases));
            }
        }
    }
}
