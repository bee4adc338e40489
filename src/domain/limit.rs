//! How long a case may take.

use std::fmt;
use std::str::FromStr;

use super::wording::Lang;

/// A time limit with its unit; rules differ in the unit, so it is never left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeLimit {
    /// The n-th working day after acceptance, to its end.
    WorkingDays(u16),
    /// The n-th calendar day after acceptance; a rest day moves it to the next working day (Civil Code, article 203).
    CalendarDays(u16),
    /// So many hours from the instant of acceptance.
    Hours(u16),
    /// The end of the day of acceptance.
    SameDay,
    /// What the ledger itself states as the due time.
    AsStated,
}

/// A limit that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a time limit; write `3 working days`, `15 days`, `24 hours`, `same day` or `as stated`")]
pub struct LimitError(String);

impl FromStr for TimeLimit {
    type Err = LimitError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let folded: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
        match folded.as_str() {
            "sameday" | "当日" | "当天" => return Ok(Self::SameDay),
            "asstated" | "按台账所填" => return Ok(Self::AsStated),
            _ => {}
        }
        let digits = folded.bytes().take_while(u8::is_ascii_digit).count();
        let (number, unit) = folded.split_at(digits);
        let number: u16 = number.parse().map_err(|_| LimitError(text.to_owned()))?;
        match unit {
            "workingday" | "workingdays" | "个工作日" | "工作日" => Ok(Self::WorkingDays(number)),
            "day" | "days" | "日" | "天" | "个自然日" => Ok(Self::CalendarDays(number)),
            "hour" | "hours" | "小时" | "个小时" => Ok(Self::Hours(number)),
            _ => Err(LimitError(text.to_owned())),
        }
    }
}

impl fmt::Display for TimeLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

impl TimeLimit {
    /// The limit in words.
    pub fn text(self, lang: Lang) -> String {
        let plural = |n: u16| if n == 1 { "" } else { "s" };
        match (self, lang) {
            (Self::WorkingDays(n), Lang::Zh) => format!("{n}个工作日"),
            (Self::WorkingDays(n), Lang::En) => format!("{n} working day{}", plural(n)),
            (Self::CalendarDays(n), Lang::Zh) => format!("{n}日"),
            (Self::CalendarDays(n), Lang::En) => format!("{n} day{}", plural(n)),
            (Self::Hours(n), Lang::Zh) => format!("{n}小时"),
            (Self::Hours(n), Lang::En) => format!("{n} hour{}", plural(n)),
            (Self::SameDay, Lang::Zh) => "当日".to_owned(),
            (Self::SameDay, Lang::En) => "same day".to_owned(),
            (Self::AsStated, Lang::Zh) => "按台账所填".to_owned(),
            (Self::AsStated, Lang::En) => "as stated".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_read_in_both_languages() {
        for (text, limit) in [
            ("3 working days", TimeLimit::WorkingDays(3)),
            ("1 working day", TimeLimit::WorkingDays(1)),
            ("20个工作日", TimeLimit::WorkingDays(20)),
            ("15 days", TimeLimit::CalendarDays(15)),
            ("24小时", TimeLimit::Hours(24)),
            ("same day", TimeLimit::SameDay),
            ("当日", TimeLimit::SameDay),
            ("as stated", TimeLimit::AsStated),
        ] {
            assert_eq!(text.parse(), Ok(limit), "{text}");
        }
        for text in ["", "3", "working days", "-3 days", "3 weeks", "99999999 days"] {
            assert!(text.parse::<TimeLimit>().is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_shown_can_be_read_again() {
        for limit in [TimeLimit::WorkingDays(1), TimeLimit::CalendarDays(15), TimeLimit::Hours(24), TimeLimit::SameDay, TimeLimit::AsStated]
        {
            for lang in [Lang::Zh, Lang::En] {
                assert_eq!(limit.text(lang).parse(), Ok(limit));
            }
        }
    }
}
