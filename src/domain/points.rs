//! Points of a score.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

/// Whole hundredths of a point: no rounding ever hides in a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(i64);

impl Points {
    /// The full score of a checklist, 100.00.
    pub const FULL: Self = Self(10_000);
    /// No points.
    pub const ZERO: Self = Self(0);

    /// So many hundredths.
    pub fn from_hundredths(hundredths: i64) -> Self {
        Self(hundredths)
    }

    /// In hundredths.
    pub fn hundredths(self) -> i64 {
        self.0
    }
}

impl Add for Points {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Points {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let hundredths = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", hundredths / 100, hundredths % 100)
    }
}
