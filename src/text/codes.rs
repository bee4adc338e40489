//! What each diagnostic says: templates from `codes.toml`, filled with the facts of the diagnostic.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::diag::{Code, Diagnostic, Stage, Tier};
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
    why: Wording,
    /// What raises it, `→`, and how it reads when mended; without the arrow where that cannot be shown.
    example: Wording,
    /// What to do about it.
    mend: Wording,
}

static TEXTS: LazyLock<BTreeMap<String, CodeText>> = LazyLock::new(|| toml::from_str(include_str!("codes.toml")).unwrap_or_default());

/// What the facts of messages are called.
static FACTS: LazyLock<BTreeMap<String, Wording>> = LazyLock::new(|| toml::from_str(include_str!("facts.toml")).unwrap_or_default());

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

/// Everything there is to say about a code, in one language; also its form in JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// `C201`.
    pub code: &'static str,
    /// The name that `--allow` takes as well.
    pub name: &'static str,
    /// `block`, `confirm` or `note`.
    pub tier: Tier,
    /// `case` and the like: where on the way of a ledger it is raised.
    pub stage: Stage,
    /// A few words.
    pub title: &'static str,
    /// The sentence, with words where the facts of a diagnostic stand.
    pub message: String,
    /// Why it matters, with the clause or rule it rests on.
    pub why: &'static str,
    /// What raises it, `→`, and how it reads when mended; without the arrow where that cannot be shown.
    pub example: &'static str,
    /// What to do about it.
    pub mend: &'static str,
}

/// Everything there is to say about a code.
pub fn explain(code: Code, lang: Lang) -> Explanation {
    Explanation {
        code: code.id(),
        name: code.name(),
        tier: code.tier(),
        stage: code.stage(),
        title: title(code, lang),
        message: fill(text(code, lang, |text| &text.message), |fact| placeholder(fact, lang)),
        why: text(code, lang, |text| &text.why),
        example: text(code, lang, |text| &text.example),
        mend: advice(code, lang),
    }
}

/// What stands for a fact where there is none: its name in brackets.
fn placeholder(fact: &str, lang: Lang) -> String {
    match (FACTS.get(fact).map_or(fact, |words| words.text(lang)), lang) {
        ("", _) => String::new(),
        (words, Lang::Zh) => format!("〈{words}〉"),
        (words, Lang::En) => format!("<{words}>"),
    }
}

/// The sentence of a diagnostic, its facts filled in. In English a fact `x_en` stands in for `x`.
pub fn message(diagnostic: &Diagnostic, lang: Lang) -> String {
    fill(text(diagnostic.code, lang, |text| &text.message), |fact| value(fact, &diagnostic.facts, lang))
}

fn value(fact: &str, facts: &[(&'static str, String)], lang: Lang) -> String {
    let find = |name: &str| facts.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
    let english = if lang == Lang::En { find(&format!("{fact}_en")) } else { None };
    english.or_else(|| find(fact)).unwrap_or_else(|| "?".to_owned())
}

fn fill(template: &str, value: impl Fn(&str) -> String) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((fact, after)) = after.split_once('}') else { break };
        filled.push_str(before);
        filled.push_str(&value(fact));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

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
            for plain in [&text.title, &text.why, &text.example, &text.mend] {
                assert!(LANGS.iter().all(|lang| !plain.text(*lang).contains(['{', '}'])), "{code}: only messages are filled");
            }
            assert!(names(&text.message.en).iter().all(|name| !name.ends_with("_en")), "{code}: `_en` is looked for by itself");
        }
    }

    #[test]
    fn every_fact_of_a_message_has_a_word_and_every_word_a_fact() {
        let facts: BTreeSet<&str> = TEXTS.values().flat_map(|text| names(&text.message.zh)).collect();
        let words: BTreeSet<&str> = FACTS.keys().map(String::as_str).collect();
        assert_eq!(words, facts, "src/text/facts.toml");
    }

    #[test]
    fn messages_are_no_sentences_and_advice_is_one() {
        for (code, text) in TEXTS.iter() {
            assert!(!text.message.en.starts_with(char::is_uppercase), "{code}");
            assert!(LANGS.iter().all(|lang| !text.message.text(*lang).ends_with(['.', '。'])), "{code}");
            assert!(text.mend.en.starts_with(char::is_uppercase) || text.mend.en.starts_with("submission"), "{code}");
            assert!(text.mend.en.ends_with('.') && text.mend.zh.ends_with('。'), "{code}");
            assert!(text.why.en.ends_with('.') && text.why.zh.ends_with('。'), "{code}");
            assert!(text.why.en.starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '“' | '-')), "{code}");
            assert!(LANGS.iter().all(|lang| !text.example.text(*lang).ends_with(['.', '。'])), "{code}");
        }
    }

    /// Next to a Chinese character stands Chinese punctuation.
    #[test]
    fn chinese_texts_have_chinese_punctuation() {
        let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        for (code, text) in TEXTS.iter() {
            for part in [&text.title.zh, &text.message.zh, &text.why.zh, &text.example.zh, &text.mend.zh] {
                // An example may be a line of a file.
                assert!(part.chars().any(han) || *part == text.example.zh, "{code}");
                let chars: Vec<_> = part.chars().collect();
                let mixed = |pair: &[char]| {
                    let ascii = |c: char| matches!(c, ',' | ';' | ':' | '?' | '!' | '(' | ')' | '"' | '\'');
                    (han(pair[0]) && ascii(pair[1])) || (ascii(pair[0]) && han(pair[1]))
                };
                assert!(!chars.windows(2).any(mixed), "{code}: {part}");
            }
        }
    }

    /// Long enough to say something, short enough to be read in a terminal.
    #[test]
    fn reasons_and_examples_have_a_sensible_length() {
        for (code, text) in TEXTS.iter() {
            for (part, shortest, longest) in
                [(&text.why.zh, 20, 90), (&text.why.en, 60, 250), (&text.example.zh, 10, 80), (&text.example.en, 10, 140)]
            {
                assert!((shortest..=longest).contains(&part.chars().count()), "{code}: {} characters: {part}", part.chars().count());
            }
        }
    }

    #[test]
    fn an_example_goes_from_wrong_to_right_at_most_once() {
        for (code, text) in TEXTS.iter() {
            for example in LANGS.map(|lang| text.example.text(lang)) {
                let sides: Vec<_> = example.split('→').map(str::trim).collect();
                let told = sides.iter().all(|side| !side.is_empty()) && sides.windows(2).all(|pair| pair[0] != pair[1]);
                assert!(sides.len() <= 2 && told, "{code}: {example}");
            }
        }
    }

    #[test]
    fn facts_fill_the_template_by_language() {
        let facts = [("start", "受理时间".to_owned()), ("start_en", "accepted at".to_owned())];
        assert_eq!(fill("早于{start}", |fact| value(fact, &facts, Lang::Zh)), "早于受理时间");
        assert_eq!(fill("before {start}, {gone}", |fact| value(fact, &facts, Lang::En)), "before accepted at, ?");
    }

    #[test]
    fn words_fill_the_template_where_there_are_no_facts() {
        assert_eq!(explain(Code::R106, Lang::Zh).message, "“〈列名〉”未填写，该行无法采用");
        assert_eq!(explain(Code::R106, Lang::En).message, "«<column>» is blank, so the row cannot be used");
        assert_eq!(explain(Code::F003, Lang::Zh).message, "未识别表头“〈表头〉”，该列未采用");
    }
}
