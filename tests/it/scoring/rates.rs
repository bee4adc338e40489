//! Never a bare percentage: two whole numbers, an interval, a flag for few cases, and a range where rows are in doubt.

use gascore::domain::{Balance, OutcomeCounts, Rate};

use super::city::{City, Outcome, folder};

const SERVICES: [&str; 2] = ["fault_report", "inquiry"];

fn of(rows: &[&str]) -> Outcome {
    City::new("2019Q3").registry(&["A1,甲燃气,甲区,,", "B2,乙燃气,乙区,,"]).submission(folder("A1").cases(rows)).run()
}

fn rows(on_time: usize, late: usize) -> Vec<String> {
    let row = |number: usize| {
        let done = if number < on_time { "2019-07-02" } else { "2019-07-20" };
        format!("GZ{number},fault_report,2019-07-01,{done}")
    };
    (0..on_time + late).map(row).collect()
}

fn texts(rows: &[String]) -> Vec<&str> {
    rows.iter().map(String::as_str).collect()
}

/// The bounds of a service's rate, as parts and wholes.
fn range(outcome: &Outcome, service: &str) -> Option<[(u64, u64); 2]> {
    let range = outcome.service("A1", service).range.as_ref()?;
    Some([&range.if_late, &range.if_on_time].map(|share| (share.part, share.whole)))
}

#[test]
fn a_rate_prints_with_its_count_and_its_wilson_interval() {
    // z² = 3.8415: for 100 of 100 the lower bound is 100 ÷ (100 + z²), for 98 it is (98 + z²/2 − z·√(1.96 + z²/4)) ÷ (100 + z²).
    for (on_time, late, low, high) in [(100, 0, "96.30%", "100.00%"), (98, 2, "93.00%", "99.45%")] {
        let outcome = of(&texts(&rows(on_time, late)));
        let faults = outcome.service("A1", "fault_report");
        let rate = faults.rate.as_ref().unwrap();
        assert_eq!((rate.part, rate.whole), (u64::try_from(on_time).unwrap(), 100));
        let (found_low, found_high) = faults.interval_95.as_ref().unwrap();
        assert_eq!((found_low.as_str(), found_high.as_str()), (low, high));
    }
}

#[test]
fn a_rate_short_of_all_never_shows_as_all() {
    assert_eq!(Rate::new(99_999, 100_000).unwrap().to_string(), "99.99%");
}

#[test]
fn below_25_cases_the_number_is_flagged_as_small() {
    let small = |count: usize| of(&texts(&rows(count, 0))).service("A1", "fault_report").small_number;
    assert!(small(24) && !small(25));
    assert!(!of(&texts(&rows(1, 0))).service("A1", "inquiry").small_number, "no cases are not few cases");
}

#[test]
fn a_row_in_doubt_widens_its_own_service_where_that_is_readable() {
    let mut all = rows(8, 1);
    all.push("GZ99,fault_report,2019-07-01,不详".to_owned());
    let outcome = of(&texts(&all));
    assert_eq!(SERVICES.map(|service| range(&outcome, service)), [Some([(8, 10), (9, 10)]), None]);
    assert_eq!(outcome.service("A1", "fault_report").rate.as_ref().map(|rate| (rate.part, rate.whole)), Some((8, 9)));
}

#[test]
fn a_row_whose_service_cannot_be_read_widens_every_service_of_its_enterprise() {
    let mut all = rows(8, 1);
    all.push("X1,装修,2019-07-01,2019-07-02".to_owned());
    let outcome = of(&texts(&all));
    assert_eq!(SERVICES.map(|service| range(&outcome, service)), [Some([(8, 10), (9, 10)]), Some([(0, 1), (1, 1)])]);
    assert_eq!(outcome.enterprise("A1").unplaced_rows, 1);
}

#[test]
fn an_unreadable_date_widens_the_service_that_is_readable() {
    let mut all = rows(8, 1);
    all.push("GZ99,fault_report,七月,2019-07-02".to_owned());
    assert_eq!(range(&of(&texts(&all)), "fault_report"), Some([(8, 10), (9, 10)]));
}

#[test]
fn undecidable_rows_widen_the_range_too() {
    let counts = OutcomeCounts { on_time: 5, late: 1, undecidable: 2, set_aside: 1, ..OutcomeCounts::default() };
    assert_eq!(counts.range(1).map(|(low, high)| (low.part(), high.part(), low.whole())), Some((5, 9, 10)));
}

#[test]
fn the_balance_is_printed_and_holds() {
    let outcome = of(&["1,fault_report,2019-06-28,2019-07-02", "2,fault_report,2019-07-01,2019-07-02", "3,fault_report,2019-09-30,"]);
    let found = &outcome.service("A1", "fault_report").balance;
    let balance = Balance {
        open_at_start: found.open_at_start,
        accepted: found.accepted,
        completed: found.completed,
        excluded: found.excluded,
        open_at_end: found.open_at_end,
    };
    assert_eq!(balance, Balance { open_at_start: 1, accepted: 2, completed: 2, excluded: 0, open_at_end: 1 });
    assert!(found.holds && balance.holds());
}
