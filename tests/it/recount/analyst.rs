//! Complaints and reasons for lateness, counted once more.

use std::collections::BTreeMap;
use std::path::Path;

use super::read::{Row, day_of};
use super::{Outcome, judged, quarter};

/// Counts by enterprise code and what is counted.
pub(crate) type Named = BTreeMap<(String, String), u64>;

/// Complaints that a quarter's folder accepted, by enterprise code: `received`, what was found of their validity, `upheld`, and
/// the way they came in.
pub(crate) fn complaints(quarter_dir: &Path) -> Named {
    let (first, _) = quarter(quarter_dir);
    let mut counts = Named::new();
    for found in judged(quarter_dir).iter().filter(|found| found.row.service() == Some("complaint")) {
        let row = &found.row;
        if matches!(found.outcome, Outcome::SetAside) || day_of(row.get("accepted")).flatten().is_none_or(|day| day < first) {
            continue;
        }
        let validity = validity(row, matches!(found.outcome, Outcome::Excluded));
        let stays = !matches!(validity, "invalid" | "left");
        let upheld = (stays && matches!(row.get("upheld"), "是" | "属实" | "yes")).then_some("upheld");
        for what in ["received", validity, way(row)].into_iter().chain(upheld) {
            *counts.entry((found.code.clone(), what.to_owned())).or_default() += 1;
        }
    }
    counts
}

fn validity(row: &Row, excluded: bool) -> &'static str {
    let passed_on = way(row) == "transferred";
    let returned = row.get("excluded_reason").contains("同意退回");
    let said_valid = matches!(row.get("valid"), "是" | "yes");
    let dropped = matches!(row.get("status"), "撤销" | "withdrawn" | "重复" | "duplicate" | "转出" | "transferred" | "终止" | "terminated");
    let special = matches!(row.get("scope"), "是" | "emergency");
    match (excluded && (dropped || special), excluded, said_valid || (passed_on && !returned), row.get("valid")) {
        (true, ..) => "left",
        (_, true, ..) => "invalid",
        (_, _, true, _) => "valid",
        (_, _, _, "待定" | "待核实" | "pending") => "pending",
        _ => "open",
    }
}

fn way(row: &Row) -> &'static str {
    match row.get("channel") {
        _ if !row.get("transfer").is_empty() => "transferred",
        "12345" | "hotline_12345" => "transferred",
        "电话" | "phone" => "phone",
        "网上" | "online" => "online",
        "" => "unknown",
        _ => "other",
    }
}

/// Late and overdue cases of a quarter's folder, by enterprise code, kind of lateness and kind of reason.
pub(crate) fn late_reasons(quarter_dir: &Path) -> BTreeMap<(String, &'static str, &'static str), u64> {
    let (first, _) = quarter(quarter_dir);
    let mut counts = BTreeMap::new();
    for found in judged(quarter_dir) {
        let lateness = match found.outcome {
            Outcome::Late(due) if due >= first => "late",
            Outcome::Overdue(due) if due >= first => "overdue",
            Outcome::Overdue(_) => "carried_overdue",
            _ => continue,
        };
        let reason = match found.row.get("late_reason") {
            "" | "/" => "not_stated",
            "用户在外地" => "user_absent",
            "用户多次改约" => "user_request",
            "配件待料" => "materials",
            "误将9月29日当作休息日" => "miscounted",
            "人员不足" | "节假日安排不当" | "中秋节放假,人员休假" => "staffing",
            "系统故障" => "system",
            "国庆节前集中处理" => "other",
            unexpected => panic!("{unexpected}"),
        };
        *counts.entry((found.code, lateness, reason)).or_default() += 1;
    }
    counts
}
