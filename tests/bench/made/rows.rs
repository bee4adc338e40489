//! The rows of one enterprise: what each case says, what is wrong with some of them, and how both are written.

use std::io::{self, Write};

use super::Plan;
use super::rng::Rng;
use super::words::Words;

/// Case numbers of each service begin with these letters.
const LETTERS: [&str; 5] = ["TQ", "BZ", "GZ", "TS", "ZX"];

/// Of a thousand cases, so many are of each service.
const SHARES: [u32; 5] = [180, 22, 300, 30, 468];

/// Calendar days in which a case of each service is done unless something held it up; never more than its working days.
const USUAL_DAYS: [u32; 5] = [3, 20, 3, 7, 0];

/// Days from 2019-06-01 to the first and to the last day of the quarter.
const FIRST_DAY: u32 = 30;
const LAST_DAY: u32 = 121;

/// Bytes that are gathered before they are written.
const BUFFER: usize = 1 << 16;

/// What is wrong with a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    AcceptedUnreadable,
    AcceptedBlank,
    CompletedUnreadable,
    CompletedBeforeAccepted,
    CompletedWithoutTime,
    UnknownService,
    UnknownStatus,
    NoNumber,
    TooFewCells,
    TooManyCells,
    /// The row stands there twice.
    Copied,
    /// A second row has the same number and says something else.
    Contradicted,
}

const FAULTS: [Fault; 12] = [
    Fault::AcceptedUnreadable,
    Fault::AcceptedBlank,
    Fault::CompletedUnreadable,
    Fault::CompletedBeforeAccepted,
    Fault::CompletedWithoutTime,
    Fault::UnknownService,
    Fault::UnknownStatus,
    Fault::NoNumber,
    Fault::TooFewCells,
    Fault::TooManyCells,
    Fault::Copied,
    Fault::Contradicted,
];

/// A time of a case: days since 2019-06-01, hour, minute.
type Time = (u32, u32, u32);

/// What a sound row says; numbers stand for words.
#[derive(Clone, Copy)]
struct Case {
    service: usize,
    serial: u32,
    accepted: Time,
    /// `None` for an open case, which has no opinion, no handling and no report either.
    completed: Option<Time>,
    opinion: usize,
    channel: usize,
    handling: Option<usize>,
    is_recorded: bool,
    is_reported_back: bool,
    district: usize,
}

/// Writes the rows of an enterprise, one after the other.
pub(crate) struct Rows<'a> {
    plan: &'a Plan,
    words: &'a Words,
    enterprise: u32,
    rng: Rng,
    serials: [u32; 5],
    text: Vec<u8>,
}

impl<'a> Rows<'a> {
    /// The rows of the enterprise with this number; they do not depend on those of the others.
    pub(crate) fn new(plan: &'a Plan, words: &'a Words, enterprise: u32) -> Self {
        let rng = Rng::new(plan.seed, u64::from(enterprise) + 1);
        Self { plan, words, enterprise, rng, serials: [0; 5], text: Vec::with_capacity(2 * BUFFER) }
    }

    /// Writes `count` rows.
    pub(crate) fn write(mut self, count: u64, out: &mut impl Write) -> io::Result<()> {
        let mut left = count;
        while left > 0 {
            left -= self.next(left);
            if self.text.len() >= BUFFER {
                out.write_all(&self.text)?;
                self.text.clear();
            }
        }
        out.write_all(&self.text)
    }

    /// Appends a case with its fault, if it has one; how many rows that made, which is never more than `most`.
    fn next(&mut self, most: u64) -> u64 {
        let case = self.draw();
        if self.rng.range(0, 9_999) >= self.plan.faulty_of_10000 {
            self.sound(case);
            return 1;
        }
        let fault = self.rng.pick(&FAULTS);
        if !matches!(fault, Fault::Copied | Fault::Contradicted) {
            self.row(case, Some(fault));
            return 1;
        }
        if most < 2 {
            self.row(case, Some(Fault::NoNumber));
            return 1;
        }
        self.sound(case);
        let other = Case { district: (case.district + 1) % self.words.districts.len(), ..case };
        self.sound(if fault == Fault::Copied { case } else { other });
        2
    }

