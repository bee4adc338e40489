//! Work-progress ledgers: status and evidence for each of the 26 points.

use crate::enterprise::{Enterprise, Quarter, Story};
use crate::rng::Rng;

/// The points with the kind of paper that shows them.
const POINTS: [(&str, &str, &str); 26] = [
    ("1.1", "领导小组成立文件", "综合部"),
    ("1.2", "职责分工文件", "综合部"),
    ("1.3", "活动方案", "综合部"),
    ("1.4", "动员会纪要及签到", "综合部"),
    ("1.5", "季度研究会纪要", "综合部"),
    ("1.6", "考核办法及结果", "人力资源部"),
    ("1.7", "监督检查记录", "审计部"),
    ("2.1", "五项业务流程图", "市场部"),
    ("2.2", "公示网址及营业厅照片", "市场部"),
    ("2.3", "电话与网上受理截图", "客服中心"),
    ("2.4", "一站式办理记录", "市场部"),
    ("2.5", "闭环管理台账", "客服中心"),
    ("2.6", "流程检查考核记录", "审计部"),
    ("3.1", "服务标准汇编", "市场部"),
    ("3.2", "培训签到及试卷", "人力资源部"),
    ("3.3", "标准执行检查记录", "审计部"),
    ("4.1", "培训制度", "人力资源部"),
    ("4.2", "培训计划及记录", "人力资源部"),
    ("4.3", "技能竞赛通知及结果", "工会"),
    ("5.1", "客服坐席配置表", "客服中心"),
    ("5.2", "投诉渠道公示", "客服中心"),
    ("5.3", "投诉处理及回访记录", "客服中心"),
    ("6.1", "行风评议办法", "综合部"),
    ("6.2", "评议会纪要", "综合部"),
    ("6.3", "整改反馈台账", "综合部"),
    ("6.4", "考核结果运用文件", "人力资源部"),
];

/// One answer of an enterprise.
struct Answer {
    point: &'static str,
    status: &'static str,
    evidence: String,
    reason: &'static str,
    unit: &'static str,
    done: bool,
    problems: &'static str,
}

/// The file's name and text; nothing for the enterprise that keeps no such ledger.
pub(crate) fn progress(enterprise: &Enterprise, quarter: Quarter, index: u64) -> Option<(&'static str, String)> {
    match enterprise.story {
        Story::ZeroSilent => None,
        Story::UnitWest => Some(("progress.toml", as_toml(&answers(enterprise, quarter, index)))),
        _ => Some(("progress.csv", as_csv(&answers(enterprise, quarter, index), index.is_multiple_of(2)))),
    }
}

/// How many of a thousand answers are partly, not met, or without evidence.
fn weakness(story: Story) -> [u32; 3] {
    match story {
        Story::Clean | Story::UnitWest => [0, 0, 0],
        Story::FalseClaims | Story::ZeroDeclared => [0, 0, 20],
        Story::Overdue | Story::Silent => [220, 120, 80],
        Story::BadRows | Story::Continuity | Story::UnitEast => [150, 60, 80],
        _ => [90, 30, 30],
    }
}

fn answers(enterprise: &Enterprise, quarter: Quarter, index: u64) -> Vec<Answer> {
    let [partly, not_met, bare] = weakness(enterprise.story);
    POINTS
        .iter()
        .zip(1_u64..)
        .map(|(&(point, paper, unit), number)| {
            // The same throw in both quarters, a little kinder in the third: mechanisms get built.
            let mut rng = Rng::new(4711 + index, number);
            let throw = rng.range(0, 999) + if quarter.index == 1 { 30 } else { 0 };
            let without = rng.chance(bare);
            let absent = point == "4.3" && enterprise.story == Story::Tiny;
            let status = match throw {
                _ if absent => "not_applicable",
                throw if throw < not_met => "not_met",
                throw if throw < not_met + partly => "partly",
                _ => "met",
            };
            let backed = status != "not_met" && !absent && !without;
            Answer {
                point,
                status,
                evidence: if backed { format!("{paper}（示例燃服〔2019〕{}号）", index * 30 + number) } else { String::new() },
                reason: if absent { "全公司从业人员9人，参加区县联合竞赛，不单独举办" } else { "" },
                unit,
                done: status == "met",
                problems: if status == "partly" { "尚未覆盖全部营业所" } else { "" },
            }
        })
        .collect()
}

fn as_csv(answers: &[Answer], chinese: bool) -> String {
    let mut text = String::from(if chinese {
        "要点编号,落实情况,佐证材料,不涉及原因,责任部门,完成时限,完成时间,工作进展,存在问题\n"
    } else {
        "point,status,evidence,reason,responsible_unit,due_on,done_on,progress,problems\n"
    });
    for answer in answers {
        let status = match answer.status {
            other if !chinese => other,
            "met" => "已落实",
            "partly" => "部分落实",
            "not_met" => "未落实",
            _ => "不涉及",
        };
        let (done, progress) = if answer.done { ("2019-03-28", "已完成并持续执行") } else { ("", "推进中") };
        let Answer { point, evidence, reason, unit, problems, .. } = answer;
        text.push_str(&[point, status, evidence, reason, unit, "2019-12-31", done, progress, problems].join(","));
        text.push('\n');
    }
    text
}

fn as_toml(answers: &[Answer]) -> String {
    let mut text = String::from("# 工作推进台账（虚构）\n");
    for answer in answers {
        let Answer { point, status, evidence, unit, .. } = answer;
        text.push_str(
            &[
                "\n[point.\"",
                point,
                "\"]\nstatus = \"",
                status,
                "\"\nevidence = \"",
                evidence,
                "\"\nresponsible_unit = \"",
                unit,
                "\"\ndue_on = 2019-12-31\ndone_on = 2019-03-28\n",
            ]
            .concat(),
        );
    }
    text
}
