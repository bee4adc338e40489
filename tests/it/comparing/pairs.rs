//! Continuity in the smallest pairs of ledgers.

use serde_json::Value;

use super::pair;

const HEAD: &str = "受理编号,服务类型,受理时间,办结时间,状态,是否有效\n";

/// A ledger of rows with a number, a service, acceptance, completion and more.
fn ledger(rows: &str) -> String {
    let rows = rows.split(';').filter(|row| !row.is_empty());
    rows.fold(HEAD.to_owned(), |text, row| {
        let missing = 5_usize.saturating_sub(row.matches(',').count());
        text + row + &",".repeat(missing) + "\n"
    })
}

/// What was found, in a line: `carried 1; vanished A; …`.
fn found(comparison: &Value) -> String {
    let unit = &comparison["continuity"]["units"][0];
    let counts = &unit["counts"];
    let list = |name: &str| unit[name].as_array().unwrap().clone();
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let mut parts = vec![format!("carried {}", counts["carried"])];
    for one in list("vanished") {
        let candidates: Vec<_> = one["candidates"].as_array().unwrap().iter().map(|spot| text(&spot["id"])).collect();
        parts.push(format!(
            "vanished {}{}",
            text(&one["old"]["id"]),
            candidates.iter().map(|id| format!(" ?{id}")).collect::<Vec<_>>().concat()
        ));
    }
    for one in list("reopened") {
        parts.push(format!("reopened {} {} {}", text(&one["old"]["id"]), text(&one["new"]["id"]), text(&one["sign"])));
    }
    for one in list("rewritten") {
        for change in one["changes"].as_array().unwrap() {
            let (field, old, new) = (text(&change["field"]), text(&change["old"]), text(&change["new"]));
            parts.push(format!("rewritten {} {field} {old} > {new}", text(&one["new"]["id"])));
        }
    }
    for (name, what) in [("unreadable", "unreadable"), ("first_reported", "first")] {
        if counts[name] != 0 {
            parts.push(format!("{what} {}", counts[name]));
        }
    }
    parts.join("; ")
}

#[track_caller]
fn check(old: &str, new: &str, expected: &str) {
    let comparison = pair(ledger(old).as_bytes(), ledger(new).as_bytes(), ["2019Q2", "2019Q3"]);
    assert_eq!(found(&comparison), expected, "{old} → {new}");
}

const OPEN: &str = "A1,故障报修,2019-06-28 10:00,,在办";

#[test]
fn an_open_case_is_carried_over_or_vanishes() {
    check(OPEN, "A1,故障报修,2019-06-28 10:00,2019-07-02 09:00,办结", "carried 1");
    check(OPEN, "A1,故障报修,2019-06-28 10:00,,在办", "carried 1");
    check(OPEN, "B1,故障报修,2019-07-02 10:00,,在办", "carried 0; vanished A1");
    check(OPEN, "", "carried 0; vanished A1");
    check("A1,故障报修,2019-06-27 10:00,2019-06-28 10:00,办结", "", "carried 0");
    // Completed after the quarter: open at its end, whatever was known when it was handed in.
    check("A1,故障报修,2019-06-28 10:00,2019-07-03 10:00,办结", "", "carried 0; vanished A1");
    // The row is there, and nothing can be said of it.
    check(OPEN, "A1,故障报修,03/07/2019,,在办", "carried 0; unreadable 1");
}

#[test]
fn numbers_are_compared_as_everywhere() {
    let done = "故障报修,2019-06-28 10:00,2019-07-02 09:00,办结";
    for id in ["Ａ１", " A1 ", "'A1", "\"=\"\"A1\"\"\""] {
        check(OPEN, &format!("{id},{done}"), "carried 1");
    }
    check(OPEN, &format!("a1,{done}"), "carried 0; reopened A1 a1 acceptance");
}

#[test]
fn what_was_stated_for_good_may_not_read_otherwise() {
    let now = |accepted: &str, completed: &str| format!("A1,故障报修,{accepted},{completed},");
    check(OPEN, &now("2019-07-01 10:00", "2019-07-02"), "carried 0; rewritten A1 accepted_at 2019-06-28 10:00 > 2019-07-01 10:00");
    check(OPEN, &now("2019/6/28", "2019-07-02"), "carried 1");
    check(OPEN, &now("2019-06-28 10:00", "2019-06-29"), "carried 0; rewritten A1 completed_at - > 2019-06-29");
    let closed = "A1,故障报修,2019-06-20 10:00,2019-06-21 10:00,办结";
    check(closed, &now("2019-06-20 10:00", "2019-06-21 10:00"), "carried 0");
    check(closed, &now("2019-06-20 10:00", "2019-06-22 10:00"), "carried 0; rewritten A1 completed_at 2019-06-21 10:00 > 2019-06-22 10:00");
    check(closed, &now("2019-06-20 10:00", ""), "carried 0; rewritten A1 completed_at 2019-06-21 10:00 > -");
    check(OPEN, "A1,咨询,2019-06-28 10:00,2019-07-02,办结", "carried 0; rewritten A1 service fault_report > inquiry");
    let complaint = |valid: &str| format!("T1,投诉,2019-06-28 10:00,,在办,{valid}");
    check(&complaint("是"), &complaint("否"), "carried 0; rewritten T1 valid yes > no");
    check(&complaint(""), &complaint("是"), "carried 1");
}

