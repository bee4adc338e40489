//! Keeps the cases behind the numbers: the worst of each kind, never more than [`CAP`], with the true total.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashSet};

use rayon::prelude::*;

use crate::domain::case_list::{CaseList, CaseLists, ListKind, ListedCase};
use crate::domain::{Due, EnterpriseIx, FileName, PerUnit};

/// Cases kept of one kind of one enterprise.
const CAP: usize = 1000;

/// Cases that several listers put on their lists before these are gathered in one of them.
const AHEAD: usize = 1 << 17;

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
    /// Where those of the worst stand that were taken off again; many go at once, because each time costs a look at all.
    gone: HashSet<(FileName, u64)>,
    /// Rank and number that no case which is not kept comes before: what comes after them is not among the worst.
    bar: Option<(i64, String)>,
}

impl Kept {
    /// Is a case with this rank and number surely not among the worst?
    fn is_beyond(&self, rank: i64, id: &str) -> bool {
        let last = self.last().map(|last| (last.rank, last.case.id.as_str()));
        let bar = self.bar.as_ref().map(|(rank, id)| (*rank, id.as_str()));
        last.into_iter().chain(bar).any(|bar| (rank, id) > bar)
    }

    /// The last of the worst, where there are as many as are kept.
    fn last(&self) -> Option<&Ranked> {
        self.worst.peek().filter(|_| self.worst.len() >= CAP)
    }

    /// Lets nothing in any more that comes after what is kept: where cases were turned away, those would come first.
    fn close(&mut self) {
        if let Some(last) = self.last() {
            self.bar = Some((last.rank, last.case.id.clone()));
        }
    }

    /// Drops those that were taken off.
    fn let_go(&mut self) {
        let mut gone = std::mem::take(&mut self.gone);
        if !gone.is_empty() {
            self.worst.retain(|Ranked { case, .. }| !gone.remove(&(case.file.clone(), case.line)));
        }
    }

    fn push(&mut self, ranked: Ranked) {
        self.let_go();
        self.worst.push(ranked);
        if self.worst.len() > CAP {
            self.worst.pop();
        }
    }
}

