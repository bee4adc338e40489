//! Numbers that belong to a person, told by what they look like wherever they stand: identity numbers and bank cards by their
//! check digit, mobile telephones by their first digits. The only place that knows.
//!
//! Running numbers must stay readable, so each kind asks for more than its length. An identity number (GB 11643) names a
//! province, a day of birth of somebody grown up and the right check character. A card (ISO/IEC 7812) begins as cards of a bank
//! do and passes the Luhn check; one number in ten does so by chance, therefore no number that holds a day since 2000, as
//! `20190712` in a number of a case, is taken for a card.

use std::borrow::Cow;
use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::fold::{half_width, is_invisible};
use super::row_text::RowText;

/// A kind of number that belongs to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonalNumber {
    /// The 18 characters of a citizen identity number.
    Citizen,
    /// The 11 digits of a mobile telephone in mainland China, also with the country's code before them.
    Mobile,
    /// The 16 to 19 digits of a bank card.
    BankCard,
}

/// Fewest digits of any such number.
const SHORTEST: usize = 11;

/// Most groups that one number is written in.
const GROUPS: usize = 5;

/// Whoever is asked about in a ledger is grown up: a later year is that of a case.
const LAST_BIRTH: i32 = 2012;

/// Provinces, as identity numbers begin.
const PROVINCES: &str = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83";

/// How cards begin: those of other networks, those of `UnionPay`, and those of Chinese banks before it.
const ISSUERS: &[&str] = &["34", "35", "36", "37", "38", "4", "51", "52", "53", "54", "55", "60", "62", "64", "65", "81", "95"];

/// How mobile telephones are written, in digits a group; the country's code may stand close to the first.
const MOBILES: &[&[usize]] =
    &[&[11], &[12], &[13], &[15], &[3, 4, 4], &[3, 3, 5], &[3, 8], &[7, 4], &[5, 4, 4], &[5, 3, 5], &[5, 8], &[9, 4]];

/// How identity numbers are written; an `X` at the end stands in for the last digit.
const CITIZENS: &[&[usize]] = &[&[18], &[6, 8, 4]];

/// Every number of a person in bytes of any encoding that keeps ASCII, each as it is written.
pub fn in_bytes(text: &[u8]) -> impl Iterator<Item = (PersonalNumber, &[u8])> {
    let groups = if may_be_in(text) { groups(text) } else { Vec::new() };
    found(text, groups).map(|(kind, place)| (kind, text.get(place).unwrap_or_default()))
}

/// The text with a cover in place of every number that belongs to a person, however wide or spaced it is written.
pub fn covered(text: &str) -> Cow<'_, str> {
    cover(text, |_| false)
}

/// The same of a text in which numbers of papers stand: one that begins with a day, as `19070100123`, is no telephone's.
pub fn covered_but_papers(text: &str) -> Cow<'_, str> {
    cover(text, |number| first_day(number).is_some())
}

/// The day that a number begins with, as in `190701…`; none where it is written in shorter groups.
pub fn first_day(number: &[u8]) -> Option<NaiveDate> {
    let (year, month_and_day) = number.get(..6).filter(|six| six.iter().all(u8::is_ascii_digit))?.split_at_checked(2)?;
    day(2000 + value(year), month_and_day)
}

fn cover(text: &str, is_paper: impl Fn(&[u8]) -> bool) -> Cow<'_, str> {
    if text.len() < SHORTEST {
        return Cow::Borrowed(text);
    }
    let (plain, offsets) = plain(text);
    if !may_be_in(&plain) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::new();
    let mut rest = 0;
    for (kind, place) in found(&plain, groups(&plain)) {
        if kind == PersonalNumber::Mobile && is_paper(plain.get(place.clone()).unwrap_or_default()) {
            continue;
        }
        let (Some(start), Some(end)) = (offsets.get(place.start), offsets.get(place.end)) else { continue };
        shown.push_str(text.get(rest..*start).unwrap_or_default());
        shown.push_str(RowText::COVERED);
        rest = *end;
    }
    if rest == 0 {
        return Cow::Borrowed(text);
    }
    shown.push_str(text.get(rest..).unwrap_or_default());
    Cow::Owned(shown)
}

