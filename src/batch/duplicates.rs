//! Rows of one enterprise that share a case number.
//!
//! Numbers are compared as text, what the rows say by a fingerprint of all that is read of it, so no two numbers are taken for one.

use std::collections::HashMap;
use std::hash::BuildHasher;

use foldhash::quality::{FixedState, RandomState};

use crate::domain::{Case, EnterpriseIx, FileName};

/// Where a row stands, in the order of files and lines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// Rows by enterprise and number. A ledger chooses the numbers, so nobody may know beforehand which of them fall together.
#[derive(Debug, Default)]
pub(super) struct Groups(HashMap<(EnterpriseIx, String), Copies, RandomState>);

/// What happens to which row; rows that are not there stay as they are.
pub(super) type Fates = HashMap<RowPlace, Fate, RandomState>;

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
    FixedState::default().hash_one((case, texts))
}

impl Groups {
    /// Enters a row with a repeated number.
    pub(super) fn enter(&mut self, enterprise: EnterpriseIx, id: &str, content: Option<u64>, place: RowPlace) {
        let copies = self.0.entry((enterprise, id.to_owned())).or_insert(Copies { content, differing: false, places: Vec::new() });
        copies.differing |= !copies.places.is_empty() && (content.is_none() || content != copies.content);
        copies.places.push(place);
    }

    /// What happens to which row; rows that are alone with their number stay as they are.
    pub(super) fn fates(self) -> Fates {
        self.0.into_values().filter(|copies| copies.places.len() > 1).flat_map(Copies::fates).collect()
    }
}

impl Copies {
    /// What happens to each of them.
    fn fates(mut self) -> impl Iterator<Item = (RowPlace, Fate)> {
        self.places.sort_unstable();
        let (first, second) = (self.places[0].clone(), self.places[1].clone());
        self.places.into_iter().enumerate().filter_map(move |(number, place)| match (self.differing, number) {
            (true, 0) => Some((place, Fate::Differs(second.clone()))),
            (true, _) => Some((place, Fate::Differs(first.clone()))),
            (false, 0) => None,
            (false, _) => Some((place, Fate::Repeats(first.clone()))),
        })
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
        let mut fates: Vec<_> = groups.fates().into_iter().map(|(place, fate)| (place.line, fate)).collect();
        fates.sort_by_key(|(line, _)| *line);
        fates
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
