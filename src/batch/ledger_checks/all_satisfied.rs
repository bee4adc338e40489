//! L309: every opinion there is, and there are many, is the best one.

use super::{LedgerCheck, Rules, Share, earlier};
use crate::batch::row::{JudgedRow, Verdict};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::{FileName, PerUnit, Place, Satisfaction};

pub(super) struct AllSatisfied {
    least: u64,
    /// Of each unit, and where its first opinion stands.
    units: PerUnit<(Share, Option<Place>)>,
}

impl LedgerCheck for AllSatisfied {
    fn new(rules: &Rules<'_>) -> Option<Self> {
        Some(Self { least: rules.limits.all_satisfied?, units: PerUnit::default() })
    }

    fn row(&mut self, row: &JudgedRow<'_>, file: &FileName, weight: i64) {
        let Verdict::Judged { case, .. } = &row.verdict else { return };
        let Some(opinion) = case.marks.satisfaction() else { return };
        let (share, first) = self.units.of(row.enterprise, Default::default);
        first.get_or_insert_with(|| Place::line(file.clone(), row.line));
        share.add(opinion == Satisfaction::BEST, weight);
    }

    fn merge(&mut self, other: Self) {
        self.units.merge(other.units, |own, (share, first)| {
            own.0.merge(share);
            own.1 = earlier(own.1.take(), first);
        });
    }

    fn tell(self, sink: &mut Sink) {
        for (_, (share, first)) in self.units.into_order() {
            let (best, opinions) = share.counts();
            if let Some(first) = first.filter(|_| opinions >= self.least && best == opinions) {
                sink.push(Diagnostic::new(Code::L309, first).fact("opinions", opinions));
            }
        }
    }
}
