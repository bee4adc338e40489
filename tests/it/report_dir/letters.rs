//! `letters`: who is reminded, urged or told to rectify, by the deadlines of the pack, and the letters for that.

use std::fs;
use std::io::Read;

use serde_json::Value;

use super::desk::{Desk, files, text};

/// The list of letters as of a day.
fn list(desk: &Desk, on: &str) -> Value {
    serde_json::from_slice(&desk.run(&["letters", "2019Q3", "--on", on, "--format", "json", "--lang", "zh"], 0).stdout).unwrap()
}

fn letters(list: &Value) -> &[Value] {
    list["letters"].as_array().unwrap()
}

/// Every matter of an enterprise, with the kind of its letter.
fn matters<'v>(list: &'v Value, short_name: &str) -> Vec<(&'v str, &'v Value)> {
    let own = letters(list).iter().filter(|letter| letter["short_name"] == short_name);
    own.flat_map(|letter| letter["matters"].as_array().unwrap().iter().map(|matter| (letter["kind"].as_str().unwrap(), matter))).collect()
}

#[test]
fn who_sent_nothing_gets_graver_letters_as_working_days_pass() {
    let desk = Desk::new();
    // Five working days after 5 October 2019 is Saturday the 12th, which was worked.
    let check = |on: &str, kind: &str, days: i64| {
        let list = list(&desk, on);
        let told = matters(&list, "示例金秋燃气");
        assert_eq!(told.len(), 1, "{on}");
        assert_eq!(
            (told[0].0, &told[0].1["kind"], told[0].1["working_days"].as_i64()),
            (kind, &Value::from("submission"), Some(days)),
            "{on}"
        );
    };
    check("2019-10-05", "reminder", 0);
    check("2019-10-12", "reminder", 5);
    check("2019-10-14", "urging", 6);
    check("2019-12-27", "urging", 60);
    check("2019-12-30", "rectification", 61);
    // Before the deadline it is reminded of as well.
    check("2019-09-30", "reminder", 0);
}

#[test]
fn late_tasks_faults_and_promises_have_letters_of_their_own() {
    let desk = Desk::new();
    let now = list(&desk, "2019-10-05");
    let of = |list: &Value, kind: &str| -> Vec<(String, Value)> {
        let told = matters(list, "示例杂谷燃气").into_iter().chain(matters(list, "示例竹溪燃气"));
        told.filter(|(_, matter)| matter["kind"] == kind).map(|(letter, matter)| (letter.to_owned(), matter.clone())).collect()
    };
    let data = of(&now, "data");
    assert_eq!((data.len(), data[0].0.as_str()), (1, "rectification"));
    let task = of(&now, "task").into_iter().find(|(_, matter)| matter["point"] == "1.2").unwrap();
    assert_eq!(
        (task.0.as_str(), &task.1["due_on"], &task.1["responsible_unit"]),
        ("rectification", &Value::from("2018-12-31"), &Value::from("综合部"))
    );
    for (on, kind) in [("2019-12-31", "reminder"), ("2020-01-01", "rectification")] {
        let promises = of(&list(&desk, on), "promise");
        assert!(!promises.is_empty() && promises.iter().all(|(letter, _)| letter == kind), "{on}: {promises:?}");
    }
    let schema: Value = serde_json::from_slice(&desk.run(&["rules", "schema", "letters"], 0).stdout).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&now));
}

