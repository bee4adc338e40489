//! This quarter beside earlier ones, and the tables an analyst expects: held against sums of the test's own.

mod quarters;
mod tables;

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::report::report;

fn samples(quarter: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(quarter)
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("{value} is no number"))
}

/// `98.53%` and `-1.25` in hundredths; `None` for null.
fn hundredths(value: &Value) -> Option<i64> {
    value.as_str().map(|text| text.trim_end_matches('%').replace('.', "").parse().unwrap())
}

/// The entry of a list whose `key` is this.
fn find<'v>(list: &'v Value, key: &str, is: &Value) -> Option<&'v Value> {
    array(list).iter().find(|entry| entry[key] == *is)
}

/// The score that counts.
fn score(enterprise: &Value) -> &Value {
    if enterprise["verified"].is_null() { &enterprise["claimed"] } else { &enterprise["verified"] }
}

/// Changes of rates agree with the two reports, and their parts with the formula in real numbers.
fn check_rates(trend: &Value, then: &Value, now: &Value) -> usize {
    let mut changes = 0;
    for service in array(trend) {
        let (then, now) = (find(then, "service", &service["service"]), find(now, "service", &service["service"]));
        let rate = |report: Option<&Value>| report.and_then(|report| hundredths(&report["rate"]["percent"]));
        let change = &service["since_last_quarter"];
        let (Some(before), Some(after), Some(then), Some(now)) = (rate(then), rate(now), then, now) else {
            assert!(change.is_null(), "{service}");
            continue;
        };
        changes += 1;
        assert_eq!(number(&change["change"]), after - before);
        for count in ["decided", "late", "overdue"] {
            assert_eq!(number(&change[count]), number(&now[count]) - number(&then[count]), "{count}");
        }
        let (by_cases, by_volume) = (number(&change["by_not_on_time"]), number(&change["by_volume"]));
        assert_eq!(by_cases + by_volume, after - before);
        #[allow(clippy::cast_precision_loss)]
        let real = |number: i64| number as f64;
        let missed = |report: &Value| number(&report["late"]) + number(&report["overdue"]);
        let decided = |report: &Value| number(&report["decided"]);
        let mean = f64::midpoint(1.0 / real(decided(then)), 1.0 / real(decided(now)));
        let off = real(by_cases) + real(missed(now) - missed(then)) * mean * 10_000.0;
        // Where only one of the two changed, the change is all its own, with the rounding of both percentages.
        assert!(off.abs() <= 1.0, "{off} {service}");
        if missed(now) == missed(then) {
            assert_eq!(by_cases, 0, "{service}");
        }
        if decided(now) == decided(then) {
            assert_eq!(by_volume, 0, "{service}");
        }
    }
    changes
}

#[test]
fn the_trend_is_what_two_reports_come_to() {
    let (then, now) = (report(&samples("2019Q2")), report(&samples("2019Q3")));
    assert!(then["trend"].is_null() && then["year_to_date"].is_null(), "nothing stands beside 2019Q2");
    let trend = &now["trend"];
    assert_eq!(trend["quarters"], serde_json::json!(["2019Q2", "2019Q3"]));
    assert_eq!((&trend["last_quarter"], &trend["same_quarter_last_year"]), (&Value::from("2019Q2"), &Value::Null));
    assert_eq!(check_rates(&trend["city"], &then["city"], &now["city"]), 5);
    let mut changes = (0, 0);
    for own in array(&trend["enterprises"]) {
        let code = &own["code"];
        let (before, after) = (find(&then["enterprises"], "code", code), find(&now["enterprises"], "code", code).unwrap());
        let Some(before) = before else {
            assert!(array(&trend["new"]).contains(&own["short_name"]));
            assert!(own["since_last_quarter"].is_null());
            continue;
        };
        changes.0 += check_rates(&own["services"], &before["services"], &after["services"]);
        let total = |enterprise| hundredths(&score(enterprise)["total"]);
        let change = &own["since_last_quarter"];
        let expected = total(after).zip(total(before)).map(|(after, before)| after - before);
        assert_eq!(hundredths(&change["change"]), expected, "{code}");
        let points: i64 = array(&change["points"]).iter().filter_map(|point| hundredths(&point["change"])).sum();
        assert_eq!(points, expected.unwrap_or(0), "{code}: the points add up");
        for point in array(&change["points"]) {
            let earned = |enterprise| {
                let points = array(&score(enterprise)["areas"]).iter().flat_map(|area| array(&area["points"]));
                points.filter(|found| found["id"] == point["point"]).find_map(|found| hundredths(&found["earned"]))
            };
            assert_eq!((earned(before), earned(after)), (hundredths(&point["then"]), hundredths(&point["now"])));
            changes.1 += 1;
        }
        let places = before["rank"].as_i64().zip(after["rank"].as_i64()).map(|(then, now)| then - now);
        assert_eq!(change["places"].as_i64(), places, "{code}");
    }
    assert!(changes.0 > 60 && changes.1 > 30, "{changes:?}");
}

