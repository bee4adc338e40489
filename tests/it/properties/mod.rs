//! What holds for any table, any bytes and any words.

use encoding_rs::GB18030;
use gascore::diag::Sink;
use gascore::domain::{Lang, TimeLimit};
use gascore::intake::{self, Memory, Opened};
use proptest::prelude::*;

use crate::fuzz_corpus::held;
use crate::one_submission::PACK;
use crate::workbooks::made::{gzip, zstd};

/// Headers that no other row can be taken for.
const HEADER: [&str; 4] = ["受理编号", "业务类型", "受理时间", "处理结果"];

/// How a table is written.
#[derive(Debug, Clone)]
struct Written {
    separator: u8,
    quote: csv::QuoteStyle,
    crlf: bool,
    encoding: &'static str,
}

fn any_form() -> impl Strategy<Value = Written> {
    let quote = prop_oneof![Just(csv::QuoteStyle::Necessary), Just(csv::QuoteStyle::Always)];
    let encoding = prop::sample::select(vec!["utf-8", "utf-8 with a mark", "gb18030", "utf-16"]);
    (prop::sample::select(b",\t;".to_vec()), quote, any::<bool>(), encoding).prop_map(|(separator, quote, crlf, encoding)| Written {
        separator,
        quote,
        crlf,
        encoding,
    })
}

/// A cell: what people write, what separates, and what breaks lines.
fn any_cell() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec!["甲", "x", " ", ",", ";", "\t", "\"", "\n", "\r\n", "2019-07-03", "，", "𠮷", "\"\"", "=1"]);
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn bytes_of(rows: &[Vec<String>], form: &Written) -> Vec<u8> {
    let terminator = if form.crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
    let mut writer =
        csv::WriterBuilder::new().delimiter(form.separator).quote_style(form.quote).terminator(terminator).from_writer(Vec::new());
    writer.write_record(HEADER).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
    match form.encoding {
        "gb18030" => GB18030.encode(&text).0.into_owned(),
        "utf-16" => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-8 with a mark" => format!("\u{feff}{text}").into_bytes(),
        _ => text.into_bytes(),
    }
}

/// Lines that a cell runs on for: CRLF, LF and a lone CR each end one.
fn line_ends(cell: &str) -> u64 {
    cell.replace("\r\n", "\n").replace('\r', "\n").matches('\n').count() as u64
}

/// Bytes that look like a ledger to begin with.
fn any_ledger() -> impl Strategy<Value = Vec<u8>> {
    let pieces: Vec<&[u8]> = [
        "受理编号",
        "业务类型",
        "受理时间",
        "办结时间",
        "姓名",
        "合计",
        "填表人",
        "GZ1",
        "咨询",
        "2019-07-01",
        "2019年7月3日 24:00",
        "43649.5",
        "已办结",
        ",",
        ",",
        ",",
        ";",
        "\t",
        "，",
        "\"",
        "\n",
        "\n",
        "\r\n",
        "\r",
        "\u{feff}",
        "sep=;",
        "\0",
        "\u{202e}",
        "13800000001",
    ]
    .map(str::as_bytes)
    .into_iter()
    .chain([&b"\xff\xfe"[..], b"\x81\x30", b"\xc8", b"PK\x03\x04", b"\x1f\x8b"])
    .collect();
    let header = "受理编号,业务类型,受理时间,办结时间\n".as_bytes();
    let rest = prop::collection::vec(prop::sample::select(pieces), 0..120);
    (any::<bool>(), rest).prop_map(move |(begins, rest)| [if begins { header } else { b"" }, &rest.concat()].concat())
}

fn any_limit() -> impl Strategy<Value = TimeLimit> {
    prop_oneof![
        any::<u16>().prop_map(TimeLimit::WorkingDays),
        any::<u16>().prop_map(TimeLimit::CalendarDays),
        any::<u16>().prop_map(TimeLimit::Hours),
        Just(TimeLimit::SameDay),
        Just(TimeLimit::AsStated),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// The `csv` crate writes, this program reads: every cell, on its physical line.
    #[test]
    fn a_table_is_read_back_cell_for_cell(form in any_form(), cells in prop::collection::vec([any_cell(), any_cell(), any_cell()], 1..12)) {
        let rows: Vec<Vec<String>> = cells.into_iter().enumerate().map(|(at, [a, b, c])| vec![format!("K{at}"), a, b, c]).collect();
        let source = Memory::new("cases.csv", bytes_of(&rows, &form));
        let opened = intake::open(&source, &PACK.spellings.case, &PACK.spellings, None, &mut Sink::default()).unwrap();
        let Opened::Table(mut table) = opened else { return Err(TestCaseError::fail("no table")) };
        let mut line = 2;
        for row in &rows {
            let read = table.next_row().unwrap().unwrap();
            prop_assert_eq!(read.record.line, line);
            prop_assert_eq!(read.record.n_cells(), HEADER.len());
            for (column, cell) in row.iter().enumerate() {
                prop_assert_eq!(read.text(column).unwrap(), cell.trim_matches(|c: char| c.is_ascii_whitespace()));
            }
            line += 1 + row.iter().map(|cell| line_ends(cell)).sum::<u64>();
        }
        prop_assert!(table.next_row().unwrap().is_none());
    }

    /// Whatever the bytes: no panic, every physical line accounted for, and the same in sections as in one go.
    #[test]
    fn any_bytes_are_read_line_by_line(bytes in any_ledger()) {
        held::rows(&bytes);
    }

    /// Behind any head that promises a packed file or a workbook.
    #[test]
    fn any_bytes_behind_a_magic_number_are_read_or_told(head in 0..5_usize, bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let heads: [&[u8]; 5] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x50\x2a\x4d\x18"];
        held::packed(&[heads[head], &bytes].concat());
    }

    /// A packed file in which some bytes were changed is read or told.
    #[test]
    fn a_packed_file_with_changed_bytes_is_read_or_told(at in any::<prop::sample::Index>(), byte in any::<u8>(), zip in any::<bool>()) {
        let text = "受理编号,业务类型,受理时间,办结时间\nGZ1,咨询,2019-07-01,2019-07-01\n".repeat(20);
        let mut packed = if zip { gzip(text.as_bytes()) } else { zstd(text.as_bytes()) };
        let at = at.index(packed.len());
        packed[at] = byte;
        held::packed(&packed);
    }

    #[test]
    fn a_limit_is_written_and_read_again(limit in any_limit()) {
        for lang in [Lang::Zh, Lang::En] {
            prop_assert_eq!(limit.text(lang).parse(), Ok(limit));
        }
    }

    #[test]
    fn any_words_are_read_as_they_are_written(words in "[0-9０-９年月日时分/.:： TQ季度第一二三四工作当天小个working days元万,，=\"'#-]{0,24}") {
        held::words(words.as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// From any bytes to everything that is said of them, in every form.
    #[test]
    fn any_ledger_is_checked_in_every_form(bytes in any_ledger()) {
        held::check(&bytes);
    }

    /// A text of several sections reads as in one go.
    #[test]
    fn a_long_text_reads_in_sections_as_in_one_go(bytes in any_ledger()) {
        let piece: &[u8] = if bytes.is_empty() { b"x\n" } else { &bytes };
        let header = "受理编号,业务类型,受理时间,办结时间\n".as_bytes();
        held::rows(&[header, &piece.repeat(2_500_000 / piece.len())].concat());
    }
}
