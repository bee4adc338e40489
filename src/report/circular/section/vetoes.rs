//! Vetoes, and who missed the best grade though the points would do.

use crate::domain::Lang;
use crate::report::circular::body::Body;
use crate::report::circular::view::View;
use crate::report::model::GradeReport;

/// Sentences about single enterprises; beyond them the annex speaks.
const TOLD: usize = 8;

/// Writes the section; where nothing was vetoed it says so, and where nobody is graded there is none.
pub(super) fn section(view: &View<'_>, body: &mut Body) {
    let graded: Vec<_> = view.report.enterprises.iter().filter_map(|one| Some((View::name(one), one.score()?.grade.as_ref()?))).collect();
    if graded.is_empty() {
        return;
    }
    body.heading(2, view.pick("一票否决事项", "Vetoes"));
    let vetoed: Vec<_> =
        graded.iter().filter(|(_, grade)| !grade.vetoes.is_empty()).map(|(name, grade)| veto(name, grade, view.lang)).collect();
    let barred: Vec<_> =
        graded.iter().filter(|(_, grade)| !grade.barred_by.is_empty()).map(|(name, grade)| barred(name, grade, view.lang)).collect();
    let none = view.pick("没有企业被一票否决。", "No enterprise was vetoed.").to_owned();
    body.paragraph(if vetoed.is_empty() { none } else { told(&vetoed, view) });
    body.paragraph(told(&barred, view));
}

fn told(sentences: &[String], view: &View<'_>) -> String {
    let text = sentences[..sentences.len().min(TOLD)].join(view.pick("", " "));
    if sentences.len() <= TOLD {
        return text;
    }
    let (more, annex) = (sentences.len() - TOLD, view.ranking_annex());
    match view.lang {
        Lang::Zh => format!("{text}另有{more}家，详见{annex}。"),
        Lang::En => format!("{text} {more} more stand in {annex}."),
    }
}

fn veto(name: &str, grade: &GradeReport, lang: Lang) -> String {
    let GradeReport { name: to, by_points: from, .. } = grade;
    let vetoes = grade.vetoes.join(lang.pick("”“", "”, “"));
    match (lang, from == to) {
        (Lang::Zh, false) => format!("{name}因“{vetoes}”，等级由{from}降为{to}。"),
        (Lang::Zh, true) => format!("{name}因“{vetoes}”，等级受限，为{to}。"),
        (Lang::En, false) => format!("{name}: “{vetoes}” brought its grade from {from} down to {to}."),
        (Lang::En, true) => format!("{name}: “{vetoes}” caps its grade, which is {to}."),
    }
}

fn barred(name: &str, grade: &GradeReport, lang: Lang) -> String {
    let GradeReport { name: to, by_points: from, .. } = grade;
    let why = grade.barred_by.join(lang.pick("、", "; "));
    match lang {
        Lang::Zh => format!("{name}得分达到{from}，因{why}，等级为{to}。"),
        Lang::En => format!("{name} has the points of {from}, but is {to}: {why}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_veto_says_what_it_changed() {
        let grade = |by_points: &str, name: &str| GradeReport {
            id: String::new(),
            name: name.to_owned(),
            by_points: by_points.to_owned(),
            vetoes: vec!["强制销售".to_owned()],
            barred_by: vec!["3件逾期件未说明原因".to_owned()],
        };
        let check = |said: fn(&str, &GradeReport, Lang) -> String, from: &str, to: &str, zh: &str, en: &str| {
            assert_eq!(said("甲", &grade(from, to), Lang::Zh), zh);
            assert_eq!(said("甲", &grade(from, to), Lang::En), en);
        };
        check(
            veto,
            "合格",
            "不合格",
            "甲因“强制销售”，等级由合格降为不合格。",
            "甲: “强制销售” brought its grade from 合格 down to 不合格.",
        );
        check(veto, "合格", "合格", "甲因“强制销售”，等级受限，为合格。", "甲: “强制销售” caps its grade, which is 合格.");
        check(
            barred,
            "优秀",
            "良好",
            "甲得分达到优秀，因3件逾期件未说明原因，等级为良好。",
            "甲 has the points of 优秀, but is 良好: 3件逾期件未说明原因.",
        );
    }
}