    /// Draws a sound case.
    fn draw(&mut self) -> Case {
        let rng = &mut self.rng;
        let service = rng.weighted(&SHARES);
        self.serials[service] += 1;
        let accepted_on = if rng.chance(30) { rng.range(0, FIRST_DAY - 1) } else { rng.range(FIRST_DAY, LAST_DAY) };
        let held_up = if rng.chance(30) { rng.range(1, 15) } else { 0 };
        let completed_on = accepted_on + rng.range(0, USUAL_DAYS[service]) + held_up;
        let is_open = completed_on > LAST_DAY || rng.chance(15);
        let (hour, minute) = (rng.range(8, 16), rng.range(0, 29));
        let completed = (!is_open).then(|| (completed_on, rng.range(hour, 17), rng.range(30, 59)));
        let one = |rng: &mut Rng, of: &[Vec<u8>]| usize::try_from(rng.next() % of.len() as u64).unwrap_or(0);
        Case {
            service,
            serial: self.serials[service],
            accepted: (accepted_on, hour, minute),
            completed,
            opinion: one(rng, &self.words.opinions),
            channel: one(rng, &self.words.channels),
            handling: (!is_open && !rng.chance(5)).then(|| one(rng, &self.words.handlings)),
            is_recorded: !rng.chance(5),
            is_reported_back: !is_open && !rng.chance(10),
            district: one(rng, &self.words.districts),
        }
    }

    fn sound(&mut self, case: Case) {
        self.row(case, None);
    }

    /// Appends a row, with one thing wrong if so asked.
    fn row(&mut self, case: Case, fault: Option<Fault>) {
        let is = |of: Fault| fault == Some(of);
        let words = self.words;
        let text = &mut self.text;
        if !is(Fault::NoNumber) {
            text.extend_from_slice(LETTERS[case.service].as_bytes());
            digits(text, case.serial, 8);
        }
        text.push(b',');
        text.extend_from_slice(&words.enterprise);
        digits(text, self.enterprise + 1, 2);
        cell(text, if is(Fault::UnknownService) { &words.other_service } else { &words.services[case.service] });
        text.push(b',');
        match fault {
            Some(Fault::AcceptedBlank) => {}
            Some(Fault::AcceptedUnreadable) => text.extend_from_slice(b"2019-13-45 09:00"),
            _ => time(text, case.accepted),
        }
        text.push(b',');
        match case.completed {
            _ if is(Fault::CompletedUnreadable) => text.extend_from_slice(b"2019-02-30 09:00"),
            _ if is(Fault::CompletedBeforeAccepted) => text.extend_from_slice(b"2019-05-06 09:00"),
            Some(completed) if !is(Fault::CompletedWithoutTime) => time(text, completed),
            _ => {}
        }
        let is_done = case.completed.is_some() || is(Fault::CompletedWithoutTime);
        let status = if is_done { &words.completed } else { &words.open };
        cell(text, if is(Fault::UnknownStatus) { &words.other_status } else { status });
        if is(Fault::TooFewCells) {
            text.push(b'\n');
            return;
        }
        Self::rest(words, text, case, is(Fault::CompletedWithoutTime));
        if is(Fault::TooManyCells) {
            cell(text, &words.surplus);
        }
        text.push(b'\n');
    }

    /// What nothing is ever wrong with: the cells after the status.
    fn rest(words: &Words, text: &mut Vec<u8>, case: Case, is_cut: bool) {
        let completed = case.completed.filter(|_| !is_cut);
        cell(text, completed.map_or(&[], |_| &words.opinions[case.opinion]));
        text.push(b',');
        if let Some((day, ..)) = completed.filter(|_| case.is_reported_back) {
            date(text, day);
        }
        cell(text, &words.channels[case.channel]);
        cell(text, case.handling.map_or(&[], |handling| &words.handlings[handling]));
        text.push(b',');
        if case.is_recorded {
            text.extend_from_slice(b"JL");
            digits(text, case.serial, 6);
        }
        cell(text, &words.districts[case.district]);
    }
}

/// Appends a comma and a cell.
fn cell(text: &mut Vec<u8>, word: &[u8]) {
    text.push(b',');
    text.extend_from_slice(word);
}

/// Appends `2019-07-03 09:05`.
fn time(text: &mut Vec<u8>, (day, hour, minute): Time) {
    date(text, day);
    text.push(b' ');
    digits(text, hour, 2);
    text.push(b':');
    digits(text, minute, 2);
}

/// Appends `2019-07-03`, given the days since 2019-06-01; no case goes beyond September.
fn date(text: &mut Vec<u8>, day: u32) {
    let (month, day) = match day {
        0..30 => (6, day),
        30..61 => (7, day - 30),
        61..92 => (8, day - 61),
        _ => (9, day - 92),
    };
    text.extend_from_slice(b"2019-");
    digits(text, month, 2);
    text.push(b'-');
    digits(text, day + 1, 2);
}

/// Appends a number with so many digits; what is more is left out.
fn digits(text: &mut Vec<u8>, mut number: u32, count: usize) {
    let end = text.len() + count;
    text.resize(end, b'0');
    for place in text[end - count..].iter_mut().rev() {
        *place += u8::try_from(number % 10).unwrap_or(0);
        number /= 10;
    }
}
