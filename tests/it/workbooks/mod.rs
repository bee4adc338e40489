//! Workbooks and compressed files: what of them is read, by whom, and what is said of the rest.

pub(super) mod made;
mod told;

use std::collections::BTreeSet;

use gascore::batch::{QuarterFiles, QuarterResult, SubmissionFiles};
use gascore::diag::Code;
use gascore::domain::Lang;
use gascore::intake::Source;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use made::{fill, gzip, ods, xlsx, zstd};

use super::one_submission::{PACK, diagnostics, file, judged, ledgers, shown};

const HEADER: [&str; 5] = ["受理编号", "业务类型", "受理时间", "办结时间", "办理状态"];

fn codes(result: &QuarterResult) -> BTreeSet<Code> {
    result.sink.groups().into_iter().map(|group| group.code).collect()
}

/// `place code`, of every diagnostic.
fn places(result: &QuarterResult) -> Vec<String> {
    diagnostics(result).into_iter().map(|(_, diagnostic)| format!("{} {}", diagnostic.place, diagnostic.code)).collect()
}

fn rows(result: &QuarterResult) -> Vec<(String, u64)> {
    result.counted.files.iter().map(|note| (note.name.to_string(), note.rows)).collect()
}

fn csv(rows: &[&str]) -> String {
    rows.iter().fold(format!("{}\n", HEADER.join(",")), |text, row| format!("{text}{row}\n"))
}

const GOOD: &str = "GZ1,一般故障申告,2019-07-01,2019-07-03,已办结";

/// Cases of a service that were decided in time.
fn on_time(result: &QuarterResult, id: &str) -> u64 {
    let service = PACK.policy.service_by_id(id).unwrap();
    result.counted.facts.services.iter().filter(|((_, of), _)| *of == service).map(|(_, facts)| facts.official.on_time).sum()
}

#[test]
fn a_place_in_a_sheet_is_a_cell() {
    let rows = csv(&[GOOD, "GZ2,一般故障申告,2019-07-04,2019-07-03,已办结"]);
    let titled = format!("2019年第三季度办件台账\n\n{rows}");
    for (name, bytes) in [("cases.xlsx", xlsx(&[("三季度", &titled)])), ("cases.ods", ods("三季度", &titled))] {
        let result = ledgers(&[(name, &bytes)]);
        // The blank row is there for the CSV reader alone, which passes over it; the workbook has it.
        assert_eq!(places(&result).first().unwrap(), &format!("{name}!三季度!D4 C201"), "{:?}", places(&result));
        assert_eq!(self::rows(&result), [(format!("{name}!三季度"), 2)]);
    }
}

#[test]
fn dates_are_read_typed_and_as_text() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    fill(sheet, &csv(&[]));
    let (day, minute) = (Format::new().set_num_format("yyyy/m/d"), Format::new().set_num_format("yyyy-mm-dd hh:mm"));
    let at = |text: &str| ExcelDateTime::parse_from_str(text).unwrap();
    for row in 1..=4 {
        sheet.write_string(row, 0, format!("GZ{row}")).unwrap();
        sheet.write_string(row, 1, "一般故障申告").unwrap();
        sheet.write_string(row, 4, "已办结").unwrap();
    }
    sheet.write_datetime_with_format(1, 2, at("2019-07-01"), &day).unwrap();
    sheet.write_datetime_with_format(1, 3, at("2019-07-03T09:05:00"), &minute).unwrap();
    sheet.write_string(2, 2, "2019-07-01").unwrap();
    sheet.write_string(2, 3, "2019年7月3日 9:05").unwrap();
    // A day as a plain number, and one that a formula works out.
    sheet.write_number(3, 2, 43_647).unwrap();
    sheet.write_formula_with_format(3, 3, Formula::new("=C4+2").set_result("43649"), &day).unwrap();
    sheet.write_datetime_with_format(4, 2, at("2019-07-01T23:59:59"), &minute).unwrap();
    sheet.write_formula(4, 3, Formula::new("=#REF!").set_result("#REF!")).unwrap();
    let result = ledgers(&[("cases.xlsx", &workbook.save_to_buffer().unwrap())]);
    assert_eq!(places(&result), ["cases.xlsx!Sheet1!D5 R109"]);
    assert_eq!(on_time(&result, "fault_report"), 3);
}

