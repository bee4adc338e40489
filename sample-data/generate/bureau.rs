//! The files the bureau keeps beside the submissions: registry, verification, transfers, violations, problems.

use chrono::NaiveDate;

use crate::calendar::Calendar;
use crate::case::{Case, Service, Stamp, Status};
use crate::enterprise::{ALL, Enterprise, Quarter, Story, day};
use crate::stream::passed_on;

/// The registry; the second quarter's has Chinese headers.
pub(crate) fn registry(quarter: Quarter) -> String {
    let mut text = String::from(if quarter.index == 0 {
        "统一社会信用代码,企业名称,简称,区县,上级公司,用户数,起报日期,风险等级,上次检查日期\n"
    } else {
        "enterprise,name,short_name,district,parent,users,reporting_since,risk_class,last_inspected_on\n"
    });
    for (number, enterprise) in (0..).zip(ALL) {
        let Enterprise { short, district, parent, users, risk, .. } = enterprise;
        let inspected = NaiveDate::from_ymd_opt(2018, 9 + number % 4, 3 + number).unwrap_or_default();
        let row =
            format!("{},{},{short},{district},{parent},{users},2018-10-01,{risk},{inspected}\n", enterprise.code(), enterprise.name());
        text.push_str(&row);
    }
    text
}

/// What inspectors found on site: most claims held, the false ones did not.
pub(crate) fn verified(quarter: Quarter) -> String {
    let mut text = String::from("enterprise,point,status,reason,inspected_on,inspectors,note\n");
    let found: &[(Story, &str, &str, &str)] = if quarter.index == 0 {
        &[
            (Story::Clean, "2.1", "met", ""),
            (Story::Clean, "5.2", "met", ""),
            (Story::FalseClaims, "1.6", "partly", "有办法，未见考核结果"),
            (Story::Tiny, "4.3", "not_applicable", "规模过小，参加联合竞赛"),
        ]
    } else {
        &[
            (Story::Clean, "2.2", "met", ""),
            (Story::Clean, "3.1", "met", ""),
            (Story::Clean, "6.4", "met", ""),
            (Story::Gbk, "2.4", "partly", "两个营业厅仍须分别缴费"),
            (Story::FalseClaims, "2.2", "not_met", "营业厅未公示流程"),
            (Story::FalseClaims, "3.1", "partly", "缺收费标准"),
            (Story::FalseClaims, "4.2", "not_met", "签到表与考勤不符"),
            (Story::FalseClaims, "5.2", "not_met", "公示电话无人接听"),
            (Story::FalseClaims, "5.3", "falsified", "抽查回访12户，8户否认接到回访"),
            (Story::FalseClaims, "6.2", "not_met", "未召开评议会"),
            (Story::Holiday, "1.7", "met", ""),
            (Story::Exports, "2.3", "met", ""),
            (Story::Continuity, "6.3", "not_met", "整改台账无销号记录"),
        ]
    };
    let on = if quarter.index == 0 { day(6, 12) } else { day(9, 18) };
    for (story, point, status, reason) in found {
        text.extend([format!("{},{point},{status},{reason},{on},虚构甲;虚构乙,现场核查（虚构）\n", code(*story))]);
    }
    text
}

/// Cases that inspectors held against their evidence in the third quarter. Of faults that one enterprise wrote down as put right in
/// time, two were put right later, one of which it disputed in vain; one was thought to be open still, until the enterprise proved
/// on appeal that it was not. What another enterprise says was confirmed.
pub(crate) fn verified_cases(quarter: Quarter, streams: &[Vec<Case>], calendar: &Calendar) -> Option<String> {
    if quarter.index == 0 {
        return None;
    }
    let in_time = |story: Story, service: Service| {
        let own = ALL.iter().zip(streams).find(|(enterprise, _)| enterprise.story == story).map_or(&[][..], |(_, cases)| cases);
        let august = day(8, 1)..=day(8, 31);
        let cases = own.iter().filter(move |case| {
            case.service == service && case.status == Status::Completed && !case.urgent && august.contains(&case.accepted.day)
        });
        cases.filter(|case| case.completed.is_some_and(|stamp| stamp.day <= case.due(calendar)))
    };
    let mut text =
        String::from("enterprise,case_id,finding,completed_at,reason,checked_on,inspectors,appealed_on,appeal,decided_on,note\n");
    let said = [
        ("late", 2, "派工单与现场签字时间晚于台账（虚构）", ""),
        ("late", 1, "用户回访所述修复时间晚于台账（虚构）", "2019-09-20,rejected,2019-09-27"),
        ("not_completed", 0, "现场未见修复记录（虚构）", "2019-09-20,upheld,2019-09-27"),
    ];
    for (case, (finding, over, reason, appeal)) in in_time(Story::FalseClaims, Service::Fault).zip(said) {
        let truth = match over {
            0 => String::new(),
            days => format!("{} 15:30", calendar.after(case.due(calendar), days, &[])),
        };
        let appeal = if appeal.is_empty() { ",," } else { appeal };
        let row = format!("{},{},{finding},{truth},{reason}", code(Story::FalseClaims), case.id);
        text.extend([format!("{row},{},虚构甲;虚构乙,{appeal},现场核查（虚构）\n", day(9, 18))]);
    }
    for case in in_time(Story::Clean, Service::Connection).take(1) {
        let row = format!("{},{},confirmed,,", code(Story::Clean), case.id);
        text.extend([format!("{row},{},虚构甲;虚构乙,,,,现场核查（虚构）\n", day(9, 18))]);
    }
    Some(text)
}

