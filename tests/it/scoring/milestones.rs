//! Where the city stands: dated goals, and districts and companies together.

use gascore::report::model::{MilestoneReport, Share};

use super::Paper;
use super::city::{City, Folder, Outcome, folder};

const UNITS: &[&str] = &["A1,甲燃气,甲区,大燃气,", "B2,乙燃气,甲区,大燃气,", "C3,丙燃气,丙区,,"];
const GOOD: &str = "1,fault_report,2019-07-01 09:00,2019-07-02 10:00";
const LATE: &str = "2,fault_report,2019-07-01 09:00,2019-07-09 10:00";

fn city(folders: &[Folder]) -> City {
    let paper = Paper::new().point("1.1", 3, "how = \"attested\"\nmechanism = true\nnot_applicable = true").attested("1.2", 1);
    folders.iter().cloned().fold(City::new("2019Q3").by(&paper).registry(UNITS), City::submission)
}

fn goal<'o>(outcome: &'o Outcome, id: &str) -> &'o MilestoneReport {
    outcome.report.milestones.iter().find(|milestone| milestone.id == id).unwrap()
}

/// How many meet a goal, of how many, who is missing, and whether it is reached.
fn stands(outcome: &Outcome, id: &str) -> (u64, u64, Vec<String>, bool) {
    let goal = goal(outcome, id);
    let (part, whole) = pair(goal.state.as_ref());
    (part, whole, goal.missing.clone(), goal.reached)
}

fn pair(share: Option<&Share>) -> (u64, u64) {
    share.map_or((0, 0), |share| (share.part, share.whole))
}

fn all() -> Vec<Folder> {
    ["A1", "B2", "C3"].map(|code| folder(code).cases(&[GOOD])).to_vec()
}

#[test]
fn who_sent_nothing_is_named() {
    let outcome = city(&all()[..2]).run();
    assert_eq!(stands(&outcome, "participation"), (2, 3, vec!["丙燃气".to_owned()], false));
    assert_eq!(outcome.report.participation.as_ref().unwrap().silent, ["C3"]);
    assert_eq!(stands(&city(&all()).run(), "participation"), (3, 3, vec![], true));
}

#[test]
fn who_has_not_yet_to_report_is_not_missing() {
    let units = &["A1,甲燃气,甲区,,", "B2,乙燃气,甲区,,2019-09-30", "C3,丙燃气,丙区,,2019-10-01"];
    let outcome = city(&all()[..1]).registry(units).run();
    assert_eq!(stands(&outcome, "participation"), (1, 2, vec!["乙燃气".to_owned()], false));
}

#[test]
fn a_stranger_is_not_part_of_a_goal() {
    let mut folders = all();
    folders.push(folder("D4").cases(&[LATE]));
    let outcome = city(&folders).run();
    assert_eq!((stands(&outcome, "participation").1, stands(&outcome, "rates").3), (3, true));
}

#[test]
fn the_city_s_rates_stand_beside_the_enterprises_that_meet_each() {
    let mut folders = all();
    folders[1] = folder("B2").cases(&[GOOD, LATE]);
    let outcome = city(&folders).run();
    assert_eq!(stands(&outcome, "rates"), (2, 3, vec!["乙燃气".to_owned()], false));
    let faults = goal(&outcome, "rates").services.iter().find(|service| service.service == "fault_report").unwrap();
    assert_eq!((pair(faults.rate.as_ref()), pair(faults.enterprises.as_ref())), ((3, 4), (2, 3)));
    let empty = goal(&outcome, "rates").services.iter().find(|service| service.service == "complaint").unwrap();
    assert!(empty.rate.is_none() && empty.enterprises.is_none(), "without cases there is no rate");
    assert!(stands(&city(&all()).run(), "rates").3);
}

#[test]
fn who_has_no_cases_meets_no_rate() {
    let outcome = city(&[folder("A1").cases(&[GOOD]), folder("B2").cases(&[GOOD]), folder("C3").progress(&[])]).run();
    assert_eq!(stands(&outcome, "rates"), (2, 3, vec!["丙燃气".to_owned()], false));
}

#[test]
fn mechanisms_are_established_where_every_point_so_marked_is_met() {
    let says = |code: &str, row: &str| folder(code).cases(&[GOOD]).progress(&[row]);
    let outcome = city(&[says("A1", "1.1,met,文件,"), says("B2", "1.1,partly,文件,"), says("C3", "1.1,not_applicable,,规模小")]).run();
    assert_eq!(stands(&outcome, "mechanisms"), (2, 3, vec!["乙燃气".to_owned()], false));
    let inspected = city(&[says("A1", "1.1,met,文件,")]).verified(&["A1,1.1,not_met,"]).run();
    assert_eq!(stands(&inspected, "mechanisms").0, 0, "what inspectors found counts");
    let silent = city(&[folder("A1").cases(&[GOOD])]).run();
    assert_eq!(stands(&silent, "mechanisms").0, 0, "without a progress ledger nothing is established");
}

#[test]
fn districts_and_companies_sum_their_units() {
    let ours = |code: &str, rows: &[&str], status: &str| folder(code).cases(rows).progress(&[&format!("1.1,{status},文件,")]);
    let outcome = city(&[ours("A1", &[GOOD], "met"), ours("B2", &[GOOD, LATE], "not_met")]).run();
    let districts: Vec<_> = outcome
        .report
        .districts
        .iter()
        .map(|one| (one.name.as_str(), one.enterprises, one.reported, pair(one.rate.as_ref()), one.not_on_time, one.mean_score.as_deref()))
        .collect();
    assert_eq!(districts, [("甲区", 2, 2, (2, 3), 1, Some("37.50")), ("丙区", 1, 0, (0, 0), 0, None)]);
    let companies: Vec<_> = outcome.report.parents.iter().map(|one| (one.name.as_str(), one.enterprises)).collect();
    assert_eq!(companies, [("大燃气", 2)]);
}

#[test]
fn one_unit_of_a_company_is_no_group() {
    let units = &["A1,甲燃气,甲区,大燃气,", "B2,乙燃气,乙区,小燃气,"];
    assert!(city(&all()[..2]).registry(units).run().report.parents.is_empty());
}
