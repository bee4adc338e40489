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
trait LedgerCheck: Sized {
    /// Before the first row; `None` where the pack gives it no limit.
    fn new(rules: &Rules<'_>) -> Option<Self>;

    /// Takes a row in with the weight 1. A row that turns out to be a copy, or not to be trusted because of one, is taken back
    /// with the weight −1.
    fn row(&mut self, row: &JudgedRow<'_>, file: &FileName, weight: i64);

    /// Takes in what the same check has seen of other rows. It does not matter who saw which.
    fn merge(&mut self, other: Self);

    /// Says what the rows come to.
    fn tell(self, sink: &mut Sink);
}

/// Names the file and the type of every check, in the order of their codes.
macro_rules! checks {
    ($($check:ident: $kind:ident,)+) => {
        $(mod $check;)+

        /// Every check of a whole ledger that the pack gives a limit, fed together.
        pub(super) struct LedgerChecks {
            $($check: Option<$check::$kind>,)+
        }

        impl LedgerChecks {
            /// For ledgers of a period.
            pub(super) fn new(pack: &Pack, period: Period) -> Self {
                let rules = Rules { limits: &pack.policy.ledger_limits, spellings: &pack.spellings, period };
                Self { $($check: LedgerCheck::new(&rules),)+ }
            }

            /// See [`LedgerCheck::row`].
            pub(super) fn row(&mut self, row: &JudgedRow<'_>, file: &FileName, weight: i64) {
                $(if let Some(check) = &mut self.$check {
                    check.row(row, file, weight);
                })+
            }

            /// See [`LedgerCheck::merge`].
            pub(super) fn merge(&mut self, other: Self) {
                $(if let (Some(check), Some(other)) = (&mut self.$check, other.$check) {
                    check.merge(other);
                })+
            }

            /// Says what the rows come to.
            pub(super) fn tell(self, sink: &mut Sink) {
                $(if let Some(check) = self.$check {
                    check.tell(sink);
                })+
            }
        }
    };
}

checks! {
    missing_numbers: MissingNumbers,
    shortened_numbers: ShortenedNumbers,
    many_excluded: ManyExcluded,
    many_set_aside: ManySetAside,
    all_satisfied: AllSatisfied,
    all_at_midnight: AllAtMidnight,
    nothing_completed: NothingCompleted,
}

/// Something for each file, in the order in which the files are read.
struct PerFile<T>(Vec<(FileName, T)>);

impl<T: Default> PerFile<T> {
    fn new() -> Self {
        Self(Vec::new())
    }

    /// That of a file. Rows come file by file, so it is nearly always the last.
    fn of(&mut self, file: &FileName) -> &mut T {
        let at = self.0.iter().rposition(|(name, _)| name.is(file)).unwrap_or_else(|| {
            self.0.push((file.clone(), T::default()));
            self.0.len() - 1
        });
        &mut self.0[at].1
    }

    fn merge(&mut self, other: Self, merge: impl Fn(&mut T, T)) {
        for (file, seen) in other.0 {
            merge(self.of(&file), seen);
        }
    }
}

/// The earlier of two places, where there are any.
fn earlier<T: Ord>(a: Option<T>, b: Option<T>) -> Option<T> {
    a.into_iter().chain(b).min()
}

/// How many of how many, counted with weights.
#[derive(Debug, Clone, Copy, Default)]
struct Share {
    part: i64,
    whole: i64,
}

impl Share {
    fn add(&mut self, is_part: bool, weight: i64) {
        self.part += if is_part { weight } else { 0 };
        self.whole += weight;
    }

    fn merge(&mut self, other: Self) {
        self.part += other.part;
        self.whole += other.whole;
    }

    /// Part and whole; what was taken back was there before, so neither is negative.
    fn counts(&self) -> (u64, u64) {
        (u64::try_from(self.part).unwrap_or(0), u64::try_from(self.whole).unwrap_or(0))
    }
}
