//! Case numbers that run on: a prefix and a number.

use chrono::NaiveDate;

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
    let number = |digits: &[u8]| digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
    let (year, month, day) = match digits.as_bytes() {
        [year @ .., m1, m2, d1, d2] if year.len() == 4 => (number(year), number(&[*m1, *m2]), number(&[*d1, *d2])),
        [year @ .., m1, m2] if year.len() == 4 => (number(year), number(&[*m1, *m2]), 1),
        _ => return false,
    };
    let is_day = || i32::try_from(year).is_ok_and(|year| NaiveDate::from_ymd_opt(year, month, day).is_some());
    // Every month has 28 days; every case's number is asked.
    (1990..2100).contains(&year) && ((1..=12).contains(&month) && (1..=28).contains(&day) || is_day())
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
            ("GZ201902290012", Some(("GZ201902", "290012"))),
            ("GZ202002290012", Some(("GZ20200229", "0012"))),
            ("GZ210001010012", Some(("GZ", "210001010012"))),
            ("GZ2019070099", Some(("GZ201907", "0099"))),
            ("故障12", Some(("故障", "12"))),
            ("GZ", None),
            ("", None),
            ("1234567890123456789012", None),
        ] {
            assert_eq!(split(id), expected, "{id}");
        }
    }
}
