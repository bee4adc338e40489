//! One ledger of any size, written as a stream.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use anyhow::{Context, Result};
use chrono::{Datelike, NaiveDate};
use clap::Args;
use encoding_rs::{Encoding, GB18030, UTF_8};

use crate::calendar::Calendar;
use crate::case::Service;
use crate::enterprise::{credit_code, day};
use crate::rng::Rng;

/// What the ledger is to look like.
#[derive(Args)]
pub(crate) struct Options {
    /// Data rows to write
    #[arg(long)]
    rows: u64,
    /// File to write, `-` for standard output
    #[arg(long)]
    out: PathBuf,
    /// Enterprises the rows belong to; with 0 there is no such column
    #[arg(long, default_value_t = 0)]
    enterprises: u32,
    /// Bad rows in percent
    #[arg(long, default_value_t = 0.5)]
    bad: f64,
    /// `utf-8` or `gb18030`
    #[arg(long, default_value = "utf-8", value_parser = encoding)]
    encoding: &'static Encoding,
    /// Another seed gives another ledger
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

fn encoding(name: &str) -> Result<&'static Encoding, String> {
    match Encoding::for_label(name.as_bytes()) {
        Some(found) if found == UTF_8 || found == GB18030 => Ok(found),
        _ => Err("only utf-8 and gb18030 can be written".to_owned()),
    }
}

/// A day of the quarter, with the last day on which each service would be on time and a day after it.
struct Date {
    text: String,
    compact: String,
    /// For every service: days from acceptance to completion, on time and late.
    offsets: [(u32, u32); 5],
}

/// Writes the ledger.
pub(crate) fn write(options: &Options, calendar: &Calendar) -> Result<()> {
    if options.out.as_os_str() == "-" {
        return fill(options, calendar, io::stdout().lock());
    }
    let file = File::create(&options.out).with_context(|| format!("cannot write {}", options.out.display()))?;
    fill(options, calendar, file)
}

fn fill(options: &Options, calendar: &Calendar, out: impl Write) -> Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, out);
    let mut writer = Rows { rng: Rng::new(options.seed, 7), dates: dates(calendar), codes: Vec::new(), serial: 0 };
    writer.codes = (0..options.enterprises).map(|number| credit_code(&format!("5{number:05}"), 0)).collect();
    let column = if options.enterprises == 0 { "" } else { "enterprise," };
    let mut text = format!(
        "{column}case_id,service,accepted_at,completed_at,status,channel,handling,record_no,reported_back_at,satisfaction,district\n"
    );
    // Parts of a million, so that a thousandth of a percent can be asked for.
    let bad = (1..=1_000_000).take_while(|&part| f64::from(part) <= options.bad * 10_000.0).last().unwrap_or(0);
    let mut row = 0;
    while row < options.rows {
        let start = text.len();
        writer.good(&mut text);
        row += 1;
        if writer.rng.range(0, 999_999) < bad {
            row += u64::from(writer.spoil(&mut text, start, row < options.rows));
        }
        if text.len() > 1 << 16 || row == options.rows {
            out.write_all(&options.encoding.encode(&text).0)?;
            text.clear();
        }
    }
    out.write_all(&options.encoding.encode(&text).0)?;
    out.flush()?;
    Ok(())
}

/// The quarter's days and as many after it as a completion can fall on.
fn dates(calendar: &Calendar) -> Vec<Date> {
    let describe = |date: NaiveDate| Date {
        text: date.to_string(),
        compact: format!("{:02}{:02}", date.month(), date.day()),
        offsets: Service::ALL.map(|service| {
            let due = calendar.after(date, service.limit(), &[]);
            let late = calendar.after(due, 1, &[]);
            let days = |end: NaiveDate| u32::try_from((end - date).num_days()).unwrap_or(0);
            (days(due), days(late))
        }),
    };
    day(7, 1).iter_days().take(160).map(describe).collect()
}

/// The state of the stream.
struct Rows {
    rng: Rng,
    dates: Vec<Date>,
    codes: Vec<String>,
    serial: u64,
}

