//! A comparison as a workbook, read back and held against its JSON.

use serde_json::Value;

use super::{compare, json, sample};
use crate::report_xlsx::book::Book;

/// The workbook of a comparison, in Chinese.
fn workbook(old: &str, new: &str) -> Book {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("对照.xlsx");
    let run = compare(&[old, new, "--lang", "zh", "-o", file.to_str().unwrap()]);
    assert_eq!((run.status.code(), run.stdout.as_slice()), (Some(0), &b""[..]), "{}", String::from_utf8_lossy(&run.stderr));
    Book(std::fs::read(file).unwrap())
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().map_or("t:-".to_owned(), |text| format!("t:{text}"))
}

fn number(value: &Value) -> String {
    format!("n:{}", value.as_u64().unwrap())
}

fn points(value: &Value) -> String {
    value.as_str().map_or("t:-".to_owned(), |points| format!("n:{}", points.parse::<f64>().unwrap()))
}

/// `cases.csv:12`, as people find it.
fn place(spot: &Value) -> String {
    format!("t:{}:{}", spot["file"].as_str().unwrap().rsplit('/').next().unwrap(), spot["line"])
}

#[test]
fn continuity_is_what_the_json_says() {
    let (old, new) = (sample("2019Q2"), sample("2019Q3"));
    let (book, json) = (workbook(&old, &new), json(&[&old, &new, "--lang", "zh"]));
    assert_eq!(book.sheet_names(), ["在办件去向", "消失的在办件", "换号的办件", "改写的办件", "判定口径"]);
    let units = list(&json["continuity"]["units"]);
    let counts = |name: &str, counts: &Value, reported: bool| {
        let carried = if reported { number(&counts["carried"]) } else { "t:未报送".to_owned() };
        let keys = ["vanished", "reopened", "rewritten", "unreadable", "first_reported"];
        let before = [format!("t:{name}"), number(&counts["open_before"]), carried];
        before.into_iter().chain(keys.map(|key| number(&counts[key]))).collect::<Vec<_>>()
    };
    let mut expected: Vec<_> =
        units.iter().map(|unit| counts(unit["short_name"].as_str().unwrap(), &unit["counts"], unit["reported"] == true)).collect();
    expected.push(counts("合计", &json["continuity"]["total"], true));
    assert_eq!(book.below("在办件去向", ["企业", "上季末在办"]), expected);

    let rows = |sheet, of: &dyn Fn(&Value) -> Vec<Vec<String>>| {
        let found = book.below(sheet, ["企业", if sheet == "换号的办件" { "原编号" } else { "编号" }]);
        let told: Vec<_> = units.iter().flat_map(of).collect();
        assert!(!told.is_empty(), "{sheet}");
        assert_eq!(found, told, "{sheet}");
    };
    let service =
        |id: &Value| list(&json["services"]).iter().find(|service| service["id"] == *id).map_or(Value::Null, |it| it["name"].clone());
    rows("消失的在办件", &|unit| {
        let row = |one: &Value| {
            assert!(list(&one["candidates"]).is_empty());
            let old = &one["old"];
            let due = format!("d:{} 00:00:00", one["due_on"].as_str().unwrap());
            let words = [&unit["short_name"], &old["id"], &service(&one["service"]), &one["accepted"]].map(text);
            words.into_iter().chain([due, "t:-".to_owned(), place(old)]).collect()
        };
        list(&unit["vanished"]).iter().map(row).collect()
    });
    rows("换号的办件", &|unit| {
        let row = |one: &Value| {
            let accepted = format!("t:{} → {}", one["old_accepted"].as_str().unwrap(), one["new_accepted"].as_str().unwrap());
            let sign = if one["sign"] == "number" { "t:编号相承" } else { "t:受理同分" };
            let words = [&unit["short_name"], &one["old"]["id"], &one["new"]["id"]].map(text);
            words.into_iter().chain([accepted, sign.to_owned(), place(&one["new"])]).collect()
        };
        list(&unit["reopened"]).iter().map(row).collect()
    });
    rows("改写的办件", &|unit| {
        let row = |one: &Value| -> Vec<Vec<String>> {
            let changes = list(&one["changes"]).iter().map(|change| {
                let (field, said): (_, fn(&Value) -> String) = match change["field"].as_str().unwrap() {
                    "accepted_at" => ("t:受理时间", text),
                    "valid" => ("t:是否有效", |word| format!("t:{}", if word == "yes" { "有效" } else { "无效" })),
                    other => panic!("{other}"),
                };
                let (name, id) = (text(&unit["short_name"]), text(&one["new"]["id"]));
                vec![name, id, field.to_owned(), said(&change["old"]), said(&change["new"]), place(&one["new"])]
            });
            changes.collect()
        };
        list(&unit["rewritten"]).iter().flat_map(row).collect()
    });
}

