//! Every cell of the lists against `report.json`, read here once more by other code. Long because every list is read once more.

use serde_json::Value;

use super::said::{Rows, count, list, number, text, time};
use super::{SAMPLE, said};

fn path(value: &Value) -> String {
    format!("t:{}", value.as_str().unwrap().trim_start_matches("submissions/"))
}

fn service(json: &Value, id: &Value, key: &str) -> Value {
    list(&json["services"]).iter().find(|service| service["id"] == *id).map_or(Value::Null, |service| service[key].clone())
}

fn score(enterprise: &Value) -> &Value {
    if enterprise["verified"].is_null() { &enterprise["claimed"] } else { &enterprise["verified"] }
}

/// The lists of a sheet agree row by row, and cell by cell to the end of each row.
fn check(sheet: &str, heads: [&str; 2], expected: &Rows) {
    let found = SAMPLE.0.below(sheet, heads);
    assert_eq!(found.len(), expected.len(), "{sheet}");
    for (number, (found, expected)) in found.iter().zip(expected).enumerate() {
        let (cells, beyond) = found.split_at(expected.len());
        assert_eq!(cells, expected, "{sheet}, row {number}");
        assert!(beyond.iter().all(String::is_empty), "{sheet}, row {number} goes on: {beyond:?}");
    }
}

#[test]
fn the_matrix_is_what_the_json_says() {
    let json = &SAMPLE.1;
    let mut rows = Rows::new();
    for (enterprise, it) in list(&json["enterprises"]).iter().flat_map(|e| list(&e["services"]).iter().map(move |it| (e, it))) {
        let none = match it["state"].as_str().unwrap() {
            "reported" => "t:无应办结",
            "declared_empty" => "t:无业务",
            _ => "t:未报",
        };
        let rate = if it["rate"].is_null() { none.to_owned() } else { number(&it["rate"]["percent"]) };
        let kept = it["meets_target"].as_bool().map_or("t:-", |kept| if kept { "t:是" } else { "t:否" });
        let mut row = vec![text(&enterprise["short_name"]), text(&enterprise["code"]), text(&enterprise["district"])];
        row.extend([text(&service(json, &it["service"], "name")), rate, number(&service(json, &it["service"], "target")), kept.to_owned()]);
        let counts = ["decided", "on_time", "late", "overdue", "pending", "excluded", "undecidable", "set_aside", "beyond_law"];
        row.extend(counts.map(|key| count(&it[key])));
        row.extend([number(&it["interval_95"][0]), number(&it["interval_95"][1])]);
        row.extend([number(&it["range"]["if_late"]["percent"]), number(&it["range"]["if_on_time"]["percent"])]);
        row.extend(["median_days", "p90_days", "median_net_days", "p90_net_days", "extensions"].map(|key| count(&it[key])));
        row.extend(["open_at_start", "accepted", "completed", "excluded", "open_at_end"].map(|key| count(&it["balance"][key])));
        row.push(if it["balance"]["holds"] == true { "t:平" } else { "t:▼不平" }.to_owned());
        row.push(said::exclusions(&it["excluded_by_reason"]));
        rows.push(row);
    }
    assert_eq!(rows.len(), 90);
    check("企业与服务", ["企业", "统一社会信用代码"], &rows);
}

