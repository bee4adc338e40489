//! Words for the closed lists of the domain.

use std::ops::RangeInclusive;

use crate::diag::{Stage, Target, Tier, Verdict};
use crate::domain::scorecard::MetricValue;
use crate::domain::{Channel, ExclusionReason, Fraction, Lang, Outcome, PointStatus, Reading, Way};

/// What inspectors found of a case, by the name of machine output.
pub fn case_finding(finding: &str, lang: Lang) -> &'static str {
    match finding {
        "confirmed" => lang.pick("属实", "as the ledger says"),
        "late" => lang.pick("实际逾期", "completed late"),
        "not_completed" => lang.pick("实际未办结", "not completed"),
        "false" => lang.pick("虚假办件", "not true"),
        "counts" => lang.pick("应计入统计", "counts after all"),
        _ => "",
    }
}

/// What became of an appeal, by the name of machine output.
pub fn appeal(appeal: &str, lang: Lang) -> &'static str {
    match appeal {
        "pending" => lang.pick("复核中", "pending"),
        "rejected" => lang.pick("申诉不成立", "rejected"),
        "upheld" => lang.pick("申诉成立，恢复", "upheld, restored"),
        _ => "",
    }
}

/// The word for a status.
pub fn status(status: PointStatus, lang: Lang) -> &'static str {
    match status {
        PointStatus::Met => lang.pick("已落实", "met"),
        PointStatus::Partly => lang.pick("部分落实", "partly met"),
        PointStatus::NotMet => lang.pick("未落实", "not met"),
        PointStatus::NotApplicable => lang.pick("不涉及", "not applicable"),
    }
}

/// Whether a point takes part in a score, by the name of machine output.
pub fn point_state(state: &str, lang: Lang) -> &'static str {
    match state {
        "scored" => lang.pick("计分", "scored"),
        "not_applicable" => lang.pick("不涉及", "not applicable"),
        "not_yet_due" => lang.pick("未到期限", "not yet due"),
        "no_cases" => lang.pick("无办件", "no cases"),
        "no_ledger" => lang.pick("无工作推进台账", "no progress ledger"),
        _ => "",
    }
}

/// What a tier asks for.
pub fn tier(tier: Tier, lang: Lang) -> &'static str {
    match tier {
        Tier::Block => lang.pick("必须更正", "to correct"),
        Tier::Confirm => lang.pick("需核实说明", "to confirm"),
        Tier::Note => lang.pick("提示", "to note"),
    }
}

/// What the checks of a stage look at.
pub fn stage(stage: Stage, lang: Lang) -> &'static str {
    match stage {
        Stage::File => lang.pick("文件与表头", "File and header"),
        Stage::Row => lang.pick("单元格与行", "Cell and row"),
        Stage::Case => lang.pick("单件", "One case"),
        Stage::Ledger => lang.pick("台账", "One ledger"),
        Stage::Progress => lang.pick("工作推进台账与情况说明", "Progress and statements"),
        Stage::Batch => lang.pick("批次", "The batch"),
        Stage::Rules => lang.pick("规则与日历", "Rules and calendar"),
    }
}

/// The word for a channel.
pub fn channel(channel: Channel, lang: Lang) -> &'static str {
    match channel {
        Channel::Phone => lang.pick("电话", "phone"),
        Channel::Online => lang.pick("网上", "online"),
        Channel::Counter => lang.pick("营业厅", "counter"),
        Channel::Written => lang.pick("书面", "in writing"),
        Channel::Hotline => lang.pick("12345转办", "transfer from 12345"),
        Channel::OnSite => lang.pick("上门", "on site"),
        Channel::Other => lang.pick("其他", "other"),
    }
}

/// The word for the way a case came in.
pub fn way(way: Way, lang: Lang) -> &'static str {
    match way {
        Way::Transferred => lang.pick("12345或上级转办", "passed on by 12345 or a superior"),
        Way::Phone => channel(Channel::Phone, lang),
        Way::Online => channel(Channel::Online, lang),
        Way::Other => lang.pick("其他渠道", "another way"),
        Way::Unknown => lang.pick("未注明", "not said"),
    }
}

/// What a statement is about.
pub fn target(target: &Target, lang: Lang) -> String {
    let file = |file: &Option<String>| file.clone().unwrap_or_else(|| lang.pick("本次报送", "the submission").to_owned());
    match target {
        Target::Case(id) => format!("{} {id}", lang.pick("办件", "case")),
        Target::Rows { file: named, rows } => {
            let range = |rows: &RangeInclusive<u64>| match (rows.start(), rows.end()) {
                (first, last) if first == last => first.to_string(),
                (first, last) => format!("{first}–{last}"),
            };
            let rows: Vec<_> = rows.iter().map(range).collect();
            match lang {
                Lang::Zh => format!("{}第 {} 行", named.as_ref().map(|name| format!("{name} ")).unwrap_or_default(), rows.join("、")),
                Lang::En => format!("rows {} of {}", rows.join(", "), file(named)),
            }
        }
        Target::File(named) => file(named),
    }
}