impl Rows {
    /// Appends a sound row.
    fn good(&mut self, text: &mut String) {
        let rng = &mut self.rng;
        self.serial += 1;
        let service = rng.weighted(&[180, 22, 300, 30, 468]);
        let (name, _, letters) = Service::ALL[service].names();
        let accepted_at = rng.range(0, 91);
        let accepted = &self.dates[usize::try_from(accepted_at).unwrap_or(0)];
        let (within, beyond) = accepted.offsets[service];
        let lasted = if rng.chance(20) { beyond } else { rng.range(0, within) };
        let completed_at = accepted_at + lasted;
        let completed = &self.dates[usize::try_from(completed_at).unwrap_or(0)].text;
        let (hour, later) = (rng.range(8, 16), rng.range(10, 59));
        if !self.codes.is_empty() {
            let which = rng.next() % self.codes.len() as u64;
            text.push_str(&self.codes[usize::try_from(which).unwrap_or(0)]);
            text.push(',');
        }
        let mut push = |parts: &[&str]| parts.iter().for_each(|part| text.push_str(part));
        let mut number = [b'0'; 9];
        digits(&mut number, self.serial);
        let number = std::str::from_utf8(&number).unwrap_or_default();
        let (hours, minutes) = (TWO[index(hour)], TWO[index(rng.range(0, 9))]);
        push(&[letters, &accepted.compact, number, ",", name, ",", &accepted.text, " ", hours, ":", minutes, ","]);
        let open = completed_at > 91;
        if open {
            push(&[",在办,", rng.pick(&CHANNELS), ",,,,,"]);
        } else {
            let minutes = TWO[index(later)];
            let handling = rng.pick(&["已处理", "已解答", "已修复", "已上门"]);
            push(&[completed, " ", hours, ":", minutes, ",办结,", rng.pick(&CHANNELS), ",", handling, ",JL", number, ","]);
            push(&[
                completed,
                " ",
                TWO[index(hour + 1)],
                ":",
                minutes,
                ",",
                rng.pick(&["非常满意", "满意", "基本满意", "不满意", "", ""]),
                ",",
            ]);
        }
        push(&[rng.pick(&["渝北区", "江北区", "沙坪坝区", "九龙坡区", "南岸区"]), "\n"]);
    }

    /// Spoils the row that starts at `start`; true if a second row was added, which is done only where there is room.
    fn spoil(&mut self, text: &mut String, start: usize, room: bool) -> bool {
        let row = text.split_off(start);
        let mut cells: Vec<&str> = row.trim_end().split(',').collect();
        let id = usize::from(!self.codes.is_empty());
        let kinds = if room { 8 } else { 6 };
        match self.rng.range(0, kinds - 1) {
            0 => cells[id + 2] = "2019-13-45",
            1 => cells[id] = "",
            2 => cells[id + 1] = "其他业务",
            3 => cells[id + 3] = "2019-06-01 09:00",
            4 => cells.truncate(id + 5),
            5 => cells.insert(id + 4, "多一格"),
            6 => text.push_str(&row),
            _ => {
                text.push_str(&row);
                cells[id + 6] = "另行登记";
            }
        }
        text.push_str(&cells.join(","));
        text.push('\n');
        kinds == 8 && text[start..].bytes().filter(|&byte| byte == b'\n').count() == 2
    }
}

const CHANNELS: [&str; 5] = ["电话", "电话", "网上", "营业厅", "12345"];

const TWO: [&str; 60] = [
    "00", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21",
    "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32", "33", "34", "35", "36", "37", "38", "39", "40", "41", "42", "43",
    "44", "45", "46", "47", "48", "49", "50", "51", "52", "53", "54", "55", "56", "57", "58", "59",
];

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(0)
}

fn digits(into: &mut [u8], mut number: u64) {
    for place in into.iter_mut().rev() {
        *place = b'0' + u8::try_from(number % 10).unwrap_or(0);
        number /= 10;
    }
}
