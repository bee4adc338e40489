//! Grades and places, and who has none and why.

use crate::domain::{Lang, Points};
use crate::report::circular::body::{Body, numeral};
use crate::report::circular::phrase::{count, enterprises, list};
use crate::report::circular::view::View;
use crate::report::model::EnterpriseReport;

/// Places named from the top and from the bottom.
const NAMED: usize = 3;

/// Writes the section.
pub(super) fn section(view: &View<'_>, body: &mut Body) {
    body.heading(2, view.pick("等级和排名", "Grades and places"));
    let annex = view.ranking_annex();
    body.paragraph(grades_sentence(&grades(view), &annex, view.lang));
    let ranked: Vec<_> = view.report.enterprises.iter().filter(|one| one.rank.is_some()).map(ranked).collect();
    let unranked: Vec<_> = view.report.enterprises.iter().filter(|one| one.rank.is_none()).map(|one| unranked(one, view.lang)).collect();
    let mut text = ranking_sentence(&ranked, &annex, view.lang);
    let rest = unranked_sentence(&unranked, &annex, view.lang);
    if !rest.is_empty() {
        text.push_str(view.pick("", " "));
        text.push_str(&rest);
    }
    body.paragraph(text);
}

/// The enterprises of each grade, the best grade first: a grade stands by the most points that lead to it.
fn grades(view: &View<'_>) -> Vec<(String, Vec<String>)> {
    let scored = || view.report.enterprises.iter().filter_map(|one| Some((one, one.score()?, one.score()?.grade.as_ref()?)));
    let mut grades: Vec<(&str, Option<Points>)> = Vec::new();
    for (_, _, grade) in scored() {
        if grades.iter().all(|(name, _)| *name != grade.name) {
            let by_points = scored().filter(|(_, _, other)| other.by_points == grade.name);
            grades.push((&grade.name, by_points.filter_map(|(_, score, _)| score.total.parse().ok()).max()));
        }
    }
    grades.sort_by_key(|(_, points)| std::cmp::Reverse(*points));
    let of = |name: &str| view.names(|one| one.score().and_then(|score| score.grade.as_ref()).is_some_and(|grade| grade.name == name));
    grades.into_iter().map(|(name, _)| (name.to_owned(), of(name))).collect()
}

fn grades_sentence(grades: &[(String, Vec<String>)], annex: &str, lang: Lang) -> String {
    let all: u64 = grades.iter().map(|(_, names)| names.len() as u64).sum();
    let parts: Vec<_> = grades.iter().map(|(grade, names)| grade_part(grade, names, annex, lang)).collect();
    match (lang, grades) {
        (_, []) => String::new(),
        (Lang::Zh, [(grade, _)]) => format!("评定等级的企业{all}家，等级均为{grade}。").replace("1家，等级均为", "1家，等级为"),
        (Lang::En, [(grade, _)]) => format!("{} graded, {grade}.", count(all, "enterprise was", "enterprises were all")),
        (Lang::Zh, _) => format!("评定等级的企业{all}家，其中{}。", parts.join("；")),
        (Lang::En, _) => format!("{} graded: {}.", count(all, "enterprise was", "enterprises were"), parts.join("; ")),
    }
}

fn grade_part(grade: &str, names: &[String], annex: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh if names.len() > 8 => format!("{grade}{}家（详见{annex}）", names.len()),
        Lang::Zh => format!("{grade}{}", enterprises(names, Some(annex), lang)),
        Lang::En => format!("{grade}: {}", enterprises(names, Some(annex), lang)),
    }
}

/// A place, a name and the points it was ranked by.
fn ranked(enterprise: &EnterpriseReport) -> (usize, String, String) {
    let points = enterprise.ranking_points.clone().unwrap_or_default();
    (enterprise.rank.unwrap_or_default(), View::name(enterprise), points)
}

fn ranking_sentence(ranked: &[(usize, String, String)], annex: &str, lang: Lang) -> String {
    let told = |entries: &[(usize, String, String)]| -> String {
        let told = |(_, name, points): &(usize, String, String)| match lang {
            Lang::Zh => format!("{name}（{points}分）"),
            Lang::En => format!("{name} ({points})"),
        };
        list(&entries.iter().map(told).collect::<Vec<_>>(), lang)
    };
    let top = &ranked[..ranked.len().min(NAMED)];
    let last = if ranked.len() >= 2 * NAMED { &ranked[ranked.len() - NAMED..] } else { &[] };
    let number = ranked.len();
    match (lang, ranked) {
        (Lang::Zh, []) => "没有参加排名的企业。".to_owned(),
        (Lang::En, []) => "No enterprise takes part in the ranking.".to_owned(),
        (Lang::Zh, [_]) => format!("参加排名的企业1家，为{}。", told(top)),
        (Lang::En, [_]) => format!("1 enterprise is ranked: {}.", told(top)),
        (Lang::Zh, _) => {
            let last = if last.is_empty() { String::new() } else { format!("，后{}位依次为{}", numeral(NAMED), told(last)) };
            format!("参加排名的企业{number}家，按排名分，前{}位依次为{}{last}。全部名次见{annex}。", numeral(top.len()), told(top))
                .replace("前二位", "前两位")
        }
        (Lang::En, _) => {
            let last = if last.is_empty() { String::new() } else { format!("; last {}", told(last)) };
            format!(
                "{number} enterprises are ranked. By their points for ranking, first come {}{last}. All places stand in {annex}.",
                told(top)
            )
        }
    }
}