/// Gathers lists of cases.
#[derive(Debug, Default)]
pub struct Lister {
    /// The lists of an enterprise are few, so each is found by looking at all of them.
    lists: PerUnit<Vec<(ListKind, Kept)>>,
    /// Cases put on lists since these were gathered.
    ahead: usize,
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
        if !kept.is_beyond(rank, id) {
            kept.push(Ranked { rank, case: make() });
            self.ahead += 1;
        }
    }

    /// Takes a case off a list again.
    pub fn remove(&mut self, enterprise: EnterpriseIx, kind: ListKind, rank: i64, id: &str, file: &FileName, line: u64) {
        let kept = of_kind(self.lists.of(enterprise, Vec::new), kind);
        kept.total = kept.total.saturating_sub(1);
        if !kept.is_beyond(rank, id) {
            kept.close();
            kept.gone.insert((file.clone(), line));
        }
    }

    /// Takes in what was listed elsewhere.
    pub fn merge(&mut self, other: Self) {
        self.lists.merge(other.lists, |own, other| {
            for (kind, mut other) in other {
                other.let_go();
                let kept = of_kind(own, kind);
                kept.total += other.total;
                for ranked in other.worst {
                    kept.push(ranked);
                }
            }
        });
    }

    /// Has listers that share the work keep the cases in the first one, where they have come to many: the others go on from how bad
    /// a case has to be, so that together they do not keep the worst of each.
    pub fn gather(listers: &mut [&mut Self]) {
        if listers.iter().map(|lister| lister.ahead).sum::<usize>() < AHEAD {
            return;
        }
        let Some((first, others)) = listers.split_first_mut() else { return };
        first.ahead = 0;
        for other in others.iter_mut() {
            other.ahead = 0;
            for (unit, lists) in other.lists.iter_mut() {
                for (kind, kept) in lists {
                    kept.let_go();
                    let gathered = of_kind(first.lists.of(unit, Vec::new), *kind);
                    for ranked in std::mem::take(&mut kept.worst) {
                        gathered.push(ranked);
                    }
                }
            }
        }
        for other in others {
            for (unit, lists) in other.lists.iter_mut() {
                for (kind, kept) in lists {
                    let last = of_kind(first.lists.of(unit, Vec::new), *kind).last();
                    kept.bar = last.map(|last| (last.rank, last.case.id.clone()));
                }
            }
        }
    }

    /// The lists, each in order.
    pub fn finish(self) -> CaseLists {
        let of_unit = |(unit, lists): (EnterpriseIx, Vec<_>)| lists.into_iter().map(move |(kind, kept)| ((unit, kind), kept));
        let lists: Vec<_> = self.lists.into_order().flat_map(of_unit).filter(|(_, kept): &(_, Kept)| kept.total > 0).collect();
        let lists = lists.into_par_iter().map(|(key, mut kept)| {
            kept.let_go();
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
    fn gathered_lists_are_those_of_one_lister() {
        let add = |lister: &mut Lister, number: u64| {
            // Most cases are worse than all before, some are not; places tell those of one rank and number apart.
            let rank = i64::try_from(number * 7919 % 50).unwrap() - i64::try_from(number / 100).unwrap();
            let id = format!("{:05}", number * 7907 % 30_011);
            let enterprise = EnterpriseIx(u32::try_from(number % 3).unwrap());
            lister.add(enterprise, ListKind::Late, rank, &id, || case(&id, number));
        };
        let (mut one, mut parts) = (Lister::default(), std::array::from_fn::<_, 3, _>(|_| Lister::default()));
        for number in 0..400_000 {
            add(&mut one, number);
            let part = usize::try_from(number / 1000 % 3).unwrap();
            add(&mut parts[part], number);
            Lister::gather(&mut parts.iter_mut().collect::<Vec<_>>());
        }
        assert!(parts.iter().map(|lister| lister.ahead).sum::<usize>() < AHEAD);
        let bars = |lister: &mut Lister| lister.lists.iter_mut().filter(|(_, lists)| lists[0].1.bar.is_some()).count();
        assert_eq!(parts.each_mut().map(bars), [0, 3, 3], "they were gathered in the first");
        let mut gathered = Lister::default();
        for part in parts {
            gathered.merge(part);
        }
        assert_eq!(gathered.finish(), one.finish());
    }

    #[test]
    fn a_case_taken_back_is_off_the_list() {
        let mut lister = Lister::default();
        lister.add(EnterpriseIx(0), ListKind::Late, 0, "A", || case("A", 2));
        lister.add(EnterpriseIx(0), ListKind::Late, 0, "A", || case("A", 3));
        lister.remove(EnterpriseIx(0), ListKind::Late, 0, "A", &"a.csv".into(), 3);
        let lists = lister.finish();
        let list = lists.of(EnterpriseIx(0), ListKind::Late).unwrap();
        assert_eq!((list.total, list.cases.len(), list.cases[0].line), (1, 1, 2));
    }

    #[test]
    fn a_case_taken_back_leaves_no_room_for_what_comes_after_others_that_were_turned_away() {
        let mut lister = Lister::default();
        let add = |lister: &mut Lister, number: u64, line: u64| {
            let id = format!("{number:05}");
            lister.add(EnterpriseIx(0), ListKind::SetAside, 0, &id, || case(&id, line));
        };
        (0..2000).for_each(|number| add(&mut lister, number, number));
        lister.remove(EnterpriseIx(0), ListKind::SetAside, 0, "00500", &"a.csv".into(), 500);
        lister.remove(EnterpriseIx(0), ListKind::SetAside, 0, "01500", &"a.csv".into(), 1500);
        add(&mut lister, 1800, 9000);
        add(&mut lister, 400, 9001);
        let lists = lister.finish();
        let list = lists.of(EnterpriseIx(0), ListKind::SetAside).unwrap();
        let ends_with = list.cases.last().map(|case| case.id.as_str());
        assert_eq!((list.total, list.cases.len(), ends_with), (2000, CAP, Some("00999")));
        assert!(list.cases.iter().any(|case| case.line == 9001) && list.cases.iter().all(|case| case.line != 500));
    }
}