#[test]
fn the_year_is_the_sum_of_its_quarters() {
    let (then, now) = (report(&samples("2019Q2")), report(&samples("2019Q3")));
    let year = &now["year_to_date"];
    assert_eq!((&year["quarters"], &year["missing"]), (&serde_json::json!(["2019Q2", "2019Q3"]), &serde_json::json!(["2019Q1"])));
    let check = |sums: &Value, parts: &[&Value]| {
        for sum in array(sums) {
            let own: Vec<_> = parts.iter().filter_map(|part| find(part, "service", &sum["service"])).collect();
            let total = |of: &dyn Fn(&Value) -> i64| own.iter().map(|service| of(service)).sum::<i64>();
            for count in ["decided", "on_time", "late", "overdue"] {
                assert_eq!(number(&sum[count]), total(&|service| number(&service[count])), "{count}");
            }
            for count in ["accepted", "completed"] {
                assert_eq!(number(&sum[count]), total(&|service| number(&service["balance"][count])), "{count}");
            }
        }
    };
    check(&year["city"]["services"], &[&then["city"], &now["city"]]);
    for own in array(&year["enterprises"]) {
        let parts: Vec<_> =
            [&then, &now].iter().filter_map(|report| Some(&find(&report["enterprises"], "code", &own["code"])?["services"])).collect();
        check(&own["sums"]["services"], &parts);
        let complaints = &own["sums"]["complaints"][0];
        let reports = [&then, &now].map(|report| find(&report["enterprises"], "code", &own["code"]));
        for count in ["received", "valid", "upheld"] {
            let sum: i64 = reports.iter().flatten().map(|one| number(&one["complaints"][0][count])).sum();
            assert_eq!(number(&complaints[count]), sum, "{count}");
        }
    }
}

#[test]
fn a_goal_s_track_is_what_the_reports_of_its_quarters_say() {
    let (then, now) = (report(&samples("2019Q2")), report(&samples("2019Q3")));
    for (before, goal) in array(&then["milestones"]).iter().zip(array(&now["milestones"])) {
        assert!(before["pace"].is_null() && array(&before["track"]).is_empty(), "nothing stands beside 2019Q2");
        let track = array(&goal["track"]);
        assert_eq!(track.iter().map(|one| &one["quarter"]).collect::<Vec<_>>(), ["2019Q2", "2019Q3"]);
        assert_eq!((&track[0]["state"], &track[1]["state"]), (&before["state"], &goal["state"]), "{}", goal["id"]);
        let met = |goal: &Value| number(&goal["state"]["part"]);
        let pace = &goal["pace"];
        assert_eq!((number(&pace["change"]), number(&pace["quarters"])), (met(goal) - met(before), 1));
        assert_eq!(number(&pace["missing"]), number(&goal["state"]["whole"]) - met(goal));
        let left = match goal["by"].as_str().unwrap() {
            "2018-12-31" => 0,
            "2019-12-31" => 1,
            _ => 5,
        };
        assert_eq!(number(&pace["quarters_left"]), left);
        let both: Vec<_> = array(&before["missing"]).iter().filter(|name| array(&goal["missing"]).contains(name)).collect();
        let count = |list: &Value| array(list).len();
        assert_eq!(count(&track[1]["left"]), count(&goal["missing"]) - both.len(), "all of them were there in both quarters");
        assert_eq!(count(&track[1]["joined"]), count(&before["missing"]) - both.len());
    }
}
