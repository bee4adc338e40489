//! `[case.late_reason]` of `ledger.toml`: the kinds of reasons for lateness, told apart by words that occur in what is written.

use super::reader::Section;
use crate::domain::fold::fold;
use crate::domain::{LateReason, Wording};

/// A kind of reason.
#[derive(Debug, Clone)]
pub struct LateReasonKind {
    /// Name for machines.
    pub id: String,
    /// Name for people.
    pub name: Wording,
    /// Folded words, one of which occurs in such a reason.
    words: Vec<String>,
}

/// All kinds of reasons; none where the pack tells none apart.
#[derive(Debug, Clone, Default)]
pub struct LateReasons {
    /// In the order in which they are looked for.
    pub kinds: Vec<LateReasonKind>,
    /// What the division rests on; `None` where there is none.
    pub basis: Option<Wording>,
}

impl LateReasons {
    /// The key of a reason that is of no kind.
    pub const OTHER: &str = "other";
    /// The key where nothing is written.
    pub const NOT_STATED: &str = "not_stated";

    /// The kind of what is written: the first one that has a word in it.
    pub fn of(&self, text: &str) -> LateReason {
        let text = fold(text);
        let found = self.kinds.iter().position(|kind| kind.words.iter().any(|word| text.contains(word)));
        found.and_then(|kind| u8::try_from(kind).ok()).map_or(LateReason::Other, LateReason::Kind)
    }

    /// The key of a reason in machine output.
    pub fn key(&self, reason: Option<LateReason>) -> &str {
        match reason {
            None => Self::NOT_STATED,
            Some(LateReason::Other) => Self::OTHER,
            Some(LateReason::Kind(kind)) => self.kinds.get(usize::from(kind)).map_or(Self::OTHER, |kind| kind.id.as_str()),
        }
    }
}

/// Reads the kinds.
pub(super) fn read(mut section: Section<'_, '_>) -> LateReasons {
    let mut reasons = LateReasons { kinds: Vec::new(), basis: Some(section.required_wording("basis")) };
    for mut inner in section.sections("kind") {
        let (id, name) = (inner.required_string("id"), inner.required_wording("name"));
        let written = inner.strings("words").unwrap_or_default();
        if [LateReasons::OTHER, LateReasons::NOT_STATED].contains(&id.as_str()) || reasons.kinds.iter().any(|kind| kind.id == id) {
            inner.contradiction_at("id", format!("`{id}` 已有含义"), format!("`{id}` has a meaning already"));
        }
        // A kind is found by its own names, so that a form filled in with them can be read back.
        let names = [id.clone(), id.replace('_', " "), name.zh.clone(), name.en.clone()];
        let words = written.iter().chain(&names).map(|word| fold(word)).filter(|word| !word.is_empty()).collect();
        inner.done();
        reasons.kinds.push(LateReasonKind { id, name, words });
    }
    if reasons.kinds.len() > usize::from(LateReason::KINDS) {
        let most = LateReason::KINDS;
        section.contradiction(format!("逾期原因最多分{most}类"), format!("at most {most} kinds of reasons can be told apart"));
    }
    section.done();
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::reader::Document;

    fn reasons(text: &str) -> (LateReasons, Vec<&'static str>) {
        let document = Document::new("ledger.toml", text);
        let reasons = document.read(|mut root| root.section("late_reason").map(read).unwrap_or_default());
        (reasons, document.finish().into_iter().map(|problem| problem.code.id()).collect())
    }

    fn kind(id: &str, words: &str) -> String {
        format!("[[late_reason.kind]]\nid = \"{id}\"\nname = {{ zh = \"某{id}\", en = \"{id}\" }}\nwords = {words}\n")
    }

    const BASIS: &str = "[late_reason]\nbasis = { zh = \"默认\", en = \"default\" }\n";

    #[test]
    fn the_first_kind_with_a_word_in_the_text_is_its_kind() {
        let (reasons, problems) = reasons(&format!("{BASIS}{}{}", kind("rain", r#"["暴雨", "Heavy Rain"]"#), kind("parts", r#"["待料"]"#)));
        assert_eq!(problems, [""; 0]);
        for (text, key) in [
            ("因暴雨无法施工", "rain"),
            ("ＨＥＡＶＹ rain for days", "rain"),
            ("配件待料", "parts"),
            ("暴雨，配件待料", "rain"),
            ("parts", "parts"),
            ("说不清", LateReasons::OTHER),
            ("", LateReasons::OTHER),
        ] {
            assert_eq!(reasons.key(Some(reasons.of(text))), key, "{text}");
        }
        assert_eq!(reasons.key(None), LateReasons::NOT_STATED);
    }

    #[test]
    fn kinds_that_cannot_be_are_told() {
        let check = |text: &str, code: &str| assert!(reasons(text).1.contains(&code), "{text}");
        check(&kind("rain", "[]"), "K621");
        check(&format!("{BASIS}{}", kind("other", "[]")), "K623");
        check(&format!("{BASIS}{}{}", kind("rain", "[]"), kind("rain", "[]")), "K623");
        let many: String = (0..31).map(|number| kind(&format!("k{number}"), "[]")).collect();
        check(&format!("{BASIS}{many}"), "K623");
        assert_eq!(reasons("").0.kinds.len(), 0);
    }
}
