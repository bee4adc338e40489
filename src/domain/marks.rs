//! What a case shows besides its times, packed so that cases alike are counted together.

/// Something a case either shows or does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Mark {
    /// The handling is written down.
    Handled,
    /// The record has a number.
    Recorded,
    /// The user was told the result.
    ReportedBack,
    /// The user was asked about it.
    FollowedUp,
    /// The case is completed.
    Completed,
    /// The channel is known.
    ChannelKnown,
    /// It came by phone.
    Phone,
    /// It came online.
    Online,
    /// The number of visits is known.
    VisitsKnown,
    /// The user came at most once.
    OneStop,
    /// A complaint found justified.
    Upheld,
    /// Responsibility for it was settled.
    Accountable,
    /// The lateness is explained.
    LateExplained,
    /// It is said to be valid, or held to be so because it was passed on.
    Valid,
    /// Whether it is valid is being looked into.
    ValidityPending,
    /// It was passed on by the hotline or a superior.
    TransferredIn,
}

/// The user's opinion, from 1 (very dissatisfied) to 5 (very satisfied).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Satisfaction(u8);

impl Satisfaction {
    /// The five words with the names packs use for them.
    pub const WORDS: [(&str, Self); 5] = [
        ("very_satisfied", Self(5)),
        ("satisfied", Self(4)),
        ("fairly_satisfied", Self(3)),
        ("dissatisfied", Self(2)),
        ("very_dissatisfied", Self(1)),
    ];

    /// The best opinion there is.
    pub const BEST: Self = Self(5);

    /// `None` unless the level is from 1 to 5.
    pub fn new(level: u8) -> Option<Self> {
        (1..=5).contains(&level).then_some(Self(level))
    }

    /// From 1 to 5.
    pub fn level(self) -> u8 {
        self.0
    }
}

/// The marks of one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Marks(u32);

impl Marks {
    const SATISFACTION_SHIFT: u32 = 24;

    /// These marks and `mark`, where `shown`.
    #[must_use]
    pub fn with(self, mark: Mark, shown: bool) -> Self {
        if shown { Self(self.0 | 1 << mark as u32) } else { self }
    }

    /// These marks but for `mark`.
    #[must_use]
    pub fn without(self, mark: Mark) -> Self {
        Self(self.0 & !(1 << mark as u32))
    }

    /// These marks and the user's opinion.
    #[must_use]
    pub fn with_satisfaction(self, satisfaction: Option<Satisfaction>) -> Self {
        let level = satisfaction.map_or(0, |s| u32::from(s.level()));
        Self(self.0 & !(7 << Self::SATISFACTION_SHIFT) | level << Self::SATISFACTION_SHIFT)
    }

    /// Does the case show `mark`?
    pub fn has(self, mark: Mark) -> bool {
        self.0 & 1 << mark as u32 != 0
    }

    /// The user's opinion, where one was given.
    pub fn satisfaction(self) -> Option<Satisfaction> {
        Satisfaction::new(u8::try_from(self.0 >> Self::SATISFACTION_SHIFT & 7).unwrap_or(0))
    }

    /// As a number, for a column of a batch.
    pub fn bits(self) -> u32 {
        self.0
    }

    /// From a number of a batch.
    pub fn from_bits(bits: u32) -> Self {
        Self(bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_the_opinion_do_not_touch_each_other() {
        let marks = Marks::default().with(Mark::LateExplained, true).with(Mark::Phone, false).with_satisfaction(Satisfaction::new(5));
        assert!(marks.has(Mark::LateExplained) && !marks.has(Mark::Phone));
        assert_eq!(marks.satisfaction().map(Satisfaction::level), Some(5));
        assert_eq!(marks.with_satisfaction(None).satisfaction(), None);
        assert_eq!(Marks::from_bits(marks.bits()), marks);
    }
}
