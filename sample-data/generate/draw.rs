//! Draws the course of one ordinary case.

use chrono::{Datelike, Days, NaiveDate};

use crate::calendar::Calendar;
use crate::case::{Case, Service, Stamp, Status};
use crate::rng::Rng;

/// How an enterprise works.
#[derive(Clone, Copy)]
pub(crate) struct Manner {
    /// Cases late, per thousand.
    pub(crate) late: u32,
    /// Cases recorded, reported back and asked about, per thousand.
    pub(crate) care: u32,
    /// Whether cases leave the ledger: invalid, withdrawn and so on.
    pub(crate) drops: bool,
    /// Whether pauses, appointments and extensions are written down.
    pub(crate) clocks: bool,
    /// Whether a connection is accepted after it was applied for.
    pub(crate) applies: bool,
}

/// Reasons for a pause that the rules allow for any service and for an application, then reasons they never allow.
const ALLOWED_PAUSES: [&str; 2] = ["用户不在家", "用户要求延期"];
const APPLICATION_PAUSES: [&str; 4] = ["用户要求延期", "用户资料不全", "用户装修", "道路开挖审批"];
const OTHER_PAUSES: [&str; 2] = ["施工人员不足", "材料缺货"];

/// A case accepted on `day`, with everything that came of it.
pub(crate) fn draw(rng: &mut Rng, calendar: &Calendar, service: Service, day: NaiveDate, manner: Manner) -> Case {
    let channel = channel(rng, service);
    let minute = accepted_minute(rng, channel);
    let mut case = Case::new(service, Stamp { day, minute });
    case.channel = channel;
    case.salt = rng.range(0, 99_999_999);
    case.subtype = rng.pick(subtypes(service));
    if service == Service::Application || (service == Service::Connection && manner.applies) {
        backdate(rng, &mut case);
    }
    if manner.clocks {
        clocks(rng, calendar, &mut case, manner.late > 0);
    }
    if service == Service::Fault && rng.chance(60) {
        case.urgent = true;
        case.subtype = "户内漏气";
    }
    let late = rng.chance(manner.late) && !case.urgent;
    complete(rng, calendar, &mut case, late);
    if let (Some(done), Some((from, _))) = (case.completed, case.pause)
        && done.day < from
    {
        // It was over before anybody could put it on hold.
        (case.pause, case.pause_reason) = (None, "");
    }
    if manner.drops {
        drop_some(rng, calendar, &mut case);
    }
    if case.status == Status::Completed {
        look_after(rng, &mut case, manner.care);
    }
    case
}

/// Finishes a case by hand, as the stories do.
pub(crate) fn finish(rng: &mut Rng, case: &mut Case, day: NaiveDate, minute: u32) {
    case.completed = Some(Stamp { day, minute });
    case.status = Status::Completed;
    if case.subtype.is_empty() {
        case.subtype = rng.pick(subtypes(case.service));
    }
    case.salt = rng.range(0, 99_999_999);
    look_after(rng, case, 1000);
}

fn channel(rng: &mut Rng, service: Service) -> &'static str {
    let weights = match service {
        Service::Connection | Service::Application => [350, 300, 300, 0, 0, 50],
        _ => [620, 220, 90, 15, 40, 15],
    };
    ["电话", "网上", "营业厅", "书面", "12345", "上门"][rng.weighted(&weights)]
}

fn accepted_minute(rng: &mut Rng, channel: &str) -> u32 {
    match channel {
        "网上" if rng.chance(500) => rng.range(1200, 1439),
        "电话" if rng.chance(120) => rng.range(1080, 1320),
        _ if rng.chance(450) => rng.range(540, 660),
        _ => rng.range(510, 1075),
    }
}

fn subtypes(service: Service) -> &'static [&'static str] {
    match service {
        Service::Connection => &["新装通气", "复气", "过户通气"],
        Service::Application => &["餐饮", "商业", "工业", "公福"],
        Service::Fault => &["打不着火", "表不走字", "卡表充值失败", "燃气表损坏", "户内停气", "阀门失灵"],
        Service::Complaint => &["服务态度", "收费争议", "上门不及时", "安检质量", "停气未通知"],
        Service::Inquiry => &["账单疑问", "安检预约", "停气咨询", "开户资料", "缴费方式", "气价政策"],
    }
}

fn backdate(rng: &mut Rng, case: &mut Case) {
    let start = case.accepted;
    let days = |n: u32| start.day - Days::new(u64::from(n));
    if case.service == Service::Application {
        let gap = rng.range(0, 2);
        case.documents = Stamp { day: days(gap), minute: start.minute };
        case.applied = Stamp { day: days(gap + rng.range(0, 5)), minute: start.minute };
    } else if rng.chance(300) {
        case.applied = Stamp { day: days(1), minute: start.minute };
    }
}

fn clocks(rng: &mut Rng, calendar: &Calendar, case: &mut Case, untidy: bool) {
    let day = case.accepted.day;
    let paused = match case.service {
        Service::Application => 180,
        Service::Connection | Service::Complaint | Service::Fault => 12,
        Service::Inquiry => 0,
    };
    if rng.chance(paused) {
        let from = calendar.after(day, rng.range(1, case.service.limit() - 1), &[]);
        let length = if case.service == Service::Application { rng.range(2, 12) } else { rng.range(1, 5) };
        case.pause = Some((from, Some(from + Days::new(u64::from(length)))));
        case.pause_reason = match case.service {
            _ if untidy && rng.chance(150) => rng.pick(&OTHER_PAUSES),
            Service::Application => rng.pick(&APPLICATION_PAUSES),
            _ => rng.pick(&ALLOWED_PAUSES),
        };
    } else if case.service == Service::Connection && rng.chance(120) {
        case.appointment = Some(calendar.after(day, rng.range(1, 8), &[]));
    }
    if untidy && matches!(case.service, Service::Application | Service::Complaint) && rng.chance(60) {
        let due = calendar.after(day, case.service.limit(), &[]);
        let asked = if rng.chance(800) { due - Days::new(1) } else { due + Days::new(1) };
        case.extension = Some((asked, calendar.after(due, 5, &[])));
    }
}

