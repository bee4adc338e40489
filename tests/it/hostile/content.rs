//! Content that is too wide, too long, too deep, or no text.

use gascore::diag::Code;
use gascore::domain::Lang;
use gascore::rules::{Pack, PackTexts, calendar};
use gascore::score::metric;

use crate::one_submission::{diagnostics, file, handed_in, judged, ledgers};
use crate::workbooks::made::{gzip, xlsx};
use gascore::batch::{QuarterFiles, QuarterResult, SubmissionFiles};

const HEADER: &str = "受理编号,业务类型,受理时间,办结时间";
const GOOD: &str = "GZ1,一般故障申告,2019-07-01,2019-07-03";

/// Code and line of every diagnostic, by code.
fn told(result: &QuarterResult) -> Vec<(Code, Option<u64>)> {
    let mut told: Vec<_> = diagnostics(result).into_iter().map(|(_, one)| (one.code, one.place.line)).collect();
    told.sort_unstable();
    told
}

/// Rows that were read, and what was told.
fn check(ledger: impl AsRef<[u8]>, rows: u64, expected: &[(Code, Option<u64>)]) {
    let result = ledgers(&[("cases.csv", ledger.as_ref())]);
    assert_eq!(told(&result), expected);
    assert_eq!(result.counted.files.iter().map(|file| file.rows).sum::<u64>(), rows);
}

#[test]
fn a_header_with_more_columns_than_any_sheet_is_declined_at_once() {
    let unknown: Vec<_> = (0..120_000).map(|column| format!("c{column}")).collect();
    check(format!("{HEADER},{}\n{GOOD}\n", unknown.join(",")), 0, &[(Code::F018, Some(1))]);
}

#[test]
fn a_million_blank_columns_are_blank() {
    let blank = ",".repeat(1_000_000);
    check(format!("{HEADER}{blank}\n{GOOD}\n"), 1, &[]);
    check(format!("{HEADER}\n{GOOD}{blank}\nX{GOOD}\n"), 2, &[]);
    check(format!("{HEADER}\n{GOOD}{}\n", ",1".repeat(500_000)), 1, &[(Code::R107, Some(2))]);
}

#[test]
fn a_row_or_field_without_end_costs_itself_alone() {
    let long = "x".repeat(16 << 20);
    check(format!("{HEADER}\nGZ0,\"{long}\",2019-07-01,\n{GOOD}\n"), 2, &[(Code::R110, Some(2))]);
    check(format!("{HEADER}\n{GOOD}\nGZ0,{long}"), 2, &[(Code::R110, Some(3))]);
    check(format!("{HEADER}\nGZ0,\"{}\n{GOOD}\n", "\n".repeat(2 << 20)), 2, &[(Code::F009, None), (Code::R108, Some(2))]);
    check(&long, 0, &[(Code::F006, None)]);
}

#[test]
fn bytes_that_are_no_text_set_aside_their_row_alone() {
    let after = [HEADER.as_bytes(), b"\n", GOOD.as_bytes(), b"\nGZ2,\xff\xfe,2019-07-01,\n", b"GZ3,\xe4\xb8,2019-07-01,\n"].concat();
    check(after, 3, &[(Code::F001, Some(3)), (Code::F001, Some(4))]);
    let (text, _, _) = encoding_rs::GB18030.encode(HEADER);
    let half = [&text, &b"\nGZ1,\x81\x30\x81,2019-07-01,\n"[..]].concat();
    check(half, 1, &[(Code::F001, Some(2))]);
    let nul = format!("{HEADER}\nGZ\0{}\n", &GOOD[2..]);
    assert_eq!(ledgers(&[("cases.csv", nul.as_bytes())]).counted.files[0].rows, 1);
    check([0; 4096], 0, &[(Code::F006, None)]);
}