#[test]
fn areas_points_and_findings_are_what_the_json_says() {
    let (mut areas, mut points, mut findings) = (Rows::new(), Rows::new(), Rows::new());
    for enterprise in list(&SAMPLE.1["enterprises"]) {
        let (name, score) = (text(&enterprise["short_name"]), score(enterprise));
        let source = if enterprise["verified"].is_null() { "t:自评" } else { "t:核定" };
        let mut row = vec![name.clone(), count(&enterprise["rank"]), number(&score["total"]), source.to_owned()];
        for area in list(&score["areas"]) {
            row.extend([number(&area["earned"]), number(&area["available"])]);
            for point in list(&area["points"]) {
                let state = match point["state"].as_str().unwrap() {
                    "scored" => "t:已评分",
                    "not_applicable" => "t:不涉及",
                    "not_yet_due" => "t:未到期限",
                    "no_cases" => "t:无办件",
                    _ => "t:无工作推进台账",
                };
                let status = match point["status"].as_str() {
                    Some("met") => "t:已落实",
                    Some("partly") => "t:部分落实",
                    Some("not_met") => "t:未落实",
                    Some(_) => "t:不涉及",
                    None => "t:-",
                };
                let source = match point["source"].as_str() {
                    Some("claimed") => "t:自评".to_owned(),
                    Some("verified") => "t:核定".to_owned(),
                    Some(quarter) => format!("t:结转自 {quarter}"),
                    None => "t:-".to_owned(),
                };
                let title = format!("t:{} {}", area["id"].as_str().unwrap(), area["name"].as_str().unwrap());
                let numbers = [number(&point["available"]), number(&point["earned"])];
                let words = [title, text(&point["id"]), text(&point["title"]), state.to_owned()];
                points.push(
                    [name.clone()]
                        .into_iter()
                        .chain(words)
                        .chain(numbers)
                        .chain([status.to_owned(), source, said::measured(point)])
                        .collect(),
                );
            }
        }
        if !score.is_null() {
            areas.push(row);
        }
        for finding in list(&enterprise["findings"]) {
            for (at, cause) in list(&finding["causes"]).iter().enumerate() {
                let lost = if at == 0 { number(&finding["lost"]) } else { String::new() };
                let cases = cause["cases"]["total"].as_u64().map_or(String::new(), |total| format!("n:{total}"));
                let words = [name.clone(), text(&finding["point"]), text(&finding["title"])];
                findings.push(words.into_iter().chain([lost, text(&cause["text"]), cases, text(&cause["rule"])]).collect());
            }
        }
    }
    assert!(areas.len() > 10 && points.len() == 26 * areas.len() && findings.len() > 50);
    check("六方面", ["企业", "名次"], &areas);
    check("评价重点", ["企业", "方面"], &points);
    check("扣分事项", ["企业", "重点"], &findings);
}

#[test]
fn cases_are_what_the_json_says() {
    let json = &SAMPLE.1;
    let title = |code: &Value| {
        list(&json["diagnostics"]).iter().find(|group| group["code"] == *code).map_or("t:-".to_owned(), |it| text(&it["title"]))
    };
    let (mut late, mut set_aside) = (Rows::new(), Rows::new());
    for enterprise in list(&json["enterprises"]) {
        let lists = [
            ("overdue", "t:逾期未办结"),
            ("carried_overdue", "t:以前到期、仍未办结"),
            ("late", "t:逾期办结"),
            ("set_aside", "t:待核，未计入"),
            ("undecidable", "t:缺办理时刻，无法判定"),
        ];
        for (key, kind) in lists {
            for case in list(&enterprise[key]["cases"]) {
                let due = if case["due_at"].is_null() { time(&case["due_on"]) } else { time(&case["due_at"]) };
                let name = text(&service(json, &case["service"], "name"));
                let mut row = vec![text(&enterprise["short_name"]), kind.to_owned(), text(&case["id"]), name];
                row.extend([time(&case["started"]), due, time(&case["completed"])]);
                let place = [path(&case["file"]), count(&case["line"])];
                if matches!(key, "set_aside" | "undecidable") {
                    set_aside.push(row.into_iter().chain([text(&case["code"]), title(&case["code"])]).chain(place).collect());
                    continue;
                }
                let beyond = match case["breach"].as_str() {
                    Some("law") => "t:▼法定时限",
                    Some(_) => "t:承诺时限",
                    None => "t:-",
                };
                late.push(row.into_iter().chain([count(&case["days_late"]), beyond.to_owned()]).chain(place).collect());
            }
        }
    }
    assert!(late.len() > 100 && set_aside.len() > 20);
    check("逾期件", ["企业", "类别"], &late);
    check("待核数据", ["企业", "类别"], &set_aside);
}

