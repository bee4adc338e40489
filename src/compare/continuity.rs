//! Two quarters that follow each other: what should have been carried over, and what became of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use super::carried::DueNow;
use super::copies::contradictions;
use super::number::continued;
use super::reopened::{self, Reopened};
use super::rewritten::{Rewritten, changes};
use super::seen::{self, Cases, Seen, came_in, known};
use super::side::{Ledger, ReadError, Side, Terms, key, print_of};
use super::vanished::Vanished;
use crate::diag::Sink;
use crate::domain::{EnterpriseIx, Period};
use crate::judge::Judge;
use crate::ledger::Reading;

/// What two quarters show of one enterprise. Every case that was open at the end of the older quarter is carried, rewritten, re-opened,
/// unreadable or vanished, and only one of these.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Continuity {
    /// Open at the end of the older quarter.
    pub open_before: u64,
    /// Of these, carried over as they should be.
    pub carried: u64,
    /// Of these, in rows of the newer ledger that cannot be trusted: nothing can be said of them.
    pub unreadable: u64,
    /// Of these, nowhere to be found, by number.
    pub vanished: Vec<Vanished>,
    /// Of these, found under another number.
    pub reopened: Vec<Reopened>,
    /// Cases whose history reads otherwise than before, open then or not, by number.
    pub rewritten: Vec<Rewritten>,
    /// Pending cases that fell due.
    pub due_now: DueNow,
    /// Numbers that the older ledger did not have, of cases accepted before the newer quarter and not found to be re-opened ones.
    pub first_reported: u64,
    /// The newer side has rows of the enterprise, or a ledger without any.
    pub reported: bool,
}

/// Everything of one side that is kept of all its rows.
#[derive(Default)]
struct Prints {
    /// Key and content of every numbered row.
    rows: Vec<(u64, u64)>,
    /// Rows that are open at the end of the older quarter; those of the newer side that may stand for a vanished one.
    clues: Vec<Clue>,
    /// Everybody with a row or a ledger.
    enterprises: BTreeSet<EnterpriseIx>,
}

/// What leads from a vanished case to a new number, and back.
struct Clue {
    enterprise: EnterpriseIx,
    key: u64,
    /// Prints of its day and of its number: of the case itself on the older side, of the number it continues on the newer.
    day: Option<u64>,
    number: Option<u64>,
    /// It came in before the newer quarter.
    before: bool,
}

/// Holds the ledgers of two quarters that follow each other against each other.
///
/// # Errors
/// When a ledger cannot be read.
pub fn continuity(old: &Side<'_>, new: &Side<'_>, terms: &Terms<'_>) -> Result<BTreeMap<EnterpriseIx, Continuity>, ReadError> {
    let judge = Judge::new(&terms.pack.policy, terms.calendar, old.period, old.period.last());
    let (old_prints, new_prints) =
        rayon::join(|| prints(old, |ledger| older(ledger, terms, &judge)), || prints(new, |ledger| newer(ledger, terms, new.period)));
    let (old_prints, new_prints) = (old_prints?, new_prints?);
    let wanted = Wanted::new(&old_prints, &new_prints);
    let (old_cases, new_cases) = rayon::join(|| seen::read(old, &wanted.old, terms), || seen::read(new, &wanted.new, terms));
    let mut found: BTreeMap<EnterpriseIx, Continuity> = BTreeMap::new();
    for enterprise in &old_prints.enterprises {
        found.entry(*enterprise).or_default().reported = new_prints.enterprises.contains(enterprise);
    }
    let (old_cases, new_cases) = (old_cases?, new_cases?);
    settle(&old_cases, &new_cases, old.period, new.period, &mut found);
    for (enterprise, count) in wanted.before {
        let Some(of) = found.get_mut(&enterprise) else { continue };
        let reopened = of.reopened.iter().filter(|one| one.new_accepted.is_some_and(|moment| moment.day < new.period.first())).count();
        of.first_reported = count.saturating_sub(reopened as u64);
    }
    Ok(found)
}

