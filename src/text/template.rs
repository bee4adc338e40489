//! Wording of the forms that `init` writes: sheets, columns, and how to fill them in.

use crate::domain::{Field, Lang};

/// What has to be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// Filled in already.
    Given,
    /// In every row.
    Always,
    /// Wherever there is something to say.
    WhereKnown,
    /// As one likes.
    Optional,
}

/// The words for a need.
pub fn need(need: Need, lang: Lang) -> &'static str {
    match need {
        Need::Given => lang.pick("已填好", "filled in already"),
        Need::Always => lang.pick("必填", "always"),
        Need::WhereKnown => lang.pick("有则必填", "where it applies"),
        Need::Optional => lang.pick("选填", "optional"),
    }
}

/// The name of the workbook, without its ending.
pub fn workbook(lang: Lang) -> &'static str {
    lang.pick("报送台账", "submission")
}

/// The sheet of cases.
pub fn cases(lang: Lang) -> &'static str {
    lang.pick("办件台账", "Cases")
}

/// The sheet of evaluation points.
pub fn progress(lang: Lang) -> &'static str {
    lang.pick("工作推进台账", "Progress")
}

/// The sheet of statements.
pub fn statements(lang: Lang) -> &'static str {
    lang.pick("情况说明", "Statements")
}

/// The sheet that explains the others.
pub fn help(lang: Lang) -> &'static str {
    lang.pick("填表说明", "Help")
}

/// Heads of the table of columns in the sheet that explains the others; none is a header that a ledger could have.
pub fn help_heads(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Zh => ["栏目", "要求", "填法", "可填内容"],
        Lang::En => ["column", "fill in", "how", "words"],
    }
}

/// What holds for every sheet.
pub fn rules(lang: Lang) -> [&'static str; 7] {
    match lang {
        Lang::Zh => [
            "各表第一行为表头，请勿改动；从第二行起填写，一件一行，不合并单元格，不加合计行。",
            "表头深蓝色的栏目必填，浅蓝色的有则必填，灰色的选填或者已经填好；鼠标停在表头上可看填法。",
            "日期写作 2019-07-03，有时刻的写作 2019-07-03 09:05；尚未发生的留空。",
            "带下拉箭头的单元格请从列表中选择。",
            "不得填写用户姓名、电话、地址、证件号码、户号等个人信息。",
            "检查结果为“必须更正”的，直接改正台账；为“需核实说明”而台账无误的，在“情况说明”表中逐项说明。",
            "填好后与 submission.toml 放在同一文件夹，运行“gascore check 文件夹”自查，无误后报送。",
        ],
        Lang::En => [
            "The first row of each sheet is its header: leave it as it is. Fill in from the second row on, one case a row, without merged cells or totals.",
            "Dark blue columns are always filled in, light blue ones where they apply; grey ones are optional or filled in already. Rest the mouse on a head to see how.",
            "Write dates as 2019-07-03, with a time as 2019-07-03 09:05; leave blank what has not happened yet.",
            "Where a cell shows an arrow, choose from its list.",
            "Write no names, telephones, addresses, identity numbers or account numbers of users.",
            "What the check asks you to correct is corrected in the ledger; what it asks you to confirm and is right is explained in the sheet Statements.",
            "Keep the workbook in one folder with submission.toml, run “gascore check FOLDER”, and hand it in when nothing is left.",
        ],
    }
}

/// What a wrong word in a cell with a list is told.
pub fn not_in_list(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::Zh => ("内容不在列表中", "请从下拉列表中选择；没有相应内容的留空。"),
        Lang::En => ("Not in the list", "Choose a word from the list, or leave the cell blank."),
    }
}

/// What shows beside a cell for a time.
pub fn time_hint(lang: Lang) -> &'static str {
    lang.pick("写作 2019-07-03 或 2019-07-03 09:05", "As 2019-07-03 or 2019-07-03 09:05")
}

