//! What each screen looks at, and what may innocently be behind its signal.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::{Lang, ScreenId, Wording};

/// The wording of one screen.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ScreenText {
    /// What is counted, of what.
    looks: Wording,
    /// What else may be behind it.
    innocent: Wording,
}

static TEXTS: LazyLock<BTreeMap<String, ScreenText>> = LazyLock::new(|| toml::from_str(include_str!("screens.toml")).unwrap_or_default());

/// What a screen looks at.
pub fn looks(screen: ScreenId, lang: Lang) -> &'static str {
    TEXTS.get(screen.key()).map_or("", |text| text.looks.text(lang))
}

/// What may innocently be behind its signal.
pub fn innocent(screen: ScreenId, lang: Lang) -> &'static str {
    TEXTS.get(screen.key()).map_or("", |text| text.innocent.text(lang))
}

/// What a signal is, for every place where one is shown.
pub fn meaning(lang: Lang) -> &'static str {
    lang.pick(
        "疑点线索只供检查选点和核对，不是认定，不扣分，也不影响排名和等级；每条均可能另有正常原因",
        "signals only help to choose what to look at: they decide nothing, cost no points and touch neither rank nor grade; each may have an innocent cause",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_has_a_text_and_every_text_a_screen() {
        let texts: BTreeMap<String, ScreenText> = toml::from_str(include_str!("screens.toml")).unwrap();
        let mut ids: Vec<_> = ScreenId::ALL.iter().map(|(key, _)| *key).collect();
        ids.sort_unstable();
        assert_eq!(texts.keys().collect::<Vec<_>>(), ids);
    }

    #[test]
    fn no_text_accuses() {
        for (screen, text) in TEXTS.iter() {
            let said = [&text.looks, &text.innocent].map(|wording| format!("{} {}", wording.zh, wording.en)).join(" ");
            for word in ["造假", "虚假", "作弊", "违规", "fraud", "fake", "false", "cheat", "manipulat"] {
                assert!(!said.contains(word), "{screen}: {word}");
            }
        }
    }
}
