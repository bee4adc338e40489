//! What inspectors and enforcement found, from their tables to the grade.

use super::Paper;
use super::city::{City, Outcome, folder};

fn city() -> City {
    let paper = Paper::new().attested("1.1", 95).point("1.2", 5, "how = \"attested\"\nnot_applicable = true");
    let ours = folder("A1").inquiries(25).progress(&["1.1,met,文件,", "1.2,met,文件,"]);
    City::new("2019Q3").by(&paper).registry(&["A1,甲燃气,甲区,,", "B2,乙燃气,乙区,,"]).submission(ours)
}

fn grade(outcome: &Outcome) -> String {
    outcome.enterprise("A1").score().unwrap().grade.as_ref().unwrap().id.clone()
}

#[test]
fn a_decision_in_the_quarter_caps_the_grade() {
    for day in ["2019-07-01", "2019-09-30"] {
        let outcome = city().violations(&[&format!("A1,forced_sale_appliance,渝〔2019〕1号,{day},")]).run();
        assert_eq!(grade(&outcome), "fail");
        assert_eq!(outcome.enterprise("A1").claimed.as_ref().unwrap().total, "100.00");
    }
    assert_eq!(grade(&city().run()), "excellent");
}

#[test]
fn a_mere_finding_is_a_hint() {
    let hints = [
        "A1,forced_sale_appliance,,2019-08-01,",
        "A1,forced_sale_appliance,渝〔2019〕1号,,",
        "A1,forced_sale_appliance,渝〔2019〕1号,2019-06-30,",
        "A1,forced_sale_appliance,渝〔2019〕1号,2019-10-01,",
        "A1,other,渝〔2019〕1号,2019-08-01,",
        "B2,forced_sale_appliance,渝〔2019〕1号,2019-08-01,",
    ];
    for hint in hints {
        assert_eq!(grade(&city().violations(&[hint]).run()), "excellent", "{hint}");
    }
}

#[test]
fn a_decision_that_was_withdrawn_caps_nothing() {
    assert_eq!(grade(&city().violations(&["A1,forced_sale_appliance,渝〔2019〕1号,2019-08-01,2019-09-01"]).run()), "excellent");
}

#[test]
fn two_decisions_of_one_kind_are_one_veto() {
    let outcome =
        city().violations(&["A1,forced_sale_appliance,渝〔2019〕1号,2019-08-01,", "A1,强制销售报警器,渝〔2019〕2号,2019-08-02,"]).run();
    let grade = outcome.enterprise("A1").claimed.as_ref().unwrap().grade.as_ref().unwrap();
    assert_eq!((grade.id.as_str(), grade.vetoes.len()), ("fail", 1));
}

#[test]
fn what_inspectors_found_is_read_and_a_falsification_caps_the_grade() {
    let outcome = city().verified(&["甲燃气,1.2,伪造,"]).run();
    let enterprise = outcome.enterprise("A1");
    let total = |score: &Option<gascore::report::model::ScoreReport>| score.as_ref().map(|score| score.total.clone());
    assert_eq!((total(&enterprise.claimed), total(&enterprise.verified)), (Some("100.00".to_owned()), Some("95.00".to_owned())));
    assert_eq!((grade(&outcome), enterprise.ranking_points.as_deref()), ("pass".to_owned(), Some("95.00")));
}

#[test]
fn findings_about_unknown_units_points_and_words_are_told_and_change_nothing() {
    let outcome = city().verified(&["C3,1.1,not_met,", "A1,9.9,not_met,", "A1,1.1,不实,"]).violations(&["C3,other,,,"]).run();
    assert_eq!(["B504", "P401", "P403"].map(|code| outcome.told(code)), [2, 1, 1]);
    assert!(outcome.enterprise("A1").verified.is_none());
}
