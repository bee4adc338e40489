//! `[draw]` of `policy.toml`: how likely an enterprise is drawn for inspection, and what is drawn for it.

use super::reader::Section;
use crate::domain::{Fraction, Wording};

/// The inspection draw a policy asks for.
#[derive(Debug, Clone)]
pub struct DrawRules {
    /// The part of the enterprises without full coverage that is drawn, rounded up; above 0.
    pub share: Fraction,
    /// At least so many are drawn.
    pub at_least: u32,
    /// Inspectors for each target; two or more.
    pub inspectors: u32,
    /// Where they may come from.
    pub inspectors_from: InspectorsFrom,
    /// Fields of which an inspector must have one; any will do where none is named.
    pub fields: Vec<String>,
    /// Weight of every enterprise.
    pub base: u32,
    /// Weight of a score of nothing; a better one weighs less in proportion.
    pub score: u32,
    /// Weight of the signals of screens.
    pub signal: Each,
    /// Weight of the valid complaints for every 10,000 users.
    pub complaint: Each,
    /// Weight of the whole months since the last inspection.
    pub month: Each,
    /// Risk classes by the names of the registry.
    pub classes: Vec<RiskClass>,
    /// Cases to look at on site.
    pub cases: CasesPerTarget,
    /// What it rests on.
    pub basis: Wording,
}

/// A weight that grows with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Each {
    /// For each of them.
    pub each: u32,
    /// Never more than this.
    pub most: u32,
}

/// Where inspectors may come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InspectorsFrom {
    /// Any district.
    Anywhere,
    /// The district of the target, or none, as the city's own.
    District,
}

impl InspectorsFrom {
    /// Both with the names packs use for them.
    pub const ALL: &[(&str, Self)] = &[("anywhere", Self::Anywhere), ("district", Self::District)];
}

/// A risk class.
#[derive(Debug, Clone)]
pub struct RiskClass {
    /// As the registry writes it.
    pub id: String,
    /// Name for people.
    pub name: Wording,
    /// Its weight.
    pub weight: u32,
    /// Every enterprise of it is inspected, without a draw.
    pub full_coverage: bool,
    /// What it rests on.
    pub basis: Wording,
}

/// How many cases of each kind are looked at, where there are as many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CasesPerTarget {
    /// Late or overdue.
    pub late: u32,
    /// Completed on the last day.
    pub due_day: u32,
    /// The others.
    pub other: u32,
}

impl DrawRules {
    /// The class of this name.
    pub fn class(&self, id: &str) -> Option<&RiskClass> {
        self.classes.iter().find(|class| class.id == id)
    }

    /// The weight of a class nobody knows: that of the riskiest which is drawn.
    pub fn unknown_class(&self) -> u32 {
        self.classes.iter().filter(|class| !class.full_coverage).map(|class| class.weight).max().unwrap_or(0)
    }
}

/// Reads `[draw]`.
pub(super) fn read(mut section: Section<'_, '_>) -> DrawRules {
    let share = section.required_parsed("share").unwrap_or(Fraction::ONE);
    if share <= Fraction::ZERO || share > Fraction::ONE {
        section.contradiction_at("share", "须大于0、不超过100%".to_owned(), "must be above 0 and at most 100%".to_owned());
    }
    let rules = DrawRules {
        share,
        at_least: section.required_integer("at_least"),
        inspectors: section.required_integer("inspectors"),
        inspectors_from: section.required_choice("inspectors_from", InspectorsFrom::ALL).unwrap_or(InspectorsFrom::Anywhere),
        fields: section.strings("fields").unwrap_or_default(),
        base: section.required_integer("base"),
        score: section.required_integer("score"),
        signal: each(&mut section, "signal"),
        complaint: each(&mut section, "complaint"),
        month: each(&mut section, "month"),
        classes: section.sections("class").into_iter().map(class).collect(),
        cases: section.section("cases").map(cases).unwrap_or_default(),
        basis: section.required_wording("basis"),
    };
    if rules.inspectors < 2 {
        section.contradiction_at("inspectors", "每家至少两人".to_owned(), "must be at least 2 for each target".to_owned());
    }
    for (at, class) in rules.classes.iter().enumerate() {
        if rules.classes[..at].iter().any(|other| other.id == class.id) {
            let id = &class.id;
            section.contradiction_at("class", format!("风险等级 `{id}` 重复"), format!("two classes are called `{id}`"));
        }
    }
    section.done();
    rules
}

fn each(section: &mut Section<'_, '_>, key: &str) -> Each {
    let Some(mut inner) = section.section(key) else { return Each::default() };
    let each = Each { each: inner.required_integer("each"), most: inner.required_integer("most") };
    inner.done();
    each
}

fn class(mut section: Section<'_, '_>) -> RiskClass {
    let class = RiskClass {
        id: section.required_string("id"),
        name: section.required_wording("name"),
        weight: section.required_integer("weight"),
        full_coverage: section.boolean("full_coverage").unwrap_or(false),
        basis: section.required_wording("basis"),
    };
    section.done();
    class
}

fn cases(mut section: Section<'_, '_>) -> CasesPerTarget {
    let cases = CasesPerTarget {
        late: section.required_integer("late"),
        due_day: section.required_integer("due_day"),
        other: section.required_integer("other"),
    };
    section.done();
    cases
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::reader::Document;

    fn problems(head: &str, classes: &str) -> Vec<(usize, &'static str)> {
        let text = format!("[draw]\n{head}\nat_least = 1\nbase = 1\nscore = 1\nbasis = {{ zh = \"默认\", en = \"default\" }}\n{classes}");
        let document = Document::new("policy.toml", &text);
        document.read(|mut root| root.section("draw").map(read));
        document.finish().into_iter().map(|problem| (problem.line, problem.code.id())).collect()
    }

    #[test]
    fn what_a_draw_cannot_use_is_told_with_its_line() {
        let class =
            "[[draw.class]]\nid = \"A\"\nweight = 1\nname = { zh = \"甲\", en = \"a\" }\nbasis = { zh = \"默认\", en = \"default\" }\n";
        let twice = format!("{class}{class}");
        for (head, classes, expected) in [
            ("share = \"20%\"\ninspectors = 2\ninspectors_from = \"anywhere\"", class, vec![]),
            ("share = \"0%\"\ninspectors = 1\ninspectors_from = \"anywhere\"", class, vec![(2, "K623"), (3, "K623")]),
            ("share = \"20%\"\ninspectors = 2\ninspectors_from = \"abroad\"", class, vec![(4, "K622")]),
            ("share = \"20%\"\ninspectors = 2\ninspectors_from = \"district\"\nsignal = { each = 1 }", class, vec![(5, "K621")]),
            ("share = \"20%\"\ninspectors = 2\ninspectors_from = \"district\"", twice.as_str(), vec![(9, "K623")]),
        ] {
            assert_eq!(problems(head, classes), expected, "{head}\n{classes}");
        }
    }
}