#[test]
fn what_handing_in_once_more_changed_is_what_the_json_says() {
    let (old, new) = (sample("2019Q3/submissions/jinqiu"), sample("2019Q3/submissions/jinqiu"));
    let folder = tempfile::tempdir().unwrap();
    let mended = folder.path().join("jinqiu");
    std::fs::create_dir(&mended).unwrap();
    for name in ["cases.csv", "progress.csv", "submission.toml"] {
        std::fs::copy(format!("{new}/{name}"), mended.join(name)).unwrap();
    }
    let ledger = std::fs::read_to_string(mended.join("cases.csv")).unwrap();
    let (head, rows) = ledger.split_once('\n').unwrap();
    // The first row is left out, one is added, and what was completed on the last day is now completed days before.
    let rows = rows.split_once('\n').unwrap().1.replace(",2019-09-30 17:", ",2019-09-27 17:");
    let added = rows.lines().next().unwrap().replacen("201", "N-201", 1);
    std::fs::write(mended.join("cases.csv"), format!("{head}\n{rows}{added}\n")).unwrap();
    let mended = mended.to_str().unwrap();
    let (book, json) = (workbook(&old, mended), json(&[&old, mended, "--lang", "zh"]));
    assert_eq!(book.sheet_names(), ["前后对照", "件数与比率", "评价重点", "改动的行", "新增的行", "删去的行"]);
    let unit = &json["resubmission"][0];
    let name = text(&unit["short_name"]);

    let summary = &book.below("前后对照", ["企业", "原行数"])[0];
    let rows = &unit["rows"];
    let counts = ["old", "new", "n_added", "n_removed", "n_changed", "n_verdicts"].map(|key| number(&rows[key]));
    assert_eq!((&summary[0], &summary[1..7]), (&name, &counts[..]));
    let scores = [&unit["claimed"]["old"], &unit["claimed"]["new"], &unit["verified"]["old"], &unit["verified"]["new"]].map(points);
    assert_eq!(summary[9..13], scores);

    let sheets = [("改动的行", "changed", "n_changed"), ("新增的行", "added", "n_added"), ("删去的行", "removed", "n_removed")];
    for (sheet, key, total) in sheets {
        let found = book.below(sheet, ["企业", "编号"]);
        assert!(!found.is_empty() && found.len() as u64 == rows[total].as_u64().unwrap(), "{sheet}");
        for (row, one) in found.iter().zip(list(&rows[key])) {
            let at = if key == "changed" { &one["new"]["at"] } else { &one["at"] };
            assert_eq!((&row[0], &row[1], row.last().unwrap()), (&name, &text(&at["id"]), &place(at)), "{sheet}");
        }
    }
    let rates = book.below("件数与比率", ["企业", "服务"]);
    let counts = list(&unit["services"]).iter().flat_map(|service| [&service["old"], &service["new"]]);
    let expected: Vec<_> = counts.map(|side| [number(&side["decided"]), number(&side["on_time"]), number(&side["late"])]).collect();
    assert_eq!(rates.iter().map(|row| [row[4].clone(), row[5].clone(), row[6].clone()]).collect::<Vec<_>>(), expected);
    let lost = book.below("评价重点", ["企业", "评价重点"]);
    let expected: Vec<_> = list(&unit["points"]).iter().map(|point| [points(&point["old"]), points(&point["new"])]).collect();
    assert_eq!(lost.iter().map(|row| [row[2].clone(), row[3].clone()]).collect::<Vec<_>>(), expected);
}

#[test]
fn a_workbook_has_the_same_bytes_each_time_and_other_names_hold_what_is_printed() {
    let (old, new) = (sample("2019Q2/submissions/huihuan"), sample("2019Q3/submissions/huihuan"));
    assert_eq!(workbook(&old, &new).0, workbook(&old, &new).0);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out.json");
    let run = compare(&[&old, &new, "--format", "json", "-o", file.to_str().unwrap()]);
    assert_eq!((run.status.code(), run.stdout.is_empty()), (Some(0), true));
    let printed = compare(&[&old, &new, "--format", "json"]);
    assert_eq!(std::fs::read(file).unwrap(), printed.stdout);
}
