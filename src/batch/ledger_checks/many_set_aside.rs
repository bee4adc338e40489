//! L308: a large share of the rows of a file cannot be trusted.

use super::{LedgerCheck, PerFile, Rules, Share};
use crate::batch::row::{JudgedRow, Verdict};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::{FileName, Place};
use crate::rules::ShareLimit;

pub(super) struct ManySetAside {
    limit: ShareLimit,
    files: PerFile<Share>,
}

impl LedgerCheck for ManySetAside {
    fn new(rules: &Rules<'_>) -> Option<Self> {
        Some(Self { limit: rules.limits.set_aside?, files: PerFile::new() })
    }

    fn row(&mut self, row: &JudgedRow<'_>, file: &FileName, weight: i64) {
        let set_aside = match &row.verdict {
            // Without its column no row could be read: that is told once, for the file.
            Verdict::SetAside { code: Code::F002, .. } => return,
            Verdict::SetAside { .. } => true,
            Verdict::Judged { .. } => false,
        };
        self.files.of(file).add(set_aside, weight);
    }

    fn merge(&mut self, other: Self) {
        self.files.merge(other.files, Share::merge);
    }

    fn tell(self, sink: &mut Sink) {
        for (file, share) in self.files.0 {
            let (set_aside, rows) = share.counts();
            if self.limit.is_passed(set_aside, rows) {
                let diagnostic = Diagnostic::new(Code::L308, Place::file(file)).fact("set_aside", set_aside).fact("rows", rows);
                sink.push(diagnostic.fact("most", self.limit.most.percent()));
            }
        }
    }
}
