//! One cell of a ledger: a fact of the case in the enterprise's way of writing.

use chrono::{Days, NaiveDate};

use crate::case::{Case, Service, Stamp, Status};
use crate::style::{Dates, Style};

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Number,
    Id,
    Service,
    Subtype,
    Applied,
    Documents,
    Called,
    Accepted,
    AcceptedDay,
    AcceptedTime,
    Dispatched,
    Completed,
    CompletedDay,
    CompletedTime,
    Status,
    Urgent,
    Valid,
    Channel,
    Handling,
    Record,
    ReportedBack,
    FollowedUp,
    Satisfaction,
    Visits,
    Paused,
    PausedFrom,
    PausedTo,
    PauseReason,
    ExtensionAsked,
    ExtendedTo,
    Appointment,
    Arrived,
    MetNobody,
    ExcludedOn,
    ExcludedReason,
    Upheld,
    LateReason,
    TransferNo,
    Unit,
    Accountability,
    District,
    /// A working step on the way to completion: so many tenths of it.
    Step(u32),
    UserName,
    Phone,
    Address,
    UserNumber,
    Estate,
    Meter,
    GasUse,
    Remark,
}

/// The text of a cell; `row` counts from one.
pub(crate) fn cell(style: &Style, field: Field, case: &Case, row: usize) -> String {
    if field == Field::Number {
        return row.to_string();
    }
    let stamp = |stamp: Stamp| style.stamp(stamp, case.salt);
    moment(field, case)
        .map(stamp)
        .or_else(|| date(field, case).map(|day| style.day(day)))
        .or_else(|| time(field, case))
        .or_else(|| word(style, field, case).map(str::to_owned))
        .unwrap_or_else(|| text(style, field, case))
}

fn moment(field: Field, case: &Case) -> Option<Stamp> {
    let accepted = case.accepted;
    match field {
        Field::Applied => Some(case.applied),
        Field::Documents => Some(case.documents),
        Field::Called => Some(Stamp { minute: accepted.minute.saturating_sub(3), ..accepted }),
        Field::Accepted => Some(accepted),
        Field::Dispatched => Some(Stamp { minute: (accepted.minute + 4).min(1439), ..accepted }),
        Field::Completed => case.completed,
        Field::ReportedBack => case.reported_back,
        Field::FollowedUp => case.followed_up,
        Field::Arrived if matches!(case.service, Service::Fault | Service::Connection) => before(case.completed, accepted),
        _ => None,
    }
}

fn date(field: Field, case: &Case) -> Option<NaiveDate> {
    match field {
        Field::AcceptedDay => Some(case.accepted.day),
        Field::CompletedDay => case.completed.map(|stamp| stamp.day),
        Field::PausedFrom => case.pause.map(|(from, _)| from),
        Field::PausedTo => case.pause.and_then(|(_, to)| to),
        Field::ExtensionAsked => case.extension.map(|(asked, _)| asked),
        Field::ExtendedTo => case.extension.map(|(_, to)| to),
        Field::Appointment => case.appointment,
        Field::ExcludedOn => case.excluded_on,
        Field::Step(tenths) => step(case, tenths),
        _ => None,
    }
}

fn time(field: Field, case: &Case) -> Option<String> {
    let stamp = match field {
        Field::AcceptedTime => case.accepted,
        Field::CompletedTime => case.completed?,
        _ => return None,
    };
    Some(format!("{:02}:{:02}", stamp.minute / 60, stamp.minute % 60))
}

/// A word of a closed list, or a name that stands for itself.
fn word(style: &Style, field: Field, case: &Case) -> Option<&'static str> {
    let yes_no = |yes: bool| style.word(if yes { "是" } else { "否" });
    let complaint = case.service == Service::Complaint;
    let closed = case.completed.is_some();
    match field {
        Field::Service if style.english => Some(case.service.names().1),
        Field::Service => Some(case.service.names().0),
        Field::Subtype => Some(case.subtype),
        Field::Status => Some(style.word(status(case.status))),
        Field::Urgent if style.english => Some(if case.urgent { "emergency" } else { "general" }),
        Field::Urgent => Some(yes_no(case.urgent)),
        Field::Valid => case.valid.filter(|_| complaint).map(yes_no),
        Field::Channel => Some(style.word(case.channel)),
        Field::Satisfaction => Some(case.satisfaction),
        Field::PauseReason => Some(case.pause_reason),
        Field::MetNobody => Some(yes_no(case.met_nobody)),
        Field::ExcludedReason => Some(case.excluded_reason),
        Field::Upheld => case.upheld.filter(|_| complaint && closed).map(yes_no),
        Field::LateReason => Some(case.late_reason),
        Field::Unit => Some(unit(case.service)),
        Field::Accountability => (closed && case.upheld == Some(true)).then_some("已约谈当事人"),
        Field::District => Some(style.district),
        Field::Estate => Some(estate(case.salt)),
        _ => None,
    }
}