/// Problems that stay until they are closed: of two of the second quarter the third closes one, and the other runs past its day; a
/// third one is new. The later list names what is new or changes, and nothing else.
pub(crate) fn problems(quarter: Quarter) -> String {
    let mut text = String::from("id,enterprise,point,found_on,due_on,closed_on,evidence,problem,note\n");
    let listed: &[(&str, Story, &str)] = if quarter.index == 0 {
        &[
            ("WT2019-001", Story::FalseClaims, "1.6,2019-06-12,2019-08-31,,,有考核办法，未见考核结果（虚构）"),
            ("WT2019-002", Story::Overdue, "5.1,2019-06-12,2019-08-31,,,投诉积压，接待人员不足（虚构）"),
        ]
    } else {
        &[
            ("WT2019-001", Story::FalseClaims, "1.6,,,2019-08-26,示例考核通报〔2019〕3号（虚构）,"),
            ("WT2019-003", Story::Gbk, "2.4,2019-09-18,2019-11-29,,,两个营业厅仍须分别缴费（虚构）"),
        ]
    };
    for (id, story, rest) in listed {
        text.extend([format!("{id},{},{rest},\n", code(*story))]);
    }
    text
}

/// What the authorities of three districts say of what was handed in; one wrote a telephone number into it.
pub(crate) fn remarks(quarter: Quarter) -> Option<String> {
    if quarter.index == 0 {
        return None;
    }
    let mut text = String::from("enterprise,district,remark,signed_by_unit,reviewed_on\n");
    for (story, remark, on) in [
        (Story::Clean, "台账与现场抽查一致，同意上报（虚构）", day(10, 8)),
        (Story::Overdue, "投诉积压尚未消化，已约谈企业主要负责人（虚构）", day(10, 9)),
        (Story::FalseClaims, "三件报修的办结时间与派工单不符，已报市级核查，联系电话19900001234（虚构）", day(10, 8)),
    ] {
        let district = ALL.iter().find(|enterprise| enterprise.story == story).map_or("", |enterprise| enterprise.district);
        text.extend([format!("{},{district},{remark},示例{district}主管部门（虚构）,{on}\n", code(story))]);
    }
    Some(text)
}

/// Who may be drawn to inspect: one has to stand back from an enterprise that is always inspected, one from a whole group, and one
/// is of another field.
pub(crate) fn inspectors() -> String {
    let mut text = String::from("姓名,执法证号,所属单位,区县,执法领域,应回避企业\n");
    for (number, (name, district, fields, recuse)) in (1..).zip([
        ("虚构甲", "", "城镇燃气", ""),
        ("虚构乙", "", "城镇燃气;能源", ""),
        ("虚构丁", "渝北区", "城镇燃气", "示例云岭燃气"),
        ("虚构戊", "北碚区", "燃气", "示例炉火燃气"),
        ("虚构己", "渝中区", "城镇燃气", "示例双城燃气集团（虚构）"),
        ("虚构庚", "江北区", "燃气;特种设备", ""),
        ("虚构辛", "万州区", "城镇燃气", "示例三帆燃气;示例信桥燃气"),
        ("虚构壬", "涪陵区", "城镇燃气", ""),
        ("虚构癸", "", "价格", ""),
    ]) {
        let authority = if district.is_empty() {
            "示例市级主管部门（虚构）".to_owned()
        } else {
            format!("示例{district}主管部门（虚构）")
        };
        text.extend([format!("{name},虚构5000{number:04},{authority},{district},{fields},{recuse}\n")]);
    }
    text
}