/// A text as bytes in which every digit is one of ASCII, and where each of them stands in the text, its end included.
fn plain(text: &str) -> (Vec<u8>, Vec<usize>) {
    let mut plain = Vec::with_capacity(text.len());
    let mut offsets = Vec::with_capacity(text.len() + 1);
    for (offset, c) in text.char_indices().filter(|(_, c)| !is_invisible(*c)) {
        let folded = match half_width(c) {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        plain.push(u8::try_from(folded).ok().filter(u8::is_ascii).unwrap_or(b'.'));
        offsets.push(offset);
    }
    offsets.push(text.len());
    (plain, offsets)
}

/// May bytes hold a number of a person? A «no» is certain, and what nearly every cell gets.
#[inline]
pub fn may_be_in(text: &[u8]) -> bool {
    text.len() >= SHORTEST && text.iter().filter(|byte| byte.is_ascii_digit()).count() >= SHORTEST
}

/// Every run of digits.
fn groups(text: &[u8]) -> Vec<Range<usize>> {
    let mut groups = Vec::new();
    let mut start = 0;
    for run in text.chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit()) {
        let end = start + run.len();
        if run.first().is_some_and(u8::is_ascii_digit) {
            groups.push(start..end);
        }
        start = end;
    }
    groups
}

/// Every number with the place it stands in, the longest reading first, none within another.
fn found(text: &[u8], groups: Vec<Range<usize>>) -> impl Iterator<Item = (PersonalNumber, Range<usize>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < groups.len() {
            let most = (groups.len() - at).min(GROUPS);
            let read = (1..=most).rev().find_map(|count| Some((count, number(text, groups.get(at..at + count)?)?)));
            at += read.as_ref().map_or(1, |(count, _)| *count);
            if let Some((_, found)) = read {
                return Some(found);
            }
        }
        None
    })
}

/// The number that groups with one space or dash between them make.
fn number(text: &[u8], groups: &[Range<usize>]) -> Option<(PersonalNumber, Range<usize>)> {
    let is_joined = |pair: &[Range<usize>]| matches!(pair, [a, b] if matches!(text.get(a.end..b.start), Some(b" " | b"-")));
    if !groups.windows(2).all(is_joined) {
        return None;
    }
    let mut lengths: Vec<_> = groups.iter().map(Range::len).collect();
    let (start, mut end) = (groups.first()?.start, groups.last()?.end);
    let mut digits: Vec<u8> = groups.iter().filter_map(|group| text.get(group.clone())).flatten().copied().collect();
    if digits.len() == 17 && text.get(end).is_some_and(|byte| byte.eq_ignore_ascii_case(&b'X')) {
        digits.push(b'X');
        end += 1;
        *lengths.last_mut()? += 1;
    }
    let kind = if CITIZENS.contains(&lengths.as_slice()) && is_citizen(&digits) {
        PersonalNumber::Citizen
    } else if MOBILES.contains(&lengths.as_slice()) && is_mobile(&digits) {
        PersonalNumber::Mobile
    } else if is_written_as_card(&lengths) && is_card(&digits) {
        PersonalNumber::BankCard
    } else {
        return None;
    };
    Some((kind, start..end))
}

/// A province, a day of birth and the check character of GB 11643.
fn is_citizen(number: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let Some((digits, [check])) = number.split_at_checked(17) else { return false };
    let (Some(province), Some(year), Some(month_and_day)) = (digits.get(..2), digits.get(6..10), digits.get(10..14)) else { return false };
    let is_province = PROVINCES.split(' ').any(|known| known.as_bytes() == province);
    let is_grown_up = day(value(year), month_and_day).is_some_and(|born| (1900..=LAST_BIRTH).contains(&born.year()));
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    is_province && is_grown_up && usize::try_from(sum % 11).is_ok_and(|rest| CHECKS.get(rest) == Some(check))
}