/// How to fill in a column of the case ledger.
pub fn case_field(field: Field, lang: Lang) -> &'static str {
    let (zh, en) = match field {
        Field::CaseId => (
            "每件一个编号，本企业内不重复；跨季度未办结的沿用原编号。",
            "One number a case, unique in the enterprise; a case carried over keeps it.",
        ),
        Field::Service => ("办件属于哪一项服务。", "The service the case belongs to."),
        Field::AcceptedAt => ("企业受理的时间。", "When the enterprise took the case on."),
        Field::CompletedAt => ("实际办结的时间；尚未办结的留空。", "When the case was completed; blank while it is open."),
        Field::Status => ("办件当前所处的状态。", "Where the case stands now."),
        Field::Scope => {
            ("是否属于一般事项；紧急、重大事项不计入办结率。", "Ordinary or not; emergencies and major cases do not count in the rates.")
        }
        Field::Valid => ("投诉是否有效；其他业务留空。", "Whether a complaint is valid; blank for other services."),
        Field::Channel => ("用户从哪个渠道提出。", "How the user came."),
        Field::Handling => ("怎样处理的，一句话即可，不写个人信息。", "What was done, in a few words and without personal data."),
        Field::RecordNo => ("处理记录、作业单或录音的编号。", "Number of the record, work order or recording."),
        Field::ReportedBackAt => ("把结果告知用户的时间。", "When the user was told the result."),
        Field::FollowedUpAt => ("回访用户的时间。", "When the user was asked about it afterwards."),
        Field::Satisfaction => {
            ("用户的评价；没有评价的选“未评价”或留空。", "What the user thought; “not rated” or blank without an opinion.")
        }
        Field::Visits => ("用户为办理该件到营业厅的次数，填数字。", "How often the user had to come, as a number."),
        Field::Paused => (
            "暂停的起止日期，如 2019-07-05/2019-07-09；多段用分号隔开。",
            "First and last day of a pause, as 2019-07-05/2019-07-09; semicolons between several.",
        ),
        Field::PausedFrom => ("暂停的第一天。", "First day of the pause."),
        Field::PausedTo => ("暂停的最后一天；仍在暂停的留空。", "Last day of the pause; blank while it lasts."),
        Field::PauseReason => {
            ("暂停的原因，与暂停区间一一对应；多段用分号隔开。", "Why it was paused, one reason a pause; semicolons between several.")
        }
        Field::ExtensionRequestedAt => ("申请延期的时间。", "When more time was asked for."),
        Field::ExtendedTo => ("延期后的办结期限。", "Until when more time was asked for."),
        Field::AppliedAt => ("用户提出申请、报修或投诉的时间。", "When the user applied or reported."),
        Field::DocumentsCompleteAt => ("用户资料收齐的日期。", "When the user's papers were complete."),
        Field::AppointmentAt => ("用户约定的上门日期。", "The day the user asked for."),
        Field::ArrivedAt => ("工作人员到达现场的时间。", "When somebody arrived on site."),
        Field::ExcludedOn => {
            ("撤回、转出等不再计入统计的日期。", "The day the case was withdrawn, transferred or otherwise left the count.")
        }
        Field::ExcludedReason => ("不再计入统计的原因；佐证留存备查。", "Why it left the count; keep the evidence."),
        Field::Upheld => ("投诉经核查是否属实；其他业务留空。", "Whether a complaint was upheld; blank for other services."),
        Field::LateReason => ("超过期限办结或者逾期未结的原因。", "Why the case was late or is overdue."),
        Field::TransferNo => ("12345 或上级转办的，填转办单编号。", "The ticket of the hotline or the superior that passed it on."),
        Field::StatedDue => ("应当办结的时间。", "When the case is due."),
        Field::ResponsibleUnit => ("承办部门，不填个人姓名。", "The department in charge, and no person."),
        Field::Accountability => (
            "投诉属实的，责任如何认定和处理，不写个人姓名。",
            "What followed for those responsible where a complaint was upheld; name no person.",
        ),
        Field::District => ("用气所在区县。", "The district of the case."),
        Field::Enterprise => ("企业名称或统一社会信用代码。", "Name or code of the enterprise."),
    };
    lang.pick(zh, en)
}

/// Said of an event that starts the clock of these services.
pub fn starts_clock(services: &[&str], lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("“{}”从此起算办理期限，必填。", services.join("”“")),
        Lang::En => format!(" The limit runs from here, so it is always filled in, for: {}.", services.join(", ")),
    }
}

/// How to fill in the first or the last day of a stage of a service that does not count.
pub fn stage(service: &str, stage: &str, is_first: bool, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("“{service}”中“{stage}”的{}日期，该环节不计入办理时间。", if is_first { "起始" } else { "结束" }),
        Lang::En => {
            let end = if is_first { "First" } else { "Last" };
            format!("{end} day of the stage “{stage}” of “{service}”, which does not count.")
        }
    }
}

