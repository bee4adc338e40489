//! `report --district`: a district's own version of everything, with nobody else named, and the city beside it.

use std::fs::{self, File};
use std::io::Read;

use polars::prelude::AnyValue;
use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;
use serde_json::Value;

use super::desk::{Desk, files, text};

/// Everything a file says, with the parts of packages unpacked.
fn said(bytes: &[u8]) -> String {
    let Ok(mut package) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else { return text(bytes) };
    let mut all = String::new();
    for number in 0..package.len() {
        package.by_index(number).unwrap().read_to_string(&mut all).unwrap();
    }
    all
}

fn of<'v>(report: &'v Value, short_name: &str) -> &'v Value {
    report["enterprises"].as_array().unwrap().iter().find(|one| one["short_name"] == short_name).unwrap()
}

#[test]
fn a_district_s_folder_names_nobody_else_in_any_form() {
    let desk = Desk::new();
    desk.run(&["report", "2019Q3", "--district", "涪陵区", "-o", "out", "--lang", "zh"], 0);
    let whole: Value = serde_json::from_slice(&desk.run(&["report", "2019Q3", "--format", "json", "--lang", "zh"], 0).stdout).unwrap();
    let found = files(&desk.path("out"));
    for (name, bytes) in &found {
        let said = said(bytes);
        for other in whole["enterprises"].as_array().unwrap().iter().filter(|one| one["district"] != "涪陵区") {
            for word in ["code", "name", "short_name"] {
                assert!(!said.contains(other[word].as_str().unwrap()), "{name} names {}", other[word]);
            }
        }
        if !["manifest.json", "cases.parquet"].contains(&name.as_str()) {
            assert!(!said.contains("submissions/zhuxi"), "{name}");
        }
    }
    for name in ["report.html", "circular.md", "circular.docx", "report.xlsx"] {
        let said = said(&found[name]);
        assert!(said.contains("示例杂谷燃气") && said.contains("涪陵区"), "{name}");
    }
    assert!(said(&found["circular.md"]).contains("关于2019年第三季度涪陵区"));
    assert_eq!(desk.json("out/manifest.json")["options"]["district"], "涪陵区");
    desk.verify(0);
}

#[test]
fn a_district_s_numbers_are_its_own_and_those_beside_them_the_city_s() {
    let desk = Desk::new();
    let json = |more: &[&str]| -> Value {
        let args = [&["report", "2019Q3", "--format", "json"], more].concat();
        serde_json::from_slice(&desk.run(&args, 0).stdout).unwrap()
    };
    let (whole, own) = (json(&[]), json(&["--district", " 涪陵区"]));
    assert!(whole["district"].is_null());
    assert_eq!(own["enterprises"].as_array().unwrap().len(), 1);
    for key in ["services", "rank", "verified", "claimed", "late", "progress"] {
        assert_eq!(of(&own, "示例杂谷燃气")[key], of(&whole, "示例杂谷燃气")[key], "{key}");
    }
    for (number, service) in own["city"].as_array().unwrap().iter().enumerate() {
        assert_eq!(
            service["rate"],
            of(&whole, "示例杂谷燃气")["services"][number]["rate"],
            "the total of one is that of its only enterprise"
        );
        assert_eq!(own["district"]["city"]["services"][number]["rate"], whole["city"][number]["rate"]);
    }
    assert_eq!(own["district"]["city"]["participation"], whole["participation"]["rate"]);
    assert_eq!((&own["participation"]["rate"]["part"], &own["participation"]["rate"]["whole"]), (&Value::from(1), &Value::from(1)));
    assert_eq!(own["milestones"][0]["state"]["whole"], 1);
    let group = |report: &Value| report["districts"].as_array().unwrap().iter().find(|one| one["name"] == "涪陵区").cloned();
    assert_eq!(group(&own), group(&whole));
    let schema: Value = serde_json::from_slice(&desk.run(&["rules", "schema", "report"], 0).stdout).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&own));
}

#[test]
fn a_district_s_rows_are_its_own() {
    let desk = Desk::new();
    desk.run(&["report", "2019Q3", "--district", "綦江区", "-o", "own"], 0);
    let table = ParquetReader::new(File::open(desk.path("own/cases.parquet")).unwrap()).finish().unwrap();
    let file = |row: usize| match table.column("file").unwrap().get(row).unwrap() {
        AnyValue::String(text) => text.to_owned(),
        other => other.to_string(),
    };
    let files: Vec<String> = (0..table.height()).map(file).collect();
    let rows = fs::read_to_string(desk.path("2019Q3/submissions/zhuxi/cases.csv")).unwrap().lines().count() - 1;
    assert_eq!(files.len(), rows);
    assert!(files.iter().all(|file| file == "submissions/zhuxi/cases.csv"), "{files:?}");
}

#[test]
fn a_district_without_an_enterprise_is_refused_with_those_there_are() {
    let desk = Desk::new();
    for more in [&["-o", "out"][..], &[]] {
        let told = desk.run(&[&["report", "2019Q3", "--district", "南川区", "--lang", "zh"], more].concat(), 2);
        assert!(told.stdout.is_empty() && text(&told.stderr).contains("涪陵区"), "{}", text(&told.stderr));
    }
    assert!(desk.others().is_empty());
}

#[test]
fn the_terminal_shows_the_district_beside_the_city() {
    let desk = Desk::new();
    for (lang, words) in [("zh", ["涪陵区合计", "涪陵区与全市对照"]), ("en", ["The whole of 涪陵区", "涪陵区 beside the city"])]
    {
        let told = text(&desk.run(&["report", "2019Q3", "--district", "涪陵区", "--lang", lang], 0).stdout);
        assert!(words.iter().all(|word| told.contains(word)) && !told.contains("竹溪"), "{told}");
    }
}
