//! `facts.csv` says what `report.json` says, and nothing in it is a formula.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::desk::Desk;

/// The column of `facts.csv` for each number of a service, as a path in `report.json`.
const NUMBERS: &[(&str, &str)] = &[
    ("decided", "/decided"),
    ("on_time", "/on_time"),
    ("late", "/late"),
    ("overdue", "/overdue"),
    ("pending", "/pending"),
    ("excluded", "/excluded"),
    ("undecidable", "/undecidable"),
    ("set_aside", "/set_aside"),
    ("beyond_law", "/beyond_law"),
    ("extensions", "/extensions"),
    ("small_number", "/small_number"),
    ("meets_target", "/meets_target"),
    ("interval_95_low", "/interval_95/0"),
    ("interval_95_high", "/interval_95/1"),
    ("median_days", "/median_days"),
    ("p90_days", "/p90_days"),
    ("median_net_days", "/median_net_days"),
    ("p90_net_days", "/p90_net_days"),
    ("balance_open_at_start", "/balance/open_at_start"),
    ("balance_accepted", "/balance/accepted"),
    ("balance_completed", "/balance/completed"),
    ("balance_excluded", "/balance/excluded"),
    ("balance_open_at_end", "/balance/open_at_end"),
    ("balance_holds", "/balance/holds"),
    ("rate_part", "/rate/part"),
    ("rate_whole", "/rate/whole"),
    ("rate_percent", "/rate/percent"),
    ("range_if_late_part", "/range/if_late/part"),
    ("range_if_late_whole", "/range/if_late/whole"),
    ("range_if_late_percent", "/range/if_late/percent"),
    ("range_if_on_time_part", "/range/if_on_time/part"),
    ("range_if_on_time_whole", "/range/if_on_time/whole"),
    ("range_if_on_time_percent", "/range/if_on_time/percent"),
];

type Row = BTreeMap<String, String>;

fn read_facts(path: &Path) -> Vec<Row> {
    let bytes = fs::read(path).unwrap();
    assert!(bytes.starts_with(b"\xef\xbb\xbfquarter,") && bytes.ends_with(b"\r\n"));
    let mut reader = csv::Reader::from_reader(&bytes[..]);
    let heads = reader.headers().unwrap().clone();
    let row = |row: csv::StringRecord| heads.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}

/// A value of the JSON as a cell shows it.
fn shown(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

#[test]
fn the_facts_are_the_report_number_by_number() {
    let desk = Desk::new();
    desk.run(&["report", "2019Q3", "-o", "out", "--basis", "due"], 0);
    let report = desk.json("out/report.json");
    let mut rows = read_facts(&desk.path("out/facts.csv")).into_iter();
    let mut unplaced = 0;
    for enterprise in report["enterprises"].as_array().unwrap() {
        for service in enterprise["services"].as_array().unwrap() {
            let row = rows.next().unwrap();
            assert_eq!((&row["enterprise"], &row["service"]), (&shown(Some(&enterprise["code"])), &shown(Some(&service["service"]))));
            for (column, path) in NUMBERS {
                assert_eq!(row[*column], shown(service.pointer(path)), "{column}");
            }
            for reading in service["readings"].as_array().unwrap() {
                let key = format!("rate_{}_part", reading["reading"].as_str().unwrap());
                assert_eq!(row[&key], shown(reading.pointer("/rate/part")), "{key}");
            }
            let of_reasons: BTreeMap<_, _> = service["excluded_by_reason"].as_object().unwrap().iter().collect();
            for (column, cell) in row.iter().filter(|(column, _)| column.starts_with("excluded_")) {
                let reason = column.strip_prefix("excluded_").unwrap().to_owned();
                assert_eq!(*cell, of_reasons.get(&reason).map_or("0".to_owned(), ToString::to_string), "{column}");
            }
        }
        if enterprise["unplaced_rows"] != 0 {
            let row = rows.next().unwrap();
            assert_eq!((row["service"].as_str(), &row["unplaced_rows"]), ("", &enterprise["unplaced_rows"].to_string()));
            assert_eq!(row["decided"], "");
            unplaced += 1;
        }
    }
    assert_eq!(rows.next(), None);
    assert!(unplaced > 0, "one of the samples has rows without a service");
}

#[test]
fn hostile_names_stay_text_in_the_facts() {
    for name in ["=cmd|' /C calc'!A0", "+1+1", "@SUM(1)", "-2", "say \"\"=1\"\", then", "two\nlines", "\t=1", "comma, and; semicolon"] {
        let desk = Desk::new();
        let registry = desk.path("2019Q3/enterprises.csv");
        let text = fs::read_to_string(&registry).unwrap();
        let changed = text.replace("示例竹溪燃气有限公司（虚构）", &format!("\"{name}\""));
        assert!(changed != text, "the registry names the unit");
        fs::write(&registry, changed).unwrap();
        desk.run(&["report", "2019Q3", "-o", "out"], 0);
        let report = desk.json("out/report.json");
        let names: Vec<_> = report["enterprises"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect();
        let rows = read_facts(&desk.path("out/facts.csv"));
        for row in &rows {
            for cell in row.values() {
                assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{name:?}: {cell:?}");
            }
            let cell = &row["enterprise_name"];
            assert!(names.iter().any(|name| name == cell || Some(name.as_str()) == cell.strip_prefix('\'')), "{cell:?}");
        }
        let plain = name.replace("\"\"", "\"");
        let last = plain.split_whitespace().last().unwrap().to_owned();
        assert!(rows.iter().any(|row| row["enterprise_name"].contains(&last)), "{name:?} is there");
    }
}
