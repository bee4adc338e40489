//! How an enterprise writes a ledger file: columns, dates, words, separator, encoding.

use chrono::{Datelike, NaiveDate};
use encoding_rs::GB18030;

use crate::case::{Case, Stamp};
use crate::cell::{Field, cell};

/// Ways of writing a point in time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dates {
    /// `2019-07-03 09:05`
    Iso,
    /// `2019-07-03`
    IsoDay,
    /// `2019/7/3`
    SlashDay,
    /// `2019/7/3 9:05`
    Slash,
    /// `2019.7.3`
    Dotted,
    /// `20190703`
    Compact,
    /// `2019年7月3日 09:05`
    Chinese,
    /// `43649.378472`, and every other way a spreadsheet knows
    Serial,
}

/// Ways of storing text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Utf8Bom,
    Gb18030,
    Utf16,
}

/// The way of one file.
#[derive(Clone)]
pub(crate) struct Style {
    pub(crate) columns: Vec<(&'static str, Field)>,
    pub(crate) dates: Dates,
    pub(crate) encoding: Encoding,
    pub(crate) separator: u8,
    pub(crate) crlf: bool,
    pub(crate) english: bool,
    pub(crate) district: &'static str,
}

impl Style {
    /// A moment as this enterprise writes it; `salt` varies the messy ones.
    pub(crate) fn stamp(&self, stamp: Stamp, salt: u32) -> String {
        let (day, hour, minute) = (stamp.day, stamp.minute / 60, stamp.minute % 60);
        match self.dates {
            Dates::Iso => format!("{day} {hour:02}:{minute:02}"),
            Dates::Slash => format!("{} {hour}:{minute:02}", self.day(day)),
            Dates::Chinese => format!("{} {hour:02}:{minute:02}", self.day(day)),
            Dates::IsoDay | Dates::SlashDay | Dates::Dotted | Dates::Compact => self.day(day),
            Dates::Serial if stamp.minute == 1440 => format!("{day} 24:00"),
            Dates::Serial => match salt % 40 {
                0 => format!("=\"{day} {hour:02}:{minute:02}\""),
                1 => wide(&format!("{day} {hour:02}:{minute:02}")),
                2 => format!("{} {}{}:{minute:02}", slashed(day), if hour < 12 { "上午" } else { "下午" }, (hour + 11) % 12 + 1),
                3 => format!("\t{day} {hour:02}:{minute:02}"),
                4 => format!("'{day} {hour:02}:{minute:02}"),
                _ => format!("{}.{:06}", serial(day), (u64::from(stamp.minute) * 1_000_000 + 720) / 1440),
            },
        }
    }

    /// A day as this enterprise writes it.
    pub(crate) fn day(&self, day: NaiveDate) -> String {
        match self.dates {
            Dates::Iso | Dates::IsoDay => day.to_string(),
            Dates::Slash | Dates::SlashDay => slashed(day),
            Dates::Dotted => format!("{}.{}.{}", day.year(), day.month(), day.day()),
            Dates::Compact => day.format("%Y%m%d").to_string(),
            Dates::Chinese => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
            Dates::Serial => serial(day).to_string(),
        }
    }

    /// A case number, guarded against the spreadsheet where it must be.
    pub(crate) fn id(&self, id: &str) -> String {
        if self.dates == Dates::Serial { format!("=\"{id}\"") } else { id.to_owned() }
    }

    /// A word of a closed list, in the language of the file.
    pub(crate) fn word(&self, word: &'static str) -> &'static str {
        if !self.english {
            return word;
        }
        match word {
            "是" => "yes",
            "否" => "no",
            "在办" => "open",
            "办结" => "completed",
            "撤销" => "withdrawn",
            "无效" => "invalid",
            "重复" => "duplicate",
            "转出" => "transferred",
            "电话" => "phone",
            "网上" => "online",
            "营业厅" => "counter",
            "12345" => "hotline_12345",
            "上门" => "on_site",
            other => other,
        }
    }

    /// The header row.
    pub(crate) fn header(&self) -> Vec<String> {
        self.columns.iter().map(|&(header, _)| header.to_owned()).collect()
    }

    /// One row a case.
    pub(crate) fn rows<'a>(&self, cases: impl IntoIterator<Item = &'a Case>) -> Vec<Vec<String>> {
        let row = |(number, case): (usize, &Case)| self.columns.iter().map(|&(_, field)| cell(self, field, case, number + 1)).collect();
        cases.into_iter().enumerate().map(row).collect()
    }

    /// The bytes of a file with these records.
    pub(crate) fn bytes(&self, records: &[Vec<String>]) -> Vec<u8> {
        let separator = char::from(self.separator);
        let mut text = String::new();
        for record in records {
            for (index, value) in record.iter().enumerate() {
                if index > 0 {
                    text.push(separator);
                }
                if value.contains([separator, '"', '\n', '\r']) {
                    text.push('"');
                    text.push_str(&value.replace('"', "\"\""));
                    text.push('"');
                } else {
                    text.push_str(value);
                }
            }
            text.push_str(if self.crlf { "\r\n" } else { "\n" });
        }
        match self.encoding {
            Encoding::Utf8 => text.into_bytes(),
            Encoding::Utf8Bom => format!("\u{feff}{text}").into_bytes(),
            Encoding::Gb18030 => GB18030.encode(&text).0.into_owned(),
            Encoding::Utf16 => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
        }
    }
}

/// Letters and digits in their full width.
pub(crate) fn wide(text: &str) -> String {
    let widen = |symbol: char| match symbol {
        '!'..='~' => char::from_u32(u32::from(symbol) + 0xFEE0).unwrap_or(symbol),
        other => other,
    };
    text.chars().map(widen).collect()
}

fn slashed(day: NaiveDate) -> String {
    format!("{}/{}/{}", day.year(), day.month(), day.day())
}

/// The spreadsheet's number of a day: 1 is the first of January 1900, and 1900 has a 29 February.
fn serial(day: NaiveDate) -> i64 {
    (day - NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default()).num_days()
}
