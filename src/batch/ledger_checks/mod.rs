//! The checks of a whole ledger. Each is a file; it looks at the judged rows as they stream by, keeps no more of them than it
//! needs, and speaks when all have been seen.

use super::row::JudgedRow;
use crate::diag::Sink;
use crate::domain::{FileName, Period};
use crate::rules::{LedgerLimits, Pack, Spellings};

/// What a check may look at besides the rows.
struct Rules<'p> {
    limits: &'p LedgerLimits,
    spellings: &'p Spellings,
    period: Period,
}

/// A check of the ledgers that one hand sent in.
trait LedgerCheck {
    /// Takes a row in with the weight 1. A row that turns out to be a copy, or not to be trusted because of one, is taken back
    /// with the weight −1.
    fn row(&mut self, row: &JudgedRow<'_>, file: &FileName, weight: i64);

    /// Says what the rows come to.
    fn tell(self: Box<Self>, sink: &mut Sink);
}

/// Names the file of every check, in the order of their codes.
macro_rules! checks {
    ($($check:ident,)+) => {
        $(mod $check;)+

        /// Every check that the pack gives a limit.
        fn checks(rules: &Rules<'_>) -> Vec<Box<dyn LedgerCheck>> {
            [$($check::check(rules),)+].into_iter().flatten().collect()
        }
    };
}

checks! {
    missing_numbers,
    shortened_numbers,
    many_excluded,
    many_set_aside,
    all_satisfied,
    all_at_midnight,
    nothing_completed,
}

/// Every check of a whole ledger, fed together.
pub(super) struct LedgerChecks(Vec<Box<dyn LedgerCheck>>);

impl LedgerChecks {
    /// For ledgers of a period.
    pub(super) fn new(pack: &Pack, period: Period) -> Self {
        Self(checks(&Rules { limits: &pack.policy.ledger_limits, spellings: &pack.spellings, period }))
    }

    /// See [`LedgerCheck::row`].
    pub(super) fn row(&mut self, row: &JudgedRow<'_>, file: &FileName, weight: i64) {
        self.0.iter_mut().for_each(|check| check.row(row, file, weight));
    }

    /// Says what the rows come to.
    pub(super) fn tell(self, sink: &mut Sink) {
        self.0.into_iter().for_each(|check| check.tell(sink));
    }
}

/// Something for each file, in the order in which the files are read.
struct PerFile<T>(Vec<(FileName, T)>);

impl<T: Default> PerFile<T> {
    fn new() -> Self {
        Self(Vec::new())
    }

    /// That of a file. Rows come file by file, so it is nearly always the last.
    fn of(&mut self, file: &FileName) -> &mut T {
        let at = self.0.iter().rposition(|(name, _)| name == file).unwrap_or_else(|| {
            self.0.push((file.clone(), T::default()));
            self.0.len() - 1
        });
        &mut self.0[at].1
    }
}

/// How many of how many, counted with weights.
#[derive(Debug, Clone, Default)]
struct Share {
    part: i64,
    whole: i64,
}

impl Share {
    fn add(&mut self, is_part: bool, weight: i64) {
        self.part += if is_part { weight } else { 0 };
        self.whole += weight;
    }

    /// Part and whole; what was taken back was there before, so neither is negative.
    fn counts(&self) -> (u64, u64) {
        (u64::try_from(self.part).unwrap_or(0), u64::try_from(self.whole).unwrap_or(0))
    }
}
