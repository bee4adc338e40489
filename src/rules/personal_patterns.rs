//! What persons' numbers look like, by the names a pack switches them on with: they turn up in cells that hold something else.

use chrono::{Datelike, NaiveDate};

/// Fewest digits of any such number.
const SHORTEST: usize = 11;

/// A kind of number that belongs to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonalPattern {
    /// The 18 characters of a citizen identity number (GB 11643).
    CnId,
    /// The 11 digits of a mobile telephone in mainland China.
    CnMobile,
}

impl PersonalPattern {
    /// Every pattern with the name packs use for it.
    pub const ALL: &[(&str, Self)] = &[("cn_id", Self::CnId), ("cn_mobile", Self::CnMobile)];

    /// Its name for people, in Chinese and in English.
    pub fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::CnId => ("公民身份号码", "a citizen identity number"),
            Self::CnMobile => ("手机号码", "a mobile telephone number"),
        }
    }
}

/// The patterns that a pack looks for.
#[derive(Debug, Clone, Default)]
pub struct PersonalPatterns {
    patterns: Vec<PersonalPattern>,
    /// The year the policy took effect: what is dated later is a date of a case and no date of birth.
    year: i32,
}

impl PersonalPatterns {
    /// For a policy that took effect on this day.
    pub(super) fn new(patterns: Vec<PersonalPattern>, effective_from: NaiveDate) -> Self {
        Self { patterns, year: effective_from.year() }
    }

    /// Is there nothing to look for?
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// The first person's number in a cell of text, in any encoding that keeps ASCII.
    pub fn in_text(&self, cell: &[u8]) -> Option<PersonalPattern> {
        self.find(cell, |_| true)
    }

    /// The same in the number of a paper: one that begins with a day of a case, as in `19070100123`, is no telephone's.
    pub fn in_number(&self, cell: &[u8]) -> Option<PersonalPattern> {
        self.find(cell, |run| !self.begins_with_day(run))
    }

    fn find(&self, cell: &[u8], is_telephone: impl Fn(&[u8]) -> bool) -> Option<PersonalPattern> {
        // Any run of so many digits has one at every such distance.
        if !cell.iter().skip(SHORTEST - 1).step_by(SHORTEST).any(u8::is_ascii_digit) {
            return None;
        }
        let mut runs = cell.chunk_by(|a, b| a.is_ascii_digit() && (b.is_ascii_digit() || matches!(b, b'X' | b'x')));
        runs.find_map(|run| {
            let found = match run.len() {
                18 if self.is_citizen(run) => PersonalPattern::CnId,
                11 if is_mobile(run) && is_telephone(run) => PersonalPattern::CnMobile,
                // With the country's code before it.
                13 if run.starts_with(b"86") && is_mobile(&run[2..]) => PersonalPattern::CnMobile,
                _ => return None,
            };
            self.patterns.contains(&found).then_some(found)
        })
    }

    /// A region, a day of birth of somebody who is grown up, a serial number and the check character of GB 11643.
    fn is_citizen(&self, run: &[u8]) -> bool {
        const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        const CHECKS: &[u8; 11] = b"10X98765432";
        let Some((digits, [check])) = run.split_at_checked(17) else { return false };
        if !digits.iter().all(u8::is_ascii_digit) || digits[0] == b'0' {
            return false;
        }
        let born = day(number(&digits[6..10]), &digits[10..14]);
        let grown_up = born.is_some_and(|born| (1900..=self.year - 16).contains(&born.year()));
        let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
        grown_up && usize::try_from(sum % 11).is_ok_and(|rest| CHECKS[rest] == check.to_ascii_uppercase())
    }

    fn begins_with_day(&self, run: &[u8]) -> bool {
        let year = 2000 + number(&run[..2]);
        year >= self.year && day(year, &run[2..6]).is_some()
    }
}

fn is_mobile(run: &[u8]) -> bool {
    run.iter().all(u8::is_ascii_digit) && run[0] == b'1' && run[1] >= b'3'
}

fn number(digits: &[u8]) -> i32 {
    digits.iter().fold(0, |number, digit| number * 10 + i32::from(digit - b'0'))
}

/// The day of a year that four digits name.
fn day(year: i32, month_and_day: &[u8]) -> Option<NaiveDate> {
    let (month, day) = month_and_day.split_at_checked(2)?;
    NaiveDate::from_ymd_opt(year, u32::try_from(number(month)).ok()?, u32::try_from(number(day)).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patterns() -> PersonalPatterns {
        let all = PersonalPattern::ALL.iter().map(|(_, pattern)| *pattern).collect();
        PersonalPatterns::new(all, NaiveDate::from_ymd_opt(2018, 8, 1).unwrap())
    }

    #[test]
    fn numbers_of_persons_are_found_wherever_they_stand() {
        for text in ["11010519491231002X", "身份证11010519491231002x号", "用户11010519491231002X"] {
            assert_eq!(patterns().in_text(text.as_bytes()), Some(PersonalPattern::CnId), "{text}");
        }
        for text in ["13800000000", "已电联13800000000，待回", "+86 13800000000", "+8613800000000"] {
            assert_eq!(patterns().in_text(text.as_bytes()), Some(PersonalPattern::CnMobile), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        // A wrong check character, a day of a case, a month that does not exist; too long; no mobile's first digits.
        for text in ["110105194912310021", "500112201907010016", "110105194913310025", "1380000000012", "12345678901", "GZ20190701001"] {
            assert_eq!(patterns().in_text(text.as_bytes()), None, "{text}");
        }
        assert_eq!(patterns().in_number(b"19070100123"), None);
        assert_eq!(patterns().in_number(b"13800000000"), Some(PersonalPattern::CnMobile));
        assert!(PersonalPatterns::default().in_text(b"13800000000").is_none());
    }
}
