//! L307: the enterprise takes a large share of its cases out of the count by its own word.

use super::{LedgerCheck, Rules, Share, earlier};
use crate::batch::row::{JudgedRow, Verdict};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::{FileName, PerUnit, Place};
use crate::rules::ShareLimit;

pub(super) struct ManyExcluded {
    limit: ShareLimit,
    /// Of each unit, and where the first such case stands.
    units: PerUnit<(Share, Option<Place>)>,
}

impl LedgerCheck for ManyExcluded {
    fn new(rules: &Rules<'_>) -> Option<Self> {
        Some(Self { limit: rules.limits.excluded?, units: PerUnit::default() })
    }

    fn row(&mut self, row: &JudgedRow<'_>, file: &FileName, weight: i64) {
        let Verdict::Judged { case, .. } = &row.verdict else { return };
        let (share, first) = self.units.of(row.enterprise, Default::default);
        share.add(case.exclusion.is_some(), weight);
        if case.exclusion.is_some() {
            first.get_or_insert_with(|| Place::line(file.clone(), row.line));
        }
    }

    fn merge(&mut self, other: Self) {
        self.units.merge(other.units, |own, (share, first)| {
            own.0.merge(share);
            own.1 = earlier(own.1.take(), first);
        });
    }

    fn tell(self, sink: &mut Sink) {
        for (_, (share, first)) in self.units.into_order() {
            let (excluded, cases) = share.counts();
            if let Some(first) = first.filter(|_| self.limit.is_passed(excluded, cases)) {
                let diagnostic = Diagnostic::new(Code::L307, first).fact("excluded", excluded).fact("cases", cases);
                sink.push(diagnostic.fact("most", self.limit.most.percent()));
            }
        }
    }
}
