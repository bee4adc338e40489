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
    /// Why it matters: what would go wrong without the check, and the clause or rule it rests on.
    why: Option<Wording>,
    /// A ledger excerpt that raises it, and what it should look like.
    example: Option<Wording>,
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

/// Why a code matters, where that has been written.
pub fn why(code: Code, lang: Lang) -> Option<&'static str> {
    TEXTS.get(code.id())?.why.as_ref().map(|why| why.text(lang))
}

/// A row that raises a code, and the same row mended, where that has been written.
pub fn example(code: Code, lang: Lang) -> Option<&'static str> {
    TEXTS.get(code.id())?.example.as_ref().map(|example| example.text(lang))
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

#[cfg(test)]
mod tests {
    use super::*;

    const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

    /// The names in braces, sorted.
    fn names(template: &str) -> Vec<&str> {
        let mut names: Vec<_> = template.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn every_code_has_a_text_and_every_text_a_code() {
        let texts: BTreeMap<String, CodeText> = toml::from_str(include_str!("codes.toml")).unwrap();
        let codes: Vec<_> = Code::ALL.iter().map(|code| code.id()).collect();
        let mut sorted = codes.clone();
        sorted.sort_unstable();
        assert_eq!(texts.keys().collect::<Vec<_>>(), sorted);
    }

    #[test]
    fn both_languages_use_the_same_facts() {
        for (code, text) in TEXTS.iter() {
            assert_eq!(names(&text.message.zh), names(&text.message.en), "{code}");
            for plain in [&text.title, &text.mend] {
                assert!(LANGS.iter().all(|lang| !plain.text(*lang).contains(['{', '}'])), "{code}: only messages are filled");
            }
            assert!(names(&text.message.en).iter().all(|name| !name.ends_with("_en")), "{code}: `_en` is looked for by itself");
        }
    }

    #[test]
    fn messages_are_no_sentences_and_advice_is_one() {
        for (code, text) in TEXTS.iter() {
            assert!(!text.message.en.starts_with(char::is_uppercase), "{code}");
            assert!(LANGS.iter().all(|lang| !text.message.text(*lang).ends_with(['.', '。'])), "{code}");
            assert!(text.mend.en.starts_with(char::is_uppercase) || text.mend.en.starts_with("submission"), "{code}");
            assert!(text.mend.en.ends_with('.') && text.mend.zh.ends_with('。'), "{code}");
        }
    }

    /// Next to a Chinese character stands Chinese punctuation.
    #[test]
    fn chinese_texts_have_chinese_punctuation() {
        let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        for (code, text) in TEXTS.iter() {
            for part in [&text.title.zh, &text.message.zh, &text.mend.zh] {
                assert!(part.chars().any(han), "{code}");
                let chars: Vec<_> = part.chars().collect();
                let mixed = |pair: &[char]| {
                    let ascii = |c: char| matches!(c, ',' | ';' | ':' | '?' | '!' | '(' | ')' | '"' | '\'');
                    (han(pair[0]) && ascii(pair[1])) || (ascii(pair[0]) && han(pair[1]))
                };
                assert!(!chars.windows(2).any(mixed), "{code}: {part}");
            }
        }
    }

    #[test]
    fn facts_fill_the_template_by_language() {
        let facts = [("start", "受理时间".to_owned()), ("start_en", "accepted at".to_owned())];
        assert_eq!(fill("早于{start}", &facts, Lang::Zh), "早于受理时间");
        assert_eq!(fill("before {start}, {gone}", &facts, Lang::En), "before accepted at, ?");
    }
}