#[test]
fn a_long_number_kept_as_a_number_is_told_once() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    fill(
        sheet,
        &csv(&["", "", "1001,一般故障申告,2019-07-01,2019-07-03,已办结"])
            .replace("\n\n\n", "\nx,一般故障申告,2019-07-01,2019-07-03,已办结\ny,一般故障申告,2019-07-01,2019-07-03,已办结\n"),
    );
    sheet.write_number(1, 0, 202_007_030_000_123_456_f64).unwrap();
    sheet.write_number(2, 0, 202_007_030_000_987_654_f64).unwrap();
    sheet.write_number(3, 0, 1001).unwrap();
    let result = ledgers(&[("cases.xlsx", &workbook.save_to_buffer().unwrap())]);
    let (group, one) = diagnostics(&result).into_iter().find(|(group, _)| group.code == Code::F016).unwrap();
    let text = shown(group, one, Lang::Zh);
    assert!(text.starts_with("cases.xlsx!Sheet1!A2: confirm[F016 number-kept-as-number] “受理编号”列有 2 个"), "{text}");
    assert_eq!((group.total, codes(&result).contains(&Code::R109)), (1, false));
    let as_text = xlsx(&[("Sheet1", &csv(&["202007030000123456,一般故障申告,2019-07-01,2019-07-03,已办结"]))]);
    assert_eq!(codes(&ledgers(&[("cases.xlsx", &as_text)])), BTreeSet::new());
}

#[test]
fn merged_title_rows_are_titles() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    fill(sheet, &format!("x\ny\n{}", csv(&[GOOD])));
    sheet.merge_range(0, 0, 0, 4, "2019年第三季度办件台账", &Format::new()).unwrap();
    sheet.merge_range(1, 0, 1, 4, "填报单位：某燃气公司", &Format::new()).unwrap();
    let result = ledgers(&[("cases.xlsx", &workbook.save_to_buffer().unwrap())]);
    assert_eq!((on_time(&result, "fault_report"), result.counted.files[0].passed.title), (1, 2));
}

#[test]
fn hidden_sheets_and_sheets_without_a_header_are_told_and_not_read() {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet().set_name("台账").unwrap(), &csv(&[GOOD]));
    fill(workbook.add_worksheet().set_name("旧").unwrap().set_hidden(true), &csv(&["GZ9,一般故障申告,2019-07-01,2019-07-03,已办结"]));
    fill(workbook.add_worksheet().set_name("更旧").unwrap().set_very_hidden(true), &csv(&[GOOD]));
    fill(workbook.add_worksheet().set_name("说明").unwrap(), "填表说明\n受理编号按原系统填写\n");
    workbook.add_worksheet().set_name("Sheet5").unwrap();
    let result = ledgers(&[("cases.xlsx", &workbook.save_to_buffer().unwrap())]);
    assert_eq!(rows(&result), [("cases.xlsx!台账".to_owned(), 1)]);
    assert_eq!(places(&result), ["cases.xlsx!旧 F014", "cases.xlsx!更旧 F014", "cases.xlsx!说明 F014"]);
}

#[test]
fn a_sheet_or_file_can_name_the_service() {
    let no_service = "受理编号,受理时间,办结时间\n";
    let sheets = xlsx(&[
        ("投诉（7-9月）", &format!("{no_service}A1,2019-07-01,2019-07-03\n")),
        ("咨询_三季度", &format!("{no_service}A2,2019-07-01,2019-07-01\n")),
    ]);
    let result = ledgers(&[("cases.xlsx", &sheets)]);
    assert_eq!((on_time(&result, "complaint") + on_time(&result, "inquiry"), codes(&result).contains(&Code::F002)), (2, false));
    let one = format!("{no_service}A1,2019-07-01,2019-07-01\n");
    for (name, known) in
        [("咨询.csv", true), ("咨询-2019.csv.gz", true), ("Inquiry【1】.csv", true), ("本季咨询.csv", false), ("cases.csv", false)]
    {
        let result = ledgers(&[(name, one.as_bytes())]);
        assert_eq!(codes(&result).contains(&Code::F002), !known, "{name}");
    }
}

fn handed_in(files: Vec<Box<dyn Source>>) -> QuarterResult {
    let submission =
        SubmissionFiles { folder: "甲".to_owned(), about: None, cases: files, progress: None, statements: None, unread: Vec::new() };
    judged(QuarterFiles { submissions: vec![submission], ..QuarterFiles::default() })
}