/// A mobile's first digits, behind the country's code or the zero of a long-distance call where there is one.
fn is_mobile(digits: &[u8]) -> bool {
    let own = match digits.len() {
        11 => Some(digits),
        12 => digits.strip_prefix(b"0"),
        13 => digits.strip_prefix(b"86"),
        _ => digits.strip_prefix(b"0086"),
    };
    matches!(own, Some([b'1', b'3'..=b'9', ..]))
}

/// All in one, in fours with a rest, or six and the others.
fn is_written_as_card(lengths: &[usize]) -> bool {
    match lengths {
        [all] => (16..=19).contains(all),
        [6, rest] => (10..=13).contains(rest),
        [4, 4, 4, 4] => true,
        [4, 4, 4, 4, rest] => *rest <= 3,
        _ => false,
    }
}

/// As a bank begins its cards, by Luhn, and no day of a case in it.
fn is_card(digits: &[u8]) -> bool {
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let weighed = |(at, digit): (usize, &u8)| {
        let digit = u32::from(digit - b'0');
        if at % 2 == 1 { doubled(digit) } else { digit }
    };
    ISSUERS.iter().any(|issuer| digits.starts_with(issuer.as_bytes()))
        && digits.iter().rev().enumerate().map(weighed).sum::<u32>() % 10 == 0
        && !digits.windows(8).any(|eight| eight.starts_with(b"20") && day(value(&eight[..4]), &eight[4..]).is_some())
}

fn value(digits: &[u8]) -> i32 {
    digits.iter().fold(0, |number, digit| number * 10 + i32::from(digit - b'0'))
}

/// The day of a year that four digits name.
fn day(year: i32, month_and_day: &[u8]) -> Option<NaiveDate> {
    let (month, day) = month_and_day.split_at_checked(2)?;
    NaiveDate::from_ymd_opt(year, u32::try_from(value(month)).ok()?, u32::try_from(value(day)).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_persons_are_covered_however_they_are_written() {
        for (text, shown) in [
            ("身份证11010519491231002X。", "身份证■。"),
            ("11010519491231002x 外地", "■ 外地"),
            ("１１０１０５１９４９１２３１００２Ｘ", "■"),
            ("110105 19491231 002X", "■"),
            ("110105-19491231-002X", "■"),
            ("440308199901101512", "■"),
            ("已电联13800000000，待回", "已电联■，待回"),
            ("+8613800000000", "+■"),
            ("+86 138-0000-0000", "+86 ■"),
            ("+86138-0000-0000 86138 0000 0000", "+■ ■"),
            ("008613800000000 013800000000", "■ ■"),
            ("138 0000 0000/139–1111–1111", "■/■"),
            ("1\u{200b}3800000000", "■"),
            ("１３８００００００００", "■"),
            ("卡号4111111111111111，已退", "卡号■，已退"),
            ("4111 1111 1111 1111", "■"),
            ("6222021234567890123 6222 0212 3456 7890 128", "6222021234567890123 ■"),
            ("622202-1234567890128", "■"),
        ] {
            assert_eq!(covered(text), shown, "{text}");
        }
    }

    #[test]
    fn other_numbers_stay() {
        for text in [
            // A wrong check character, a day that is not, a day of a case, no province.
            "110105194912310021",
            "110105194902310026",
            "500112201907010013",
            "910105194912310029",
            // Numbers of cases: days with running numbers, of any length and whatever their check digit.
            "GZ20190712003",
            "20190712003",
            "2019071200000004",
            "20190712000000008",
            "5001122019071200014",
            "6220190712000009",
            // No card by Luhn, no card's beginning, too long, too short.
            "4111111111111112",
            "7111111111111114",
            "41111111111111111111",
            "138000000001",
            "1380000000",
            "12345678901",
            "15-20190703-1",
            "2019-07-03 09:05:00",
            "91500112MA0XHY0001",
        ] {
            assert_eq!(covered(text), text);
        }
    }

    #[test]
    fn a_paper_that_begins_with_a_day_is_no_telephone() {
        assert_eq!(covered_but_papers("19070100123"), "19070100123");
        assert_eq!(covered("19070100123"), "■");
        assert_eq!(covered_but_papers("13800000000"), "■");
    }
}
