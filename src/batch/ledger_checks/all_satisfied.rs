//! L309: every opinion there is, and there are many, is the best one.

use std::collections::BTreeMap;

use super::{LedgerCheck, Rules, Share};
use crate::batch::row::{JudgedRow, Verdict};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::{EnterpriseIx, FileName, Place, Satisfaction};

struct AllSatisfied {
    least: u64,
    /// Of each unit, and where its first opinion stands.
    units: BTreeMap<EnterpriseIx, (Share, Place)>,
}

pub(super) fn check(rules: &Rules<'_>) -> Option<Box<dyn LedgerCheck>> {
    Some(Box::new(AllSatisfied { least: rules.limits.all_satisfied?, units: BTreeMap::new() }))
}

impl LedgerCheck for AllSatisfied {
    fn row(&mut self, row: &JudgedRow<'_>, file: &FileName, weight: i64) {
        let Verdict::Judged { case, .. } = &row.verdict else { return };
        let Some(opinion) = case.marks.satisfaction() else { return };
        let first = || (Share::default(), Place::line(file.clone(), row.line));
        let (share, _) = self.units.entry(row.enterprise).or_insert_with(first);
        share.add(opinion == Satisfaction::BEST, weight);
    }

    fn tell(self: Box<Self>, sink: &mut Sink) {
        for (share, first) in self.units.into_values() {
            let (best, opinions) = share.counts();
            if opinions >= self.least && best == opinions {
                sink.push(Diagnostic::new(Code::L309, first).fact("opinions", opinions));
            }
        }
    }
}
