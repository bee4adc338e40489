//! `[letters]` of `policy.toml`: how long before and after a due day an enterprise is reminded, urged and told to rectify.

use super::reader::Section;
use crate::domain::{LetterKind, Wording};

/// When which letter is due, all in working days.
#[derive(Debug, Clone)]
pub struct LetterRules {
    /// A due day this far ahead is reminded of.
    pub remind_before: u32,
    /// Past its due day for longer than this, a matter is urged and no longer reminded of.
    pub urge_after: u32,
    /// Past its due day for longer than this, it is to be rectified; not less than the one before.
    pub rectify_after: u32,
    /// By when a reminder asks for an answer.
    pub reminder_reply: u32,
    /// The same for an urging letter.
    pub urging_reply: u32,
    /// The same for a rectification notice.
    pub rectification_reply: u32,
    /// What it rests on.
    pub basis: Wording,
}

impl LetterRules {
    /// The letter for a matter that is so many working days past its due day.
    pub fn past(&self, working_days: u32) -> LetterKind {
        if working_days > self.rectify_after {
            LetterKind::Rectification
        } else if working_days > self.urge_after {
            LetterKind::Urging
        } else {
            LetterKind::Reminder
        }
    }

    /// Working days that a letter leaves for an answer.
    pub fn reply(&self, kind: LetterKind) -> u32 {
        match kind {
            LetterKind::Reminder => self.reminder_reply,
            LetterKind::Urging => self.urging_reply,
            LetterKind::Rectification => self.rectification_reply,
        }
    }
}

/// Reads the rules.
pub(super) fn read(mut section: Section<'_, '_>) -> LetterRules {
    let rules = LetterRules {
        remind_before: section.required_integer("remind_before"),
        urge_after: section.required_integer("urge_after"),
        rectify_after: section.required_integer("rectify_after"),
        reminder_reply: section.required_integer("reminder_reply"),
        urging_reply: section.required_integer("urging_reply"),
        rectification_reply: section.required_integer("rectification_reply"),
        basis: section.required_wording("basis"),
    };
    if rules.rectify_after < rules.urge_after {
        section.contradiction_at("rectify_after", "不得小于 `urge_after`".to_owned(), "must not be less than `urge_after`".to_owned());
    }
    section.done();
    rules
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::reader::Document;

    fn rules(urge: u32, rectify: u32) -> (LetterRules, Vec<&'static str>) {
        let text = format!(
            "remind_before = 20\nurge_after = {urge}\nrectify_after = {rectify}\nreminder_reply = 3\nurging_reply = 5\nrectification_reply = 20\nbasis = {{ zh = \"默认\", en = \"default\" }}\n"
        );
        let document = Document::new("policy.toml", &text);
        let rules = document.read(read);
        (rules, document.finish().into_iter().map(|problem| problem.code.id()).collect())
    }

    #[test]
    fn the_longer_a_matter_is_past_its_day_the_graver_the_letter() {
        let (rules, problems) = rules(5, 60);
        assert_eq!(problems, [""; 0]);
        let check = |days, expected: &str| assert_eq!(rules.past(days).key(), expected, "{days}");
        check(0, "reminder");
        check(5, "reminder");
        check(6, "urging");
        check(60, "urging");
        check(61, "rectification");
    }

    #[test]
    fn rectifying_before_urging_is_a_contradiction() {
        assert_eq!(rules(5, 4).1, ["K623"]);
    }
}
