//! What each diagnostic says: templates from `codes.toml`, filled with the facts of the diagnostic.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::diag::{Code, Diagnostic};
use crate::domain::{Lang, Wording};

/// The wording of one code.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct CodeText {
    /// A few words.
    title: Wording,
    /// One sentence with `{facts}`.
    message: Wording,
    /// What to do about it.
    mend: Wording,
}

static TEXTS: LazyLock<BTreeMap<String, CodeText>> = LazyLock::new(|| toml::from_str(include_str!("codes.toml")).unwrap_or_default());

fn text(code: Code, lang: Lang, part: fn(&CodeText) -> &Wording) -> &'static str {
    TEXTS.get(code.id()).map_or(code.name(), |text| part(text).text(lang))
}

/// A few words for a code.
pub fn title(code: Code, lang: Lang) -> &'static str {
    text(code, lang, |text| &text.title)
}

/// What to do about a code.
pub fn advice(code: Code, lang: Lang) -> &'static str {
    text(code, lang, |text| &text.mend)
}

/// The sentence of a diagnostic, its facts filled in. In English a fact `x_en` stands in for `x`.
pub fn message(diagnostic: &Diagnostic, lang: Lang) -> String {
    fill(text(diagnostic.code, lang, |text| &text.message), &diagnostic.facts, lang)
}

fn fill(template: &str, facts: &[(&'static str, String)], lang: Lang) -> String {
    let find = |name: &str| facts.iter().find(|(fact, _)| *fact == name).map(|(_, value)| value.as_str());
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        filled.push_str(before);
        let english = if lang == Lang::En { find(&format!("{name}_en")) } else { None };
        filled.push_str(english.or_else(|| find(name)).unwrap_or("?"));
        rest = after;
    }
    filled.push_str(rest);
    filled
}
