//! Every point of every enterprise of the sample data agrees with a second computation.

use serde_json::Value;

use crate::recount::points::{Score, scores};
use crate::report::{alone, report};

fn hundredths(value: &Value) -> i128 {
    value.as_str().unwrap().replace('.', "").parse().unwrap()
}

fn size(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

/// A score as the report tells it; nothing where it tells none.
fn told(score: &Value) -> Option<Score> {
    let pair = |value: &Value| (value["id"].as_str().unwrap().to_owned(), (hundredths(&value["earned"]), hundredths(&value["available"])));
    let areas = score["areas"].as_array()?;
    Some(Score {
        points: areas.iter().flat_map(|area| area["points"].as_array().unwrap()).map(pair).collect(),
        areas: areas.iter().map(pair).collect(),
        total: hundredths(&score["total"]),
        met: size(&score["met"]),
        applicable: size(&score["applicable"]),
        grade: score["grade"]["id"].as_str().map(str::to_owned),
    })
}

#[test]
fn every_point_agrees_with_a_second_computation() {
    for quarter in ["2019Q2", "2019Q3"] {
        let (_folder, copy) = alone(quarter);
        let (report, mut expected) = (report(&copy), scores(&copy));
        let (mut claimed, mut verified) = (0, 0);
        for enterprise in report["enterprises"].as_array().unwrap() {
            let code = enterprise["code"].as_str().unwrap();
            let own = expected.remove(code).unwrap_or_else(|| panic!("{quarter} {code} is not expected"));
            let (own_claimed, own_verified) = own.map_or((None, None), |(claimed, verified)| (Some(claimed), verified));
            let name = &enterprise["short_name"];
            assert_eq!(told(&enterprise["claimed"]), own_claimed, "{quarter} {name} claimed");
            assert_eq!(told(&enterprise["verified"]), own_verified, "{quarter} {name} verified");
            (claimed, verified) = (claimed + usize::from(own_claimed.is_some()), verified + usize::from(own_verified.is_some()));
        }
        assert!(expected.is_empty(), "{quarter}: {:?} are missing", expected.keys());
        assert!(claimed >= 17 && verified >= 3, "{claimed} {verified}");
    }
}
