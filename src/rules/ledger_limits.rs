//! `[check]` of `policy.toml`: from when on the checks of a whole ledger speak.

use super::reader::Section;
use crate::domain::Fraction;

/// How much of something raises no question, and among how many at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShareLimit {
    /// Fewer rows than this say nothing.
    pub least: u64,
    /// A larger share than this is told; below 1.
    pub most: Fraction,
}

impl ShareLimit {
    /// Is `part` of `whole` more than the limit?
    pub fn is_passed(self, part: u64, whole: u64) -> bool {
        whole >= self.least && Fraction::new(part.into(), whole.into()).is_some_and(|share| share > self.most)
    }
}

/// The limits of the checks of a whole ledger; a check without one does not run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LedgerLimits {
    /// Numbers of one prefix, and the share of them that may be missing for the rest to be called a run.
    pub missing_numbers: Option<ShareLimit>,
    /// Numbers of digits alone, and the share of them that may be of another length for the rest to be called usual.
    pub shortened_numbers: Option<ShareLimit>,
    /// Cases, and the share the enterprise may take out of the count.
    pub excluded: Option<ShareLimit>,
    /// Rows, and the share that may be set aside.
    pub set_aside: Option<ShareLimit>,
    /// Opinions that may all be the best one.
    pub all_satisfied: Option<u64>,
    /// Times of day that may all be midnight.
    pub all_at_midnight: Option<u64>,
    /// Cases of which none may be completed.
    pub nothing_completed: Option<u64>,
}

/// Reads `[check]`.
pub(super) fn read(mut section: Section<'_, '_>) -> LedgerLimits {
    let limits = LedgerLimits {
        missing_numbers: share(&mut section, "missing_numbers"),
        shortened_numbers: share(&mut section, "shortened_numbers"),
        excluded: share(&mut section, "excluded"),
        set_aside: share(&mut section, "set_aside"),
        all_satisfied: least(&mut section, "all_satisfied"),
        all_at_midnight: least(&mut section, "all_at_midnight"),
        nothing_completed: least(&mut section, "nothing_completed"),
    };
    section.required_wording("basis");
    section.done();
    limits
}

/// `{ least = 20, most = "5%" }`.
fn share(section: &mut Section<'_, '_>, key: &str) -> Option<ShareLimit> {
    let mut inner = section.section(key)?;
    let limit = ShareLimit { least: required_least(&mut inner), most: inner.required_parsed("most").unwrap_or(Fraction::ZERO) };
    if limit.most >= Fraction::ONE {
        inner.contradiction_at("most", "须小于100%".to_owned(), "must be below 100%".to_owned());
    }
    inner.done();
    Some(limit)
}

/// `{ least = 20 }`.
fn least(section: &mut Section<'_, '_>, key: &str) -> Option<u64> {
    let mut inner = section.section(key)?;
    let least = required_least(&mut inner);
    inner.done();
    Some(least)
}

/// Out of nothing no share can be worked out.
fn required_least(section: &mut Section<'_, '_>) -> u64 {
    let least = section.required_integer("least");
    if least == 0 {
        section.contradiction_at("least", "须为正整数".to_owned(), "must be at least 1".to_owned());
    }
    least.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::reader::Document;

    fn limits(text: &str) -> (LedgerLimits, Vec<&'static str>) {
        let document = Document::new("policy.toml", text);
        let limits = document.read(|mut root| root.section("check").map(read).unwrap_or_default());
        (limits, document.finish().into_iter().map(|problem| problem.code.id()).collect())
    }

    const BASIS: &str = "basis = { zh = \"默认\", en = \"default\" }\n";

    #[test]
    fn a_check_that_is_left_out_does_not_run() {
        assert_eq!(limits(""), (LedgerLimits::default(), vec![]));
        let (limits, problems) = limits(&format!("[check]\n{BASIS}set_aside = {{ least = 20, most = \"5%\" }}\n"));
        assert_eq!((limits.excluded, problems), (None, vec![]));
        let told = |part, whole| limits.set_aside.unwrap().is_passed(part, whole);
        assert_eq!([told(1, 20), told(2, 20), told(19, 19)], [false, true, false]);
    }

    #[test]
    fn limits_that_cannot_be_are_told() {
        for (text, code) in [
            ("set_aside = { least = 20, most = \"100%\" }", "K623"),
            ("set_aside = { least = 0, most = \"5%\" }", "K623"),
            ("set_aside = { most = \"5%\" }", "K621"),
            ("all_satisfied = { least = \"many\" }", "K622"),
            ("all_satisfied = { least = 50, most = \"5%\" }", "K620"),
            ("cloned = { least = 50 }", "K620"),
        ] {
            let (_, problems) = limits(&format!("[check]\n{BASIS}{text}\n"));
            assert!(problems.contains(&code), "{text}: {problems:?}");
        }
        assert_eq!(limits("[check]\n").1, ["K621"]);
    }
}
