//! Small parts of sentences: days, numbers with their word, lists of names.

use chrono::{Datelike, NaiveDate};

use crate::domain::Lang;
use crate::domain::fold::is_invisible;

/// Names that a sentence bears; longer lists are cut and lead to an annex.
const NAMED: usize = 8;

/// Names that are left of a list that is cut.
const LEFT: usize = 5;

/// Characters of a name in running text.
const NAME: usize = 40;

/// `2019年10月5日`, `5 October 2019`.
pub(super) fn day(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Lang::En => day.format("%-d %B %Y").to_string(),
    }
}

/// A text from outside on one line: without what cannot be seen, and without end.
pub(super) fn tidy(text: &str, longest: usize) -> String {
    let seen: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let line = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= longest {
        return line;
    }
    line.chars().take(longest - 1).chain(['…']).collect()
}

/// A name as a sentence bears it.
pub(super) fn name(text: &str) -> String {
    tidy(text, NAME)
}

/// `1 enterprise`, `3 enterprises`.
pub(super) fn count(number: impl Into<u64>, one: &str, more: &str) -> String {
    let number = number.into();
    format!("{number} {}", if number == 1 { one } else { more })
}

/// `甲、乙和丙` in the way of the language.
pub(super) fn list(items: &[String], lang: Lang) -> String {
    match (lang, items) {
        (Lang::Zh, _) => items.join("、"),
        (Lang::En, [first @ .., last]) if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        (Lang::En, _) => items.join(", "),
    }
}

/// Enterprises with their number: `2家（甲、乙）`; many of them `甲、乙、丙等12家（详见附件2）`.
pub(super) fn enterprises(names: &[String], annex: Option<&str>, lang: Lang) -> String {
    let number = names.len();
    let cut = number > NAMED;
    let shown = &names[..if cut { LEFT } else { number }];
    match (lang, cut) {
        (Lang::Zh, false) => format!("{number}家（{}）", shown.join("、")),
        (Lang::Zh, true) => {
            format!("{}等{number}家{}", shown.join("、"), annex.map(|annex| format!("（详见{annex}）")).unwrap_or_default())
        }
        (Lang::En, false) => format!("{} ({})", count(number as u64, "enterprise", "enterprises"), list(shown, lang)),
        (Lang::En, true) => {
            let see = annex.map(|annex| format!("; see {annex}")).unwrap_or_default();
            format!("{number} enterprises ({} and {} more{see})", shown.join(", "), number - LEFT)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(number: usize) -> Vec<String> {
        (1..=number).map(|number| format!("E{number}")).collect()
    }

    #[test]
    fn enterprises_are_named_until_there_are_many() {
        let check = |number, lang, expected: &str| assert_eq!(enterprises(&names(number), Some("附件2"), lang), expected);
        check(1, Lang::Zh, "1家（E1）");
        check(3, Lang::Zh, "3家（E1、E2、E3）");
        check(9, Lang::Zh, "E1、E2、E3、E4、E5等9家（详见附件2）");
        check(1, Lang::En, "1 enterprise (E1)");
        check(3, Lang::En, "3 enterprises (E1, E2 and E3)");
        check(9, Lang::En, "9 enterprises (E1, E2, E3, E4, E5 and 4 more; see 附件2)");
    }

    #[test]
    fn texts_from_outside_stay_on_their_line() {
        let check = |text: &str, expected: &str| assert_eq!(tidy(text, 8), expected, "{text:?}");
        check("示例燃气", "示例燃气");
        check("a\nb\tc", "a b c");
        check("\u{1b}[31m\u{202e}x", "[31mx");
        check("123456789", "1234567…");
    }

    #[test]
    fn days_are_written_out() {
        let date = NaiveDate::from_ymd_opt(2019, 10, 5).unwrap();
        assert_eq!(day(date, Lang::Zh), "2019年10月5日");
        assert_eq!(day(date, Lang::En), "5 October 2019");
    }
}
