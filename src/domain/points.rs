//! Points of a score.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};
use std::str::FromStr;

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

    /// The mean, its half hundredths rounded up; `None` of nothing.
    pub fn mean(points: &[Self]) -> Option<Self> {
        let count = i64::try_from(points.len()).ok().filter(|count| *count > 0)?;
        let sum = points.iter().copied().sum::<Self>().hundredths();
        Some(Self((2 * sum + count).div_euclid(2 * count)))
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

/// A text that is no number of points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a number of points such as 93.20")]
pub struct NoPoints;

/// Reads what `Display` writes: two decimals, no more and no less.
impl FromStr for Points {
    type Err = NoPoints;

    fn from_str(text: &str) -> Result<Self, NoPoints> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
        let (whole, hundredths) = digits.split_once('.').ok_or(NoPoints)?;
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(whole) || !is_number(hundredths) || hundredths.len() != 2 {
            return Err(NoPoints);
        }
        let value = format!("{whole}{hundredths}").parse::<i64>().map_err(|_| NoPoints)?;
        Ok(Self(sign * value))
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let hundredths = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_read_as_they_are_written() {
        for hundredths in [0, 1, 99, 100, 9_320, 10_000, -5, -120] {
            let points = Points::from_hundredths(hundredths);
            assert_eq!(points.to_string().parse(), Ok(points));
        }
        for wrong in ["", "1", "1.2", "1.234", "1,20", "a.bc", "-", "1.-2", "+1.20", "99999999999999999999.00"] {
            assert_eq!(wrong.parse::<Points>(), Err(NoPoints), "{wrong}");
        }
    }
}
