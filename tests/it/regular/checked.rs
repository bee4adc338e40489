//! Cases that inspectors checked, and appeals.

use gascore::domain::Lang;
use gascore::report::enterprise_document;
use gascore::report::model::{CheckedUnitReport, EnterpriseReport};

use crate::scoring::city::{City, Outcome, folder};

const LIST: &str = "enterprise,case_id,finding,completed_at,reason,appealed_on,appeal";
const LEDGER: &str = "case_id,service,accepted_at,completed_at,status,excluded_on,excluded_reason,handling,record_no,reported_back_at";

/// Thirty faults on time, the first of them GZ1, and a complaint-like withdrawal GZ99 that would have been late.
fn ledger() -> Vec<String> {
    let fault = |number: u32| format!("GZ{number},fault_report,2019-07-01,2019-07-03,,,,done,R{number},2019-07-03");
    (1..=30).map(fault).chain(["GZ99,fault_report,2019-07-01,,withdrawn,2019-07-02,by the user,,,".to_owned()]).collect()
}

fn quarter(list: &[&str]) -> Outcome {
    let rows = ledger();
    let rows: Vec<_> = rows.iter().map(String::as_str).collect();
    let progress = ["1.1,met,a paper,", "2.5,met,a paper,", "3.3,met,a paper,"];
    let alpha = folder("A1").ledger(LEDGER, &rows).progress(&progress);
    let city = City::new("2019Q3").registry(&["A1,Alpha Gas,,,", "B2,Beta Gas,,,"]).table("verified_cases", LIST, list);
    city.submission(alpha).submission(folder("B2").inquiries(30).progress(&progress)).run()
}

fn unit(outcome: &Outcome) -> &CheckedUnitReport {
    outcome.report.checked.as_ref().unwrap().units.iter().find(|unit| unit.code == "A1").unwrap()
}

fn percents(outcome: &Outcome) -> Vec<[Option<String>; 3]> {
    let percent = |share: &Option<gascore::report::model::Share>| share.as_ref().map(|share| format!("{}/{}", share.part, share.whole));
    unit(outcome).rates.iter().map(|rate| [percent(&rate.ledger), percent(&rate.found), percent(&rate.stands)]).collect()
}

fn total(enterprise: &EnterpriseReport) -> (String, Option<String>) {
    let of = |score: &Option<gascore::report::model::ScoreReport>| score.as_ref().map(|score| score.total.clone());
    (of(&enterprise.claimed).unwrap(), of(&enterprise.verified))
}

#[test]
fn a_finding_counts_the_case_as_it_was_found() {
    for (row, found, rates) in [
        ("A1,GZ1,confirmed,,,,", "on_time", None),
        ("A1,GZ1,late,,,,", "late", Some(["30/30", "29/30", "29/30"])),
        ("A1,GZ1,late,2019-07-08 09:00,,,", "late", Some(["30/30", "29/30", "29/30"])),
        // The true time is later than written, and still in time.
        ("A1,GZ1,late,2019-07-04 09:00,,,", "on_time", None),
        ("A1,GZ1,not_completed,,,,", "overdue", Some(["30/30", "29/30", "29/30"])),
        ("A1,GZ1,虚假办件,,,,", "late", Some(["30/30", "29/30", "29/30"])),
        ("Alpha Gas,ＧＺ1,实际逾期,,,,", "late", Some(["30/30", "29/30", "29/30"])),
        ("A1,GZ99,counts,,,,", "overdue", Some(["30/30", "30/31", "30/31"])),
        ("A1,GZ1,late,,,2019-10-12,", "late", Some(["30/30", "29/30", "29/30"])),
        ("A1,GZ1,late,,,2019-10-12,rejected", "late", Some(["30/30", "29/30", "29/30"])),
        ("A1,GZ1,late,,,2019-10-12,upheld", "late", Some(["30/30", "29/30", "30/30"])),
    ] {
        let outcome = quarter(&[row]);
        let case = &unit(&outcome).cases[0];
        assert_eq!(case.found, found, "{row}");
        let expected: Vec<_> = rates.map(|rates| rates.map(|rate| Some(rate.to_owned()))).into_iter().collect();
        assert_eq!(percents(&outcome), expected, "{row}");
        assert_eq!(case.stands, if row.ends_with("upheld") { case.ledger.clone() } else { case.found.clone() }, "{row}");
        // What the ledger says stays what it says.
        assert_eq!(outcome.service("A1", "fault_report").on_time, 30, "{row}");
    }
}

#[test]
fn what_was_found_lowers_the_verified_score_and_an_appeal_restores_it() {
    let clean = quarter(&[]);
    let (ledger, none) = total(clean.enterprise("A1"));
    assert_eq!(none, None);
    let late = ["A1,GZ1,late,,,,", "A1,GZ2,false,,,,", "A1,GZ3,not_completed,,,,"];
    let found = quarter(&late);
    let (claimed, verified) = total(found.enterprise("A1"));
    let score = unit(&found).score.clone().unwrap();
    assert_eq!((&claimed, &score.ledger), (&ledger, &ledger));
    assert_eq!((Some(&score.stands), &score.found), (verified.as_ref(), &score.stands));
    let points = |text: &str| text.parse::<f64>().unwrap();
    assert!(points(&score.stands) < points(&ledger), "{score:?}");
    assert_eq!(found.enterprise("A1").ranking_points.as_deref(), verified.as_deref());

    let appealed = late.map(|row| format!("{}2019-10-12,upheld", row.strip_suffix(',').unwrap()));
    let restored = quarter(&appealed.iter().map(String::as_str).collect::<Vec<_>>());
    let steps = unit(&restored).score.clone().unwrap();
    assert_eq!((steps.ledger, steps.found, steps.stands), (ledger.clone(), score.found, ledger));
    assert_eq!((unit(&restored).corrected, unit(&restored).appealed, unit(&restored).restored), (3, 3, 3));
    // Nothing of the other enterprise moves.
    assert_eq!(total(clean.enterprise("B2")), total(found.enterprise("B2")));
}

#[test]
fn rows_of_the_list_that_cannot_be_used_are_told() {
    for (rows, code, times) in [
        (&["A1,GZ777,late,,,,"][..], "B581", 1),
        (&["A1,,late,,,,"], "B573", 1),
        (&["A1,GZ1,late,,,,", "A1,GZ1,false,,,,"], "B573", 1),
        (&["A1,GZ1,perhaps,,,,"], "B573", 1),
        (&["A1,GZ1,late,once upon a time,,,"], "B573", 1),
        (&["A1,GZ1,late,,,2019-10-12,perhaps"], "B573", 1),
        (&["A1,13800000000,late,,,,"], "B573", 1),
        (&["Nobody,GZ1,late,,,,"], "B504", 1),
        (&["A1,GZ1,late,,,2019-10-12,upheld"], "B573", 0),
    ] {
        assert_eq!(quarter(rows).told(code), times, "{rows:?}");
    }
}

#[test]
fn what_inspectors_wrote_is_in_no_page() {
    let outcome = quarter(&["A1,GZ1,late,,the neighbour saw it,,", "B2,ZX1,confirmed,,,,"]);
    let position = outcome.report.enterprises.iter().position(|enterprise| enterprise.code == "A1").unwrap();
    let page = format!("{:?}", enterprise_document(&outcome.report, position, Lang::En).unwrap());
    assert!(page.contains("Cases checked, and appeals") && page.contains("GZ1"), "{page}");
    assert!(!page.contains("neighbour") && !page.contains("Beta Gas") && !page.contains("ZX1\""), "{page}");
}
