//! What is handed in: by whom, for which quarter, how often, and what is declared empty.

use gascore::report::model::ServiceState;

use super::Paper;
use super::city::{City, Outcome, folder};

const UNITS: &[&str] = &["A1,甲燃气,甲区,,", "B2,乙燃气,乙区,,"];
const FAULT: &str = "GZ1,fault_report,2019-07-01 09:00,2019-07-02 10:00";

fn city() -> City {
    City::new("2019Q3").registry(UNITS)
}

fn decided(outcome: &Outcome) -> Vec<(String, u64)> {
    let mut decided: Vec<_> = outcome.report.enterprises.iter().map(|one| (one.code.clone(), one.decided)).collect();
    decided.sort();
    decided
}

#[test]
fn a_submission_of_a_registered_unit_is_found_by_code_or_name() {
    let by_name = folder("x").about("enterprise = \"甲燃气\"").cases(&[FAULT]);
    let outcome = city().submission(by_name).submission(folder("b2").inquiries(2)).run();
    assert_eq!((decided(&outcome), outcome.told("B501")), (vec![("A1".to_owned(), 1), ("B2".to_owned(), 2)], 0));
}

#[test]
fn an_unknown_submitter_is_told_and_shown_beside_the_registry() {
    let outcome = city().submission(folder("C3").cases(&[FAULT])).run();
    assert_eq!(outcome.told("B501"), 1);
    let stranger = outcome.enterprise("C3");
    assert!(stranger.reported && !stranger.registered && stranger.blocked);
    let participation = outcome.report.participation.as_ref().unwrap();
    assert_eq!((participation.rate.as_ref().map(|rate| (rate.part, rate.whole)), participation.silent.len()), (Some((0, 2)), 2));
}

#[test]
fn of_two_submissions_of_one_unit_the_first_is_used() {
    let again = folder("again").about("enterprise = \"A1\"").inquiries(5);
    let outcome = city().submission(again).submission(folder("A1").cases(&[FAULT])).run();
    assert_eq!((outcome.told("B505"), outcome.enterprise("A1").decided), (1, 1), "in the order of their folders");
}

#[test]
fn a_submission_for_another_quarter_is_told() {
    let says = |quarter: &str| {
        let about = format!("enterprise = \"A1\"\nquarter = \"{quarter}\"");
        city().submission(folder("a").about(&about).cases(&[FAULT])).run()
    };
    assert_eq!((says("2019Q2").told("B508"), says("2019Q2").enterprise("A1").blocked), (1, true));
    assert_eq!(says("2019Q3").told("B508"), 0);
}

#[test]
fn a_row_of_another_unit_is_set_aside_and_told() {
    let rows = ["1,fault_report,2019-07-01,2019-07-02,甲燃气", "2,fault_report,2019-07-01,2019-07-02,乙燃气"];
    let ours = folder("A1").ledger("case_id,service,accepted_at,completed_at,企业名称", &rows);
    let outcome = city().submission(ours).submission(folder("B2").inquiries(1)).run();
    let faults = outcome.service("A1", "fault_report");
    assert_eq!((faults.on_time, faults.set_aside, outcome.told("B502")), (1, 1, 1));
    assert_eq!(outcome.service("B2", "fault_report").decided, 0);
}

#[test]
fn zero_of_zero_is_no_cases_only_if_it_was_declared() {
    let zero = "zero_report = [\"residential_connection\", \"commercial_application\", \"complaint\"]";
    let outcome = city().submission(folder("A1").about(&format!("enterprise = \"A1\"\n{zero}")).cases(&[FAULT])).run();
    let state = |service: &str| outcome.service("A1", service).state;
    assert_eq!((state("fault_report"), state("complaint")), (ServiceState::Reported, ServiceState::DeclaredEmpty));
    assert_eq!((state("inquiry"), outcome.told("B509")), (ServiceState::NotReported, 1));
    assert!(outcome.service("A1", "complaint").rate.is_none());
}

#[test]
fn a_submission_with_blocks_is_scored_and_marked() {
    let outcome = city().submission(folder("A1").cases(&[FAULT, "GZ2,fault_report,2019-07-02,2019-07-01"])).run();
    let enterprise = outcome.enterprise("A1");
    assert!(enterprise.blocked && enterprise.claimed.is_some());
    assert!(!city().submission(folder("A1").cases(&[FAULT])).run().enterprise("A1").blocked);
}

#[test]
fn a_claim_of_not_applicable_in_spite_of_cases_is_told() {
    let keys = "how = \"both\"\nnot_applicable = true";
    let paper = Paper::new().point("1.1", 1, keys).metric("on_time_rate", &["fault_report"], "90%", "100%");
    let ours = folder("A1").cases(&[FAULT]).progress(&["1.1,not_applicable,,没有"]);
    let outcome = city().by(&paper).submission(ours).run();
    assert_eq!((outcome.told("P405"), outcome.point("A1", "1.1").1), (1, "100.00".to_owned()));
    let without = city().by(&paper).submission(folder("A1").progress(&["1.1,not_applicable,,没有"])).run();
    assert_eq!((without.told("P405"), without.point("A1", "1.1").0), (0, "not_applicable".to_owned()));
}

#[test]
fn a_point_answered_twice_is_not_answered() {
    let paper = Paper::new().attested("1.1", 1);
    let outcome = city().by(&paper).submission(folder("A1").progress(&["1.1,met,文件,", "1.1,met,文件,"])).run();
    assert_eq!((outcome.told("P402"), outcome.point("A1", "1.1").1), (1, "0.00".to_owned()));
}

#[test]
fn an_unknown_point_or_status_is_told() {
    let paper = Paper::new().attested("1.1", 1);
    let outcome = city().by(&paper).submission(folder("A1").progress(&["9.9,met,文件,", "1.1,推进中,文件,"])).run();
    assert_eq!((outcome.told("P401"), outcome.told("P403"), outcome.point("A1", "1.1").1), (1, 1, "0.00".to_owned()));
}

#[test]
fn evidence_that_says_nothing_is_none() {
    let paper = Paper::new().attested("1.1", 1);
    let earned = |evidence: &str| {
        let progress = format!("1.1,met,{evidence},");
        city().by(&paper).submission(folder("A1").progress(&[&progress])).run().point("A1", "1.1").1
    };
    assert_eq!(["", "/", "无", "  "].map(earned), ["0.00"; 4]);
    assert_eq!(earned("渝燃〔2019〕3号"), "100.00");
}

#[test]
fn handing_in_on_the_deadline_is_in_time_and_the_day_after_is_late() {
    let on = |day: &str| {
        let about = format!("enterprise = \"A1\"\nhanded_in_on = {day}");
        city().submission(folder("a").about(&about).cases(&[FAULT])).run()
    };
    assert_eq!(on("2019-10-05").enterprise("A1").handed_in_on_time, Some(true));
    let late = on("2019-10-06");
    assert_eq!(late.enterprise("A1").handed_in_on_time, Some(false));
    assert_eq!(late.report.participation.as_ref().unwrap().late, ["A1"]);
}
