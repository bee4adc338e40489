//! Rows whose number may be there more than once, found by fingerprints of all the numbers.
//!
//! Eight bytes are kept of each row, in the order of the records of a section, so that a fingerprint also tells where its row
//! stands: only the rows whose fingerprints are equal are read once more.

use std::collections::BTreeMap;

use foldhash::quality::FixedState;
use rayon::prelude::*;
use std::hash::BuildHasher;

use crate::domain::EnterpriseIx;

/// Fingerprints of a page.
const PAGE: usize = 1 << 16;

/// Fingerprints are looked at in so many ranges of their values, one after the other on each processor, so that what is needed for it
/// stays small.
const RANGES: u32 = 8;

/// Bits that tell apart the fingerprints of a range, for each of them: of those that differ, one in sixteen is looked at closer.
const BITS: usize = 16;

/// A section of a file, in the order in which they are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SectionAt {
    /// The file's number.
    pub(super) file: usize,
    /// The section's number in it.
    pub(super) section: u64,
}

/// Equal for equal numbers of one enterprise; seldom equal for others. Never 0.
pub(super) fn fingerprint(enterprise: EnterpriseIx, id: &str) -> u64 {
    FixedState::default().hash_one((enterprise.0, id)).max(1)
}

/// Fingerprints of the numbers of sections, a 0 for each record without one.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    /// Where each section begins.
    sections: Vec<(SectionAt, usize)>,
    /// Pages never move: as many as a national ledger has fill most of a small memory, so there is only ever one of each.
    pages: Vec<Vec<u64>>,
    len: usize,
}

impl Fingerprints {
    /// Enters the number of a record of a section; they come in the order of the records, section by section.
    pub(super) fn enter(&mut self, at: SectionAt, record: u64, fingerprint: u64) {
        if self.sections.last().is_none_or(|(last, _)| *last != at) {
            self.sections.push((at, self.len));
        }
        let begins = self.sections.last().map_or(0, |(_, begins)| *begins);
        let place = begins + usize::try_from(record).unwrap_or(usize::MAX - begins);
        while self.len < place {
            self.push(0);
        }
        self.push(fingerprint);
    }

    fn push(&mut self, fingerprint: u64) {
        match self.pages.last_mut() {
            Some(page) if page.len() < PAGE => page.push(fingerprint),
            _ => {
                // The first page of a small ledger need not be whole.
                let mut page = Vec::with_capacity(if self.pages.is_empty() { 0 } else { PAGE });
                page.push(fingerprint);
                self.pages.push(page);
            }
        }
        self.len += 1;
    }

    /// The section and the record of an entry.
    fn record(&self, entry: usize) -> Option<(SectionAt, u64)> {
        let (at, begins) = self.sections.get(self.sections.partition_point(|(_, begins)| *begins <= entry).checked_sub(1)?)?;
        Some((*at, u64::try_from(entry - begins).ok()?))
    }
}

/// Records whose fingerprint occurs more than once.
#[derive(Debug, Default)]
pub(super) struct Repeated {
    /// By section, in ascending order.
    records: BTreeMap<SectionAt, Vec<u64>>,
    /// How many there are.
    pub(super) rows: usize,
}

impl Repeated {
    /// Among the numbers of several parts.
    pub(super) fn among(parts: &[Fingerprints]) -> Self {
        let alike: Vec<_> = (0..RANGES).into_par_iter().flat_map_iter(|range| alike(parts, range)).collect();
        let mut records: BTreeMap<SectionAt, Vec<u64>> = BTreeMap::new();
        for (part, entry) in &alike {
            if let Some((at, record)) = parts.get(*part).and_then(|part| part.record(*entry)) {
                records.entry(at).or_default().push(record);
            }
        }
        for records in records.values_mut() {
            records.sort_unstable();
        }
        Self { records, rows: alike.len() }
    }

    /// Are there none?
    pub(super) fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The first of them in a section from this record on.
    pub(super) fn from(&self, at: SectionAt, record: u64) -> Option<u64> {
        let records = self.records.get(&at)?;
        records.get(records.partition_point(|other| *other < record)).copied()
    }
}

