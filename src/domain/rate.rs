//! Shares as two whole numbers, and what a small count allows one to say about them.

use std::cmp::Ordering;
use std::fmt;

/// `part` of `whole`, exactly; `whole` is never zero, so a rate always means something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rate {
    part: u64,
    whole: u64,
}

/// The bounds of an interval, as fractions of one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower bound, at least 0.
    pub low: f64,
    /// Upper bound, at most 1.
    pub high: f64,
}

impl Rate {
    /// `None` when there is nothing to divide by, or more than all.
    pub fn new(part: u64, whole: u64) -> Option<Self> {
        (whole > 0 && part <= whole).then_some(Self { part, whole })
    }

    /// The number that met the condition.
    pub fn part(self) -> u64 {
        self.part
    }

    /// The number that was counted.
    pub fn whole(self) -> u64 {
        self.whole
    }

    /// All of them.
    pub fn is_full(self) -> bool {
        self.part == self.whole
    }

    /// In hundredths of a percent, rounded, but 100.00 % only where all did and 0.00 % only where none did.
    pub fn hundredths(self) -> u64 {
        let (part, whole) = (u128::from(self.part), u128::from(self.whole));
        let rounded = u64::try_from((part * 20_000 + whole) / (whole * 2)).unwrap_or(10_000);
        match rounded {
            10_000 if !self.is_full() => 9_999,
            0 if self.part > 0 => 1,
            _ => rounded,
        }
    }

    /// Compares without rounding.
    pub fn compare(self, other: Self) -> Ordering {
        let left = u128::from(self.part) * u128::from(other.whole);
        let right = u128::from(other.part) * u128::from(self.whole);
        left.cmp(&right)
    }

    /// The Wilson score interval at 95 % (Wilson 1927), which stays inside 0..1 and is honest for small counts.
    pub fn wilson_95(self) -> Interval {
        self.wilson(1.959_963_984_540_054)
    }

    /// Counts beyond 2^52 lose their last digit here, which no interval shows.
    #[allow(clippy::cast_precision_loss)]
    fn wilson(self, z: f64) -> Interval {
        let n = self.whole as f64;
        let p = self.part as f64 / n;
        let centre = p + z * z / (2.0 * n);
        let spread = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
        let scale = 1.0 + z * z / n;
        Interval {
            low: if self.part == 0 { 0.0 } else { ((centre - spread) / scale).max(0.0) },
            high: if self.is_full() { 1.0 } else { ((centre + spread) / scale).min(1.0) },
        }
    }
}

/// Percent with two decimals, rounded half up; a rate short of all never shows as `100.00%`, and one above nothing
/// never as `0.00%`, because a single case matters.
impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = self.hundredths();
        write!(f, "{}.{:02}%", hundredths / 100, hundredths % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_late_case_in_a_million_is_not_a_hundred_percent() {
        assert_eq!(Rate::new(999_999, 1_000_000).unwrap().to_string(), "99.99%");
        assert_eq!(Rate::new(1, 1_000_000).unwrap().to_string(), "0.01%");
        assert_eq!(Rate::new(3, 3).unwrap().to_string(), "100.00%");
        assert_eq!(Rate::new(1, 3).unwrap().to_string(), "33.33%");
        assert_eq!(Rate::new(0, 0), None);
        assert_eq!(Rate::new(2, 1), None);
    }

    /// Reference values: R, `binom::binom.wilson(x, n)`; Newcombe 1998, table I.
    #[test]
    fn the_wilson_interval_agrees_with_published_values() {
        for (part, whole, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718), (29, 29, 0.8830, 1.0)]
        {
            let interval = Rate::new(part, whole).unwrap().wilson_95();
            assert!((interval.low - low).abs() < 5e-5, "{part}/{whole}: {interval:?}");
            assert!((interval.high - high).abs() < 5e-5, "{part}/{whole}: {interval:?}");
        }
    }
}
