//! The same quarter handed in twice: rows that were added, removed or changed, and how they stand.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rayon::prelude::*;

use super::changed::{ChangedRow, RowAt, RowVerdict, cells};
use super::copies::matched;
use super::seen::Spot;
use super::side::{Ledger, ReadError, Side, Terms, key, print_of};
use crate::diag::{Code, Sink};
use crate::domain::{EnterpriseIx, Outcome};
use crate::judge::Judge;
use crate::ledger::{CaseReader, Reading, Stated};

/// What changed in the ledgers of one enterprise.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Rows of the first submission.
    pub old_rows: u64,
    /// Rows of the second.
    pub new_rows: u64,
    /// Rows that only the second has.
    pub added: Vec<RowAt>,
    /// Rows that only the first has.
    pub removed: Vec<RowAt>,
    /// Rows with one number that say something else, or stand otherwise.
    pub changed: Vec<ChangedRow>,
}

/// A row of a number whose rows differ.
struct Line {
    at: RowAt,
    stated: Vec<(usize, Stated)>,
    /// Prints of what it states, and of the case it is; `None` where it cannot be trusted.
    stated_print: u64,
    case_print: Option<u64>,
}

type Lines = BTreeMap<(EnterpriseIx, String), Vec<Line>>;

/// Owner, key and content of every row, sorted.
type Prints = Vec<(EnterpriseIx, u64, u64)>;

/// Holds two submissions of one quarter against each other, judged at the end of `as_of`.
///
/// # Errors
/// When a ledger cannot be read.
pub fn changes(old: &Side<'_>, new: &Side<'_>, as_of: NaiveDate, terms: &Terms<'_>) -> Result<BTreeMap<EnterpriseIx, Changes>, ReadError> {
    let (old_prints, new_prints) = rayon::join(|| prints(old, terms), || prints(new, terms));
    let (old_prints, new_prints) = (old_prints?, new_prints?);
    let mut found: BTreeMap<EnterpriseIx, Changes> = BTreeMap::new();
    for enterprise in old.enterprises.iter().chain(&new.enterprises) {
        found.entry(*enterprise).or_default();
    }
    for (enterprise, ..) in &old_prints {
        found.entry(*enterprise).or_default().old_rows += 1;
    }
    for (enterprise, ..) in &new_prints {
        found.entry(*enterprise).or_default().new_rows += 1;
    }
    let wanted = differing(&old_prints, &new_prints);
    let (old_lines, new_lines) = rayon::join(|| lines(old, &wanted, as_of, terms), || lines(new, &wanted, as_of, terms));
    let (mut old_lines, mut new_lines) = (old_lines?, new_lines?);
    let cases: BTreeSet<_> = old_lines.keys().chain(new_lines.keys()).cloned().collect();
    for case in cases {
        let (old, new) = (old_lines.remove(&case).unwrap_or_default(), new_lines.remove(&case).unwrap_or_default());
        found.entry(case.0).or_default().hold(&case.1, &old, &new);
    }
    Ok(found)
}

fn prints(side: &Side<'_>, terms: &Terms<'_>) -> Result<Prints, ReadError> {
    let of = |ledger: &Ledger<'_>| {
        let mut prints = Prints::new();
        terms.rows(ledger, |enterprise, row, reader| {
            let id = reader.id(row).unwrap_or_default();
            prints.push((enterprise, key(enterprise, &id), print_of(reader.stated(row, true))));
        })?;
        Ok(prints)
    };
    let mut all: Prints = side.ledgers.par_iter().map(of).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
    all.par_sort_unstable();
    Ok(all)
}

/// Keys whose rows are not the same on both sides, each row counted as often as it is there; sorted.
fn differing(old: &Prints, new: &Prints) -> Vec<u64> {
    let found = matched(old, new);
    let keys = found.old.iter().map(|at| old[*at].1).chain(found.new.iter().map(|at| new[*at].1));
    keys.collect::<BTreeSet<_>>().into_iter().collect()
}

