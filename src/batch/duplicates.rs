//! Rows of one enterprise that share a case number.
//!
//! One fingerprint of 8 bytes is kept per row. Where two are equal, the files are read once more: numbers are compared as text, what
//! the rows say by a fingerprint of all that is read of it. So no two numbers are taken for one, and memory is bounded.

use std::collections::{BTreeMap, HashSet};
use std::hash::{BuildHasher, DefaultHasher, Hash, Hasher};

use foldhash::quality::FixedState;
use rayon::prelude::*;

use crate::domain::{Case, EnterpriseIx, FileName};

/// Fingerprints of every numbered row, in pieces that never move: as many as a national ledger has fill most of a small memory, so
/// there is only ever one of each.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    full: Vec<Vec<u64>>,
    last: Vec<u64>,
}

/// Fingerprints of a piece.
const PIECE: usize = 1 << 16;

/// Their values are looked at in so many ranges, one at a time on each processor.
const RANGES: u32 = 64;

/// Fingerprints that occur more than once.
#[derive(Debug, Default)]
pub(super) struct Repeated {
    fingerprints: HashSet<u64, FixedState>,
    /// How many rows have one of them.
    pub(super) rows: usize,
}

impl Repeated {
    /// Are there none?
    pub(super) fn is_empty(&self) -> bool {
        self.fingerprints.is_empty()
    }

    /// Is the fingerprint of this number among them?
    pub(super) fn has(&self, enterprise: EnterpriseIx, id: &str) -> bool {
        self.fingerprints.contains(&fingerprint(enterprise, id))
    }
}

/// Equal for equal numbers of one enterprise; seldom equal for others.
pub(super) fn fingerprint(enterprise: EnterpriseIx, id: &str) -> u64 {
    FixedState::default().hash_one((enterprise.0, id))
}

impl Fingerprints {
    pub(super) fn push(&mut self, enterprise: EnterpriseIx, id: &str) {
        if self.last.len() == PIECE {
            self.full.push(std::mem::replace(&mut self.last, Vec::with_capacity(PIECE)));
        }
        self.last.push(fingerprint(enterprise, id));
    }

    /// Takes in those of other rows.
    pub(super) fn merge(&mut self, other: Self) {
        self.full.extend(other.full);
        self.full.push(other.last);
    }

    /// Fingerprints that occur more than once.
    pub(super) fn repeated(self) -> Repeated {
        let mut pieces = self.full;
        pieces.push(self.last);
        pieces.par_iter_mut().for_each(|piece| piece.sort_unstable());
        let in_range = |range: u32| {
            let range_of = |fingerprint: u64| fingerprint >> (u64::BITS - RANGES.ilog2());
            let mut sought = Vec::new();
            for piece in &pieces {
                let from = piece.partition_point(|fingerprint| range_of(*fingerprint) < range.into());
                let to = piece.partition_point(|fingerprint| range_of(*fingerprint) <= range.into());
                sought.extend_from_slice(&piece[from..to]);
            }
            sought.sort_unstable();
            let alike = sought.chunk_by(|a, b| a == b).filter(|alike| alike.len() > 1);
            alike.map(|alike| (alike[0], alike.len())).collect::<Vec<_>>()
        };
        let repeated: Vec<_> = (0..RANGES).into_par_iter().flat_map_iter(in_range).collect();
        Repeated {
            rows: repeated.iter().map(|(_, rows)| rows).sum(),
            fingerprints: repeated.into_iter().map(|(fingerprint, _)| fingerprint).collect(),
        }
    }
}

/// Where a row stands, in the order of files and lines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowPlace {
    pub(super) file: FileName,
    pub(super) line: u64,
}

/// What rows with one number say.
#[derive(Debug)]
struct Copies {
    /// What the first one says; `None` where it could not be read, which is like no other.
    content: Option<u64>,
    differing: bool,
    places: Vec<RowPlace>,
}

