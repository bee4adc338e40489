//! What the JSON has as keys and numbers, in the words of the workbook.

use serde_json::Value;

/// The rows of a list, as [`super::book::Book::rows`] tells their cells.
pub(super) type Rows = Vec<Vec<String>>;

/// The values of a list; none where there is no list.
pub(super) fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A text; a dash where there is none.
pub(super) fn text(value: &Value) -> String {
    value.as_str().filter(|text| !text.is_empty()).map_or("t:-".to_owned(), |text| format!("t:{text}"))
}

/// A whole number; a dash where there is none.
pub(super) fn count(value: &Value) -> String {
    value.as_u64().map_or("t:-".to_owned(), |count| format!("n:{count}"))
}

/// A number such as `93.20` or `98.53%`; a dash where there is none.
pub(super) fn number(value: &Value) -> String {
    let Some(text) = value.as_str() else { return "t:-".to_owned() };
    match text.strip_suffix('%') {
        Some(percent) => format!("n:{}", (percent.parse::<f64>().unwrap() * 100.0).round() / 10_000.0),
        None => format!("n:{}", text.parse::<f64>().unwrap()),
    }
}

/// A day or a moment; a dash where there is none.
pub(super) fn time(value: &Value) -> String {
    let Some(text) = value.as_str() else { return "t:-".to_owned() };
    let seconds = match text.len() {
        10 => " 00:00:00",
        16 => ":00",
        _ => "",
    };
    format!("d:{text}{seconds}")
}

/// Why cases left the count.
pub(super) fn exclusions(reasons: &Value) -> String {
    let word = |key: &str| match key {
        "invalid" => "无效投诉",
        "withdrawn" => "用户撤回",
        "duplicate" => "重复申告",
        "transferred" => "转其他单位",
        "special_scope" => "紧急或重大事项",
        "accepted_after" => "统计期后受理",
        "carried_late" => "以前到期、本期逾期办结",
        "carried_overdue" => "以前到期、仍未办结",
        other => panic!("{other}"),
    };
    let told: Vec<_> = reasons.as_object().unwrap().iter().map(|(key, count)| format!("{} {count}", word(key))).collect();
    if told.is_empty() { "t:-".to_owned() } else { format!("t:{}", told.join("、")) }
}

/// The metrics behind a point, each with its value and the values that earn everything and nothing.
pub(super) fn measured(point: &Value) -> String {
    let one = |it: &Value| {
        let name = match it["metric"].as_str().unwrap() {
            "on_time_rate" => "按期办结率",
            "channels_open" => "电话、网上渠道",
            "one_stop_rate" => "一站式办理率",
            "closed_loop_rate" => "闭环率（有处理、有记录、有反馈）",
            "backlog_days" => "积压天数",
            "follow_up_rate" => "回访率",
            "traced_rate" => "责任追溯率",
            "satisfaction_rate" => "满意率",
            other => panic!("{other}"),
        };
        let value = match (it["value"].as_str(), it["low_coverage"].as_str()) {
            (Some("true"), _) => " 有".to_owned(),
            (Some("false"), _) => " 无".to_owned(),
            (Some(value), _) => format!(" {value}"),
            (None, Some(_)) => String::new(),
            (None, None) => " 无办件".to_owned(),
        };
        let low = it["low_coverage"].as_str().map_or(String::new(), |share| format!("，有数据的仅占 {share}"));
        format!("{name}{value}{low}（满分线 {}，零分线 {}）", it["full"].as_str().unwrap(), it["zero"].as_str().unwrap())
    };
    let told: Vec<_> = point["measured"].as_array().unwrap().iter().map(one).collect();
    if told.is_empty() { "t:-".to_owned() } else { format!("t:{}", told.join("；")) }
}

/// What a progress ledger claims of a task, with what inspectors found.
pub(super) fn status(task: &Value) -> String {
    let word = |status: &Value| match status.as_str() {
        Some("met") => "已落实",
        Some("partly") => "部分落实",
        Some("not_met") => "未落实",
        Some(_) => "不涉及",
        None => "未填报",
    };
    let claimed = word(&task["status"]);
    match (task["verified"].is_null(), task["carried_from"].as_str()) {
        (false, _) => format!("t:{}（自报：{claimed}）", word(&task["verified"])),
        (true, _) if task["expired"] == true => format!("t:{claimed}（已过有效期）"),
        (true, Some(quarter)) => format!("t:{claimed}（结转自{quarter}）"),
        (true, None) => format!("t:{claimed}"),
    }
}

/// How a task stands.
pub(super) fn state(task: &Value) -> String {
    let word = match task["state"].as_str() {
        Some("done") => "已完成",
        Some("done_late") => "逾期完成",
        Some("open") => "推进中",
        Some("late") => "逾期未完成",
        Some("not_applicable") => "不涉及",
        Some("not_yet_due") => "未到期限",
        Some(other) => panic!("{other}"),
        None => "-",
    };
    format!("t:{word}")
}

/// Which way it went since the quarter before.
pub(super) fn movement(task: &Value) -> String {
    let word = match task["movement"].as_str() {
        Some("advanced") => "有进展",
        Some("fell_back") => "后退",
        Some("unchanged") => "未变化",
        Some("answered") => "本季新填报",
        Some("dropped") => "本季未填报",
        Some(other) => panic!("{other}"),
        None => "-",
    };
    format!("t:{word}")
}
