//! Keeps the cases behind the numbers: the worst of each kind, never more than [`CAP`], with the true total.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::domain::case_list::{CaseList, CaseLists, ListKind, ListedCase};
use crate::domain::{Due, EnterpriseIx, FileName, PerUnit};

/// Cases kept of one kind of one enterprise.
const CAP: usize = 1000;

/// A case with its place in the order of its list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Ranked {
    /// Smaller is worse, and comes first.
    rank: i64,
    case: ListedCase,
}

impl Ranked {
    fn key(&self) -> (i64, &str, &FileName, u64) {
        (self.rank, &self.case.id, &self.case.file, self.case.line)
    }
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[derive(Debug, Default)]
struct Kept {
    worst: BinaryHeap<Ranked>,
    total: u64,
}

/// Gathers lists of cases.
#[derive(Debug, Default)]
pub struct Lister {
    /// The lists of an enterprise are few, so each is found by looking at all of them.
    lists: PerUnit<Vec<(ListKind, Kept)>>,
}

/// The list of a kind.
fn of_kind(lists: &mut Vec<(ListKind, Kept)>, kind: ListKind) -> &mut Kept {
    let at = lists.iter().position(|(other, _)| *other == kind).unwrap_or_else(|| {
        lists.push((kind, Kept::default()));
        lists.len() - 1
    });
    &mut lists[at].1
}

impl Lister {
    /// Puts a case on a list. `make` is only called where the case is among the worst.
    pub fn add(&mut self, enterprise: EnterpriseIx, kind: ListKind, rank: i64, id: &str, make: impl FnOnce() -> ListedCase) {
        let kept = of_kind(self.lists.of(enterprise, Vec::new), kind);
        kept.total += 1;
        if kept.worst.len() >= CAP && kept.worst.peek().is_some_and(|last| (rank, id) > (last.rank, last.case.id.as_str())) {
            return;
        }
        kept.worst.push(Ranked { rank, case: make() });
        if kept.worst.len() > CAP {
            kept.worst.pop();
        }
    }

    /// Takes a case off a list again.
    pub fn remove(&mut self, enterprise: EnterpriseIx, kind: ListKind, file: &FileName, line: u64) {
        let kept = of_kind(self.lists.of(enterprise, Vec::new), kind);
        kept.total = kept.total.saturating_sub(1);
        kept.worst.retain(|ranked| !(ranked.case.line == line && ranked.case.file == *file));
    }

    /// Takes in what was listed elsewhere.
    pub fn merge(&mut self, other: Self) {
        self.lists.merge(other.lists, |own, other| {
            for (kind, other) in other {
                let kept = of_kind(own, kind);
                kept.total += other.total;
                kept.worst.extend(other.worst);
                while kept.worst.len() > CAP {
                    kept.worst.pop();
                }
            }
        });
    }

    /// The lists, each in order.
    pub fn finish(self) -> CaseLists {
        let of_unit = |(unit, lists): (EnterpriseIx, Vec<_>)| lists.into_iter().map(move |(kind, kept)| ((unit, kind), kept));
        let lists = self.lists.into_order().flat_map(of_unit).filter(|(_, kept): &(_, Kept)| kept.total > 0).map(|(key, kept)| {
            let cases = kept.worst.into_sorted_vec().into_iter().map(|ranked| ranked.case).collect();
            (key, CaseList { cases, total: kept.total })
        });
        CaseLists(lists.collect())
    }
}

/// The rank of a case by its due time, the soonest first.
pub fn by_due(due: Option<Due>) -> i64 {
    use chrono::Datelike;
    due.map_or(i64::MAX, |due| i64::from(due.day().num_days_from_ce()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Breach, Outcome};

    fn case(id: &str, line: u64) -> ListedCase {
        ListedCase {
            id: id.to_owned(),
            service: None,
            file: "a.csv".into(),
            line,
            started: None,
            due: None,
            completed: None,
            outcome: Outcome::Late,
            days_late: 0,
            breach: Breach::None,
            late_reason: None,
            code: None,
        }
    }

    #[test]
    fn the_worst_are_kept_whatever_order_they_come_in() {
        let ranks: Vec<i64> = (0..3000).collect();
        let gather = |ranks: Vec<i64>| {
            let mut lister = Lister::default();
            for rank in ranks {
                let id = format!("{rank:05}");
                lister.add(EnterpriseIx(0), ListKind::Late, rank, &id, || case(&id, rank.unsigned_abs()));
            }
            lister.finish()
        };
        let (up, down) = (gather(ranks.clone()), gather(ranks.into_iter().rev().collect()));
        assert_eq!(up, down);
        let list = up.of(EnterpriseIx(0), ListKind::Late).unwrap();
        assert_eq!((list.total, list.cases.len(), list.cases[0].id.as_str()), (3000, CAP, "00000"));
    }

    #[test]
    fn a_case_taken_back_is_off_the_list() {
        let mut lister = Lister::default();
        lister.add(EnterpriseIx(0), ListKind::Late, 0, "A", || case("A", 2));
        lister.add(EnterpriseIx(0), ListKind::Late, 0, "A", || case("A", 3));
        lister.remove(EnterpriseIx(0), ListKind::Late, &"a.csv".into(), 3);
        let lists = lister.finish();
        let list = lists.of(EnterpriseIx(0), ListKind::Late).unwrap();
        assert_eq!((list.total, list.cases.len(), list.cases[0].line), (1, 1, 2));
    }
}
