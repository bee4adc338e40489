//! Reading a ledger file in the simplest way that copes with the samples.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use chrono::{Days, NaiveDate};
use encoding_rs::{GB18030, UTF_8, UTF_16LE};

/// The headers of the samples and the short name of what stands below them.
const HEADERS: [(&str, &[&str]); 26] = [
    ("id", &["受理编号", "工单编号", "报装编号", "申请编号", "case_id"]),
    ("service", &["服务类型", "业务类型", "service"]),
    ("applied", &["申请日期", "来电时间"]),
    ("documents", &["资料齐全日期"]),
    ("accepted", &["受理时间", "受理日期", "accepted_at"]),
    ("completed", &["办结时间", "办结日期", "通气日期", "completed_at"]),
    ("replied", &["反馈时间", "reported_back_at"]),
    ("status", &["状态", "工单状态", "status"]),
    ("scope", &["是否紧急", "scope"]),
    ("valid", &["是否有效", "valid"]),
    ("channel", &["受理渠道", "办理渠道", "channel"]),
    ("paused", &["暂停区间"]),
    ("paused_from", &["挂起起"]),
    ("paused_to", &["挂起止"]),
    ("pause_reason", &["暂停原因", "挂起原因"]),
    ("appointment", &["预约日期"]),
    ("excluded_on", &["剔除日期", "excluded_on"]),
    ("excluded_reason", &["剔除原因", "excluded_reason"]),
    ("handling", &["处理结果", "handling"]),
    ("record", &["记录编号", "record_no"]),
    ("followed", &["回访时间", "followed_up_at"]),
    ("opinion", &["满意度", "satisfaction"]),
    ("visits", &["用户到场次数", "visits"]),
    ("upheld", &["是否属实", "upheld"]),
    ("accountable", &["责任认定", "accountability"]),
    ("late_reason", &["逾期原因", "late_reason"]),
];

const SERVICES: [(&str, &str); 5] = [
    ("居民用户通气", "residential_connection"),
    ("一般工商用户报装", "commercial_application"),
    ("故障报修", "fault_report"),
    ("投诉", "complaint"),
    ("咨询", "inquiry"),
];

/// One row of a ledger.
#[derive(Clone)]
pub(super) struct Row {
    /// The row as it stands in the file.
    pub(super) raw: Vec<String>,
    /// The row cannot be trusted as a whole.
    pub(super) spoiled: bool,
    cells: BTreeMap<&'static str, String>,
}

impl Row {
    /// A cell, empty if the ledger has no such column.
    pub(super) fn get(&self, field: &str) -> &str {
        self.cells.get(field).map_or("", String::as_str)
    }

    /// The same row with another cell.
    pub(super) fn with(mut self, field: &'static str, text: &str) -> Self {
        self.cells.insert(field, text.to_owned());
        self
    }

    /// The case number, if there is one.
    pub(super) fn id(&self) -> Option<String> {
        Some(self.get("id").to_owned()).filter(|id| !id.is_empty())
    }

    /// The canonical service, if the row names one.
    pub(super) fn service(&self) -> Option<&str> {
        let named = self.get("service");
        SERVICES.iter().find(|(chinese, canonical)| named == *chinese || named == *canonical).map(|&(_, canonical)| canonical)
    }
}

/// The rows below the header of a file, without totals and signatures.
pub(super) fn rows(path: &Path, service: Option<&String>) -> Vec<Row> {
    let text = decode(&fs::read(path).expect("a ledger"));
    let count = |separator: char| text.lines().take(5).map(|line| line.matches(separator).count()).sum::<usize>();
    let separator = [(b',', ','), (b'\t', '\t'), (b';', ';')].into_iter().max_by_key(|&(_, symbol)| count(symbol)).expect("three").0;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut columns: Vec<Option<&'static str>> = Vec::new();
    let mut rows = Vec::new();
    for record in reader.records() {
        let raw: Vec<String> = record.expect("a record").iter().map(str::to_owned).collect();
        if columns.is_empty() {
            let found: Vec<_> = raw.iter().map(|header| field(header)).collect();
            if found.iter().flatten().count() >= 3 {
                columns = found;
            }
        } else if !skipped(&raw) {
            rows.push(row(raw, &columns, service));
        }
    }
    rows
}

fn row(raw: Vec<String>, columns: &[Option<&'static str>], service: Option<&String>) -> Row {
    let spoiled = raw.len() != columns.len();
    let mut cells = BTreeMap::new();
    if !spoiled {
        for (column, text) in columns.iter().zip(&raw) {
            column.map(|column| cells.insert(column, fold(text)));
        }
        if let Some(service) = service {
            cells.insert("service", service.clone());
        }
    }
    Row { raw, spoiled, cells }
}

fn field(header: &str) -> Option<&'static str> {
    if matches!(header, "12345工单编号" | "transfer_no") {
        return Some("transfer");
    }
    HEADERS.iter().find(|(_, spellings)| spellings.contains(&header)).map(|&(field, _)| field)
}

fn skipped(raw: &[String]) -> bool {
    let first = raw.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty());
    first.is_none_or(|first| ["合计", "小计", "审核人", "填表人"].iter().any(|word| first.starts_with(word)))
}

fn decode(bytes: &[u8]) -> String {
    let encoding = match bytes {
        [0xFF, 0xFE, ..] => UTF_16LE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => GB18030,
    };
    encoding.decode(bytes).0.into_owned()
}

/// Full-width letters and digits made ordinary, spreadsheet guards and blanks at both ends taken off.
fn fold(text: &str) -> String {
    let narrow = |symbol: char| match symbol {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(symbol) - 0xFEE0).unwrap_or(symbol),
        '\u{3000}' => ' ',
        other => other,
    };
    let text: String = text.chars().map(narrow).collect();
    let text = text.trim().trim_start_matches('\'');
    text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"')).unwrap_or(text).to_owned()
}

/// The day a cell names: nothing if it names none but should, a blank if it is blank.
#[allow(clippy::option_option, reason = "a cell is unreadable, blank or a day")]
pub(super) fn day_of(text: &str) -> Option<Option<NaiveDate>> {
    if text.is_empty() || text == "/" {
        return Some(None);
    }
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if digits && text.len() == 8 {
        return NaiveDate::parse_from_str(text, "%Y%m%d").ok().map(Some);
    }
    let whole = text.split('.').next().unwrap_or_default();
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && whole.len() == 5 {
        let epoch = NaiveDate::from_ymd_opt(1899, 12, 30).expect("a day");
        return whole.parse().ok().map(|days| Some(epoch + Days::new(days)));
    }
    let date = text.split([' ', 'T']).next().unwrap_or_default().trim_end_matches('日');
    let parts: Vec<u32> = date.split(['-', '/', '.', '年', '月']).map_while(|part| part.parse().ok()).collect();
    let [year, month, day] = parts[..] else { return None };
    let year = i32::try_from(year).ok().filter(|year| *year >= 1900)?;
    NaiveDate::from_ymd_opt(year, month, day).map(Some)
}

/// The pauses of a row; one without an end lasts until `last`.
pub(super) fn spans(row: &Row, last: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let mut texts: Vec<(&str, &str)> = row.get("paused").split(';').filter_map(|span| span.split_once('/')).collect();
    texts.push((row.get("paused_from"), row.get("paused_to")));
    let span = |(from, to): (&str, &str)| Some((day_of(from)??, day_of(to)?.unwrap_or(last)));
    texts.into_iter().filter_map(span).collect()
}