/// Tickets passed on to four enterprises, all of them to the one that left some out.
pub(crate) fn transfers(quarter: Quarter, streams: &[Vec<Case>]) -> String {
    let mut text = String::from("transfer_no,enterprise,service,transferred_at,note\n");
    for (enterprise, cases) in ALL.iter().zip(streams) {
        let most = match enterprise.story {
            Story::Transfers => usize::MAX,
            Story::Clean | Story::Gbk | Story::UnitWest | Story::UnitEast => 12,
            _ => 0,
        };
        let shared = |case: &&Case| case.transfer_no.ends_with("7777");
        let tickets: Vec<&Case> = passed_on(cases, quarter).collect();
        let first = tickets.iter().copied().filter(|case| !shared(case)).take(most);
        for case in first.chain(tickets.iter().copied().filter(shared)) {
            let Stamp { day, minute } = case.accepted;
            let sent = minute.saturating_sub(case.salt % 25);
            let (code, service) = (enterprise.code(), case.service.names().1);
            let row = format!("{},{code},{service},{day} {:02}:{:02},{}\n", case.transfer_no, sent / 60, sent % 60, case.subtype);
            text.push_str(&row);
        }
    }
    text
}

/// Findings of joint enforcement: one veto in the third quarter; a finding without decision is only a hint.
pub(crate) fn violations(quarter: Quarter) -> String {
    let mut text = String::from(
        "enterprise,kind,found_on,authorities,facts,basis,decision_no,decided_on,penalty_kind,penalty,fine_wan_yuan,\
         confiscated_wan_yuan,licence,valid_until,publish_until,authority,authority_code,source_unit,source_unit_code,\
         legal_representative,published_on,withdrawn_on,corrected_on,note\n",
    );
    let authority = crate::credit_code::credit_code("500109", 900);
    if quarter.index == 1 {
        text.extend([format!(
            "{},forced_sale_appliance,2019-07-23,市场监管;发展改革;经济信息,通气前要求用户购买指定品牌燃气灶具（虚构）,《反不正当竞争法》（示例引用）,\
             示例北碚市监罚〔2019〕17号,2019-08-29,罚款;没收违法所得,责令改正并罚款,6.5,1.28,,2020-08-29,2020-08-29,\
             示例北碚区市场监管局（虚构）,{authority},示例北碚区市场监管局（虚构）,{authority},虚构丙,2019-09-05,,,样例\n",
            code(Story::Veto)
        )]);
        text.extend([format!(
            "{},unlawful_precondition_testing,2019-09-11,市场监管;经济信息,要求用户先行付费检测（虚构，尚在调查）,,,,,,,,,,,,,,,,,,,尚未作出处罚决定\n",
            code(Story::Continuity)
        )]);
    }
    text
}

/// Who is put forward in the third quarter: somebody nothing speaks against, people of a unit under a veto and of one with open doubts,
/// somebody the check of records holds back, and two teams.
pub(crate) fn nominees(quarter: Quarter) -> Option<String> {
    if quarter.index == 0 {
        return None;
    }
    let mut text = String::from("name,enterprise,post,front_line,honours_held,merits,disqualified_by\n");
    for (name, story, post, front_line, merits, against) in [
        ("虚构赵一", Story::Clean, "抢修员", "yes", "全季抢修均按期到场并反馈（虚构）", ""),
        ("虚构钱二", Story::Veto, "营业员", "yes", "报装资料一次告知（虚构）", ""),
        ("虚构孙三", Story::Continuity, "客服", "yes", "回访用户最多（虚构）", ""),
        ("虚构李四", Story::UnitWest, "部门经理", "no", "推行一站式办理（虚构）", "纪检核查尚未结束（虚构）"),
        ("虚构云岭抢修班", Story::Clean, "班组", "yes", "连续两季零逾期（虚构）", ""),
        ("虚构金秋客服班", Story::Holiday, "班组", "yes", "节日期间值守（虚构）", ""),
    ] {
        text.extend([format!("{name},{},{post},{front_line},,{merits},{against}\n", code(story))]);
    }
    Some(text)
}

/// The code of the enterprise with this story.
fn code(story: Story) -> String {
    ALL.iter().find(|enterprise| enterprise.story == story).map(Enterprise::code).unwrap_or_default()
}