fn prints<'s>(side: &Side<'s>, of: impl Fn(&Ledger<'s>) -> Result<Prints, ReadError> + Sync + Send) -> Result<Prints, ReadError> {
    let read = side.ledgers.par_iter().map(of).collect::<Result<Vec<_>, _>>()?;
    let mut all = Prints { enterprises: side.enterprises.clone(), ..Prints::default() };
    for mut prints in read {
        all.rows.append(&mut prints.rows);
        all.clues.append(&mut prints.clues);
        all.enterprises.append(&mut prints.enterprises);
    }
    all.rows.par_sort_unstable();
    Ok(all)
}

/// The older side: which cases are open at its end.
fn older(ledger: &Ledger<'_>, terms: &Terms<'_>, judge: &Judge<'_>) -> Result<Prints, ReadError> {
    let mut prints = Prints::default();
    let mut silent = Sink::default();
    let last = judge.period().last();
    terms.rows(ledger, |enterprise, row, reader| {
        prints.enterprises.insert(enterprise);
        let Some(id) = reader.id(row).filter(|id| !id.is_empty()) else { return };
        let glance = reader.glance(row);
        let key = key(enterprise, &id);
        prints.rows.push((key, print_of(glance)));
        // Completed by then, or not yet come in: no more than a glance is needed.
        let settled = glance.completed.is_some_and(|moment| moment.day <= last);
        if settled || came_in(&glance).is_some_and(|moment| moment.day > last) {
            return;
        }
        let reading = reader.read(*row, &mut silent);
        if matches!(reading, Reading::Case(_)) && known(&reading, judge).is_some_and(|known| known.open) {
            let day = came_in(&glance).map(|moment| print_of((enterprise.0, glance.service, moment.day)));
            prints.clues.push(Clue { enterprise, key, day, number: Some(key), before: true });
        }
    })?;
    Ok(prints)
}

/// The newer side: which numbers may stand for a case that vanished.
fn newer(ledger: &Ledger<'_>, terms: &Terms<'_>, period: Period) -> Result<Prints, ReadError> {
    let mut prints = Prints::default();
    terms.rows(ledger, |enterprise, row, reader| {
        prints.enterprises.insert(enterprise);
        let Some(id) = reader.id(row).filter(|id| !id.is_empty()) else { return };
        let glance = reader.glance(row);
        let own = key(enterprise, &id);
        prints.rows.push((own, print_of(glance)));
        let came_in = came_in(&glance).filter(|moment| moment.day < period.first());
        let day = came_in.map(|moment| print_of((enterprise.0, glance.service, moment.day)));
        let number = continued(&id).map(|number| key(enterprise, number));
        if day.is_some() || number.is_some() {
            prints.clues.push(Clue { enterprise, key: own, day, number, before: came_in.is_some() });
        }
    })?;
    Ok(prints)
}

/// Keys of the rows that have to be read once more, sorted.
struct Wanted {
    old: Vec<u64>,
    new: Vec<u64>,
    /// New numbers of cases accepted before the newer quarter.
    before: BTreeMap<EnterpriseIx, u64>,
}

impl Wanted {
    fn new(old: &Prints, new: &Prints) -> Self {
        let has = |prints: &Prints, key: u64| prints.rows.binary_search_by_key(&key, |(key, _)| *key).is_ok();
        let mut wanted: BTreeSet<u64> = old.clues.iter().map(|clue| clue.key).collect();
        differing(&old.rows, &new.rows, &mut wanted);
        let (mut days, mut numbers) = (BTreeSet::new(), BTreeSet::new());
        for clue in old.clues.iter().filter(|clue| !has(new, clue.key)) {
            days.extend(clue.day);
            numbers.extend(clue.number);
        }
        let mut candidates = BTreeSet::new();
        let mut before: HashMap<EnterpriseIx, BTreeSet<u64>> = HashMap::new();
        for clue in &new.clues {
            let fits = clue.day.is_some_and(|day| days.contains(&day)) || clue.number.is_some_and(|number| numbers.contains(&number));
            if (fits || clue.before) && !has(old, clue.key) {
                if fits {
                    candidates.insert(clue.key);
                }
                if clue.before {
                    before.entry(clue.enterprise).or_default().insert(clue.key);
                }
            }
        }
        let before = before.into_iter().map(|(enterprise, keys)| (enterprise, keys.len() as u64)).collect();
        let newer = wanted.iter().chain(&candidates).copied().collect::<BTreeSet<_>>();
        Self { old: wanted.into_iter().collect(), new: newer.into_iter().collect(), before }
    }
}