#[test]
fn toml_without_bottom_is_told_wherever_it_stands() {
    let deep = format!("x = {}\n", "[".repeat(100_000));
    let texts = PackTexts::built_in("chongqing-2018").unwrap();
    for texts in [
        PackTexts { policy: deep.clone(), ..texts.clone() },
        PackTexts { checklist: Some(deep.clone()), ..texts.clone() },
        PackTexts { ledger: deep.clone(), ..texts.clone() },
    ] {
        let problems = Pack::read(&texts, &metric::names()).unwrap_err();
        assert_eq!(problems.iter().next().unwrap().line, 1, "{}", problems.text(Lang::En));
    }
    assert!(calendar::read_calendar("x", "x.toml", &deep, None).is_err());
    let cases = vec![file("cases.csv", format!("{HEADER}\n{GOOD}\n"))];
    let (about, progress) = (Some(file("submission.toml", deep.clone())), Some(file("progress.toml", deep.clone())));
    let submission = SubmissionFiles {
        folder: "甲".to_owned(),
        about,
        cases,
        progress,
        statements: Some(file("statements.toml", deep)),
        unread: vec![],
    };
    let result = judged(QuarterFiles { submissions: vec![submission], ..QuarterFiles::default() });
    let files: Vec<_> = diagnostics(&result).into_iter().map(|(_, diagnostic)| diagnostic.place.to_string()).collect();
    for name in ["submission.toml:1", "progress.toml:1", "statements.toml:1"] {
        assert!(files.iter().any(|place| place.starts_with(name)), "{name}: {files:?}");
    }
}

/// Whoever saves TOML in the encoding of an older system loses that file alone, and the city its report not at all.
#[test]
fn toml_that_is_no_text_is_told_and_never_ends_a_run() {
    let bytes = encoding_rs::GB18030.encode("[point.\"1.1\"]\nevidence = \"领导小组成立文件\"\n").0.into_owned();
    for name in ["submission.toml", "progress.toml", "statements.toml"] {
        let mut submission = SubmissionFiles { folder: "甲".to_owned(), ..SubmissionFiles::default() };
        submission.cases.push(file("cases.csv", format!("{HEADER}\n{GOOD}\n")));
        let spoilt = Some(file(name, bytes.clone()));
        match name {
            "submission.toml" => submission.about = spoilt,
            "progress.toml" => submission.progress = spoilt,
            _ => submission.statements = spoilt,
        }
        let result = judged(QuarterFiles { submissions: vec![submission], ..QuarterFiles::default() });
        let said: Vec<_> = diagnostics(&result).into_iter().map(|(_, one)| (one.code, one.place.to_string())).collect();
        assert!(said.contains(&(Code::F001, name.to_owned())), "{said:?}");
        assert_eq!(result.counted.files[0].rows, 1);
    }
}

/// A cell in the last corner of a sheet stands for a thousand million blank ones.
#[test]
fn a_stray_cell_in_the_last_corner_costs_nothing() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, line) in (0..).zip([HEADER, GOOD]) {
        for (column, cell) in (0..).zip(line.split(',')) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    sheet.write_string(1_048_575, 16_383, "x").unwrap();
    let result = ledgers(&[("cases.xlsx", &workbook.save_to_buffer().unwrap())]);
    assert_eq!(told(&result), [(Code::F009, None), (Code::F017, Some(1_048_576)), (Code::R107, Some(1_048_576))]);
    assert_eq!(result.counted.files[0].rows, 2);
}

/// What is packed twice is unpacked once: the limit on what a file may unpack to holds for all of it.
#[test]
fn what_is_packed_twice_is_unpacked_once() {
    let twice = gzip(&gzip(format!("{HEADER}\n{GOOD}\n").as_bytes()));
    let result = ledgers(&[("cases.csv.gz", &twice)]);
    assert_eq!(told(&result), [(Code::F006, None)]);
}

/// A workbook is read in memory: what its parts are called leads nowhere.
#[test]
fn a_sheet_named_like_a_path_leads_nowhere() {
    let book = xlsx(&[("..", &format!("{HEADER}\n{GOOD}\n"))]);
    let result = handed_in(None, &[("../../cases.xlsx", &book)]);
    assert_eq!(result.counted.files[0].name.to_string(), "../../cases.xlsx!..");
    assert_eq!(result.counted.files[0].rows, 1);
}