fn lines(side: &Side<'_>, wanted: &[u64], as_of: NaiveDate, terms: &Terms<'_>) -> Result<Lines, ReadError> {
    if wanted.is_empty() {
        return Ok(Lines::new());
    }
    let judge = Judge::new(&terms.pack.policy, terms.calendar, side.period, as_of);
    let of = |ledger: &Ledger<'_>| {
        let mut found = Vec::new();
        let file = ledger.source.name();
        terms.rows(ledger, |enterprise, row, reader| {
            let id = reader.id(row).unwrap_or_default();
            if wanted.binary_search(&key(enterprise, &id)).is_ok() {
                let at = Spot { id: id.into_owned(), file: file.clone(), line: row.record.line };
                found.push((enterprise, line(at, row, reader, &judge)));
            }
        })?;
        Ok(found)
    };
    let mut lines = Lines::new();
    for (enterprise, (written, line)) in side.ledgers.par_iter().map(of).collect::<Result<Vec<_>, _>>()?.into_iter().flatten() {
        lines.entry((enterprise, written)).or_default().push(line);
    }
    for lines in lines.values_mut() {
        lines.sort_by(|a, b| a.at.at.cmp(&b.at.at));
    }
    Ok(lines)
}

/// A row in full, with its number as it is written.
fn line(at: Spot, row: &crate::intake::Row<'_>, reader: &mut CaseReader<'_>, judge: &Judge<'_>) -> (String, Line) {
    let reading = reader.read(*row, &mut Sink::default());
    let broken = matches!(&reading, Reading::SetAside { code: Code::R107 | Code::R108 | Code::R110 | Code::F001, .. });
    let (stated, stated_print) = (reader.stated(row, !broken), print_of(reader.stated(row, true)));
    let written = at.id.clone();
    let set_aside = |code| RowVerdict { outcome: Outcome::SetAside, code: Some(code) };
    let (id, service, verdict, case_print) = match reading {
        Reading::SetAside { id, service, code } => (id.map(std::borrow::Cow::into_owned), service, set_aside(code), None),
        Reading::Case(case) => {
            let print = print_of((&case, reader.texts(row)));
            let judged = crate::domain::Case { marks: case.marks_known_on(judge.as_of()), ..case };
            let verdict = judge.judge(&judged).map_or(set_aside(Code::C210), |judged| RowVerdict { outcome: judged.outcome, code: None });
            (Some(judged.id.into_owned()), Some(judged.service), verdict, Some(print))
        }
    };
    let at = RowAt { at: Spot { id: id.unwrap_or_default(), ..at }, service, verdict };
    (written, Line { at, stated, stated_print, case_print })
}

/// How rows that share a number stand: copies count once, differing ones cannot be trusted.
fn verdicts(lines: &[Line], numbered: bool) -> Vec<RowAt> {
    let differ = lines.iter().any(|line| line.case_print.is_none() || line.case_print != lines[0].case_print);
    let verdict = |(at, line): (usize, &Line)| {
        let own = line.at.verdict;
        if lines.len() < 2 || !numbered {
            own
        } else if differ {
            RowVerdict { outcome: Outcome::SetAside, code: own.code.or(Some(Code::L301)) }
        } else if at > 0 {
            RowVerdict { code: Some(Code::L302), ..own }
        } else {
            own
        }
    };
    lines.iter().enumerate().map(|entry| RowAt { verdict: verdict(entry), ..entry.1.at.clone() }).collect()
}

impl Changes {
    /// Holds the rows of one number against each other; those without one can only be there or not.
    fn hold(&mut self, id: &str, old: &[Line], new: &[Line]) {
        let prints = |lines: &[Line]| lines.iter().map(|line| line.stated_print).collect::<Vec<_>>();
        let found = matched(&prints(old), &prints(new));
        let numbered = !id.is_empty();
        let (old_at, new_at) = (verdicts(old, numbered), verdicts(new, numbered));
        let changed = |a: usize, b: usize, cells| ChangedRow { old: old_at[a].clone(), new: new_at[b].clone(), cells };
        let same = found.pairs.iter().map(|(a, b)| changed(*a, *b, Vec::new())).filter(ChangedRow::stands_otherwise);
        let paired = if numbered { found.old.len().min(found.new.len()) } else { 0 };
        let pairs = found.old.iter().zip(&found.new).take(paired);
        let other = pairs.map(|(a, b)| changed(*a, *b, cells(&old[*a].stated, &new[*b].stated)));
        self.changed.extend(same.chain(other));
        self.removed.extend(found.old[paired..].iter().map(|at| old_at[*at].clone()));
        self.added.extend(found.new[paired..].iter().map(|at| new_at[*at].clone()));
    }

    /// Nothing differs.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}
