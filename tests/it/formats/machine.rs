//! JSON, SARIF, and the commands of GitHub Actions.

use std::collections::BTreeSet;
use std::path::Path;

use gascore::domain::Lang;
use gascore::write::check;
use serde_json::Value;

use super::{MIXED, checked, every_code, one};

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn follows(schema: &Value, value: &Value) {
    let validator = jsonschema::validator_for(schema).unwrap();
    let errors: Vec<_> = validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new());
}

fn sarif(lang: Lang) -> Value {
    parsed(&check::sarif(&every_code(lang), lang).unwrap())
}

fn array<'v>(value: &'v Value, path: &str) -> &'v Vec<Value> {
    value.pointer(path).unwrap().as_array().unwrap()
}

#[test]
fn the_json_follows_its_published_schema() {
    let schema = parsed(&check::schema().unwrap());
    for lang in LANGS {
        follows(&schema, &parsed(&check::json(&every_code(lang)).unwrap()));
        follows(&schema, &parsed(&check::json(&one(b"", lang)).unwrap()));
    }
    assert!(!jsonschema::validator_for(&schema).unwrap().is_valid(&parsed("{\"verdict\":1}")));
}

#[test]
fn the_sarif_follows_the_official_schema() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas/sarif-2.1.0.json");
    let schema = parsed(&std::fs::read_to_string(path).unwrap());
    for lang in LANGS {
        let sarif = sarif(lang);
        follows(&schema, &sarif);
        assert!(array(&sarif, "/runs/0/tool/driver/rules").len() > 20);
    }
    follows(&schema, &parsed(&check::sarif(&one("受理编号,受理时间\n".as_bytes(), Lang::Zh), Lang::Zh).unwrap()));
}

#[test]
fn every_result_of_the_sarif_has_its_rule_its_place_and_a_fingerprint_of_its_own() {
    let sarif = sarif(Lang::Zh);
    let (rules, results) = (array(&sarif, "/runs/0/tool/driver/rules"), array(&sarif, "/runs/0/results"));
    let mut fingerprints = BTreeSet::new();
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        let physical = &result["locations"][0]["physicalLocation"];
        let uri = physical["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.starts_with("%E5%8A%9E%E4%BB%B6/") && uri.is_ascii(), "{uri}");
        assert_eq!(physical["region"].get("startColumn"), None);
        assert!(fingerprints.insert(result["partialFingerprints"]["gascoreCase/v1"].as_str().unwrap()), "{result}");
    }
    let totals = &sarif["runs"][0]["properties"]["totals"];
    let told: u64 = ["block", "confirm", "note"].iter().map(|tier| totals[tier].as_u64().unwrap()).sum();
    assert_eq!(told, results.len() as u64);
}

#[test]
fn a_fingerprint_stays_when_the_row_moves() {
    let prints = |text: &str| -> BTreeSet<String> {
        let sarif = parsed(&check::sarif(&one(text.as_bytes(), Lang::Zh), Lang::Zh).unwrap());
        array(&sarif, "/runs/0/results").iter().map(|result| result["partialFingerprints"].to_string()).collect()
    };
    let moved = MIXED.replacen("GZ001,", "GZ000,一般故障申告,2019-07-01 09:00,2019-07-03 10:00,已办结,\nGZ001,", 1);
    assert_eq!(prints(MIXED), prints(&moved));
    assert_ne!(prints(MIXED), prints(&MIXED.replace("GZ003", "GZ005")));
}

#[test]
fn the_level_follows_the_tier_and_a_sheet_names_its_cell() {
    let levels = |lang| -> BTreeSet<(String, String)> {
        let sarif = parsed(&check::sarif(&one(MIXED.as_bytes(), lang), lang).unwrap());
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        array(&sarif, "/runs/0/results").iter().map(|result| (text(&result["ruleId"]), text(&result["level"]))).collect()
    };
    let expected = [("C201", "error"), ("C202", "warning"), ("F003", "note"), ("R101", "error")];
    assert_eq!(levels(Lang::En), expected.map(|(code, level)| (code.to_owned(), level.to_owned())).into());
    let book = crate::workbooks::made::xlsx(&[("七月", MIXED)]);
    let sarif = parsed(&check::sarif(&checked(&[("甲", vec![("a.xlsx", &book)])], Lang::En), Lang::En).unwrap());
    let result = array(&sarif, "/runs/0/results").iter().find(|result| result["ruleId"] == "R101").unwrap();
    let location = &result["locations"][0];
    assert_eq!(location["logicalLocations"][0]["fullyQualifiedName"], "七月!C3");
    assert_eq!(location["physicalLocation"].get("region"), None);
}

/// The fields of a workflow command, unescaped as the runner does it.
fn command(line: &str) -> (String, Vec<(String, String)>, String) {
    let (head, data) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (kind, properties) = head.split_once(' ').unwrap();
    let plain = |text: &str| {
        let pairs = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")];
        pairs.iter().fold(text.to_owned(), |text, (code, sign)| text.replace(code, sign))
    };
    let properties = properties.split(',').map(|pair| pair.split_once('=').unwrap()).map(|(name, value)| (name.to_owned(), plain(value)));
    (kind.to_owned(), properties.collect(), plain(data))
}

#[test]
fn github_is_told_ten_of_a_kind_and_the_true_totals() {
    let rows =
        (0..40).map(|row| format!("GZ{row:03},一般故障申告,2019-07-3{},,\n", if row == 0 { 1 } else { 9 })).collect::<Vec<_>>().concat();
    let text = format!("受理编号,服务类型,受理时间,办结时间,状态\n{rows}");
    let said = check::github(&checked(&[("甲", vec![("台账,50%:1.csv", text.as_bytes())])], Lang::En), Lang::En);
    let lines: Vec<_> = said.lines().collect();
    assert_eq!(lines.iter().filter(|line| line.starts_with("::error ")).count(), 10);
    let (kind, properties, data) = command(lines[0]);
    assert_eq!((kind.as_str(), properties[0].1.as_str(), properties[1].1.as_str()), ("error", "台账,50%:1.csv", "3"));
    assert!(properties[2].1.starts_with("R101 ") && properties[2].1.contains("39 of 40 rows"), "{}", properties[2].1);
    assert!(data.starts_with("台账,50%:1.csv:3:3\n"), "{data}");
    assert!(lines.last().unwrap().contains("39 to correct"), "{said}");
}
