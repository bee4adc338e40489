//! Days as calendars and command lines write them.

use chrono::NaiveDate;

/// Reads `2019-07-03` and nothing else: no missing zeros, signs or spaces, and only days that exist from 1900 to 2999.
pub fn iso_day(text: &str) -> Option<NaiveDate> {
    let shape = text.len() == 10 && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    if !shape {
        return None;
    }
    let number = |range| text.get(range).and_then(|digits: &str| digits.parse::<u32>().ok());
    let year = i32::try_from(number(0..4)?).ok().filter(|year| (1900..3000).contains(year))?;
    NaiveDate::from_ymd_opt(year, number(5..7)?, number(8..10)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_in_their_full_form_are_read() {
        assert_eq!(iso_day("2020-02-29"), NaiveDate::from_ymd_opt(2020, 2, 29));
        for bad in ["", "2019-02-29", "2019-2-01", "2019/02/01", "+019-02-01", " 2019-02-01", "2019-02-01 ", "0019-02-01", "2019-0２-1"] {
            assert_eq!(iso_day(bad), None, "{bad}");
        }
    }
}
