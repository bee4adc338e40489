//! Which columns and which way of writing each enterprise uses.

use crate::cell::Field;
use crate::enterprise::{Enterprise, Story};
use crate::style::{Dates, Encoding, Style};

/// A header and what stands below it.
type Column = (&'static str, Field);

/// Every field of the bureau's form, with its headers.
const FULL: &[Column] = &[
    ("受理编号", Field::Id),
    ("服务类型", Field::Service),
    ("受理时间", Field::Accepted),
    ("办结时间", Field::Completed),
    ("状态", Field::Status),
    ("是否紧急", Field::Urgent),
    ("是否有效", Field::Valid),
    ("受理渠道", Field::Channel),
    ("处理结果", Field::Handling),
    ("记录编号", Field::Record),
    ("反馈时间", Field::ReportedBack),
    ("回访时间", Field::FollowedUp),
    ("满意度", Field::Satisfaction),
    ("用户到场次数", Field::Visits),
    ("暂停区间", Field::Paused),
    ("暂停原因", Field::PauseReason),
    ("延期申请时间", Field::ExtensionAsked),
    ("延期至", Field::ExtendedTo),
    ("预约日期", Field::Appointment),
    ("剔除日期", Field::ExcludedOn),
    ("剔除原因", Field::ExcludedReason),
    ("是否属实", Field::Upheld),
    ("逾期原因", Field::LateReason),
    ("12345工单编号", Field::TransferNo),
    ("责任部门", Field::Unit),
    ("责任认定", Field::Accountability),
    ("区县", Field::District),
];

/// What a smaller enterprise fills in.
const SHORT: &[Column] = &[
    ("受理编号", Field::Id),
    ("服务类型", Field::Service),
    ("受理时间", Field::Accepted),
    ("办结时间", Field::Completed),
    ("状态", Field::Status),
    ("是否紧急", Field::Urgent),
    ("是否有效", Field::Valid),
    ("受理渠道", Field::Channel),
    ("处理结果", Field::Handling),
    ("记录编号", Field::Record),
    ("反馈时间", Field::ReportedBack),
    ("回访时间", Field::FollowedUp),
    ("满意度", Field::Satisfaction),
    ("剔除日期", Field::ExcludedOn),
    ("剔除原因", Field::ExcludedReason),
    ("是否属实", Field::Upheld),
    ("逾期原因", Field::LateReason),
    ("12345工单编号", Field::TransferNo),
    ("责任认定", Field::Accountability),
];

/// A spreadsheet of a call centre, with personal data in it.
const PERSONAL: &[Column] = &[
    ("序号", Field::Number),
    ("受理编号", Field::Id),
    ("服务类型", Field::Service),
    ("受理时间", Field::Accepted),
    ("用户姓名", Field::UserName),
    ("联系电话", Field::Phone),
    ("用气地址", Field::Address),
    ("受理渠道", Field::Channel),
    ("12345工单编号", Field::TransferNo),
    ("是否紧急", Field::Urgent),
    ("责任部门", Field::Unit),
    ("处理结果", Field::Handling),
    ("记录编号", Field::Record),
    ("办结时间", Field::Completed),
    ("状态", Field::Status),
    ("是否有效", Field::Valid),
    ("是否属实", Field::Upheld),
    ("反馈时间", Field::ReportedBack),
    ("回访时间", Field::FollowedUp),
    ("满意度", Field::Satisfaction),
    ("暂停区间", Field::Paused),
    ("暂停原因", Field::PauseReason),
    ("预约日期", Field::Appointment),
    ("延期申请时间", Field::ExtensionAsked),
    ("延期至", Field::ExtendedTo),
    ("剔除日期", Field::ExcludedOn),
    ("剔除原因", Field::ExcludedReason),
    ("逾期原因", Field::LateReason),
    ("备注", Field::Remark),
];

/// The canonical English names.
const ENGLISH: &[Column] = &[
    ("case_id", Field::Id),
    ("service", Field::Service),
    ("accepted_at", Field::Accepted),
    ("completed_at", Field::Completed),
    ("status", Field::Status),
    ("scope", Field::Urgent),
    ("valid", Field::Valid),
    ("channel", Field::Channel),
    ("handling", Field::Handling),
    ("record_no", Field::Record),
    ("reported_back_at", Field::ReportedBack),
    ("followed_up_at", Field::FollowedUp),
    ("satisfaction", Field::Satisfaction),
    ("visits", Field::Visits),
    ("excluded_on", Field::ExcludedOn),
    ("excluded_reason", Field::ExcludedReason),
    ("upheld", Field::Upheld),
    ("late_reason", Field::LateReason),
    ("transfer_no", Field::TransferNo),
    ("accountability", Field::Accountability),
    ("district", Field::District),
];

/// The export of a ticket system (客服工单).
pub(crate) const TICKETS: &[Column] = &[
    ("序号", Field::Number),
    ("工单编号", Field::Id),
    ("来电时间", Field::Called),
    ("受理时间", Field::Accepted),
    ("受理渠道", Field::Channel),
    ("12345工单编号", Field::TransferNo),
    ("业务类型", Field::Service),
    ("业务小类", Field::Subtype),
    ("客户编号", Field::UserNumber),
    ("用户姓名", Field::UserName),
    ("联系电话", Field::Phone),
    ("用气地址", Field::Address),
    ("是否紧急", Field::Urgent),
    ("派单时间", Field::Dispatched),
    ("责任部门", Field::Unit),
    ("到场时间", Field::Arrived),
    ("处理结果", Field::Handling),
    ("办结时间", Field::Completed),
    ("工单状态", Field::Status),
    ("是否有效", Field::Valid),
    ("是否属实", Field::Upheld),
    ("反馈时间", Field::ReportedBack),
    ("回访时间", Field::FollowedUp),
    ("满意度", Field::Satisfaction),
    ("逾期原因", Field::LateReason),
    ("备注", Field::Remark),
];

/// The export of applications (报装), with its stages and the time on hold (挂起).
pub(crate) const APPLICATIONS: &[Column] = &[
    ("报装编号", Field::Id),
    ("客户名称", Field::UserName),
    ("客户类别", Field::Subtype),
    ("申请日期", Field::Applied),
    ("资料齐全日期", Field::Documents),
    ("受理日期", Field::Accepted),
    ("踏勘日期", Field::Step(1)),
    ("方案答复日期", Field::Step(2)),
    ("合同签订日期", Field::Step(4)),
    ("缴费日期", Field::Step(5)),
    ("施工起", Field::Step(6)),
    ("施工止", Field::Step(8)),
    ("竣工验收日期", Field::Step(9)),
    ("通气日期", Field::Completed),
    ("挂起原因", Field::PauseReason),
    ("挂起起", Field::PausedFrom),
    ("挂起止", Field::PausedTo),
    ("办理渠道", Field::Channel),
    ("上门次数", Field::Visits),
    ("用气量(m³/h)", Field::GasUse),
    ("客户经理", Field::UserName),
];

/// The export of connections (通气): application, appointment, visit, gas on.
pub(crate) const CONNECTIONS: &[Column] = &[
    ("申请编号", Field::Id),
    ("申请日期", Field::Applied),
    ("受理日期", Field::Accepted),
    ("预约日期", Field::Appointment),
    ("上门日期", Field::Arrived),
    ("是否到访不遇", Field::MetNobody),
    ("通气日期", Field::Completed),
    ("小区", Field::Estate),
    ("表号", Field::Meter),
];

/// The way of an enterprise's only, or every, ledger file.
pub(crate) fn style(enterprise: &Enterprise) -> Style {
    let (columns, dates, encoding) = match enterprise.story {
        Story::Clean | Story::UnitWest | Story::Holiday | Story::Continuity => (FULL, Dates::Iso, Encoding::Utf8),
        Story::Gbk => (PERSONAL, Dates::Slash, Encoding::Gb18030),
        Story::Titled => (SHORT, Dates::Serial, Encoding::Utf8Bom),
        Story::Overdue => (FULL, Dates::Chinese, Encoding::Utf8Bom),
        Story::Veto => (SHORT, Dates::Iso, Encoding::Gb18030),
        Story::BadRows => (SHORT, Dates::Slash, Encoding::Utf8),
        Story::ZeroSilent => (SHORT, Dates::Compact, Encoding::Utf8),
        Story::LateHandIn => (SHORT, Dates::Dotted, Encoding::Utf8),
        Story::UnitEast => (ENGLISH, Dates::Iso, Encoding::Utf8),
        _ => (SHORT, Dates::Iso, Encoding::Utf8),
    };
    let mut columns = columns.to_vec();
    if enterprise.story == Story::FalseClaims {
        split(&mut columns, "受理时间", [("受理日期", Field::AcceptedDay), ("受理时刻", Field::AcceptedTime)]);
        split(&mut columns, "办结时间", [("办结日期", Field::CompletedDay), ("办结时刻", Field::CompletedTime)]);
    }
    let separator = if enterprise.story == Story::Tiny { b';' } else { b',' };
    Style {
        columns,
        dates,
        encoding,
        separator,
        crlf: encoding != Encoding::Utf8,
        english: enterprise.story == Story::UnitEast,
        district: enterprise.district,
    }
}

/// Puts two columns in the place of one.
fn split(columns: &mut Vec<Column>, header: &str, parts: [Column; 2]) {
    if let Some(at) = columns.iter().position(|&(name, _)| name == header) {
        columns.splice(at..=at, parts);
    }
}

/// The three exports of an enterprise that has a system for each, as (file name, style).
pub(crate) fn exports(enterprise: &Enterprise) -> [(&'static str, Style); 3] {
    let of = |columns: &[Column], encoding, separator, dates| Style {
        columns: columns.to_vec(),
        encoding,
        separator,
        dates,
        crlf: true,
        ..style(enterprise)
    };
    [
        ("cases_tickets.csv", of(TICKETS, Encoding::Utf16, b'\t', Dates::Slash)),
        ("cases_applications.csv", of(APPLICATIONS, Encoding::Utf8Bom, b',', Dates::IsoDay)),
        ("cases_connections.csv", of(CONNECTIONS, Encoding::Gb18030, b',', Dates::SlashDay)),
    ]
}
