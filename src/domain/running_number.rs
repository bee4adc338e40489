//! Case numbers that run on: a prefix and a number.

use chrono::{Datelike, NaiveDate};

/// A case number as prefix and running number: `GZ20190703001` is `GZ20190703` and `001`, because a day or a month at the head
/// of its digits belongs to the prefix. `None` where no digits stand at the end, or more than a number holds.
pub fn split(id: &str) -> Option<(&str, &str)> {
    let digits = id.len() - id.bytes().rev().take_while(u8::is_ascii_digit).count();
    let head = [8, 6].into_iter().find(|length| id.len() > digits + length && id.get(digits..digits + length).is_some_and(is_date));
    let (prefix, number) = id.split_at(digits + head.unwrap_or(0));
    (1..=18).contains(&number.len()).then_some((prefix, number))
}

/// `20190703` or `201907`.
fn is_date(digits: &str) -> bool {
    if !matches!(digits.as_bytes(), [b'1', b'9', ..] | [b'2', b'0', ..]) {
        return false;
    }
    let part = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<u16>().ok());
    let day = if digits.len() == 6 { Some(1) } else { part(6, 8) };
    let date = || NaiveDate::from_ymd_opt(part(0, 4)?.into(), part(4, 6)?.into(), day?.into());
    date().is_some_and(|date| (1990..2100).contains(&date.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_at_the_head_of_the_digits_belongs_to_the_prefix() {
        for (id, expected) in [
            ("GZ20190703001", Some(("GZ20190703", "001"))),
            ("GZ2019070012", Some(("GZ201907", "0012"))),
            ("GD-2019-0012", Some(("GD-2019-", "0012"))),
            ("00001502", Some(("", "00001502"))),
            ("20190703", Some(("201907", "03"))),
            ("GZ20191301", Some(("GZ", "20191301"))),
            ("故障12", Some(("故障", "12"))),
            ("GZ", None),
            ("", None),
            ("1234567890123456789012", None),
        ] {
            assert_eq!(split(id), expected, "{id}");
        }
    }
}
