//! Overdue cases, reasons for lateness and complaints.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{array, number, samples};
use crate::recount::analyst::{complaints, late_reasons};
use crate::report::{alone, report};

/// Working days after a day, up to another, by the shared vectors.
fn working_days(after: &str, until: &str) -> usize {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/workdays.csv")).unwrap();
    text.lines().filter(|line| line.get(10..13) == Some(",1,") && after < &line[..10] && &line[..10] <= until).count()
}

#[test]
fn an_overdue_case_has_run_so_many_working_days_since_it_was_due() {
    let report = report(&samples("2019Q3"));
    let as_of = report["as_of"].as_str().unwrap();
    let mut seen = 0;
    for enterprise in array(&report["enterprises"]) {
        for case in ["overdue", "carried_overdue"].iter().flat_map(|list| array(&enterprise[list]["cases"])) {
            let days = working_days(case["due_on"].as_str().unwrap(), as_of);
            assert_eq!(number(&case["days_late"]), i64::try_from(days).unwrap(), "{case}");
            assert!(case["late_reason"].is_string());
            seen += 1;
        }
        assert!(array(&enterprise["pending"]["cases"]).iter().all(|case| case["late_reason"].is_null()));
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn reasons_for_lateness_are_counted_as_plain_loops_count_them() {
    let mut kinds = std::collections::BTreeSet::new();
    for quarter in ["2019Q2", "2019Q3"] {
        let (_folder, copy) = alone(quarter);
        let report = report(&copy);
        let mut found: BTreeMap<(String, &str, &str), u64> = BTreeMap::new();
        for enterprise in array(&report["enterprises"]) {
            for service in array(&enterprise["services"]) {
                let sum = |of: &str| array(&service["late_reasons"]).iter().map(|count| number(&count[of])).sum::<i64>();
                assert_eq!((sum("late"), sum("overdue")), (number(&service["late"]), number(&service["overdue"])));
                for count in array(&service["late_reasons"]) {
                    for lateness in ["late", "overdue", "carried_overdue"] {
                        let key = (enterprise["code"].as_str().unwrap().to_owned(), lateness, count["reason"].as_str().unwrap());
                        *found.entry(key).or_default() += u64::try_from(number(&count[lateness])).unwrap();
                    }
                }
            }
        }
        found.retain(|_, count| *count > 0);
        kinds.extend(found.keys().map(|(.., reason)| (*reason).to_owned()));
        let expected = late_reasons(&copy);
        for key in found.keys().chain(expected.keys()) {
            assert_eq!(found.get(key), expected.get(key), "{quarter} {key:?}");
        }
        let named: Vec<_> = array(&report["late_reasons"]).iter().map(|reason| reason["id"].clone()).collect();
        assert!(kinds.iter().all(|kind| named.contains(&Value::from(kind.as_str()))), "{kinds:?}");
    }
    assert!(kinds.len() >= 6, "{kinds:?}");
}

#[test]
fn complaints_are_counted_as_plain_loops_count_them() {
    for quarter in ["2019Q2", "2019Q3"] {
        let (_folder, copy) = alone(quarter);
        let expected = complaints(&copy);
        let report = report(&copy);
        let mut total = BTreeMap::new();
        for enterprise in array(&report["enterprises"]) {
            let own = &enterprise["complaints"][0];
            let mut counts: Vec<(String, i64)> = ["received", "valid", "invalid", "pending", "open", "left", "upheld"]
                .map(|kind| (kind.to_owned(), number(&own[kind])))
                .into();
            let kinds: i64 = counts[1..6].iter().map(|(_, count)| count).sum();
            assert_eq!(kinds, number(&own["received"]), "the kinds add up");
            let channels = array(&own["channels"]).iter().map(|way| (way["channel"].as_str().unwrap().to_owned(), number(&way["count"])));
            counts.extend(channels);
            let ways: i64 = counts[7..].iter().map(|(_, count)| count).sum();
            assert_eq!(ways, number(&own["received"]), "the ways add up");
            let code = enterprise["code"].as_str().unwrap();
            for (kind, count) in counts {
                let plain = expected.get(&(code.to_owned(), kind.clone())).copied().unwrap_or(0);
                assert_eq!(u64::try_from(count).unwrap(), plain, "{quarter} {code} {kind}");
                *total.entry(kind).or_insert(0) += count;
            }
            let users = registry_users(&copy, code);
            assert_eq!(enterprise["users"].as_i64(), Some(users));
            let per_users = &own["received_per_10000"];
            assert_eq!((number(&per_users["count"]), number(&per_users["users"])), (number(&own["received"]), users));
        }
        let city = &report["complaints"][0];
        assert_eq!((number(&city["received"]), number(&city["valid"])), (total["received"], total["valid"]));
        assert!(total["received"] > 300 && total["invalid"] > 10 && total["open"] > 0, "{total:?}");
    }
}

fn registry_users(quarter: &std::path::Path, code: &str) -> i64 {
    let mut reader = csv::Reader::from_path(quarter.join("enterprises.csv")).unwrap();
    let users = reader.headers().unwrap().iter().position(|head| ["users", "用户数"].contains(&head)).unwrap();
    reader.records().map(Result::unwrap).find(|row| &row[0] == code).unwrap()[users].parse().unwrap()
}
