//! Workbooks and compressed files: what of them is read, by whom, and what is said of the rest.

use std::collections::BTreeSet;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use gascore::batch::{QuarterFiles, QuarterResult, SubmissionFiles};
use gascore::diag::Code;
use gascore::domain::Lang;
use gascore::intake::Source;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::one_submission::{PACK, diagnostics, file, judged, ledgers, shown};

const HEADER: [&str; 5] = ["受理编号", "业务类型", "受理时间", "办结时间", "办理状态"];

pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(super) fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

/// The rows of a CSV text as the sheet `name`, every cell as text.
fn fill(sheet: &mut Worksheet, csv: &str) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(csv.as_bytes());
    for (row, record) in (0..).zip(reader.records()) {
        for (column, cell) in (0..).zip(record.unwrap().iter()) {
            if !cell.is_empty() {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
    }
}

/// Sheets of a workbook, each with its rows as CSV.
pub(super) fn xlsx(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, csv) in sheets {
        fill(workbook.add_worksheet().set_name(*name).unwrap(), csv);
    }
    workbook.save_to_buffer().unwrap()
}

/// An archive of files.
fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn ods_of(content: &str) -> Vec<u8> {
    let content = format!("<?xml version=\"1.0\"?><office:document-content>{content}</office:document-content>");
    archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}

/// The rows of a CSV text as a sheet of an ods file.
pub(super) fn ods(name: &str, csv: &str) -> Vec<u8> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(csv.as_bytes());
    let cell = |text: &str| match text {
        "" => "<table:table-cell/>".to_owned(),
        text => format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
            text.replace('\n', "</text:p><text:p>")
        ),
    };
    let rows: String = reader
        .records()
        .map(|record| format!("<table:table-row>{}</table:table-row>", record.unwrap().iter().map(cell).collect::<String>()))
        .collect();
    let rest = "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    ods_of(&format!("<table:table table:name=\"{name}\">{rows}{rest}</table:table>"))
}

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

/// One file that holds something amiss: what is said of it, in the second language.
fn check_told(name: &str, bytes: &[u8], expected: &[&str]) {
    let result = ledgers(&[(name, bytes)]);
    let said: Vec<_> =
        diagnostics(&result).iter().map(|(group, one)| shown(group, one, Lang::En).lines().next().unwrap().to_owned()).collect();
    assert_eq!(said, expected, "{name}");
    for (group, one) in diagnostics(&result) {
        let zh = shown(group, one, Lang::Zh);
        assert!(!zh.contains(['{', '?']), "{zh}");
    }
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
    HEADER.iter().zip(0..).for_each(|(header, column)| drop(sheet.write_string(0, column, *header).unwrap()));
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
    let submission = SubmissionFiles { folder: "甲".to_owned(), about: None, cases: files, progress: None, unread: Vec::new() };
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
fn what_cannot_be_read_is_told() {
    let web = "\u{feff}<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>受理编号</td></tr></table></html>";
    let xml = "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"></Workbook>";
    let page = "block[F013 web-page-named-workbook] the file is named as a workbook, but holds a web page or XML; it is not read";
    check_told("a.xls", web.as_bytes(), &[&format!("a.xls: {page}")]);
    check_told("a.xls.gz", &gzip(xml.as_bytes()), &[&format!("a.xls.gz: {page}")]);
    let packed = gzip(csv(&[GOOD; 50]).as_bytes());
    let broken = "block[F015 damaged-file] the file is damaged and not read: the compressed data break off or are wrong";
    check_told("a.csv.gz", &packed[..packed.len() - 9], &[&format!("a.csv.gz: {broken}")]);
    let book = xlsx(&[("Sheet1", &csv(&[GOOD]))]);
    let broken = "block[F015 damaged-file] the file is damaged and not read: the inner structure of the workbook breaks off or is wrong";
    check_told("a.xlsx", &book[..book.len() / 2], &[&format!("a.xlsx: {broken}")]);
    let other = "block[F011 file-not-read] files of this kind are not read, so the cases in it do not count";
    check_told("a.xlsx", &archive(&[("word/document.xml", "<w/>")]), &[&format!("a.xlsx: {other}")]);
    let empty = "block[F010 empty-file] the file is empty";
    check_told("a.xlsx", &xlsx(&[("Sheet1", ""), ("Sheet2", "")]), &[&format!("a.xlsx: {empty}")]);
    let none = "block[F006 no-header] none of the first rows has a known header; cells in the first line: 3";
    check_told("a.xlsx", &xlsx(&[("Sheet1", "甲,乙,丙\n1,2,3\n")]), &[&format!("a.xlsx!Sheet1: {none}")]);
    let locked = "block[F012 protected-workbook] the file opens only with a password and cannot be read";
    check_told("a.xlsx", &ole("EncryptedPackage"), &[&format!("a.xlsx: {locked}")]);
    check_told("a.doc.xls", &ole("WordDocument"), &[&format!("a.doc.xls: {other}")]);
    let manifest = archive(&[("META-INF/manifest.xml", "<manifest:encryption-data/>"), ("content.xml", "\u{1}")]);
    check_told("a.ods", &manifest, &[&format!("a.ods: {locked}")]);
}

/// The smallest OLE file with a stream of this name: header, sector table, directory.
fn ole(stream: &str) -> Vec<u8> {
    let mut file = vec![0_u8; 512 * 3];
    let mut put = |at: usize, bytes: &[u8]| file[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    put(24, &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    put(44, &[1, 0, 0, 0, 1, 0, 0, 0]);
    put(56, &4096_u32.to_le_bytes());
    let end = 0xffff_fffe_u32.to_le_bytes();
    [60, 68].into_iter().for_each(|at| put(at, &end));
    put(76, &[0; 4]);
    put(80, &[0xff; 108 * 4]);
    put(512, &[0xff; 512]);
    put(512, &0xffff_fffd_u32.to_le_bytes());
    put(516, &end);
    for (at, name, kind) in [(1024, "Root Entry", 5), (1152, stream, 2)] {
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        put(at, &units);
        put(at + 64, &u16::try_from(units.len() + 2).unwrap().to_le_bytes());
        put(at + 66, &[kind]);
        put(at + 116, &end);
    }
    file
}

#[test]
fn what_claims_too_much_is_declined_before_memory_is_taken() {
    let text =
        "block[F018 file-beyond-limits] the file is not read, because the workbook holds, or says it holds, far more than any ledger";
    let strings = "<sst uniqueCount=\"99999999999999\"><si><t>x</t></si></sst>";
    let bomb = archive(&[("xl/workbook.xml", "<workbook/>"), ("xl/sharedStrings.xml", strings)]);
    check_told("a.xlsx", &bomb, &[&format!("a.xlsx: {text}")]);
    let cell =
        "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16384\"><text:p>甲</text:p></table:table-cell>";
    let rows = format!(
        "<table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row></table:table>"
    );
    check_told("a.ods", &ods_of(&rows), &[&format!("a.ods: {text}")]);
}

#[test]
fn data_that_end_where_a_sheet_ends_are_told() {
    let ledger = |rows: usize| {
        let mut text = csv(&[]);
        (1..=rows).for_each(|row| text.push_str(&format!("GZ{row},一般故障申告,2019-07-01,2019-07-03,已办结\n")));
        text
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
