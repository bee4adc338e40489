//! Sums of money, as the credit record counts them: in 万元, ten thousand yuan.

use std::fmt;
use std::str::FromStr;

use super::fold::fold;

/// A sum of whole fen, a hundredth of a yuan and a millionth of 万元.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(u64);

/// Fen in 万元.
const WAN: u64 = 1_000_000;

/// Decimals of 万元 down to a fen.
const DECIMALS: usize = 6;

/// The longest number before the point: a million million yuan is more than anybody was ever fined.
const LONGEST: usize = 8;

/// Why a text is no sum in 万元.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AmountFault {
    /// Less than nothing.
    #[error("an amount is never negative")]
    Negative,
    /// It says itself that it is in another unit.
    #[error("the amount is in yuan; write it in units of 10,000 yuan")]
    InYuan,
    /// No number, or one finer than a fen.
    #[error("not an amount such as 6.5")]
    NoNumber,
}

impl Amount {
    /// In fen.
    pub fn fen(self) -> u64 {
        self.0
    }
}

impl FromStr for Amount {
    type Err = AmountFault;

    /// Reads `6.5`, `６．５`, `1,200` and `6.5万元`.
    fn from_str(text: &str) -> Result<Self, AmountFault> {
        let folded = fold(text).replace(',', "");
        let number = folded.strip_suffix("万元").or(folded.strip_suffix('万')).unwrap_or(&folded);
        if number.starts_with(['-', '−', '－']) {
            return Err(AmountFault::Negative);
        }
        if number.ends_with('元') {
            return Err(AmountFault::InYuan);
        }
        let (whole, part) = number.split_once('.').unwrap_or((number, ""));
        let part = part.trim_end_matches('0');
        let is_number = |digits: &str| digits.bytes().all(|digit| digit.is_ascii_digit());
        if whole.is_empty() || whole.len() > LONGEST || part.len() > DECIMALS || !is_number(whole) || !is_number(part) {
            return Err(AmountFault::NoNumber);
        }
        format!("{whole}{part:0<DECIMALS$}").parse().map(Self).map_err(|_| AmountFault::NoNumber)
    }
}

/// In 万元, without needless zeros.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{}.{:0DECIMALS$}", self.0 / WAN, self.0 % WAN);
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_read_to_the_fen_and_written_without_needless_zeros() {
        let check = |text: &str, expected: Result<(u64, &str), AmountFault>| {
            let read = text.parse::<Amount>().map(|amount| (amount.fen(), amount.to_string()));
            assert_eq!(read, expected.map(|(fen, shown)| (fen, shown.to_owned())), "{text}");
        };
        check("6.5", Ok((6_500_000, "6.5")));
        check("６．５０ 万元", Ok((6_500_000, "6.5")));
        check("0", Ok((0, "0")));
        check("1,200", Ok((1_200_000_000, "1200")));
        check("0.000001", Ok((1, "0.000001")));
        check("0.0000001", Err(AmountFault::NoNumber));
        check("-6.5", Err(AmountFault::Negative));
        check("−6.5万元", Err(AmountFault::Negative));
        check("65000元", Err(AmountFault::InYuan));
        for text in ["", ".", ".5", "1.2.3", "六万五", "1e3", "+1", "999999999", "=1"] {
            check(text, Err(AmountFault::NoNumber));
        }
    }
}