#[test]
fn every_letter_is_written_twice_and_leaves_to_people_what_only_they_may_write() {
    let desk = Desk::new();
    desk.run(&["letters", "2019Q3", "-o", "out", "--lang", "zh"], 0);
    let found = files(&desk.path("out"));
    let list = desk.json("out/letters.json");
    assert_eq!(found.len(), letters(&list).len() * 2 + 1);
    assert_eq!(list["on"], "2019-10-05", "the deadline, where no day is named");
    let names: Vec<&str> = letters(&list).iter().map(|letter| letter["name"].as_str().unwrap()).collect();
    for (number, letter) in letters(&list).iter().enumerate() {
        let stem = format!("{}/{:02}-{}", letter["kind"].as_str().unwrap(), number + 1, letter["short_name"].as_str().unwrap());
        let written = text(&found[&format!("{stem}.md")]);
        let mut package = zip::ZipArchive::new(std::io::Cursor::new(&found[&format!("{stem}.docx")])).unwrap();
        let mut document = String::new();
        package.by_name("word/document.xml").unwrap().read_to_string(&mut document).unwrap();
        for said in [&written, &document] {
            for only_people in ["【发文机关】", "【发文字号】", "【印章】", "【成文日期】", "【签发人】"] {
                assert!(said.contains(only_people), "{stem}: {only_people}");
            }
            for name in &names {
                assert_eq!(said.contains(name), *name == letter["name"].as_str().unwrap(), "{stem} and {name}");
            }
            for matter in letter["matters"].as_array().unwrap() {
                assert!(said.contains(matter["text"].as_str().unwrap()), "{stem}: {}", matter["text"]);
            }
        }
    }
    desk.run(&["letters", "2019Q3", "-o", "again", "--lang", "zh"], 0);
    assert!(files(&desk.path("again")) == found, "the same input gives the same bytes");
}

#[test]
fn letters_are_never_replaced_and_a_day_has_to_be_known() {
    let desk = Desk::new();
    fs::create_dir(desk.path("out")).unwrap();
    let refused = desk.run(&["letters", "2019Q3", "-o", "out", "--lang", "zh"], 4);
    assert!(text(&refused.stderr).contains("已存在"), "{}", text(&refused.stderr));
    let unknown = desk.run(&["letters", "2019Q3", "--on", "2031-01-01", "--lang", "en"], 2);
    assert!(text(&unknown.stderr).contains("2031-01-01"), "{}", text(&unknown.stderr));
}

#[test]
fn the_terminal_lists_who_gets_which_letter_and_why() {
    let desk = Desk::new();
    for (lang, words) in [("zh", ["督办函", "逾期6个工作日"]), ("en", ["Urging letter", "6 working days past its day"])] {
        let told = text(&desk.run(&["letters", "2019Q3", "--on", "2019-10-14", "--lang", lang, "--width", "160"], 0).stdout);
        assert!(words.iter().all(|word| told.contains(word)), "{told}");
    }
}

#[test]
fn a_district_s_letters_are_for_its_enterprises_and_for_its_authority_to_sign() {
    let desk = Desk::new();
    let args = ["letters", "2019Q3", "--on", "2019-10-14", "--lang", "zh", "--district", "涪陵区"];
    let own: Value = serde_json::from_slice(&desk.run(&[&args[..], &["--format", "json"]].concat(), 0).stdout).unwrap();
    assert_eq!(own["district"], "涪陵区");
    let all = list(&desk, "2019-10-14");
    assert_eq!(all["district"], Value::Null);
    let expected: Vec<_> = letters(&all).iter().filter(|letter| letter["district"] == "涪陵区").collect();
    assert!(!expected.is_empty() && expected.len() < letters(&all).len());
    assert_eq!(letters(&own).iter().collect::<Vec<_>>(), expected, "the same letters as in those of the city");
    desk.run(&[&args[..], &["-o", "out"]].concat(), 0);
    let made = files(&desk.path("out"));
    let drafts: Vec<_> = made.iter().filter(|(name, _)| name.as_bytes().ends_with(b".md")).collect();
    assert_eq!(drafts.len(), expected.len());
    for (name, bytes) in drafts {
        let draft = text(bytes);
        assert!(draft.contains("【涪陵区主管部门全称】") && !draft.contains("【发文机关】"), "{name}: {draft}");
    }
    let unknown = desk.run(&["letters", "2019Q3", "--district", "无此区"], 2);
    assert!(text(&unknown.stderr).contains("涪陵区"));
}

#[test]
fn a_district_without_letters_is_told_so() {
    let desk = Desk::new();
    let all = list(&desk, "2019-07-01");
    assert!(!letters(&all).iter().any(|letter| letter["district"] == "渝北区"), "{all:#}");
    for (lang, word) in [("zh", "渝北区没有需要发函的企业"), ("en", "no enterprise of 渝北区 is to get a letter")] {
        let args = ["letters", "2019Q3", "--on", "2019-07-01", "--district", "渝北区", "--lang", lang];
        let told = text(&desk.run(&args, 0).stdout);
        assert!(told.contains(word) && !told.contains('─'), "{told}");
    }
}
