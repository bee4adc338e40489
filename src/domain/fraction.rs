//! Exact fractions, for thresholds of a pack and the credit a metric earns.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// `num / den`, with `den > 0`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fraction {
    num: i128,
    den: i128,
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self { num: 0, den: 1 };
    /// All.
    pub const ONE: Self = Self { num: 1, den: 1 };
    /// Half, as a point partly met earns.
    pub const HALF: Self = Self { num: 1, den: 2 };

    /// `None` when `den` is not positive.
    pub fn new(num: i128, den: i128) -> Option<Self> {
        (den > 0).then_some(Self { num, den })
    }

    /// Where `self` stands between `zero` and `full`, cut to 0..1; `full` may lie below `zero` where less is better.
    /// Equal bounds make a step: all from `full` on.
    #[must_use]
    pub fn position(self, zero: Self, full: Self) -> Self {
        let span = full.minus(zero);
        let gone = self.minus(zero);
        let (num, den) = (gone.num * span.den, gone.den * span.num);
        match den.cmp(&0) {
            Ordering::Equal if gone.num >= 0 => Self::ONE,
            Ordering::Equal => Self::ZERO,
            Ordering::Greater => Self { num, den }.cut(),
            Ordering::Less => Self { num: -num, den: -den }.cut(),
        }
    }

    /// `points × self`, rounded half up to a whole number; `self` must not be negative.
    pub fn of(self, points: i64) -> i64 {
        let doubled = 2 * i128::from(points) * self.num + self.den;
        i64::try_from(doubled.div_euclid(2 * self.den)).unwrap_or(i64::MAX)
    }

    /// `count × self`, rounded up; `self` must not be negative.
    pub fn ceiling_of(self, count: u32) -> u32 {
        let product = i128::from(count) * self.num;
        u32::try_from(product.div_euclid(self.den) + i128::from(product.rem_euclid(self.den) > 0)).unwrap_or(u32::MAX)
    }

    fn minus(self, other: Self) -> Self {
        Self { num: self.num * other.den - other.num * self.den, den: self.den * other.den }
    }

    fn cut(self) -> Self {
        if self.num <= 0 {
            Self::ZERO
        } else if self.num >= self.den {
            Self::ONE
        } else {
            self
        }
    }

    /// The nearest number with a floating point: for probabilities, which are estimates, never for rates or points.
    #[allow(clippy::cast_precision_loss)] // That is the point.
    pub fn approximate(self) -> f64 {
        self.num as f64 / self.den as f64
    }

    /// As a decimal with at most `places` digits after the point, rounded half up, without needless zeros.
    pub fn decimal(self, places: u32) -> String {
        let scale = 10_i128.pow(places);
        let scaled = (2 * self.num * scale + self.den).div_euclid(2 * self.den);
        let sign = if scaled < 0 { "-" } else { "" };
        let digits = format!("{:0width$}", scaled.unsigned_abs(), width = places as usize + 1);
        let (whole, rest) = digits.split_at(digits.len() - places as usize);
        let rest = rest.trim_end_matches('0');
        if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
    }

    /// `97.5%`.
    pub fn percent(self) -> String {
        format!("{}%", Self { num: self.num * 100, den: self.den }.decimal(4))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.num * other.den).cmp(&(other.num * self.den))
    }
}

/// A text that is neither a decimal nor a percentage.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a number; write `97.5%`, `0.975` or `2`")]
pub struct FractionError(String);

impl FromStr for Fraction {
    type Err = FractionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || FractionError(text.to_owned());
        let (number, per) = match text.trim().strip_suffix('%') {
            Some(number) => (number.trim_end(), 100),
            None => (text.trim(), 1),
        };
        let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
        let digits = format!("{whole}{decimals}");
        if whole.is_empty() || digits.len() > 12 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(error());
        }
        let num = digits.parse().map_err(|_| error())?;
        let scale = u32::try_from(decimals.len()).map_err(|_| error())?;
        Ok(Self { num, den: per * 10_i128.pow(scale) })
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.decimal(4))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fraction(text: &str) -> Fraction {
        text.parse().unwrap()
    }

    #[test]
    fn percentages_and_decimals_are_the_same_number() {
        assert_eq!(fraction("97.5%").cmp(&fraction("0.975")), Ordering::Equal);
        assert_eq!(fraction("97.5%").percent(), "97.5%");
        for bad in ["", "%", "a", "1,5", "-1", "1.2.3", "99999999999999999999"] {
            assert!(bad.parse::<Fraction>().is_err(), "{bad}");
        }
    }

    #[test]
    fn credit_grows_linearly_between_zero_and_full() {
        let credit = |value: &str| fraction(value).position(fraction("90%"), fraction("100%"));
        assert_eq!(credit("95%").cmp(&Fraction::HALF), Ordering::Equal);
        assert_eq!(credit("85%"), Fraction::ZERO);
        assert_eq!(credit("100%"), Fraction::ONE);
        assert_eq!(fraction("3").position(fraction("5"), fraction("1")).cmp(&Fraction::HALF), Ordering::Equal);
        assert_eq!(fraction("0.9").position(fraction("1"), fraction("1")), Fraction::ZERO);
    }

    #[test]
    fn points_are_rounded_half_up_once() {
        assert_eq!(Fraction::HALF.of(1), 1);
        assert_eq!(Fraction::HALF.of(301), 151);
        assert_eq!(Fraction::new(1, 3).unwrap().of(100), 33);
        assert_eq!(Fraction::new(2, 3).unwrap().of(100), 67);
    }
}
