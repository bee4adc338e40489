//! Why a case is late, as a kind of reason: what was written itself goes no further.

use super::judgement::{ExclusionReason, Outcome};

/// A reason that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LateReason {
    /// One of the kinds the pack tells apart, by its position in the pack's list; below [`LateReason::KINDS`].
    Kind(u8),
    /// Something else.
    Other,
}

impl LateReason {
    /// So many kinds can be told apart.
    pub const KINDS: u8 = 30;

    /// As five bits: 0 where nothing is written, 31 for something else.
    pub fn bits(reason: Option<Self>) -> u32 {
        match reason {
            None => 0,
            Some(Self::Kind(kind)) => u32::from(kind.min(Self::KINDS - 1)) + 1,
            Some(Self::Other) => 31,
        }
    }

    /// From five bits.
    pub fn from_bits(bits: u32) -> Option<Self> {
        match u8::try_from(bits & 31).unwrap_or(0) {
            0 => None,
            kind if kind <= Self::KINDS => Some(Self::Kind(kind - 1)),
            _ => Some(Self::Other),
        }
    }
}

/// How a case is late on the day of judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lateness {
    /// Completed after its due time.
    Late,
    /// Open, due in the period.
    Overdue,
    /// Open, due before the period.
    CarriedOverdue,
}

impl Lateness {
    /// The lateness of a case that stands like this; `None` where it is not late, or counted as late in an earlier period.
    pub fn of(outcome: Outcome) -> Option<Self> {
        match outcome {
            Outcome::Late => Some(Self::Late),
            Outcome::Overdue => Some(Self::Overdue),
            Outcome::Excluded(ExclusionReason::CarriedOverdue) => Some(Self::CarriedOverdue),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_survives_its_bits() {
        let kinds = (0..LateReason::KINDS).map(|kind| Some(LateReason::Kind(kind)));
        for reason in kinds.chain([None, Some(LateReason::Other)]) {
            assert_eq!(LateReason::from_bits(LateReason::bits(reason)), reason);
        }
    }
}