/// What follows for whoever hands something in.
pub fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Acceptable => lang.pick("可上报", "acceptable"),
        Verdict::NeedsStatement => lang.pick("需说明", "needs a statement"),
        Verdict::NeedsCorrection => lang.pick("须更正", "needs correction"),
    }
}

/// The name of a metric.
pub fn metric(name: &str, lang: Lang) -> &'static str {
    match name {
        "on_time_rate" => lang.pick("按期办结率", "on-time rate"),
        "closed_loop_rate" => lang.pick("闭环率（有处理、有记录、有反馈）", "closed-loop rate"),
        "phone_or_online_rate" => lang.pick("电话网上办理率", "phone or online rate"),
        "one_stop_rate" => lang.pick("一站式办理率", "one-stop rate"),
        "follow_up_rate" => lang.pick("回访率", "follow-up rate"),
        "traced_rate" => lang.pick("责任追溯率", "rate of responsibility settled"),
        "channels_open" => lang.pick("电话、网上渠道", "phone and online channels"),
        "backlog_days" => lang.pick("积压天数", "backlog"),
        "satisfaction_rate" => lang.pick("满意率", "satisfaction rate"),
        "statement_rate" => lang.pick("说明率", "rate of explained doubts"),
        "handed_in_on_time" => lang.pick("按时报送", "handed in on time"),
        _ => "",
    }
}

/// A threshold in the unit of the value it is held against.
pub fn threshold(threshold: Fraction, value: &MetricValue, lang: Lang) -> String {
    match value {
        MetricValue::Days(_) => format!("{} {}", threshold.decimal(1), lang.pick("个工作日", "working days")),
        MetricValue::Seen(_) => lang.pick("电话、网上均有办件", "cases by both").to_owned(),
        _ => threshold.percent(),
    }
}

/// What a basis means.
pub fn basis(basis: crate::domain::Basis, lang: Lang) -> String {
    use crate::domain::Basis;
    match basis {
        Basis::Decided => lang.pick(
            "应办结口径（含提前办结）：按期办结的计入办结当期，逾期的计入到期当期",
            "each case counts in the period that decides it: its completion if on time, else its due day",
        ),
        Basis::Accepted => lang.pick("按受理日期计入", "cases accepted in the period"),
        Basis::Due => lang.pick("按到期日计入", "cases due in the period"),
        Basis::Completed => lang.pick("按办结日期计入", "cases completed in the period"),
    }
    .to_owned()
}

/// Why a case is outside the rate.
pub fn exclusion(reason: ExclusionReason, lang: Lang) -> &'static str {
    match reason {
        ExclusionReason::Invalid => lang.pick("无效投诉", "not valid"),
        ExclusionReason::Withdrawn => lang.pick("用户撤回", "withdrawn"),
        ExclusionReason::Duplicate => lang.pick("重复申告", "reported twice"),
        ExclusionReason::Transferred => lang.pick("转其他单位", "passed on"),
        ExclusionReason::Terminated => lang.pick("终止办理", "ended without completion"),
        ExclusionReason::SpecialScope => lang.pick("紧急或重大事项", "emergency or major"),
        ExclusionReason::AcceptedAfter => lang.pick("统计期后受理", "accepted after the period"),
        ExclusionReason::DecidedEarlier => lang.pick("已计入以前各期", "counted earlier"),
        ExclusionReason::CarriedLate => lang.pick("以前到期、本期逾期办结", "due earlier, completed late now"),
        ExclusionReason::CarriedOverdue => lang.pick("以前到期、仍未办结", "due earlier, still open"),
        ExclusionReason::DecidedLater => lang.pick("计入以后各期", "counted later"),
        ExclusionReason::NoTarget => lang.pick("无办理时限", "no time limit"),
    }
}

/// How a case stands, by the name of machine output; what is out of the rate says why.
pub fn outcome(key: &str, lang: Lang) -> &'static str {
    match Outcome::ALL.iter().find(|outcome| outcome.key() == key) {
        Some(Outcome::OnTime) => lang.pick("按期", "on time"),
        Some(Outcome::Late) => lang.pick("逾期办结", "late"),
        Some(Outcome::Overdue) => lang.pick("逾期未结", "overdue"),
        Some(Outcome::Pending) => lang.pick("在办未到期", "pending"),
        Some(Outcome::Excluded(reason)) => exclusion(*reason, lang),
        Some(Outcome::Undecidable(_)) => lang.pick("无法判定", "undecidable"),
        Some(Outcome::SetAside) => lang.pick("待核", "set aside"),
        None => "",
    }
}

/// What a reading means.
pub fn reading(reading: Reading, lang: Lang) -> &'static str {
    match reading {
        Reading::Official => lang.pick("正式口径", "official"),
        Reading::WithoutPauses => lang.pick("不扣除暂停", "pauses not taken out"),
        Reading::WithoutAppointments => lang.pick("不计预约", "appointments ignored"),
        Reading::StrictAcceptance => lang.pick("严格当日", "every acceptance on its own day"),
        Reading::OtherBasis => lang.pick("其他计入时点", "other basis"),
    }
}