/// How to fill in a column of the work-progress ledger, by its name in packs.
pub fn progress_field(key: &str, lang: Lang) -> &'static str {
    let (zh, en) = match key {
        "point" => ("评价要点的编号，请勿改动。", "Number of the point; leave it as it is."),
        "status" => ("截至季度末的落实状态。", "How far the point is met at the end of the quarter."),
        "evidence" => (
            "已落实、部分落实的，填佐证材料的名称、文号或存放处。",
            "Where the point is met or partly met: name, number or place of the evidence.",
        ),
        "reason" => ("填报“不涉及”的，写明理由。", "Why the point does not apply, where you say so."),
        "responsible_unit" => ("牵头部门，不填个人姓名。", "The department in charge, and no person."),
        "due_on" => ("计划完成的日期。", "When it is planned to be done."),
        "done_on" => ("实际完成的日期。", "When it was done."),
        "progress" => ("本季度做了什么。", "What was done this quarter."),
        "problems" => ("尚存的问题和下一步打算。", "What is left, and what comes next."),
        _ => ("", ""),
    };
    lang.pick(zh, en)
}

/// How to fill in a column of the statements, by its name in packs.
pub fn statement_field(key: &str, lang: Lang) -> &'static str {
    let (zh, en) = match key {
        "code" => ("照抄检查结果中的代码。", "The code, as the check prints it."),
        "case_id" => ("只说明某一件的，填受理编号。", "The case, where the statement is about one."),
        "rows" => (
            "说明若干行的，填台账行号，如 12、15-18；已填受理编号的留空。",
            "Lines of the ledger, as 12, 15-18; blank where a case is named.",
        ),
        "file" => ("台账不止一个文件的，填文件名。", "The file, where there are several ledgers."),
        "reason" => ("写明事实经过和佐证存放处，不写个人信息。", "What happened and where the evidence is kept, without personal data."),
        "signed_by_unit" => ("出具说明的部门或单位。", "The department or unit that makes the statement."),
        _ => ("", ""),
    };
    lang.pick(zh, en)
}

/// Heads of the columns of the progress form that come filled in: area, point, how often, evidence asked for.
pub fn given_heads(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Zh => ["评价方面", "评价要点", "填报频次", "应附佐证"],
        Lang::En => ["evaluation area", "evaluation point", "due every", "evidence asked for"],
    }
}

/// What stands in a column that comes filled in.
pub fn given(lang: Lang) -> &'static str {
    lang.pick("按评价要点列出，请勿改动。", "Listed after the checklist; leave it as it is.")
}

/// Said of the evidence of a point that may be «not applicable».
pub fn may_not_apply(lang: Lang) -> &'static str {
    lang.pick("（确无此项的，可填不涉及并写明原因）", " (may be “not applicable”, with the reason)")
}

/// The wording of `submission.toml`.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// How to fill it in.
    pub uncomment: &'static str,
    /// Of each key, what it says.
    pub enterprise: &'static str,
    /// A name that is no enterprise's.
    pub enterprise_example: &'static str,
    /// The quarter.
    pub quarter: &'static str,
    /// The day of handing in.
    pub handed_in_on: &'static str,
    /// Services without cases.
    pub zero_report: &'static str,
    /// Whom to ask.
    pub contact_unit: &'static str,
    /// A department.
    pub contact_unit_example: &'static str,
}

/// The wording of `submission.toml`.
pub fn about(lang: Lang) -> About {
    match lang {
        Lang::Zh => About {
            uncomment: "以 # 开头的行不起作用；需要填写的，删去行首的 # 并改成实际内容。",
            enterprise: "统一社会信用代码或者企业名称，与企业名录一致",
            enterprise_example: "某某燃气有限公司",
            quarter: "报送季度",
            handed_in_on: "报送日期",
            zero_report: "本季度没有办件的业务（零报告），代码如下：",
            contact_unit: "联系部门，不填个人姓名和电话",
            contact_unit_example: "客户服务部",
        },
        Lang::En => About {
            uncomment: "Lines that begin with # say nothing; to fill one in, take the # away and write what holds.",
            enterprise: "Code or name, as in the registry",
            enterprise_example: "Example Gas Company",
            quarter: "The quarter",
            handed_in_on: "The day it is handed in",
            zero_report: "Services without cases this quarter, by these names:",
            contact_unit: "The department to ask; no person and no telephone",
            contact_unit_example: "Customer service",
        },
    }
}
