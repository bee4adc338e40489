//! Something for each reporting unit, found at once where rows come unit by unit.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::enterprise::EnterpriseIx;

/// Something for each unit.
#[derive(Debug, Clone)]
pub struct PerUnit<T> {
    numbers: HashMap<EnterpriseIx, usize, FixedState>,
    all: Vec<(EnterpriseIx, T)>,
    /// The number of the unit asked for last: the next row is nearly always of the same.
    last: usize,
}

impl<T> Default for PerUnit<T> {
    fn default() -> Self {
        Self { numbers: HashMap::default(), all: Vec::new(), last: 0 }
    }
}

impl<T> PerUnit<T> {
    /// That of a unit; `make` makes it where there is none yet.
    #[inline] // Asked several times for every row.
    pub fn of(&mut self, unit: EnterpriseIx, make: impl FnOnce() -> T) -> &mut T {
        if self.all.get(self.last).is_none_or(|(last, _)| *last != unit) {
            self.last = self.number(unit, make);
        }
        &mut self.all[self.last].1
    }

    fn number(&mut self, unit: EnterpriseIx, make: impl FnOnce() -> T) -> usize {
        *self.numbers.entry(unit).or_insert_with(|| {
            self.all.push((unit, make()));
            self.all.len() - 1
        })
    }

    /// Takes in what there is for the units elsewhere.
    pub fn merge(&mut self, other: Self, merge: impl Fn(&mut T, T)) {
        for (unit, other) in other.all {
            if let Some(number) = self.numbers.get(&unit) {
                merge(&mut self.all[*number].1, other);
            } else {
                self.of(unit, || other);
            }
        }
    }

    /// For how many units there is something.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// Every one, in no order.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.all.iter_mut().map(|(_, one)| one)
    }

    /// The same with their units.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (EnterpriseIx, &mut T)> {
        self.all.iter_mut().map(|(unit, one)| (*unit, one))
    }

    /// Every one with its unit, in the order of the units.
    pub fn in_order(&self) -> Vec<(EnterpriseIx, &T)> {
        let mut all: Vec<_> = self.all.iter().map(|(unit, one)| (*unit, one)).collect();
        all.sort_unstable_by_key(|(unit, _)| *unit);
        all
    }

    /// The same, given away.
    pub fn into_order(mut self) -> impl Iterator<Item = (EnterpriseIx, T)> {
        self.all.sort_unstable_by_key(|(unit, _)| *unit);
        self.all.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_unit_has_its_own_whatever_order_rows_come_in() {
        let count = |units: &[u32]| {
            let mut counts = PerUnit::<u64>::default();
            for unit in units {
                *counts.of(EnterpriseIx(*unit), u64::default) += 1;
            }
            counts
        };
        let mut counts = count(&[7, 7, 3, 7, 3, 9]);
        counts.merge(count(&[3, 1, 1]), |own, other| *own += other);
        let counts: Vec<_> = counts.into_order().map(|(unit, count)| (unit.0, count)).collect();
        assert_eq!(counts, [(1, 2), (3, 3), (7, 3), (9, 1)]);
    }
}
