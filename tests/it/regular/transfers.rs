//! Tickets that were passed on, held against the ledgers.

use gascore::domain::Lang;
use gascore::report::enterprise_document;
use gascore::report::model::{TicketReport, TransferUnit};

use crate::report::report;
use crate::scoring::city::{City, Outcome, folder};

const LIST: &str = "transfer_no,enterprise,service,transferred_at";
const LEDGER: &str = "case_id,service,accepted_at,completed_at,transfer_no,valid,excluded_on,excluded_reason";
const REGISTRY: [&str; 3] = ["A1,Alpha Gas,,,", "B2,Beta Gas,,,", "C3,Gamma Gas,,,"];

/// Alpha and Beta hand in these ledgers, Gamma nothing.
fn quarter(list: &[&str], alpha: &[&str], beta: &[&str]) -> Outcome {
    let handed_in = |name: &str, rows: &[&str]| folder(name).ledger(LEDGER, rows);
    let city = City::new("2019Q3").registry(&REGISTRY).table("transfers", LIST, list);
    city.submission(handed_in("A1", alpha)).submission(handed_in("B2", beta)).run()
}

fn unit<'o>(outcome: &'o Outcome, code: &str) -> &'o TransferUnit {
    outcome.report.transfers.as_ref().unwrap().units.iter().find(|unit| unit.code == code).unwrap()
}

fn signs(tickets: &[TicketReport]) -> Vec<(&str, Vec<&str>)> {
    tickets.iter().map(|ticket| (ticket.number.as_str(), ticket.signs.iter().map(String::as_str).collect())).collect()
}

const BETA: &str = "GZ900,fault_report,2019-07-01,2019-07-02,,,,";

#[test]
fn a_ticket_is_found_however_its_number_is_written() {
    for (written, found) in [
        ("12345-20190701-0001", 1),
        ("20190701-0001", 1),
        ("１２３４５－20190701－0001", 1),
        ("SH20190701-0001", 1),
        ("20190701 0001", 1),
        ("'12345-20190701-0001", 1),
        ("12345-20190701-0002", 0),
        ("0001", 0),
        ("/", 0),
        ("", 0),
    ] {
        let row = format!("GZ1,fault_report,2019-07-01,2019-07-02,{written},,,");
        let outcome = quarter(&["12345-20190701-0001,A1,fault_report,2019-07-01 09:00"], &[&row], &[BETA]);
        let counts = unit(&outcome, "A1").counts;
        assert_eq!((counts.listed, counts.found, counts.left_out), (1, found, 1 - found), "{written}");
        assert_eq!(outcome.told("B571"), 1 - found, "{written}");
    }
}

#[test]
fn what_has_to_be_asked_about_a_ticket_is_told_and_nothing_else() {
    let ticket = "20190701-0001,A1,complaint,2019-07-01 09:00";
    let complaint = "TS1,complaint,2019-07-01,2019-07-02,20190701-0001,yes,,";
    let shared = "TS9,complaint,2019-07-01,2019-07-02,20190701-0001,yes,,";
    for (alpha, beta, expected) in [
        (&[complaint][..], BETA, &[][..]),
        (&["TS1,complaint,2019-07-01,2019-07-02,,yes,,"], BETA, &["left_out"]),
        (&["TS1,complaint,2019-07-02,2019-07-03,20190701-0001,yes,,"], BETA, &["dated_otherwise"]),
        (&["TS1,complaint,2019-06-28,2019-07-03,20190701-0001,yes,,"], BETA, &["dated_otherwise"]),
        (&["TS1,complaint,2019-07-01,,20190701-0001,no,2019-07-02,unfounded"], BETA, &["called_invalid"]),
        // The return was approved: the complaint has left the count.
        (&["TS1,complaint,2019-07-01,,20190701-0001,no,2019-07-02,退回已批准"], BETA, &[]),
        (&[complaint], shared, &["shared"]),
        (&["TS1,complaint,2019-07-01,2019-07-02,,yes,,"], shared, &["left_out", "shared"]),
        (&[complaint, "TS2,complaint,2019-07-01,2019-07-02,20190701-0001,yes,,"], BETA, &["shared"]),
        // A copy of a row is the same case; a row that cannot be trusted is there all the same.
        (&[complaint, complaint], BETA, &[]),
        (&["TS1,complaint,some day,2019-07-02,20190701-0001,yes,,"], BETA, &[]),
    ] {
        let outcome = quarter(&[ticket], alpha, &[beta]);
        let expected: Vec<_> = (!expected.is_empty()).then(|| ("20190701-0001", expected.to_vec())).into_iter().collect();
        assert_eq!(signs(&unit(&outcome, "A1").asked), expected, "{alpha:?} {beta}");
    }
}