#[test]
fn the_state_of_the_data_and_the_method_are_what_the_json_says() {
    let json = &SAMPLE.1;
    let tier = |tier: &Value| match tier.as_str().unwrap() {
        "block" => "t:▼必须更正".to_owned(),
        "confirm" => "t:需核实说明".to_owned(),
        _ => "t:提示".to_owned(),
    };
    let group = |it: &Value| {
        let first = &it["samples"][0];
        let counts = [count(&it["total"]), count(&it["explained"])];
        let places = [path(&it["file"]), text(&it["sheet"]), text(&it["column"]), count(&it["of_rows"]), count(&first["line"])];
        let words = [tier(&it["tier"]), text(&it["code"]), text(&it["title"])];
        words.into_iter().chain(counts).chain(places).chain([text(&first["message"]), text(&it["advice"])]).collect()
    };
    check("数据问题", ["等级", "代码"], &list(&json["diagnostics"]).iter().map(group).collect());
    let not_done = |it: &Value| {
        let checks = list(&it["checks_not_run"]).iter();
        let checks: Vec<_> =
            checks.map(|it| format!("{} {} {}", it["code"].as_str().unwrap(), it["title"].as_str().unwrap(), it["rows"])).collect();
        let counts = [count(&it["rows_not_judged"]), count(&it["rows_not_read"])];
        [path(&it["file"]), text(&it["because"]), text(&it["title"])]
            .into_iter()
            .chain(counts)
            .chain([text(&checks.join("；").into())])
            .collect()
    };
    check("未判定行", ["文件", "代码"], &list(&json["not_done"]).iter().map(not_done).collect());
    let method = |it: &Value| vec![text(&it["topic"]), text(&it["text"]), text(&it["basis"])];
    check("统计口径", ["事项", "口径"], &list(&json["method"]).iter().map(method).collect());
    check("企业说明", ["代码", "问题"], &Rows::new());
    assert!(list(&json["statements"]).is_empty());
}

#[test]
fn the_summary_is_what_the_json_says() {
    let json = &SAMPLE.1;
    let city = |it: &Value| {
        let words = [text(&service(json, &it["service"], "name")), text(&service(json, &it["service"], "limit"))];
        let rates = [number(&it["rate"]["percent"]), number(&service(json, &it["service"], "target"))];
        let counts = ["decided", "on_time", "late", "overdue", "pending", "excluded", "set_aside"].map(|key| count(&it[key]));
        let interval = [number(&it["interval_95"][0]), number(&it["interval_95"][1])];
        words.into_iter().chain(rates).chain(counts).chain(interval).collect()
    };
    check("概览", ["服务", "时限"], &list(&json["city"]).iter().map(city).collect());
    let ranking = |it: &Value| {
        let sum = |key: &str| format!("n:{}", list(&it["services"]).iter().map(|service| service[key].as_u64().unwrap()).sum::<u64>());
        let score = score(it);
        let total = if it["reported"] == true { number(&score["total"]) } else { "n:0".to_owned() };
        let for_ranking = if it["rank"].is_null() { "t:-".to_owned() } else { number(&it["ranking_points"]) };
        let grade = &score["grade"];
        let vetoed = !list(&grade["vetoes"]).is_empty();
        let grade = match grade["name"].as_str() {
            Some(name) if vetoed => format!("t:▼{name}（否决）"),
            Some(name) => format!("t:{name}"),
            None if it["reported"] == true => "t:-".to_owned(),
            None => "t:▼未报送".to_owned(),
        };
        let mut row = vec![text(&it["short_name"]), count(&it["rank"]), text(&it["district"]), total, number(&it["claimed"]["total"])];
        row.extend([for_ranking, grade, count(&it["decided"]), sum("late"), sum("overdue")]);
        row.extend([count(&it["carried_overdue"]["total"]), count(&it["set_aside"]["total"])]);
        row.push(format!("n:{}", list(&it["findings"]).len()));
        row
    };
    check("概览", ["企业", "名次"], &list(&json["enterprises"]).iter().map(ranking).collect());
    let rows = SAMPLE.0.rows("概览");
    let facts = [
        ("统计期自", time(&json["period"]["first"])),
        ("统计期至", time(&json["period"]["last"])),
        ("规则 SHA-256", text(&json["rules"]["sha256"])),
    ];
    for (label, value) in facts {
        let fact = rows.iter().find(|row| row[0] == format!("t:{label}")).unwrap();
        assert_eq!(fact[1], value, "{label}");
    }
}

