//! Due days for a list of starts and limits, as a filter between other programs.

use std::io::{BufRead, BufReader, Read, Write};

use chrono::NaiveDate;
use csv::StringRecord;

use crate::calendar::{DueError, WorkCalendar, iso_day};
use crate::domain::{Lang, TimeLimit};

/// Why the list could not be answered.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.text(Lang::En))]
pub enum LineError {
    /// A line that is no two fields.
    Fields {
        /// The line, counted from 1.
        line: u64,
        /// How many fields it has.
        found: usize,
    },
    /// A start that is no day.
    Start {
        /// The line, counted from 1.
        line: u64,
        /// The field as it stands there.
        text: String,
    },
    /// A limit that cannot be read.
    Limit {
        /// The line, counted from 1.
        line: u64,
        /// The field as it stands there.
        text: String,
    },
    /// A due day that cannot be named.
    Due {
        /// The line, counted from 1.
        line: u64,
        /// Why not.
        error: DueError,
    },
    /// A line that is no UTF-8.
    Encoding {
        /// The line, counted from 1.
        line: u64,
    },
    /// The list could not be read to its end.
    Read(#[source] std::io::Error),
    /// The answers could not be written.
    Write(#[source] csv::Error),
}

impl LineError {
    /// The message in words.
    pub fn text(&self, lang: Lang) -> String {
        let zh = lang == Lang::Zh;
        match self {
            Self::Fields { line, found } if zh => format!("第{line}行有{found}个字段，应为两个：start,limit"),
            Self::Fields { line, found } => format!("line {line} has {found} field(s); expected two, start,limit"),
            Self::Start { line, text } if zh => format!("第{line}行：“{}”不是日期，应写作2019-05-01", shown(text)),
            Self::Start { line, text } => format!("line {line}: `{}` is not a day; write it as 2019-05-01", shown(text)),
            Self::Limit { line, text } if zh => {
                format!("第{line}行：“{}”不是时限，可写作3个工作日、15日、当日", shown(text))
            }
            Self::Limit { line, text } => {
                format!("line {line}: `{}` is not a time limit; write `3 working days`, `15 days` or `same day`", shown(text))
            }
            Self::Due { line, error } if zh => format!("第{line}行：{}", error.text(lang)),
            Self::Due { line, error } => format!("line {line}: {}", error.text(lang)),
            Self::Encoding { line } if zh => format!("第{line}行不是UTF-8编码"),
            Self::Encoding { line } => format!("line {line} is not UTF-8"),
            Self::Read(_) if zh => "读取输入失败".to_owned(),
            Self::Read(_) => "the input could not be read".to_owned(),
            Self::Write(_) if zh => "写出结果失败".to_owned(),
            Self::Write(_) => "the answers could not be written".to_owned(),
        }
    }
}

/// A field as a message may show it: a terminal must not be told what to do by it.
fn shown(text: &str) -> String {
    text.chars().take(60).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Reads `start,limit` a line, under a header of these words or without one, and writes `start,limit,due`; blank lines are
/// passed over. Stops at the first line that cannot be answered; the answers to the lines before it have been written.
pub fn due_lines(reader: impl Read, writer: impl Write, calendar: &WorkCalendar) -> Result<(), LineError> {
    let mut answers = csv::Writer::from_writer(writer);
    answers.write_record(["start", "limit", "due"]).map_err(LineError::Write)?;
    let result = answer_all(BufReader::new(reader), &mut answers, calendar);
    answers.flush().map_err(|error| LineError::Write(error.into()))?;
    result
}

/// Lines are cut here, not by csv: it counts a blank line as part of the record after it, and no field here spans lines.
fn answer_all(mut reader: impl BufRead, answers: &mut csv::Writer<impl Write>, calendar: &WorkCalendar) -> Result<(), LineError> {
    let mut bytes = Vec::new();
    let mut top = true;
    for line in 1.. {
        bytes.clear();
        if reader.read_until(b'\n', &mut bytes).map_err(LineError::Read)? == 0 {
            break;
        }
        let text = std::str::from_utf8(&bytes).map_err(|_| LineError::Encoding { line })?;
        let text = if top { text.trim_start_matches('\u{feff}').trim() } else { text.trim() };
        if text.is_empty() {
            continue;
        }
        let record = split(text, line)?;
        if std::mem::take(&mut top) && is_header(&record) {
            continue;
        }
        let (start, limit, due) = answer(&record, line, calendar)?;
        answers.write_record([&start.to_string(), limit, &due.to_string()]).map_err(LineError::Write)?;
    }
    Ok(())
}

/// The fields of a line. One that falls into several records (a lone carriage return does that) would lose all but the
/// first, so it is refused.
fn split(text: &str, line: u64) -> Result<StringRecord, LineError> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .buffer_capacity(text.len().max(1))
        .from_reader(text.as_bytes());
    let records: Vec<StringRecord> = reader.records().collect::<Result<_, _>>().map_err(|_| LineError::Encoding { line })?;
    let found = records.iter().map(StringRecord::len).sum();
    let mut records = records.into_iter();
    match (records.next(), records.next()) {
        (Some(record), None) => Ok(record),
        _ => Err(LineError::Fields { line, found }),
    }
}

fn is_header(record: &StringRecord) -> bool {
    let mut fields = record.iter().map(str::to_lowercase);
    fields.next().as_deref() == Some("start") && fields.next().as_deref() == Some("limit") && fields.next().is_none()
}

fn answer<'r>(record: &'r StringRecord, line: u64, calendar: &WorkCalendar) -> Result<(NaiveDate, &'r str, NaiveDate), LineError> {
    let (Some(start), Some(limit), 2) = (record.get(0), record.get(1), record.len()) else {
        return Err(LineError::Fields { line, found: record.len() });
    };
    let start = iso_day(start).ok_or_else(|| LineError::Start { line, text: start.to_owned() })?;
    let read: TimeLimit = limit.parse().map_err(|_| LineError::Limit { line, text: limit.to_owned() })?;
    let due = calendar.due(start, read).map_err(|error| LineError::Due { line, error })?;
    Ok((start, limit, due))
}
