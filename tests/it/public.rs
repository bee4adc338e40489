//! `report --public`: the edition that anybody may read.

use std::fs;

use serde_json::Value;

use super::hostile_text::{is_a, parts};
use super::report_dir::desk::{Desk, files, samples, text};

/// Every piece of every file, documents taken apart.
fn pieces(desk: &Desk, folder: &str) -> Vec<(String, Vec<u8>)> {
    let mut pieces = Vec::new();
    for (name, bytes) in files(&desk.path(folder)) {
        if is_a("xlsx", &name) {
            pieces.extend(parts(&bytes).into_iter().map(|(part, bytes)| (format!("{name} {part}"), bytes)));
        }
        pieces.push((name, bytes));
    }
    pieces
}

#[test]
fn the_public_edition_has_no_cases_and_says_what_it_withholds() {
    let desk = Desk::new();
    desk.run(&["report", "2019Q3", "--public", "-o", "out", "--lang", "zh"], 0);
    let names: Vec<_> = files(&desk.path("out")).into_keys().collect();
    assert_eq!(names, ["manifest.json", "public.csv", "public.html", "public.json", "public.xlsx"]);
    let ids: Vec<String> = ["zagu", "zhuxi"]
        .iter()
        .flat_map(|unit| {
            let ledger = fs::read_to_string(desk.path(&format!("2019Q3/submissions/{unit}/cases.csv"))).unwrap();
            ledger
                .lines()
                .skip(1)
                .filter_map(|line| line.split(',').next().map(str::to_owned))
                .filter(|id| id.len() > 6)
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(ids.len() > 100);
    for (piece, bytes) in pieces(&desk, "out").iter().filter(|(piece, _)| piece != "manifest.json") {
        let shown = text(bytes);
        for id in &ids {
            assert!(!shown.contains(id.as_str()), "{piece}: {id}");
        }
        assert!(!shown.contains("cases.csv") && !shown.contains("submissions/"), "{piece}");
    }
    let told = text(&desk.run(&["report", "2019Q3", "--public", "--lang", "zh", "--width", "200"], 0).stdout);
    let sheet = pieces(&desk, "out").into_iter().filter(|(piece, _)| piece.contains("sharedStrings") || piece.contains("sheet1.xml"));
    let sheet = sheet.map(|(_, bytes)| text(&bytes)).collect::<String>();
    let read = |name: &str| text(&fs::read(desk.path(&format!("out/{name}"))).unwrap());
    for (name, shown) in
        [("terminal", told), ("xlsx", sheet), ("html", read("public.html")), ("csv", read("public.csv")), ("json", read("public.json"))]
    {
        assert!(shown.contains("1至4件的数不予公开"), "{name}");
    }
}

#[test]
fn what_is_published_is_true_and_never_small() {
    for folder in [samples().join("2019Q3"), samples().join("2019Q2")] {
        let desk = Desk::new();
        let folder = folder.to_str().unwrap();
        let json = |more: &[&str]| -> Value {
            let args = [&["report", folder, "--format", "json"], more].concat();
            serde_json::from_slice(&desk.run(&args, 0).stdout).unwrap()
        };
        let (whole, public) = (json(&[]), json(&["--public"]));
        let schema: Value = serde_json::from_slice(&desk.run(&["rules", "schema", "public"], 0).stdout).unwrap();
        assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&public));
        let of = |services: &Value, id: &Value| services.as_array().unwrap().iter().find(|one| one["service"] == *id).cloned().unwrap();
        let (mut shown, mut withheld) = (0, 0);
        for service in public["services"].as_array().unwrap() {
            let units = public["enterprises"].as_array().unwrap().iter().zip(service["enterprises"].as_array().unwrap());
            let units = units.map(|(one, counts)| {
                let own = whole["enterprises"].as_array().unwrap().iter().find(|own| own["code"] == one["code"]).unwrap();
                (counts, of(&own["services"], &service["id"]))
            });
            for (counts, own) in units.chain([(&service["city"], of(&whole["city"], &service["id"]))]) {
                let number = |key: &str| own[key].as_u64().unwrap();
                let kept = [number("decided"), number("on_time"), number("late") + number("overdue")];
                for (key, kept) in ["decided", "on_time", "not_on_time"].iter().zip(kept) {
                    match counts[*key].as_u64() {
                        Some(count) => assert!(count == kept && !(1..5).contains(&count), "{key}: {count} of {kept}"),
                        None => withheld += 1,
                    }
                    shown += u64::from(counts[*key].is_u64());
                }
                assert!(counts["rate"].is_null() || counts["rate"] == own["rate"]["percent"]);
            }
        }
        assert!(shown > 50 && withheld > 10, "{shown} {withheld}");
        let told = public.to_string();
        for word in ["\"score\"", "\"points\"", "cases", "findings", "statements"] {
            assert!(!told.contains(word), "{word}");
        }
    }
}

#[test]
fn the_public_edition_is_verified_as_what_it_is() {
    let desk = Desk::new();
    desk.run(&["report", "2019Q3", "--public", "-o", "out"], 0);
    assert_eq!(desk.json("out/manifest.json")["options"]["public"], true);
    assert_eq!(desk.verify(0)["equal"], true);
    let edited = text(&fs::read(desk.path("out/public.csv")).unwrap()) + " ";
    fs::write(desk.path("out/public.csv"), edited).unwrap();
    assert_eq!(desk.verify(1)["equal"], false);
}

#[test]
fn where_the_rules_say_nothing_there_is_no_public_edition() {
    let desk = Desk::new();
    desk.run(&["report", "2019Q3", "--public", "--district", "渝北区"], 2);
    let rules = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/chongqing-2018");
    for (name, bytes) in files(&rules) {
        fs::create_dir_all(desk.path("mine")).unwrap();
        let policy = text(&bytes);
        let silent =
            policy.split_once("[publication]").map(|(before, behind)| format!("{before}{}", &behind[behind.find("\n[").unwrap()..]));
        fs::write(desk.path("mine").join(name), silent.unwrap_or(policy)).unwrap();
    }
    let refused = desk.run(&["report", "2019Q3", "--rules", "mine", "--public", "-o", "out"], 2);
    assert!(text(&refused.stderr).contains("[publication]"), "{}", text(&refused.stderr));
    desk.run(&["report", "2019Q3", "--rules", "mine"], 0);
}
