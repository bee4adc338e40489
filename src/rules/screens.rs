//! `[screens]` and `[[screen]]` of `policy.toml`: from when on a screen gives a signal.

use super::policy::Service;
use super::reader::Section;
use crate::domain::{Fraction, ScreenId, ServiceIx, Wording};

/// The screens a policy asks for.
#[derive(Debug, Clone)]
pub struct Screens {
    /// How often one screen may give a signal of an enterprise whose numbers the null hypothesis allows; above 0, below 1.
    pub false_alarm: Fraction,
    /// What it rests on.
    pub basis: Wording,
    /// Each screen once.
    pub list: Vec<ScreenRule>,
}

/// One screen.
#[derive(Debug, Clone)]
pub struct ScreenRule {
    /// Which.
    pub id: ScreenId,
    /// Name for people.
    pub name: Wording,
    /// The services it looks at; all where the policy names none.
    pub services: Vec<ServiceIx>,
    /// Fewer cases than this say nothing.
    pub least: u64,
    /// What is still held to be innocent.
    pub limit: ScreenLimit,
    /// What it rests on.
    pub basis: Wording,
}

impl ScreenRule {
    /// Does the screen look at a service?
    pub fn looks_at(&self, service: ServiceIx) -> bool {
        self.services.is_empty() || self.services.contains(&service)
    }
}

/// What is still held to be innocent, before chance is taken into account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScreenLimit {
    /// A share up to this, or one whose odds are up to so many times the odds of what it is compared with; the larger of the two.
    Share {
        /// Below 1.
        share: Fraction,
        /// At least 1.
        odds: u32,
    },
    /// Up to so many times what is expected; at least 1.
    Times(u32),
}

/// Reads `[screens]`, whose screens stand under `[[screen]]`.
pub(super) fn read(mut section: Section<'_, '_>, screens: Vec<Section<'_, '_>>, services: &[Service]) -> Screens {
    let false_alarm = section.required_parsed("false_alarm").unwrap_or(Fraction::ONE);
    if false_alarm <= Fraction::ZERO || false_alarm >= Fraction::ONE {
        section.contradiction_at("false_alarm", "须大于0、小于100%".to_owned(), "must be above 0 and below 100%".to_owned());
    }
    let screens = Screens {
        false_alarm,
        basis: section.required_wording("basis"),
        list: screens.into_iter().filter_map(|screen| rule(screen, services)).collect(),
    };
    section.done();
    screens
}

fn rule(mut section: Section<'_, '_>, services: &[Service]) -> Option<ScreenRule> {
    let id = section.required_choice("id", ScreenId::ALL);
    let named = services.iter().enumerate().filter_map(|(index, service)| Some((service.id.as_str(), ServiceIx(index.try_into().ok()?))));
    let name = section.required_wording("name");
    let services = section.choices("services", &named.collect::<Vec<_>>()).unwrap_or_default();
    let least = positive(&mut section, "least");
    let limit = match id {
        Some(ScreenId::SameMinute | ScreenId::Cloned) => ScreenLimit::Times(positive(&mut section, "times")),
        _ => ScreenLimit::Share { share: share(&mut section), odds: positive(&mut section, "odds") },
    };
    let basis = section.required_wording("basis");
    section.done();
    Some(ScreenRule { id: id?, name, services, least: least.into(), limit, basis })
}

fn share(section: &mut Section<'_, '_>) -> Fraction {
    let Some(share) = section.required_parsed("share") else { return Fraction::ZERO };
    if share <= Fraction::ZERO || share >= Fraction::ONE {
        section.contradiction_at("share", "须大于0、小于100%".to_owned(), "must be above 0 and below 100%".to_owned());
    }
    share
}

fn positive(section: &mut Section<'_, '_>, key: &str) -> u32 {
    let is_there = section.keys().contains(&key);
    let number = section.required_integer(key);
    if is_there && number == 0 {
        section.contradiction_at(key, "须为正整数".to_owned(), "must be at least 1".to_owned());
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::reader::Document;

    const HEAD: &str = "[screens]\nfalse_alarm = \"0.01%\"\nbasis = { zh = \"默认\", en = \"default\" }\n[[screen]]\n";
    const NAMED: &str = "name = { zh = \"线索\", en = \"signal\" }\nbasis = { zh = \"默认\", en = \"default\" }\n";

    fn problems(text: &str) -> Vec<(usize, &'static str)> {
        let text = format!("{HEAD}{NAMED}{text}");
        let document = Document::new("policy.toml", &text);
        document.read(|mut root| {
            let screens = root.sections("screen");
            root.section("screens").map(|section| read(section, screens, &[]))
        });
        document.finish().into_iter().map(|problem| (problem.line, problem.code.id())).collect()
    }

    #[test]
    fn what_a_screen_cannot_use_is_told_with_its_line() {
        for (text, expected) in [
            ("id = \"due_day\"\nleast = 20\nshare = \"30%\"\nodds = 3\n", vec![]),
            ("id = \"cloned\"\nleast = 20\ntimes = 5\n", vec![]),
            ("id = \"cloned\"\nleast = 20\ntimes = 5\nodds = 3\n", vec![(10, "K620")]),
            ("id = \"horoscope\"\nleast = 20\nshare = \"30%\"\nodds = 3\n", vec![(7, "K622")]),
            ("id = \"due_day\"\nleast = 0\nshare = \"100%\"\nodds = 3\n", vec![(8, "K623"), (9, "K623")]),
            ("id = \"due_day\"\nleast = 20\nshare = \"30%\"\nodds = 3\nservices = [\"tea\"]\n", vec![(11, "K622")]),
            ("id = \"due_day\"\nleast = 20\n", vec![(4, "K621"), (4, "K621")]),
        ] {
            assert_eq!(problems(text), expected, "{text}");
        }
    }
}
