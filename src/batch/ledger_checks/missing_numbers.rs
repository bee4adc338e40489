//! L304: numbers are missing from a run of case numbers that is otherwise without gaps.

use std::collections::hash_map::Entry;
use std::collections::HashMap;

use chrono::NaiveDate;
use foldhash::fast::FixedState;

use super::{LedgerCheck, Rules};
use crate::batch::row::{JudgedRow, Verdict};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::running_number::split;
use crate::domain::{FileName, PerUnit, Place};
use crate::rules::ShareLimit;

/// A unit with more prefixes than this does not number its cases: the check says nothing of it.
const MOST_PREFIXES: usize = 50_000;

/// Missing numbers that are named; the others are counted.
const NAMED: usize = 5;

/// The numbers behind one prefix.
struct Run {
    /// First and last of numbers that came one after the other: few, where rows stand in the order of their numbers.
    numbers: Vec<(u64, u64)>,
    /// Digits of the shortest: where numbers are filled up with zeros, of all.
    digits: usize,
    /// A case from before the period bears one of them, so the numbers before it stand in earlier ledgers.
    begins_before: bool,
    /// The first file with one of them.
    file: FileName,
}

impl Run {
    fn enter(&mut self, number: u64) {
        match self.numbers.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => self.numbers.push((number, number)),
        }
    }
}

type ByPrefix = HashMap<String, Run, FixedState>;

/// The runs of a unit.
#[derive(Default)]
struct Runs {
    by_prefix: ByPrefix,
    /// There are too many prefixes for them to be runs, and none is kept.
    too_many: bool,
}

pub(super) struct MissingNumbers {
    limit: ShareLimit,
    first_day: NaiveDate,
    units: PerUnit<Runs>,
}

impl LedgerCheck for MissingNumbers {
    fn new(rules: &Rules<'_>) -> Option<Self> {
        let limit = rules.limits.missing_numbers?;
        Some(Self { limit, first_day: rules.period.first(), units: PerUnit::default() })
    }

    fn row(&mut self, row: &JudgedRow<'_>, file: &FileName, weight: i64) {
        // A row that is taken back bears its number all the same.
        let Some((prefix, number)) = row.id().filter(|_| weight > 0).and_then(split) else { return };
        let Ok(value) = number.parse() else { return };
        let runs = self.units.of(row.enterprise, Runs::default);
        let begins_before = matches!(&row.verdict, Verdict::Judged { case, .. } if case.started.day < self.first_day);
        if let Some(run) = runs.by_prefix.get_mut(prefix) {
            run.enter(value);
            run.digits = run.digits.min(number.len());
            run.begins_before |= begins_before;
        } else if !runs.too_many {
            let run = Run { numbers: vec![(value, value)], digits: number.len(), begins_before, file: file.clone() };
            runs.by_prefix.insert(prefix.to_owned(), run);
            runs.hold();
        }
    }

    fn merge(&mut self, other: Self) {
        self.units.merge(other.units, |own, other| {
            own.too_many |= other.too_many;
            own.by_prefix = merged(std::mem::take(&mut own.by_prefix), other.by_prefix);
            own.hold();
        });
    }

    fn tell(self, sink: &mut Sink) {
        for (_, runs) in self.units.into_order() {
            let mut runs: Vec<_> = runs.by_prefix.into_iter().filter(|(_, run)| !run.begins_before).collect();
            runs.sort_unstable_by(|a, b| a.0.cmp(&b.0));
            runs.into_iter().filter_map(|(prefix, run)| missing(&prefix, run, self.limit)).for_each(|diagnostic| sink.push(diagnostic));
        }
    }
}

impl Runs {
    /// Gives them up where they are too many.
    fn hold(&mut self) {
        self.too_many |= self.by_prefix.len() > MOST_PREFIXES;
        if self.too_many {
            self.by_prefix = HashMap::default();
        }
    }
}

/// The runs of two parts of a ledger together.
fn merged(mut own: ByPrefix, other: ByPrefix) -> ByPrefix {
    for (prefix, run) in other {
        match own.entry(prefix) {
            Entry::Vacant(vacant) => {
                vacant.insert(run);
            }
            Entry::Occupied(mut occupied) => {
                let own = occupied.get_mut();
                own.numbers.extend(run.numbers);
                own.digits = own.digits.min(run.digits);
                own.begins_before |= run.begins_before;
                own.file = own.file.clone().min(run.file);
            }
        }
    }
    own
}

/// What is missing between the first and the last number of a run.
fn missing(prefix: &str, run: Run, limit: ShareLimit) -> Option<Diagnostic> {
    let Run { mut numbers, digits, file, .. } = run;
    numbers.sort_unstable();
    // What overlaps or follows on becomes one.
    numbers.dedup_by(|next, kept| {
        let follows = next.0 <= kept.1 + 1;
        kept.1 = if follows { kept.1.max(next.1) } else { kept.1 };
        follows
    });
    let (first, last) = (numbers.first()?.0, numbers.last()?.1);
    let there = numbers.iter().map(|(first, last)| last - first + 1).sum::<u64>();
    let span = last - first + 1;
    if there < limit.least || there == span || limit.is_passed(span - there, span) {
        return None;
    }
    let gaps = numbers.windows(2).flat_map(|pair| pair[0].1 + 1..pair[1].0);
    let shown = |number: u64| format!("{prefix}{number:0digits$}");
    let named: Vec<_> = gaps.take(NAMED).map(shown).collect();
    let more = span - there > u64::try_from(NAMED).ok()?;
    let (rest, rest_en) = if more { (" 等", " …") } else { ("", "") };
    let diagnostic = Diagnostic::new(Code::L304, Place::file(file)).fact("missing", span - there);
    let diagnostic = diagnostic.fact("first", shown(first)).fact("last", shown(last));
    let diagnostic = diagnostic.fact("named", format!("{}{rest}", named.join("、")));
    Some(diagnostic.fact("named_en", format!("{}{rest_en}", named.join(", "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(numbers: &[u64], most: &str) -> Option<Diagnostic> {
        let mut run = Run { numbers: Vec::new(), digits: 3, begins_before: false, file: "a.csv".into() };
        for number in numbers {
            run.enter(*number);
        }
        missing("GZ", run, ShareLimit { least: 20, most: most.parse().unwrap() })
    }

    #[test]
    fn gaps_are_told_of_dense_runs_alone() {
        let without = |gone: &[u64]| (1..=40).filter(|number| !gone.contains(number)).collect::<Vec<_>>();
        assert_eq!(told(&without(&[]), "5%"), None);
        assert_eq!(told(&without(&[7, 9, 11]), "5%"), None, "3 of 40 are more than 5 %");
        assert_eq!(told(&(1..=19).map(|number| number * 2).collect::<Vec<_>>(), "99%"), None, "fewer than 20");
        let facts = told(&without(&[7, 30]), "5%").unwrap().facts;
        let expected = [("missing", "2"), ("first", "GZ001"), ("last", "GZ040"), ("named", "GZ007、GZ030"), ("named_en", "GZ007, GZ030")];
        assert_eq!(facts, expected.map(|(name, value)| (name, value.to_owned())));
    }

    #[test]
    fn the_first_few_are_named_and_all_are_counted() {
        let numbers: Vec<u64> = (1..=100).filter(|number| number % 10 != 5).chain([5; 3]).collect();
        let facts = told(&numbers, "10%").unwrap().facts;
        assert_eq!(facts[0].1, "9");
        assert_eq!(facts[3].1, "GZ015、GZ025、GZ035、GZ045、GZ055 等");
    }
}
