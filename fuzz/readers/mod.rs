//! What every reader of the library is held to, whatever bytes it is given. The fuzz targets call these functions with bytes
//! nobody has seen before, and `tests/it/fuzz_corpus.rs` with every file of the corpus.

mod quarter;
mod rules;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use gascore::diag::Sink;
use gascore::domain::fold::fold;
use gascore::domain::{Amount, Encoding, Lang, Quarter, TimeLimit};
use gascore::intake::{self, Form, Memory, Opened, Passed, Record, Source, Table};
use gascore::ledger::{case_id, read_day, read_moment};
use gascore::rules::{Change, Pack, PackTexts};
use gascore::score::metric;

pub use quarter::{bureau, check, submission};
pub use rules::{calendar, pack};

static PACK: LazyLock<Pack> = LazyLock::new(|| Pack::read(&built_in(), &metric::names()).expect("the built-in pack is sound"));
fn built_in() -> PackTexts {
    PackTexts::built_in("chongqing-2018").expect("it is built in")
}

/// Several files in one, each below a line `=== NAME`; what stands above the first of them is no file, nor what has no name.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if let Some(name) = line.strip_prefix(b"=== ") {
            parts.push((String::from_utf8_lossy(name).trim().to_owned(), Vec::new()));
        } else if let Some((_, part)) = parts.last_mut() {
            part.extend_from_slice(line);
        }
    }
    parts.retain(|(name, _)| !name.is_empty());
    parts
}

fn file(name: &str, bytes: &[u8]) -> Box<dyn Source> {
    Box::new(Memory::new(name, bytes))
}

/// The bytes behind a first `1`, `2` or `3` that asks for an encoding; else all of them.
fn with_encoding(bytes: &[u8]) -> (Option<Encoding>, &[u8]) {
    match bytes {
        [b'1', rest @ ..] => (Some(Encoding::Utf8), rest),
        [b'2', rest @ ..] => (Some(Encoding::Gb18030), rest),
        [b'3', rest @ ..] => (Some(Encoding::Utf16Le), rest),
        _ => (None, bytes),
    }
}

/// A row as it was read: line, bytes, cells, and whether its form is wrong.
type Seen = (u64, Vec<u8>, Vec<Vec<u8>>, bool);

fn seen(record: &Record<'_>) -> Seen {
    let cells = (0..record.n_cells()).map(|cell| record.cell(cell).to_owned()).collect();
    (record.line, record.raw().to_vec(), cells, record.fault.is_some())
}

/// All rows of a table in one go, and what was passed over.
fn in_one_go(mut table: Box<Table<'_>>) -> (Vec<Seen>, Passed) {
    let mut rows = Vec::new();
    while let Some(row) = table.next_row().expect("memory can be read") {
        rows.push(seen(&row.record));
    }
    (rows, table.into_sections().seen().passed)
}

/// The same section by section.
fn in_sections(table: Box<Table<'_>>) -> (Vec<Seen>, Passed) {
    let (mut rows, mut sections) = (Vec::new(), table.into_sections());
    while let Some(mut section) = sections.next_section().expect("memory can be read") {
        while let Some(row) = section.next_row().expect("memory can be read") {
            rows.push(seen(&row.record));
        }
        sections.close(section);
    }
    (rows, sections.seen().passed)
}

fn opened<'r>(source: &dyn Source, encoding: Option<Encoding>, sink: &mut Sink) -> Option<Box<Table<'r>>> {
    match intake::open(source, &PACK.spellings.case, &PACK.spellings, encoding, sink).expect("memory can be read") {
        Opened::Table(table) => Some(table),
        Opened::Unusable => None,
    }
}

/// Physical lines: each ends with LF, CRLF or a lone CR, the last one perhaps with nothing.
fn physical_lines(bytes: &[u8]) -> u64 {
    let ends = |at: &usize| bytes[*at] == b'\n' || (bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
    let ended = (0..bytes.len()).filter(ends).count() as u64;
    ended + u64::from(!bytes.is_empty() && !bytes.ends_with(b"\n") && !bytes.ends_with(b"\r"))
}

/// Rows of a text: the same in one go and in sections, and every physical line accounted for where none stands within quotes.
pub fn rows(bytes: &[u8]) {
    let (encoding, bytes) = with_encoding(bytes);
    let source = Memory::new("cases.csv", bytes);
    let mut sink = Sink::default();
    let Some(table) = opened(&source, encoding, &mut sink) else {
        assert!(!sink.groups().is_empty(), "a file without a table is told");
        return;
    };
    let form = table.form;
    let (rows, passed) = in_one_go(table);
    let table = opened(&source, encoding, &mut Sink::default()).expect("it was a table before");
    assert_eq!((&rows, passed), (&in_sections(table).0, passed));
    assert!(rows.is_sorted_by(|a, b| a.0 < b.0), "lines ascend");
    let is_utf16 = matches!(form, Form::Text { encoding: Encoding::Utf16Le, .. });
    if !is_utf16 && !bytes.contains(&b'"') {
        let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let declared = bytes[mark..].trim_ascii_start().get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"sep="));
        let accounted = rows.len() as u64 + passed.sum() + 1;
        let left = physical_lines(&bytes[mark..]).checked_sub(accounted);
        assert!(left == Some(0) || (declared && left == Some(1)), "{left:?} lines are not accounted for");
    }
}

/// Compressed files and workbooks: tables whose rows ascend, or a word on why there is none.
pub fn packed(bytes: &[u8]) {
    let mut sink = Sink::default();
    let spec = &PACK.spellings.case;
    let found = intake::tables(file("cases.xlsx", bytes), &[spec], &BTreeSet::new(), None, &mut sink).expect("memory can be read");
    assert!(!found.is_empty() || !sink.groups().is_empty(), "a file without a table is told");
    for one in found {
        let Some(table) = opened(one.source.as_ref(), None, &mut sink) else { continue };
        let (rows, passed) = in_one_go(table);
        assert!(rows.is_sorted_by(|a, b| a.0 < b.0), "lines ascend");
        let table = opened(one.source.as_ref(), None, &mut Sink::default()).expect("it was a table before");
        assert_eq!((rows, passed), in_sections(table));
    }
    quarter::every_diagnostic_has_a_place_and_words(&sink);
}

/// Dates, limits, quarters, sums, numbers of cases: what can be read is written and read again as the same.
pub fn words(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let moment = read_moment(text);
    assert_eq!(moment.map(|moment| moment.day), read_day(text));
    if let Some(moment) = moment {
        assert_eq!(read_moment(&moment.to_string()), Some(moment));
        assert!(moment.earliest() <= moment.latest());
    }
    if let Ok(limit) = text.parse::<TimeLimit>() {
        assert_eq!([Lang::Zh, Lang::En].map(|lang| limit.text(lang).parse()), [Ok(limit), Ok(limit)]);
    }
    if let Ok(quarter) = text.parse::<Quarter>() {
        assert_eq!([quarter.to_string(), quarter.text(Lang::Zh)].map(|text| text.parse()), [Ok(quarter), Ok(quarter)]);
        assert!(quarter.previous().period().last() < quarter.period().first());
    }
    if let Ok(amount) = text.parse::<Amount>() {
        assert_eq!(amount.to_string().parse(), Ok(amount));
    }
    assert_eq!(fold(&fold(text)), fold(text));
    assert_eq!(case_id(&case_id(text)), case_id(text));
    if let Ok(changes) = Change::parse(text) {
        assert!(!changes.is_empty());
    }
}