/// Part and entry of each fingerprint of a range that occurs more than once.
fn alike(parts: &[Fingerprints], range: u32) -> Vec<(usize, usize)> {
    let in_range = || {
        parts.iter().enumerate().flat_map(move |(part, prints)| {
            let entries = prints.pages.iter().flatten().copied().enumerate();
            entries
                .filter(move |(_, print)| *print != 0 && print >> (u64::BITS - RANGES.ilog2()) == u64::from(range))
                .map(move |(entry, print)| (print, part, entry))
        })
    };
    let mut slots = Slots::of(in_range().count());
    in_range().for_each(|(print, ..)| slots.mark(print));
    let mut sought: Vec<_> = in_range().filter(|(print, ..)| slots.is_shared(*print)).collect();
    sought.sort_unstable();
    let alike = sought.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1);
    alike.flatten().map(|(_, part, entry)| (*part, *entry)).collect()
}

/// Which slots fingerprints fall into, and which get more than one of them.
struct Slots {
    used: Vec<u64>,
    shared: Vec<u64>,
}

impl Slots {
    fn of(fingerprints: usize) -> Self {
        let words = (fingerprints.saturating_mul(BITS) / 64).next_power_of_two();
        Self { used: vec![0; words], shared: vec![0; words] }
    }

    /// Word and bit of a fingerprint, by the bits below those of its range.
    fn slot(&self, fingerprint: u64) -> (usize, u64) {
        let bits = fingerprint << RANGES.ilog2();
        let word = usize::try_from(bits >> 6).unwrap_or(0) & (self.used.len() - 1);
        (word, 1 << (bits >> 58))
    }

    fn mark(&mut self, fingerprint: u64) {
        let (word, bit) = self.slot(fingerprint);
        self.shared[word] |= self.used[word] & bit;
        self.used[word] |= bit;
    }

    fn is_shared(&self, fingerprint: u64) -> bool {
        let (word, bit) = self.slot(fingerprint);
        self.shared[word] & bit != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(file: usize, section: u64) -> SectionAt {
        SectionAt { file, section }
    }

    #[test]
    fn what_occurs_twice_is_found_in_whatever_part_it_stands() {
        // Every 1,000th number from 150,000 to 200,000 stands in both parts; in the second one the records are blank in between.
        let (mut one, mut other) = (Fingerprints::default(), Fingerprints::default());
        let enter = |part: &mut Fingerprints, at, record, number: u64| {
            let enterprise = EnterpriseIx(u32::try_from(number % 7).unwrap());
            part.enter(at, record, fingerprint(enterprise, &number.to_string()));
        };
        (0..200_000).for_each(|number| enter(&mut one, at(0, number / 8000), number % 8000, number));
        let mut numbers = (150_000..400_000).filter(|number| *number >= 200_000 || number % 1000 == 0);
        numbers.clone().for_each(|number| enter(&mut other, at(1, number / 8000), number % 8000 * 3, number));
        other.enter(at(2, 0), 9, 5);
        let repeated = Repeated::among(&[one, other]);
        assert_eq!(repeated.rows, 100);
        for number in numbers.by_ref().take(50) {
            let (section, record) = (number / 8000, number % 8000);
            assert_eq!(repeated.from(at(0, section), record), Some(record), "{number}");
            assert_eq!(repeated.from(at(1, section), record * 3), Some(record * 3), "{number}");
        }
        assert_eq!((repeated.from(at(0, 0), 0), repeated.from(at(2, 0), 0), repeated.from(at(1, 30), 0)), (None, None, None));
    }

    #[test]
    fn one_number_of_two_enterprises_is_no_repetition() {
        let mut prints = Fingerprints::default();
        (0..10).for_each(|enterprise| prints.enter(at(0, 0), enterprise.into(), fingerprint(EnterpriseIx(enterprise), "GZ001")));
        assert!(Repeated::among(&[prints]).is_empty());
    }
}
