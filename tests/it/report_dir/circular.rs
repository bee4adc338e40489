//! The circular says what the report says: its numbers are the report's, its names stay text, and what only people may write
//! is left to them.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::Path;

use serde_json::Value;

use super::desk::Desk;

/// A part of the document, as text.
fn part(docx: &Path, name: &str) -> String {
    let mut package = zip::ZipArchive::new(fs::File::open(docx).unwrap()).unwrap();
    let mut text = String::new();
    package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// What stands in the document, a paragraph a line.
fn shown(docx: &Path) -> String {
    let xml = part(docx, "word/document.xml");
    let document = roxmltree::Document::parse(&xml).unwrap();
    let paragraphs = document.descendants().filter(|node| node.tag_name().name() == "p");
    let text = |node: roxmltree::Node<'_, '_>| -> String {
        node.descendants().filter(|node| node.tag_name().name() == "t").filter_map(|node| node.text()).collect()
    };
    paragraphs.map(text).collect::<Vec<_>>().join("\n")
}

/// Every whole number of a text.
fn numbers(text: &str) -> BTreeSet<u64> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

fn sum(values: &Value, field: &str) -> u64 {
    values.as_array().unwrap().iter().map(|value| value.pointer(field).and_then(Value::as_u64).unwrap()).sum()
}

/// The numbers that decide, worked out from the JSON alone.
fn decisive(report: &Value) -> Vec<u64> {
    let city = &report["city"];
    let mut wanted = Vec::new();
    for service in city.as_array().unwrap().iter().filter(|service| !service["rate"].is_null()) {
        wanted.extend(["decided", "on_time", "late", "overdue"].map(|field| service[field].as_u64().unwrap()));
    }
    wanted.extend(["/decided", "/on_time"].map(|field| sum(city, field)));
    wanted.push(sum(city, "/late") + sum(city, "/overdue"));
    let enterprises = &report["enterprises"];
    wanted.push(sum(enterprises, "/overdue/total") + sum(enterprises, "/carried_overdue/total"));
    wanted.push(sum(enterprises, "/set_aside/total"));
    wanted.push(sum(&report["inputs"], "/rows"));
    wanted.extend(["part", "whole"].map(|field| report["participation"]["rate"][field].as_u64().unwrap()));
    wanted
}

#[test]
fn the_numbers_of_the_circular_are_those_of_the_report() {
    for lang in ["zh", "en"] {
        let desk = Desk::new();
        desk.run(&["report", "2019Q3", "-o", "out", "--lang", lang], 0);
        let report = desk.json("out/report.json");
        let (document, markdown) = (shown(&desk.path("out/circular.docx")), fs::read_to_string(desk.path("out/circular.md")).unwrap());
        for told in [&document, &markdown] {
            let told_numbers = numbers(told);
            for number in decisive(&report) {
                assert!(told_numbers.contains(&number), "{lang}: {number} is missing");
            }
            for service in report["city"].as_array().unwrap().iter().filter(|service| !service["rate"].is_null()) {
                assert!(told.contains(service["rate"]["percent"].as_str().unwrap()), "{lang}: {service}");
            }
            assert!(told.contains(report["rules"]["sha256"].as_str().unwrap()));
        }
    }
}

#[test]
fn what_only_people_may_write_is_left_to_them() {
    let desk = Desk::new();
    desk.run(&["report", "2019Q3", "-o", "out", "--lang", "zh"], 0);
    let markdown = fs::read_to_string(desk.path("out/circular.md")).unwrap();
    for told in [shown(&desk.path("out/circular.docx")), markdown] {
        for placeholder in ["【发文机关】", "【发文字号】", "【签发人】", "【印章】", "【成文日期】", "【印发日期】", "代拟稿"]
        {
            assert!(told.contains(placeholder), "{placeholder}");
        }
    }
    let properties = part(&desk.path("out/circular.docx"), "docProps/core.xml");
    assert!(properties.contains("<cp:contentStatus>代拟稿</cp:contentStatus>") && !properties.contains("created"), "{properties}");
}

#[test]
fn hostile_names_break_nothing_in_the_circular() {
    let long = "长".repeat(200);
    for name in ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "\u{1b}[31mred\u{202e}", "|*_[x](http://y.z)#", "]]>&amp;", &long] {
        let desk = Desk::new();
        let registry = desk.path("2019Q3/enterprises.csv");
        let text = fs::read_to_string(&registry).unwrap();
        let changed = text.replace("示例竹溪燃气", name);
        assert!(changed != text, "the registry names the unit");
        fs::write(&registry, changed).unwrap();
        desk.run(&["report", "2019Q3", "-o", "out"], 0);
        let document = shown(&desk.path("out/circular.docx"));
        let markdown = fs::read_to_string(desk.path("out/circular.md")).unwrap();
        for told in [&document, &markdown] {
            assert!(!told.contains(['\u{1b}', '\u{202e}']) && !told.contains(&long), "{name:?}");
        }
        assert!(!markdown.contains("<script>") && !markdown.contains("[x]("), "{name:?}");
        let mut columns = 0;
        for line in markdown.lines() {
            let signs = line.replace("\\|", "").matches('|').count();
            assert!(columns == 0 || signs == 0 || signs == columns, "{name:?}: {line}");
            columns = signs;
        }
    }
}