/// A name with the reason for having no place.
fn unranked(enterprise: &EnterpriseReport, lang: Lang) -> String {
    let measured_only = enterprise.score().is_some_and(|score| score.measured_only);
    let why = match (enterprise.reported, measured_only) {
        (false, _) => lang.pick("未报送", "sent nothing"),
        (true, true) => lang.pick("未报送工作推进台账", "no progress ledger"),
        (true, false) => lang.pick("应办结件数较少", "few cases"),
    };
    match lang {
        Lang::Zh => format!("{}（{why}）", View::name(enterprise)),
        Lang::En => format!("{} ({why})", View::name(enterprise)),
    }
}

fn unranked_sentence(unranked: &[String], annex: &str, lang: Lang) -> String {
    let number = unranked.len();
    let shown = &unranked[..number.min(8)];
    match (lang, number) {
        (_, 0) => String::new(),
        (Lang::Zh, 1..=8) => format!("列出而不排名次的有{number}家：{}。", shown.join("、")),
        (Lang::Zh, _) => format!("列出而不排名次的有{}等{number}家（详见{annex}）。", shown.join("、")),
        (Lang::En, 1..=8) => format!("Listed without a place: {}.", list(shown, lang)),
        (Lang::En, _) => format!("Listed without a place: {} and {} more (see {annex}).", shown.join(", "), number - shown.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn grades_are_counted_and_named() {
        let check = |grades: &[(&str, &[&str])], zh: &str, en: &str| {
            let grades: Vec<_> = grades.iter().map(|(grade, of)| ((*grade).to_owned(), names(of))).collect();
            assert_eq!(grades_sentence(&grades, "附件1", Lang::Zh), zh);
            assert_eq!(grades_sentence(&grades, "Annex 1", Lang::En), en);
        };
        check(&[], "", "");
        check(&[("优秀", &["甲"])], "评定等级的企业1家，等级为优秀。", "1 enterprise was graded, 优秀.");
        check(&[("优秀", &["甲", "乙"])], "评定等级的企业2家，等级均为优秀。", "2 enterprises were all graded, 优秀.");
        check(
            &[("优秀", &["甲"]), ("合格", &["乙", "丙"])],
            "评定等级的企业3家，其中优秀1家（甲）；合格2家（乙、丙）。",
            "3 enterprises were graded: 优秀: 1 enterprise (甲); 合格: 2 enterprises (乙 and 丙).",
        );
    }

    #[test]
    fn places_are_named_from_both_ends_where_there_are_enough() {
        let check = |number: usize, zh: &str, en: &str| {
            let ranked: Vec<_> = (1..=number).map(|place| (place, format!("E{place}"), format!("{}.00", 100 - place))).collect();
            assert_eq!(ranking_sentence(&ranked, "附件1", Lang::Zh), zh);
            assert_eq!(ranking_sentence(&ranked, "Annex 1", Lang::En), en);
        };
        check(0, "没有参加排名的企业。", "No enterprise takes part in the ranking.");
        check(1, "参加排名的企业1家，为E1（99.00分）。", "1 enterprise is ranked: E1 (99.00).");
        check(
            2,
            "参加排名的企业2家，按排名分，前两位依次为E1（99.00分）、E2（98.00分）。全部名次见附件1。",
            "2 enterprises are ranked. By their points for ranking, first come E1 (99.00) and E2 (98.00). All places stand in Annex 1.",
        );
        check(
            6,
            "参加排名的企业6家，按排名分，前三位依次为E1（99.00分）、E2（98.00分）、E3（97.00分），后三位依次为E4（96.00分）、E5（95.00分）、E6（94.00分）。全部名次见附件1。",
            "6 enterprises are ranked. By their points for ranking, first come E1 (99.00), E2 (98.00) and E3 (97.00); last E4 (96.00), E5 (95.00) and E6 (94.00). All places stand in Annex 1.",
        );
    }

    #[test]
    fn who_has_no_place_is_told_with_the_reason() {
        let check = |of: &[&str], zh: &str, en: &str| {
            assert_eq!(unranked_sentence(&names(of), "附件1", Lang::Zh), zh);
            assert_eq!(unranked_sentence(&names(of), "Annex 1", Lang::En), en);
        };
        check(&[], "", "");
        check(&["甲（未报送）"], "列出而不排名次的有1家：甲（未报送）。", "Listed without a place: 甲（未报送）.");
        check(
            &["1", "2", "3", "4", "5", "6", "7", "8", "9"],
            "列出而不排名次的有1、2、3、4、5、6、7、8等9家（详见附件1）。",
            "Listed without a place: 1, 2, 3, 4, 5, 6, 7, 8 and 1 more (see Annex 1).",
        );
    }
}
