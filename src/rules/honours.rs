//! `[[honour]]` of `policy.toml`: what may be recommended for, and what each asks for. Who receives it is for people to decide.

use super::reader::Section;
use crate::domain::{Fraction, Points, Wording};

/// An honour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Honour {
    /// Name for machines.
    pub id: String,
    /// Name for people.
    pub name: Wording,
    /// Who may be put forward.
    pub of: HonourOf,
    /// What it asks for, in the order of the file; what concerns an enterprise is asked of that of a person or team.
    pub criteria: Vec<Criterion>,
    /// What it rests on.
    pub basis: Wording,
}

/// Who may be put forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HonourOf {
    /// Reporting units.
    Units,
    /// People of `nominees.csv`.
    People,
    /// Teams of `nominees.csv`.
    Teams,
}

/// Something an honour asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// What.
    pub ask: Ask,
    /// What it rests on.
    pub basis: Wording,
}

/// What can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Every quarter looked at was reported, and there are at least so many.
    Reported(u32),
    /// Every promise with cases was met in every quarter.
    Targets,
    /// The score that counts was at least this in every quarter.
    Score(Points),
    /// Inspectors verified the score of the last quarter.
    Verified,
    /// The score of the last quarter is not below that of the first.
    Trend,
    /// So many cases were decided in all quarters together.
    Volume(u64),
    /// No veto.
    NoVeto,
    /// No decision about a violation that stands.
    NoViolation,
    /// Nothing left to correct, and nothing in doubt without an explanation.
    NoOpenDoubt,
    /// Works on the front line.
    FrontLine,
    /// Merits are stated.
    Merits,
    /// Whoever checked the person or team has no objection.
    NotDisqualified,
}

impl Ask {
    /// The name used by packs and in machine output.
    pub fn key(self) -> &'static str {
        match self {
            Self::Reported(_) => "reported",
            Self::Targets => "targets",
            Self::Score(_) => "score",
            Self::Verified => "verified",
            Self::Trend => "trend",
            Self::Volume(_) => "volume",
            Self::NoVeto => "no_veto",
            Self::NoViolation => "no_violation",
            Self::NoOpenDoubt => "no_open_doubt",
            Self::FrontLine => "front_line",
            Self::Merits => "merits",
            Self::NotDisqualified => "not_disqualified",
        }
    }

    /// Every kind by its key, with nothing for its number.
    const ALL: [Self; 12] = [
        Self::Reported(0),
        Self::Targets,
        Self::Score(Points::ZERO),
        Self::Verified,
        Self::Trend,
        Self::Volume(0),
        Self::NoVeto,
        Self::NoViolation,
        Self::NoOpenDoubt,
        Self::FrontLine,
        Self::Merits,
        Self::NotDisqualified,
    ];

    /// It is asked of a person or a team, never of a unit.
    fn is_personal(self) -> bool {
        matches!(self, Self::FrontLine | Self::Merits | Self::NotDisqualified)
    }
}

const OF: &[(&str, HonourOf)] = &[("units", HonourOf::Units), ("people", HonourOf::People), ("teams", HonourOf::Teams)];

/// Reads an entry of `[[honour]]`.
pub(super) fn read(mut section: Section<'_, '_>) -> Honour {
    let of = section.required_choice("for", OF).unwrap_or(HonourOf::Units);
    let criteria: Vec<_> = section.sections("criterion").into_iter().filter_map(|criterion| self::criterion(criterion, of)).collect();
    if criteria.is_empty() {
        section.contradiction("`criterion` 至少写一条".to_owned(), "there must be at least one `criterion`".to_owned());
    }
    let honour = Honour {
        id: section.required_string("id"),
        name: section.required_wording("name"),
        of,
        criteria,
        basis: section.required_wording("basis"),
    };
    section.done();
    honour
}

fn criterion(mut section: Section<'_, '_>, of: HonourOf) -> Option<Criterion> {
    let known = Ask::ALL.map(|ask| (ask.key(), ask));
    let asked = section.required_choice("ask", &known);
    let ask = asked.map(|ask| match ask {
        Ask::Reported(_) => Ask::Reported(section.required_integer("least")),
        Ask::Volume(_) => Ask::Volume(section.required_integer("least").into()),
        Ask::Score(_) => {
            let from: Fraction = section.required_parsed("from").unwrap_or(Fraction::ZERO);
            Ask::Score(Points::from_hundredths(from.of(100)))
        }
        other => other,
    });
    if of == HonourOf::Units && ask.is_some_and(Ask::is_personal) {
        section.contradiction_at("ask", "只能用于个人或班组".to_owned(), "is asked of people or teams alone".to_owned());
    }
    let basis = section.required_wording("basis");
    section.done();
    Some(Criterion { ask: ask?, basis })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::reader::Document;

    const BASIS: &str = "basis = { zh = \"默认\", en = \"default\" }\n";

    fn read_one(of: &str, criteria: &str) -> (Vec<Ask>, Vec<&'static str>) {
        let text = format!("[[honour]]\nid = \"a\"\nname = {{ zh = \"奖\", en = \"prize\" }}\nfor = \"{of}\"\n{BASIS}{criteria}");
        let document = Document::new("policy.toml", &text);
        let honours: Vec<_> = document.read(|mut root| root.sections("honour").into_iter().map(read).collect());
        let asks = honours.iter().flat_map(|honour| honour.criteria.iter().map(|criterion| criterion.ask)).collect();
        (asks, document.finish().into_iter().map(|problem| problem.code.id()).collect())
    }

    fn asked(criterion: &str) -> String {
        format!("[[honour.criterion]]\n{BASIS}{criterion}\n")
    }

    #[test]
    fn numbers_of_criteria_are_read_and_what_does_not_fit_is_told() {
        let all = [asked("ask = \"score\"\nfrom = \"90\""), asked("ask = \"volume\"\nleast = 100"), asked("ask = \"no_veto\"")].concat();
        assert_eq!(read_one("units", &all), (vec![Ask::Score(Points::from_hundredths(9_000)), Ask::Volume(100), Ask::NoVeto], vec![]));
        for (of, criteria, code) in [
            ("units", String::new(), "K623"),
            ("units", asked("ask = \"front_line\""), "K623"),
            ("units", asked("ask = \"volume\""), "K621"),
            ("people", asked("ask = \"charm\""), "K622"),
            ("people", asked("ask = \"trend\"\nleast = 3"), "K620"),
            ("everyone", asked("ask = \"trend\""), "K622"),
        ] {
            let (_, problems) = read_one(of, &criteria);
            assert!(problems.contains(&code), "{of} {criteria}: {problems:?}");
        }
    }
}