/// Numbers and free text; empty where there is nothing to say.
fn text(style: &Style, field: Field, case: &Case) -> String {
    let salt = case.salt;
    let closed = case.completed.is_some();
    match field {
        Field::Id => style.id(&case.id),
        Field::Handling => handling(style, case),
        Field::Record if closed && case.recorded => format!("JL{salt:08}"),
        Field::Visits if closed => case.visits.to_string(),
        Field::Paused => case.pause.map_or(String::new(), |(from, to)| format!("{from}/{}", to.map_or(String::new(), |to| to.to_string()))),
        Field::TransferNo => case.transfer_no.clone(),
        Field::UserName => person(salt),
        Field::Phone => format!("1990000{:04}", salt % 10_000),
        Field::Address => {
            format!("{}{}{}号{}幢{}-{}", style.district, estate(salt), salt % 90 + 1, salt % 12 + 1, salt % 33 + 1, salt % 8 + 1)
        }
        Field::UserNumber => format!("88{salt:08}"),
        Field::Meter => format!("M{:09}", u64::from(salt) * 7),
        Field::GasUse => format!("{}.5", salt % 60 + 2),
        Field::Remark if salt.is_multiple_of(53) => format!("请拨打1990000{:04}联系", salt % 10_000),
        _ => String::new(),
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Open => "在办",
        Status::Completed => "办结",
        Status::Withdrawn => "撤销",
        Status::Invalid => "无效",
        Status::Duplicate => "重复",
        Status::Transferred => "转出",
    }
}

fn unit(service: Service) -> &'static str {
    match service {
        Service::Connection => "安装部",
        Service::Application => "市场部",
        Service::Fault => "维修部",
        Service::Complaint | Service::Inquiry => "客服中心",
    }
}

fn handling(style: &Style, case: &Case) -> String {
    if style.dates == Dates::Slash && case.salt.is_multiple_of(61) && !case.handling.is_empty() {
        // Somebody pressed Alt+Enter, and typed a comma.
        return format!("{}\n已回电,用户\"满意\"", case.handling);
    }
    case.handling.clone()
}

/// When the fitter arrived: a little before completion.
fn before(completed: Option<Stamp>, accepted: Stamp) -> Option<Stamp> {
    completed.map(|stamp| Stamp { minute: stamp.minute.saturating_sub(20), ..stamp }.max(accepted).min(stamp))
}

fn step(case: &Case, tenths: u32) -> Option<NaiveDate> {
    let done = case.completed?.day;
    let days = u64::try_from((done - case.start()).num_days()).unwrap_or(0);
    Some(case.start() + Days::new(days * u64::from(tenths) / 10))
}

/// An invented name: a surname, and 示例 or 虚构 with a numeral.
fn person(salt: u32) -> String {
    let of = |items: &[&'static str], divisor: u32| items[usize::try_from(salt / divisor).unwrap_or(0) % items.len()];
    format!(
        "{}{}{}",
        of(&["赵", "钱", "孙", "李", "周", "吴", "郑", "王"], 3),
        of(&["示", "例", "虚", "构"], 7),
        of(&["一", "二", "三", "四", "五"], 11)
    )
}

/// An invented estate; some names hold characters that GBK lacks and GB18030 writes with four bytes.
fn estate(salt: u32) -> &'static str {
    let estates = ["虚构花园", "示例苑", "㼆岭示例小区", "𬭎达虚构城", "䶮湾示例里", "喆堃虚构居", "𠅤江示例公馆", "镕翀虚构庭"];
    estates[usize::try_from(salt).unwrap_or(0) % estates.len()]
}
