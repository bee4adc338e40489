//! Quarters and other spans of days.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, Months, NaiveDate};

use super::wording::Lang;

/// Days from `first` to `last`, both included; `first <= last` always holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    first: NaiveDate,
    last: NaiveDate,
}

impl Period {
    /// `None` when the days are in the wrong order.
    pub fn new(first: NaiveDate, last: NaiveDate) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// The first day.
    pub fn first(self) -> NaiveDate {
        self.first
    }

    /// The last day.
    pub fn last(self) -> NaiveDate {
        self.last
    }

    /// Is `day` one of the days?
    pub fn contains(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }
}

/// A quarter of a year, from 1 to 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: i32,
    number: u8,
}

impl Quarter {
    /// `None` unless the year is from 1900 to 2999 and the number from 1 to 4.
    pub fn new(year: i32, number: u8) -> Option<Self> {
        ((1900..3000).contains(&year) && (1..=4).contains(&number)).then_some(Self { year, number })
    }

    /// The days of the quarter.
    pub fn period(self) -> Period {
        let month = u32::from(self.number) * 3 - 2;
        let first = NaiveDate::from_ymd_opt(self.year, month, 1).unwrap_or_default();
        Period { first, last: first + Months::new(3) - Days::new(1) }
    }

    /// The quarter before.
    #[must_use]
    pub fn previous(self) -> Self {
        match self.number {
            1 => Self { year: self.year - 1, number: 4 },
            number => Self { year: self.year, number: number - 1 },
        }
    }

    /// The quarter after; `None` beyond the years that are known.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        match self.number {
            4 => Self::new(self.year + 1, 1),
            number => Self::new(self.year, number + 1),
        }
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// From 1 to 4.
    pub fn number(self) -> u8 {
        self.number
    }

    /// `2019年第三季度`, or `Q3 2019`.
    pub fn text(self, lang: Lang) -> String {
        match lang {
            Lang::Zh => {
                let numeral = ["一", "二", "三", "四"][usize::from(self.number - 1)];
                format!("{}年第{numeral}季度", self.year)
            }
            Lang::En => format!("Q{} {}", self.number, self.year),
        }
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}Q{}", self.year, self.number)
    }
}

/// A text that names no quarter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a quarter; write `2019Q3` or `2019年第三季度`")]
pub struct QuarterError(String);

impl FromStr for Quarter {
    type Err = QuarterError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || QuarterError(text.to_owned());
        let folded = text.trim().to_uppercase();
        let (year, rest) = folded.split_at_checked(4).ok_or_else(error)?;
        let number = match rest.trim_start_matches(['年', '-', '_', ' ']) {
            "Q1" | "第一季度" | "一季度" | "第1季度" | "1季度" => 1,
            "Q2" | "第二季度" | "二季度" | "第2季度" | "2季度" => 2,
            "Q3" | "第三季度" | "三季度" | "第3季度" | "3季度" => 3,
            "Q4" | "第四季度" | "四季度" | "第4季度" | "4季度" => 4,
            _ => return Err(error()),
        };
        year.parse().ok().and_then(|year| Self::new(year, number)).ok_or_else(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_is_read_from_a_folders_name() {
        for text in ["2019Q3", "2019q3", "2019-Q3", "2019年第三季度", "2019年3季度"] {
            assert_eq!(text.parse::<Quarter>().unwrap().to_string(), "2019Q3", "{text}");
        }
        for text in ["", "2019", "2019Q5", "Q3", "季度", "0001Q1"] {
            assert!(text.parse::<Quarter>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_last_quarter_ends_with_the_year() {
        let quarter: Quarter = "2019Q4".parse().unwrap();
        assert_eq!(quarter.period().last(), NaiveDate::from_ymd_opt(2019, 12, 31).unwrap());
        assert_eq!("2019Q1".parse::<Quarter>().unwrap().previous().to_string(), "2018Q4");
    }
}