#[test]
fn the_end_of_a_day_is_the_beginning_of_the_next() {
    let closed = |completed: &str| format!("A1,故障报修,2019-06-20 10:00,{completed},办结");
    check(&closed("2019-06-21 24:00"), &closed("2019-06-22 00:00"), "carried 0");
}

#[test]
fn a_case_goes_on_under_another_number() {
    check(OPEN, "A1-1,故障报修,2019-07-01 10:00,,在办", "carried 0; reopened A1 A1-1 number");
    check(OPEN, "B7,故障报修,2019-06-28 10:00,,在办", "carried 0; reopened A1 B7 acceptance");
    // Another service, another minute, or a case of the new quarter is another case.
    check(OPEN, "B7,居民用户通气,2019-06-28 10:00,,在办", "carried 0; vanished A1; first 1");
    check(OPEN, "B7,故障报修,2019-06-28 10:01,,在办", "carried 0; vanished A1; first 1");
    check(OPEN, "A1-1,咨询,2019-07-01 10:00,,在办", "carried 0; vanished A1");
}

#[test]
fn nothing_is_guessed_where_several_fit() {
    let old = |ids: &[&str], at: &str| ids.iter().map(|id| format!("{id},故障报修,{at},,在办")).collect::<Vec<_>>().join(";");
    let minute = "2019-06-28 10:00";
    check(&old(&["A1"], minute), &old(&["B1", "B2"], minute), "carried 0; vanished A1 ?B1 ?B2; first 2");
    check(&old(&["A1", "A2"], minute), &old(&["B1"], minute), "carried 0; vanished A1 ?B1; vanished A2 ?B1; first 1");
    check(&old(&["A1"], "2019-06-28"), &old(&["B1"], "2019-06-28"), "carried 0; vanished A1 ?B1; first 1");
    // A number that continues another stands for that one alone.
    check(&old(&["A1", "A2"], minute), &old(&["A1-1"], minute), "carried 0; vanished A2; reopened A1 A1-1 number");
}

#[test]
fn copies_are_never_multiplied() {
    let twice = format!("{OPEN};{OPEN}");
    check(&twice, OPEN, "carried 1");
    check(OPEN, &twice, "carried 1");
    check(&twice, "", "carried 0; vanished A1");
    let now = "A1,故障报修,2019-07-01 10:00,2019-07-02,办结";
    check(&twice, &format!("{now};{now}"), {
        "carried 0; rewritten A1 accepted_at 2019-06-28 10:00 > 2019-07-01 10:00; rewritten A1 accepted_at 2019-06-28 10:00 > 2019-07-01 10:00"
    });
    // One of two rows says what was said before.
    check(OPEN, &format!("{now};{OPEN}"), "carried 1");
}

#[test]
fn form_does_not_matter() {
    let old = ledger(&format!("{OPEN};T1,投诉,2019-06-20 10:00,2019-06-21 10:00,办结,是"));
    let new =
        "业务类别\t是否有效\t办结日期\t工单编号\t受理日期\n故障报修\t\t2019年7月2日\tＡ１\t2019.6.28\n投诉\t有效\t20190621\tT1\t20190620\n";
    let (gbk, _, _) = encoding_rs::GB18030.encode(new);
    for bytes in [new.as_bytes(), &gbk[..]] {
        assert_eq!(found(&pair(old.as_bytes(), bytes, ["2019Q2", "2019Q3"])), "carried 1");
    }
}

#[test]
fn what_became_of_pending_cases_is_counted() {
    let old = "A1,故障报修,2019-06-28 10:00,,在办;A2,故障报修,2019-06-28 10:01,,在办;A3,故障报修,2019-06-28 10:02,,在办";
    let new =
        "A1,故障报修,2019-06-28 10:00,2019-07-02,办结;A2,故障报修,2019-06-28 10:01,2019-07-30,办结;A3,故障报修,2019-06-28 10:02,,在办";
    let comparison = pair(ledger(old).as_bytes(), ledger(new).as_bytes(), ["2019Q2", "2019Q3"]);
    let due = &comparison["continuity"]["total"]["due_now"];
    assert_eq!((&due["on_time"], &due["late"], &due["overdue"], &due["other"]), (&1.into(), &1.into(), &1.into(), &0.into()));
}
