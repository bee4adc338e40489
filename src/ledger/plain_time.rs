//! Dates and times in the forms of nearly every cell, read from bytes; all other forms are read in [`super::date`].

use chrono::NaiveDate;

use crate::domain::{Moment, TimeOfDay};

/// `2019-07-03` or `2019/07/03`, alone or followed by `09:05` or `09:05:30`: the forms of nearly every cell.
pub(super) fn plain(bytes: &[u8]) -> Option<Moment> {
    let (date, time) = bytes.split_first_chunk::<10>()?;
    let ([y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] | [y1, y2, y3, y4, b'/', m1, m2, b'/', d1, d2]) = *date else { return None };
    let [century, year, month, day] = pairs([y1, y2, y3, y4, m1, m2, d1, d2])?;
    let day = NaiveDate::from_ymd_opt(i32::from(century) * 100 + i32::from(year), month.into(), day.into())?;
    let clock = match *time {
        [] => return Some(Moment::day(day)),
        [b' ' | b'T', h1, h2, b':', m1, m2] => [h1, h2, m1, m2, b'0', b'0', b'0', b'0'],
        [b' ' | b'T', h1, h2, b':', m1, m2, b':', s1, s2] => [h1, h2, m1, m2, s1, s2, b'0', b'0'],
        _ => return None,
    };
    let [hour, minute, second, _] = pairs(clock)?;
    Some(Moment::at(day, TimeOfDay::from_hms(hour.into(), minute.into(), second.into())?))
}

/// The numbers that eight digits spell, two and two; all eight are looked at in one go.
fn pairs(digits: [u8; 8]) -> Option<[u8; 4]> {
    const ZEROS: u64 = 0x3030_3030_3030_3030;
    const HIGH: u64 = 0xf0f0_f0f0_f0f0_f0f0;
    const SIX: u64 = 0x0606_0606_0606_0606;
    let bytes = u64::from_le_bytes(digits);
    // A digit has a 3 in its upper half, also with six more.
    let are_digits = bytes & HIGH == ZEROS && bytes.wrapping_add(SIX) & HIGH == ZEROS;
    let values = bytes & !HIGH;
    let [first, _, second, _, third, _, fourth, _] = (values * 10 + (values >> 8)).to_le_bytes();
    are_digits.then_some([first, second, third, fourth])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_digit_spells_no_number() {
        assert_eq!(pairs(*b"20190703"), Some([20, 19, 7, 3]));
        for position in 0..8 {
            for byte in (0..=0xff_u8).filter(|byte| !byte.is_ascii_digit()) {
                let mut digits = *b"20190703";
                digits[position] = byte;
                assert_eq!(pairs(digits), None, "{digits:?}");
            }
        }
    }
}