#[test]
fn a_case_dated_later_is_judged_from_the_day_it_was_passed_on() {
    let list = ["20190701-0001,A1,fault_report,2019-07-01 09:00", "20190701-0002,A1,fault_report,2019-07-01 09:00"];
    let rows = [
        "GZ1,fault_report,2019-07-02 09:00,2019-07-05 09:00,20190701-0001,,,",
        "GZ2,fault_report,2019-07-02 09:00,2019-07-03 09:00,20190701-0002,,,",
    ];
    let outcome = quarter(&list, &rows, &[BETA]);
    let judged: Vec<_> = unit(&outcome, "A1")
        .asked
        .iter()
        .map(|ticket| (ticket.cases[0].outcome.as_str(), ticket.cases[0].by_transfer.as_deref()))
        .collect();
    assert_eq!(judged, [("on_time", Some("late")), ("on_time", Some("on_time"))]);
    assert_eq!(outcome.told("B572"), 2);
    // The official count is that of the ledger.
    assert_eq!(outcome.service("A1", "fault_report").on_time, 2);
}

#[test]
fn tickets_of_an_enterprise_that_sent_nothing_are_not_said_to_be_left_out() {
    let list = ["20190701-0001,C3,inquiry,2019-07-01", "20190701-0002,A1,inquiry,2019-07-01", "20190701-0003,Delta,inquiry,2019-07-01"];
    let outcome = quarter(&list, &["ZX1,inquiry,2019-07-01,2019-07-01,20190630-0007,,,"], &[BETA]);
    let (alpha, gamma) = (unit(&outcome, "A1"), unit(&outcome, "C3"));
    assert_eq!((gamma.counts.unreported, gamma.counts.left_out, gamma.left_out_rate.is_none()), (1, 0, true));
    assert_eq!((alpha.counts.left_out, alpha.counts.not_listed), (1, 1));
    let total = outcome.report.transfers.as_ref().unwrap().left_out_rate.as_ref().unwrap();
    assert_eq!((total.part, total.whole), (1, 1));
    assert_eq!((outcome.told("B504"), outcome.told("B571")), (1, 1), "an unknown enterprise is told, and one ticket");
}

#[test]
fn the_page_of_an_enterprise_says_nothing_of_the_others() {
    let list = ["20190701-0001,A1,complaint,2019-07-01", "20190701-0001,B2,complaint,2019-07-01"];
    let row = |id: &str| format!("{id},complaint,2019-07-01,2019-07-02,20190701-0001,yes,,");
    let outcome = quarter(&list, &[&row("TS1")], &[&row("TS9")]);
    let position = outcome.report.enterprises.iter().position(|enterprise| enterprise.code == "A1").unwrap();
    let own = format!("{:?}", enterprise_document(&outcome.report, position, Lang::En).unwrap());
    assert!(own.contains("20190701-0001") && own.contains("1 of other enterprises"), "{own}");
    assert!(!own.contains("TS9") && !own.contains("Beta Gas"), "{own}");
}

#[test]
fn the_samples_show_what_was_planted_in_them() {
    let quarter = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/2019Q3");
    let report = report(&quarter);
    let units = report["transfers"]["units"].as_array().unwrap();
    let counts = |code: &str| {
        let unit = units.iter().find(|unit| unit["code"] == code).unwrap();
        ["listed", "left_out", "dated_otherwise", "called_invalid", "shared"].map(|count| unit["counts"][count].as_u64().unwrap())
    };
    // xinqiao, then the two units that worked on one ticket.
    assert_eq!(counts("91500120MA0XHY0154"), [14, 5, 1, 1, 0]);
    assert_eq!((counts("91500103MA0XHY013A")[4], counts("91500115MA0XHY014R")[4]), (1, 1));
    assert_eq!(report["transfers"]["left_out_rate"]["percent"], "8.33%");
}
