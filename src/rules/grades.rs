//! Grades of `policy.toml`, what the best one asks for, and what caps them.

use super::policy::{BestGrade, GradeBand, Veto, VetoTrigger};
use super::reader::Section;
use crate::domain::{Fraction, Points, Wording};

pub(super) fn grade(mut section: Section<'_, '_>) -> GradeBand {
    let from: Fraction = section.required_parsed("from").unwrap_or(Fraction::ZERO);
    let band = GradeBand {
        id: section.required_string("id"),
        name: section.required_wording("name"),
        from: Points::from_hundredths(from.of(100)),
        basis: section.required_wording("basis"),
    };
    section.done();
    band
}

pub(super) fn grades_descend(root: &Section<'_, '_>, grades: &[GradeBand]) {
    if grades.windows(2).any(|pair| pair[0].from <= pair[1].from) {
        root.contradiction_at("grade", "等级须由高到低排列".to_owned(), "grades must be listed from best to worst".to_owned());
    }
    if grades.last().is_some_and(|last| last.from != Points::ZERO) {
        root.contradiction_at(
            "grade",
            "最低等级须从0分起，否则有分数无等级".to_owned(),
            "the lowest grade must start at 0, or some scores have none".to_owned(),
        );
    }
}

pub(super) fn best_grade(mut section: Section<'_, '_>) -> BestGrade {
    let best =
        BestGrade { rate_floor: section.required_parsed("rate_floor").unwrap_or(Fraction::ONE), basis: section.required_wording("basis") };
    section.done();
    best
}

pub(super) fn veto(mut section: Section<'_, '_>, grades: &[GradeBand]) -> Veto {
    let cap = section.required_string("cap");
    let cap = grades.iter().position(|grade| grade.id == cap).unwrap_or_else(|| {
        section.contradiction_at("cap", format!("没有等级 `{cap}`"), format!("there is no grade `{cap}`"));
        0
    });
    let kinds = section.strings("kinds");
    let trigger = match (kinds, section.boolean("falsified_on_site").unwrap_or(false)) {
        (Some(kinds), false) => VetoTrigger::Decision(kinds),
        (None, true) => VetoTrigger::Falsified,
        _ => {
            section.contradiction(
                "否决项须且只须写 `kinds` 或 `falsified_on_site = true`".to_owned(),
                "a veto needs either `kinds` or `falsified_on_site = true`".to_owned(),
            );
            VetoTrigger::Falsified
        }
    };
    let veto = Veto {
        id: section.required_string("id"),
        name: section.required_wording("name"),
        trigger,
        cap,
        basis: section.required_wording("basis"),
    };
    section.done();
    veto
}

/// A policy without a table `[best_grade]` asks for points alone.
pub(super) fn no_best_grade() -> BestGrade {
    BestGrade { rate_floor: Fraction::ZERO, basis: Wording::none() }
}
