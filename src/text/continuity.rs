//! Wording of what two ledgers show beside each other: rules, innocent causes, fields and values.

use crate::domain::Lang;

/// By what rule each kind is found, and what innocent causes it can have.
pub fn method(lang: Lang) -> [String; 4] {
    [
        lang.pick(
            "消失：上季末在办的办件，本季台账中查无此编号。可能的正当原因：编号录入有误，或所在行无法识别编号。",
            "vanished: open at the end of the older quarter, and its number stands nowhere in the newer ledger. Innocent causes: a slip in the number, or a row whose number cannot be read.",
        ),
        lang.pick(
            "换号：同一企业、同一业务中，上季没有的编号或在消失办件的编号后加短尾号（如 GZ001 → GZ001-1），或与其受理时间同分且早于本季。可能的正当原因：一单分拆为两次上门、更换系统后重新编号、两名用户同一分钟来电。一个编号可对应多件，或只写日期的，不作判定，仅列出可能的编号。",
            "re-opened: within one enterprise and service, a number that the older ledger did not have continues that of a vanished case (GZ001 → GZ001-1), or came in at the same minute before the newer quarter. Innocent causes: an order split into two visits, a new system with new numbers, two users who called in the same minute. Where several fit, or only the day is written, nothing is decided and the numbers are named.",
        ),
        lang.pick(
            "改写：两季均有的办件，受理、办结时间或业务类型、有效性前后不一；上季空白、本季补填的不计。可能的正当原因：录入差错已更正、经批准的退单、报送之后才补录的办结。",
            "rewritten: a case that both quarters have, with another time of acceptance or completion, another service or validity; what was blank may be filled in. Innocent causes: a slip that was mended, a return that was approved, a completion entered after the ledger was handed in.",
        ),
        lang.pick(
            "以上为核实线索，不直接扣分。",
            "All of these are questions to ask, never deductions.",
        ),
    ]
    .map(str::to_owned)
}

/// What a field is called.
pub fn field(key: &str, lang: Lang) -> &str {
    match key {
        "accepted_at" => lang.pick("受理时间", "accepted"),
        "applied_at" => lang.pick("申请时间", "applied"),
        "documents_complete_at" => lang.pick("资料齐全时间", "papers complete"),
        "completed_at" => lang.pick("办结时间", "completed"),
        "service" => lang.pick("业务类型", "service"),
        "valid" => lang.pick("是否有效", "valid"),
        "status" => lang.pick("状态", "status"),
        other => other,
    }
}

/// A value of a field; what is no word of the program stays as it is.
pub fn value<'t>(field: &str, value: Option<&'t str>, lang: Lang) -> &'t str {
    match (field, value) {
        ("completed_at", None) => pick(lang, "在办", "open"),
        ("status", None) => pick(lang, "计入", "counted"),
        (_, None) => pick(lang, "（空白）", "(blank)"),
        ("valid", Some("yes")) => pick(lang, "有效", "yes"),
        ("valid", Some("no")) => pick(lang, "无效", "no"),
        ("status", Some("invalid")) => pick(lang, "无效", "invalid"),
        ("status", Some("withdrawn")) => pick(lang, "撤销", "withdrawn"),
        ("status", Some("duplicate")) => pick(lang, "重复", "duplicate"),
        ("status", Some("transferred")) => pick(lang, "转出", "transferred"),
        ("status", Some("terminated")) => pick(lang, "终止", "terminated"),
        (_, Some(value)) => value,
    }
}

fn pick(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    lang.pick(zh, en)
}

/// How a case stands.
pub fn outcome(key: &str, lang: Lang) -> &str {
    match key {
        "on_time" => lang.pick("按期", "on time"),
        "late" => lang.pick("逾期办结", "late"),
        "overdue" => lang.pick("逾期未结", "overdue"),
        "pending" => lang.pick("在办", "pending"),
        "set_aside" => lang.pick("待核", "set aside"),
        _ if key.starts_with("undecidable") || key == "time_of_day_missing" => lang.pick("无法判定", "undecidable"),
        _ => lang.pick("不计入", "not counted"),
    }
}

/// What follows for whoever handed it in, by the name for machines.
pub fn verdict(key: &str, lang: Lang) -> &str {
    match key {
        "acceptable" => lang.pick("可上报", "acceptable"),
        "needs_statement" => lang.pick("需说明", "needs a statement"),
        _ => lang.pick("须更正", "needs correction"),
    }
}