#[test]
fn districts_companies_and_goals_are_what_the_json_says() {
    let json = &SAMPLE.1;
    let group = |it: &Value| {
        let counts = [count(&it["enterprises"]), count(&it["reported"])];
        let result = [number(&it["rate"]["percent"]), count(&it["not_on_time"]), number(&it["mean_score"])];
        std::iter::once(text(&it["name"])).chain(counts).chain(result).collect()
    };
    check("概览", ["区县", "企业"], &list(&json["districts"]).iter().map(group).collect());
    check("概览", ["上级公司", "企业"], &list(&json["parents"]).iter().map(group).collect());
    let goal = |it: &Value| {
        let state = &it["state"];
        let reached = format!("{} ({}/{})", state["percent"].as_str().unwrap(), state["part"], state["whole"]);
        let passed = it["by"].as_str().unwrap() < json["period"]["last"].as_str().unwrap();
        let word = if it["reached"] == true {
            "已实现"
        } else if passed {
            "逾期未实现"
        } else {
            "推进中"
        };
        let names: Vec<_> = list(&it["missing"]).iter().map(|name| name.as_str().unwrap()).collect();
        let missing = match names.len() {
            0 => "-".to_owned(),
            1..=3 => names.join("、"),
            more => format!("{}、{} 等{more}家", names[0], names[1]),
        };
        vec![text(&it["name"]), time(&it["by"]), format!("t:{reached}"), format!("t:{word}"), format!("t:{missing}")]
    };
    check("概览", ["阶段目标", "期限"], &list(&json["milestones"]).iter().map(goal).collect());
    let track = |it: &Value| {
        let then = list(&it["track"]).iter().map(|quarter| number(&quarter["state"]["percent"]));
        let pace = &it["pace"];
        let needed = text(&pace["needed_per_quarter"]);
        let counts = [format!("n:{}", pace["change"]), count(&pace["missing"]), count(&pace["quarters_left"])];
        let outlook = match pace["reached_in"].as_str() {
            _ if pace["missing"] == 0 => "t:已达到".to_owned(),
            Some(quarter) => format!("t:{quarter}末达到"),
            None => "t:无法达到".to_owned(),
        };
        std::iter::once(text(&it["name"])).chain(then).chain(counts).chain([needed, outlook]).collect()
    };
    check("概览", ["阶段目标", "2019Q2"], &list(&json["milestones"]).iter().map(track).collect());
}

#[test]
fn tasks_are_what_the_json_says() {
    let mut tasks = Rows::new();
    for enterprise in list(&SAMPLE.1["enterprises"]) {
        for it in list(&enterprise["progress"]["tasks"]) {
            let words = [text(&enterprise["short_name"]), text(&enterprise["district"]), text(&it["point"]), text(&it["title"])];
            let days = ["rules_due_on", "due_on", "done_on"].map(|key| time(&it[key]));
            let found = [said::status(it), said::state(it), count(&it["days_late"]), said::movement(it), text(&it["progress"])];
            let again = if it["problems_again"] == true { "（与上季相同）" } else { "" };
            let problems = it["problems"].as_str().map_or("t:-".to_owned(), |problems| format!("t:{problems}{again}"));
            let row = words.into_iter().chain([text(&it["responsible_unit"])]).chain(days).chain(found);
            tasks.push(row.chain([problems]).collect());
        }
    }
    check("推进台账", ["企业", "区县"], &tasks);
    assert!(tasks.len() > 400);
}

#[test]
fn submissions_are_what_the_json_says() {
    let state = |state: &Value| match state.as_str().unwrap() {
        "on_time" => "t:按时".to_owned(),
        "late" => "t:迟报".to_owned(),
        "nothing" => "t:未报送".to_owned(),
        "undated" => "t:未载明日期".to_owned(),
        other => panic!("{other}"),
    };
    let submission = |it: &Value| {
        let quarters = list(&it["quarters"]).iter().map(|quarter| state(&quarter["state"]));
        let handed_in = [time(&it["handed_in_on"]), count(&it["days_late"])];
        let word = |good: bool, yes: &str, no: &str| match it["state"].as_str() {
            Some("nothing") => "t:-".to_owned(),
            _ => format!("t:{}", if good { yes } else { no }),
        };
        let taken = [word(it["progress_ledger"] == true, "有", "无"), word(it["blocked"] == false, "可受理", "须更正")];
        let names = [text(&it["short_name"]), text(&it["district"])];
        names.into_iter().chain(quarters).chain(handed_in).chain(taken).collect()
    };
    check("报送", ["企业", "区县"], &list(&SAMPLE.1["participation"]["submissions"]).iter().map(submission).collect());
}
