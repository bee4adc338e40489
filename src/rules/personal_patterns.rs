//! The numbers of persons a pack looks for, by the names it switches them on with: they turn up in cells that hold something else.

use chrono::{Datelike, NaiveDate};

use crate::domain::personal::{self, PersonalNumber};

/// The name of a kind of number for packs, and for people in Chinese and in English.
type Named = (&'static str, PersonalNumber, (&'static str, &'static str));

/// Every kind.
const KINDS: &[Named] = &[
    ("cn_id", PersonalNumber::Citizen, ("公民身份号码", "a citizen identity number")),
    ("cn_mobile", PersonalNumber::Mobile, ("手机号码", "a mobile telephone number")),
    ("cn_bank_card", PersonalNumber::BankCard, ("银行卡号", "the number of a bank card")),
];

/// A kind that a pack looks for.
#[derive(Debug, Clone, Copy)]
pub struct PersonalPattern(&'static Named);

impl PersonalPattern {
    /// The kind that packs call so.
    pub(super) fn named(name: &str) -> Option<Self> {
        KINDS.iter().find(|(known, ..)| *known == name).map(Self)
    }

    /// Its name for people, in Chinese and in English.
    pub fn name(self) -> (&'static str, &'static str) {
        self.0.2
    }
}

/// The kinds that a pack looks for.
#[derive(Debug, Clone, Default)]
pub struct PersonalPatterns {
    patterns: Vec<PersonalPattern>,
    /// The year the policy took effect: a number of a case begins with no earlier one.
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
        self.find(cell, |_| false)
    }

    /// The same in the number of a paper: one that begins with a day of a case, as in `19070100123`, is no telephone's.
    pub fn in_number(&self, cell: &[u8]) -> Option<PersonalPattern> {
        self.find(cell, |number| personal::first_day(number).is_some_and(|day| day.year() >= self.year))
    }

    #[inline]
    fn find(&self, cell: &[u8], is_paper: impl Fn(&[u8]) -> bool) -> Option<PersonalPattern> {
        if !personal::may_be_in(cell) {
            return None;
        }
        personal::in_bytes(cell).find_map(|(found, number)| {
            let pattern = self.patterns.iter().find(|pattern| pattern.0.1 == found)?;
            (found != PersonalNumber::Mobile || !is_paper(number)).then_some(*pattern)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_looks_for_what_it_names_alone() {
        let patterns = |names: &[&str]| {
            let named = names.iter().filter_map(|name| PersonalPattern::named(name)).collect();
            PersonalPatterns::new(named, NaiveDate::from_ymd_opt(2018, 8, 1).unwrap())
        };
        let check = |names: &[&str], text: &str, expected: Option<&str>| {
            let found = patterns(names).in_text(text.as_bytes()).map(|pattern| pattern.name().0);
            assert_eq!(found, expected, "{names:?} {text}");
        };
        let all = &["cn_id", "cn_mobile", "cn_bank_card"];
        check(all, "用户11010519491231002X", Some("公民身份号码"));
        check(all, "+86 138 0000 0000", Some("手机号码"));
        check(all, "4111111111111111", Some("银行卡号"));
        check(all, "GZ20190701001", None);
        check(&["cn_id"], "13800000000 11010519491231002X", Some("公民身份号码"));
        check(&[], "13800000000", None);
        assert!(patterns(all).in_number(b"19070100123").is_none());
        assert!(patterns(all).in_number(b"17070100123").is_some(), "before the policy there were no cases");
        assert!(patterns(all).in_text(b"19070100123").is_some());
    }
}
