//! Every cell of the bureau's own lists against `report.json`, read here once more by other code.

use serde_json::Value;

use super::SAMPLE;
use super::said::{Rows, count, list, number, text, time};

/// The name of the service with this id.
fn service(id: &Value) -> String {
    text(list(&SAMPLE.1["services"]).iter().find(|service| service["id"] == *id).map_or(&Value::Null, |service| &service["name"]))
}

/// `cases.csv:57`.
fn row_of(case: &Value) -> String {
    let Some(file) = case["file"].as_str() else { return "t:-".to_owned() };
    format!("t:{}:{}", file.rsplit('/').next().unwrap(), case["line"])
}

fn outcome(value: &Value) -> &'static str {
    match value.as_str().unwrap() {
        "on_time" => "按期",
        "late" => "逾期办结",
        "overdue" => "逾期未结",
        other => panic!("no outcome of the samples: {other}"),
    }
}

/// The lists of a sheet agree row by row.
fn check(sheet: &str, heads: [&str; 2], expected: &Rows) {
    assert_eq!(SAMPLE.0.below(sheet, heads), *expected, "{sheet}");
}

#[test]
fn tickets_are_what_the_json_says() {
    let (mut units, mut tickets) = (Rows::new(), Rows::new());
    for unit in list(&SAMPLE.1["transfers"]["units"]) {
        let name = text(&unit["short_name"]);
        let counted = |key: &str| count(&unit["counts"][key]);
        let mut row = vec![name.clone(), counted("listed"), counted("found"), counted("left_out")];
        row.push(number(&unit["left_out_rate"]["percent"]));
        row.extend(["dated_otherwise", "called_invalid", "shared", "not_listed"].map(counted));
        units.push(row);
        for ticket in list(&unit["asked"]) {
            let case = &ticket["cases"][0];
            let mut row = vec![name.clone(), text(&ticket["number"])];
            row.extend([service(&ticket["service"]), time(&ticket["passed_on"]), time(&case["accepted"]), text(&case["id"]), row_of(case)]);
            tickets.push(row);
        }
    }
    assert!(units.len() == 5 && tickets.len() == 9);
    check("转办核对", ["企业", "清单件数"], &units);
    // What is to be asked is put into words; the rest is the JSON's.
    let mut found = SAMPLE.0.below("转办工单", ["企业", "单号"]);
    let said: Vec<_> = found.iter_mut().map(|row| row.remove(2)).collect();
    assert_eq!(found, tickets);
    let asked = list(&SAMPLE.1["transfers"]["units"]).iter().flat_map(|unit| list(&unit["asked"]));
    for (said, ticket) in said.iter().zip(asked) {
        for (sign, word) in [
            ("left_out", "台账漏录"),
            ("dated_otherwise", "受理日与转办日不符"),
            ("called_invalid", "自行认定无效"),
            ("shared", "一单多录"),
        ] {
            assert_eq!(said.contains(word), list(&ticket["signs"]).iter().any(|one| one == sign), "{said}");
        }
    }
}

#[test]
fn checked_cases_are_what_the_json_says() {
    let (mut units, mut cases) = (Rows::new(), Rows::new());
    for unit in list(&SAMPLE.1["checked"]["units"]) {
        let name = text(&unit["short_name"]);
        let mut row = vec![name.clone()];
        row.extend(["checked", "corrected", "appealed", "restored"].map(|key| count(&unit[key])));
        row.extend(["ledger", "found", "stands"].map(|key| number(&unit["score"][key])));
        units.push(row);
        for case in list(&unit["cases"]) {
            let finding = match case["finding"].as_str().unwrap() {
                "confirmed" => "t:属实",
                "late" => "t:实际逾期",
                _ => "t:实际未办结",
            };
            let appeal = match case["appeal"].as_str() {
                Some("upheld") => "t:申诉成立，恢复",
                Some(_) => "t:申诉不成立",
                None => "t:-",
            };
            let (ledger, found) = (outcome(&case["ledger"]), outcome(&case["found"]));
            let changed = if ledger == found { format!("t:{ledger}") } else { format!("t:{ledger} → {found}") };
            let words = [name.clone(), text(&case["id"]), service(&case["service"]), finding.to_owned(), changed, appeal.to_owned()];
            cases.push(words.into_iter().chain([format!("t:{}", outcome(&case["stands"])), row_of(case)]).collect());
        }
    }
    assert!(units.len() == 2 && cases.len() == 4);
    check("核查结果", ["企业", "核查件数"], &units);
    check("核查办件", ["企业", "编号"], &cases);
}

#[test]
fn problems_and_remarks_are_what_the_json_says() {
    let problem = |it: &Value| {
        let point = format!("t:{} {}", it["point"].as_str().unwrap(), it["point_title"].as_str().unwrap());
        let listed = if it["listed_in"] == "2019Q2" { "t:2019年第二季度" } else { "t:2019年第三季度" };
        let state = match it["state"].as_str().unwrap() {
            "closed" => "t:已销号",
            "overdue" => "t:超期未销号",
            _ => "t:整改中",
        };
        let words = [text(&it["short_name"]), text(&it["id"]), point, listed.to_owned()];
        words.into_iter().chain(["found_on", "due_on", "closed_on"].map(|key| time(&it[key]))).chain([state.to_owned()]).collect()
    };
    let problems: Rows = list(&SAMPLE.1["problems"]["problems"]).iter().map(problem).collect();
    assert_eq!(problems.len(), 3);
    check("问题清单", ["企业", "编号"], &problems);
    let remark = |it: &Value| {
        let words = ["district", "short_name", "text", "signed_by_unit"].map(|key| text(&it[key]));
        words.into_iter().chain([time(&it["reviewed_on"])]).collect()
    };
    let remarks: Rows = list(&SAMPLE.1["remarks"]).iter().map(remark).collect();
    assert!(remarks.len() == 3 && !format!("{remarks:?}").contains("1990000"));
    check("区县意见", ["区县", "企业"], &remarks);
}