/// Rows by enterprise and number.
#[derive(Debug, Default)]
pub(super) struct Groups(BTreeMap<(EnterpriseIx, String), Copies>);

/// What is to happen with one of several rows that share a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate {
    /// It says the same as another row, which counts.
    Repeats(RowPlace),
    /// It differs from another row with its number.
    Differs(RowPlace),
}

/// What a case says, with its texts, as one number; equal for rows that say the same.
pub(super) fn content(case: &Case<'_>, texts: u64) -> u64 {
    let mut hasher = DefaultHasher::new();
    (case, texts).hash(&mut hasher);
    hasher.finish()
}

impl Groups {
    /// Enters a row with a repeated number.
    pub(super) fn enter(&mut self, enterprise: EnterpriseIx, id: &str, content: Option<u64>, place: RowPlace) {
        let copies = self.0.entry((enterprise, id.to_owned())).or_insert(Copies { content, differing: false, places: Vec::new() });
        copies.differing |= !copies.places.is_empty() && (content.is_none() || content != copies.content);
        copies.places.push(place);
    }

    /// What happens to which row; rows that are alone with their number stay as they are.
    pub(super) fn fates(self) -> BTreeMap<RowPlace, Fate> {
        let mut fates = BTreeMap::new();
        for mut copies in self.0.into_values().filter(|copies| copies.places.len() > 1) {
            copies.places.sort_unstable();
            let first = copies.places[0].clone();
            let second = copies.places[1].clone();
            for (number, place) in copies.places.into_iter().enumerate() {
                if copies.differing {
                    let other = if number == 0 { second.clone() } else { first.clone() };
                    fates.insert(place, Fate::Differs(other));
                } else if number > 0 {
                    fates.insert(place, Fate::Repeats(first.clone()));
                }
            }
        }
        fates
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(line: u64) -> RowPlace {
        RowPlace { file: "a.csv".into(), line }
    }

    fn fates(rows: &[(&str, Option<u64>, u64)]) -> Vec<(u64, Fate)> {
        let mut groups = Groups::default();
        for (id, content, line) in rows {
            groups.enter(EnterpriseIx(0), id, *content, place(*line));
        }
        groups.fates().into_iter().map(|(place, fate)| (place.line, fate)).collect()
    }

    #[test]
    fn what_occurs_twice_is_found_in_whatever_part_it_stands() {
        let mut all = Fingerprints::default();
        // Every 1,000th number stands twice, in two parts of several pieces, and one three times.
        for part in [0..200_000, 150_000..300_000_u32] {
            let mut own = Fingerprints::default();
            for number in part.clone() {
                if part.start == 0 || number >= 200_000 || number % 1000 == 0 {
                    own.push(EnterpriseIx(number % 7), &number.to_string());
                }
            }
            all.merge(own);
        }
        all.push(EnterpriseIx(151_000 % 7), "151000");
        let repeated = all.repeated();
        assert_eq!((repeated.fingerprints.len(), repeated.rows), (50, 101));
        assert!(repeated.has(EnterpriseIx(151_000 % 7), "151000") && !repeated.has(EnterpriseIx(1), "1"));
    }

    #[test]
    fn identical_rows_count_once_and_the_first_of_them_stays() {
        assert_eq!(fates(&[("A", Some(1), 9), ("A", Some(1), 2)]), [(9, Fate::Repeats(place(2)))]);
        assert_eq!(fates(&[("A", Some(1), 2), ("B", Some(1), 3)]), []);
    }

    #[test]
    fn of_differing_rows_none_can_be_trusted() {
        let expected = [(2, Fate::Differs(place(3))), (3, Fate::Differs(place(2))), (4, Fate::Differs(place(2)))];
        assert_eq!(fates(&[("A", Some(1), 2), ("A", Some(2), 3), ("A", Some(1), 4)]), expected);
        assert_eq!(fates(&[("A", None, 2), ("A", None, 3)]).len(), 2);
    }
}