#[test]
fn a_workbook_may_hold_cases_and_progress() {
    let progress = "要点编号,落实状态,佐证材料\n1.1,已落实,渝燃〔2019〕3号\n1.1,未落实,\n9.9,已落实,\n";
    let book = xlsx(&[("推进台账", progress), ("办件", &csv(&[GOOD]))]);
    let result = handed_in(vec![file("all.xlsx", book)]);
    assert_eq!((rows(&result), on_time(&result, "fault_report")), (vec![("all.xlsx!办件".to_owned(), 1)], 1));
    assert!(result.units[0].handed_in.as_ref().unwrap().has_progress);
    assert_eq!(places(&result), ["all.xlsx!推进台账!3:3 P402", "all.xlsx!推进台账!4:4 P401"]);
    let as_text = handed_in(vec![file("cases.csv", csv(&[GOOD])), file("b.csv.zst", zstd(progress.as_bytes()))]);
    assert_eq!(places(&as_text), ["b.csv.zst:3 P402", "b.csv.zst:4 P401"]);
}

#[test]
fn the_tables_of_the_bureau_may_be_workbooks() {
    let registry = xlsx(&[("名录", "统一社会信用代码,企业名称\nA1,甲燃气\nB2,乙燃气\n")]);
    let verified = gzip("企业,要点编号,核定状态\n丁燃气,1.1,已落实\n".as_bytes());
    let submission = SubmissionFiles {
        folder: "甲燃气".to_owned(),
        about: None,
        cases: vec![file("cases.csv", csv(&[GOOD]))],
        progress: None,
        statements: None,
        unread: Vec::new(),
    };
    let files = QuarterFiles {
        registry: Some(file("enterprises.xlsx", registry)),
        verified: Some(file("verified.csv.gz", verified)),
        submissions: vec![submission],
        ..QuarterFiles::default()
    };
    let result = judged(files);
    assert_eq!((result.units.len(), places(&result)), (2, vec!["verified.csv.gz:2 B504".to_owned()]));
}

#[test]
fn the_form_of_a_file_is_seen_by_its_bytes() {
    let text = csv(&[GOOD]);
    let book = xlsx(&[("Sheet1", &text)]);
    for (name, bytes) in [
        ("cases.xls", text.clone().into_bytes()),
        ("cases.xlsx", text.clone().into_bytes()),
        ("cases.csv", gzip(text.as_bytes())),
        ("cases.xls.gz", gzip(text.as_bytes())),
        ("cases.csv", book.clone()),
        ("cases.xlsx.zst", zstd(&book)),
        ("cases.xlsx.gz", gzip(&book)),
        ("cases.xls", ods("Sheet1", &text)),
    ] {
        let result = ledgers(&[(name, &bytes)]);
        assert_eq!((on_time(&result, "fault_report"), codes(&result)), (1, BTreeSet::new()), "{name}");
        assert_eq!(result.counted.files[0].name.path(), name);
    }
}

#[test]
fn data_that_end_where_a_sheet_ends_are_told() {
    let row = |number: usize| format!("GZ{number},一般故障申告,2019-07-01,2019-07-03,已办结");
    let ledger = |rows: usize| {
        let rows: Vec<_> = (1..=rows).map(row).collect();
        csv(&rows.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let result = ledgers(&[("cases.csv", ledger(65_535).as_bytes())]);
    let (group, one) = diagnostics(&result)[0];
    assert!(shown(group, one, Lang::En).starts_with("cases.csv:65536: confirm[F017 rows-at-a-spreadsheet-limit]"));
    assert_eq!(codes(&result), BTreeSet::from([Code::F017]));
    assert_eq!(codes(&ledgers(&[("cases.csv", ledger(65_534).as_bytes())])), BTreeSet::new());
}

/// As an office program has written it, out of the ledger of `encodings.rs`.
#[test]
fn an_older_workbook_is_read() {
    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/workbooks/ledger.xls")).unwrap();
    let result = ledgers(&[("ledger.xls", &bytes)]);
    assert_eq!(rows(&result), [("ledger.xls!ledger".to_owned(), 12)]);
    for cut in [600, bytes.len() / 2, bytes.len() - 700] {
        let result = ledgers(&[("ledger.xls", &bytes[..cut])]);
        assert!(
            codes(&result).is_subset(&BTreeSet::from([Code::F011, Code::F015])) && !codes(&result).is_empty(),
            "{cut}: {:?}",
            places(&result)
        );
    }
}