fn complete(rng: &mut Rng, calendar: &Calendar, case: &mut Case, late: bool) {
    case.status = Status::Completed;
    let accepted = case.accepted;
    let due = case.due(calendar);
    if case.service == Service::Inquiry || case.urgent {
        let quick = Stamp { day: accepted.day, minute: (accepted.minute + rng.range(1, 90)).min(1439) };
        case.completed = Some(if late {
            Stamp { day: calendar.after(due, rng.range(1, 2), &[]), minute: rng.range(520, 1070) }
        } else if due > accepted.day && rng.chance(600) {
            Stamp { day: due, minute: rng.range(515, 700) }
        } else {
            quick
        });
        return;
    }
    let day = if late { calendar.after(due, rng.range(1, 4), &[]) } else { working_towards(rng, calendar, case, due) };
    let minute = if day == accepted.day { (accepted.minute + rng.range(25, 300)).min(1439) } else { rng.range(515, 1075) };
    case.completed = Some(Stamp { day, minute });
    if late {
        case.late_reason = rng.pick(&["人员不足", "用户多次改约", "配件待料", "系统故障", "节假日安排不当"]);
    }
}

/// A day on or before the due day, after any pause.
fn working_towards(rng: &mut Rng, calendar: &Calendar, case: &Case, due: NaiveDate) -> NaiveDate {
    if let Some(day) = case.appointment {
        return day.max(case.accepted.day);
    }
    let steps = match case.service {
        Service::Fault => [0, 0, 0, 0, 0, 1, 1, 1, 2, 3][rng.weighted(&[1; 10])],
        Service::Connection => [0, 1, 1, 1, 2, 2, 2, 2, 3, 3][rng.weighted(&[1; 10])],
        Service::Application => rng.range(6, 20),
        _ => rng.range(1, 7),
    };
    let pauses: Vec<_> = case.pause.iter().filter_map(|&(from, to)| to.map(|to| (from, to))).collect();
    calendar.after(case.start(), steps, &pauses).max(case.accepted.day).min(due.max(case.accepted.day))
}

fn drop_some(rng: &mut Rng, calendar: &Calendar, case: &mut Case) {
    let invalid = case.service == Service::Complaint && case.channel != "12345" && rng.chance(120);
    let (status, reason) = match rng.range(0, 999) {
        _ if invalid => (Status::Invalid, rng.pick(&["非燃气业务", "重复诉求", "诉求人撤回"])),
        0..4 if case.service != Service::Inquiry => (Status::Withdrawn, "用户撤销申请"),
        4..7 => (Status::Duplicate, "重复登记"),
        7..9 if case.service != Service::Inquiry => (Status::Transferred, "非本公司供气区域"),
        _ => return,
    };
    let on = calendar.after(case.accepted.day, rng.range(0, case.service.limit().min(3)), &[]);
    case.status = status;
    case.excluded_on = Some(on.min(case.due(calendar)).max(case.accepted.day));
    case.excluded_reason = reason;
    case.completed = None;
    case.late_reason = "";
    if case.service == Service::Complaint {
        case.valid = Some(status != Status::Invalid);
    }
}

fn look_after(rng: &mut Rng, case: &mut Case, well: u32) {
    let Some(done) = case.completed else { return };
    case.handling = handling(rng, case);
    case.recorded = rng.chance(well);
    let later = |rng: &mut Rng| Stamp { day: done.day, minute: (done.minute + rng.range(2, 60)).min(1440) };
    case.reported_back = rng.chance(well).then(|| later(rng));
    let asked = match case.service {
        Service::Inquiry => well / 4,
        Service::Complaint => well,
        _ => well / 2,
    };
    if rng.chance(asked) {
        let day = done.day + Days::new(u64::from(rng.range(1, 3)));
        case.followed_up = Some(Stamp { day, minute: rng.range(540, 1060) });
        let words = ["非常满意", "满意", "基本满意", "不满意", "非常不满意", "未评价"];
        case.satisfaction = words[rng.weighted(&[420, 420, 90, 12, 4, 54])];
    }
    case.visits = if matches!(case.channel, "营业厅") { 1 + u32::from(rng.chance(40)) } else { u32::from(rng.chance(80)) };
    if case.service == Service::Complaint {
        case.upheld = Some(rng.chance(400));
        if rng.chance(30) {
            case.valid = None;
        }
    }
    if case.service == Service::Connection && case.appointment.is_none() && done.day.day() % 9 == 0 {
        // The first visit met nobody; the second came in time, so that every reading agrees.
        case.met_nobody = rng.chance(150) && done.day > case.accepted.day;
    }
}

fn handling(rng: &mut Rng, case: &Case) -> String {
    let text = match case.service {
        Service::Connection => rng.pick(&["已上门通气", "置换通气完成，已签字"]),
        Service::Application => rng.pick(&["验收合格，已通气", "合同已签，工程完工通气"]),
        Service::Fault if case.urgent => "抢修到场，已止漏",
        Service::Fault => rng.pick(&["更换电池后正常", "更换燃气表", "现场排除故障", "调整阀门后恢复"]),
        Service::Complaint => rng.pick(&["已核实并致歉", "已解释收费依据", "已整改并回复"]),
        Service::Inquiry => rng.pick(&["已解答", "已告知办理流程", "已发送短信说明"]),
    };
    text.to_owned()
}