/// Adds the keys that both sides have with other contents; how many copies there are of one does not matter.
fn differing(old: &[(u64, u64)], new: &[(u64, u64)], wanted: &mut BTreeSet<u64>) {
    let distinct = |rows: &[(u64, u64)]| {
        let mut contents: Vec<u64> = rows.iter().map(|(_, content)| *content).collect();
        contents.dedup();
        contents
    };
    let mut rest = new;
    for group in old.chunk_by(|a, b| a.0 == b.0) {
        let key = group[0].0;
        rest = &rest[rest.partition_point(|(other, _)| *other < key)..];
        let same = &rest[..rest.partition_point(|(other, _)| *other == key)];
        if !same.is_empty() && distinct(group) != distinct(same) {
            wanted.insert(key);
        }
    }
}

/// Puts every case that was read once more where it belongs.
fn settle(old: &Cases, new: &Cases, before: Period, period: Period, found: &mut BTreeMap<EnterpriseIx, Continuity>) {
    let mut vanished: BTreeMap<EnterpriseIx, Vec<&Seen>> = BTreeMap::new();
    for ((enterprise, id), rows) in old {
        let of = found.entry(*enterprise).or_default();
        let open = rows.iter().find(|seen| seen.is_open());
        of.open_before += u64::from(open.is_some());
        match (new.get(&(*enterprise, id.clone())), open) {
            (Some(now), _) => of.hold(rows, now, open, before, period),
            (None, Some(open)) if of.reported => vanished.entry(*enterprise).or_default().push(open),
            (None, _) => {}
        }
    }
    let mut numbers: BTreeMap<EnterpriseIx, Vec<&Seen>> = BTreeMap::new();
    for ((enterprise, id), rows) in new {
        if !old.contains_key(&(*enterprise, id.clone())) {
            numbers.entry(*enterprise).or_default().extend(rows.first());
        }
    }
    for (enterprise, gone) in vanished {
        let of = found.entry(enterprise).or_default();
        (of.vanished, of.reopened) = reopened::find(&gone, numbers.get(&enterprise).map_or(&[], Vec::as_slice), period);
    }
}

impl Continuity {
    /// Holds the rows of one number against each other.
    fn hold(&mut self, old: &[Seen], new: &[Seen], open: Option<&Seen>, before: Period, period: Period) {
        let readable = |rows: &[Seen]| rows.iter().filter(|seen| seen.known.is_some()).cloned().collect::<Vec<_>>();
        let (old, new) = (readable(old), readable(new));
        let Some(now) = new.first() else {
            self.unreadable += u64::from(open.is_some());
            return;
        };
        let found = contradictions(&old, &new, |old, new| changes(old, new, before.last()));
        if found.is_empty()
            && let Some(open) = open
        {
            self.carried += 1;
            self.due_now.count(open, now, period);
        }
        self.rewritten.extend(found.into_iter().map(|(old_at, new_at, changes)| Rewritten {
            old: old[old_at].at.clone(),
            new: new[new_at].at.clone(),
            was_open: open.is_some(),
            changes,
        }));
    }

    /// There is something for an inspector to ask about.
    pub fn has_findings(&self) -> bool {
        !(self.vanished.is_empty() && self.reopened.is_empty() && self.rewritten.is_empty())
    }
}
