//! The workbook with the ledgers as they were sent.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Reader, Xlsx};
use gascore::batch;
use gascore::domain::Lang;
use gascore::report::model::CheckReport;
use gascore::write::check::Annotation;
use roxmltree::Document;
use zip::ZipArchive;

use super::{MIXED, checked, one};
use crate::one_submission::{PACK, file};

/// The annotated workbook of ledgers, and what was found in them.
pub(super) fn annotated(ledgers: &[(&str, &[u8])], lang: Lang) -> (CheckReport, Vec<u8>) {
    let check = checked(&[("ledger", ledgers.to_vec())], lang);
    let mut annotation = Annotation::new(&check, lang).unwrap();
    for (name, bytes) in ledgers {
        for (name, mut rows) in batch::as_sent(file(name, *bytes).as_ref(), &PACK, None).unwrap() {
            annotation.ledger(&name, || rows.next_row()).unwrap();
        }
    }
    let bytes = annotation.finish().unwrap();
    (check, bytes)
}

/// Every part of the workbook as text, by name.
pub(super) fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.insert(part.name().unwrap().into_owned(), text);
    }
    parts
}

/// The comments of the `nth` sheet that has any, by cell.
fn comments(bytes: &[u8], nth: usize) -> BTreeMap<String, String> {
    let parts = parts(bytes);
    let document = Document::parse(&parts[&format!("xl/comments{nth}.xml")]).unwrap();
    let text = |node: roxmltree::Node| node.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect::<String>();
    let comments = document.descendants().filter(|node| node.has_tag_name("comment"));
    comments.map(|node| (node.attribute("ref").unwrap().to_owned(), text(node))).collect()
}

fn rows(bytes: &[u8], sheet: &str) -> Vec<Vec<String>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    let (height, width) = range.end().map_or((0, 0), |(row, column)| (row + 1, column + 1));
    let cell = |row, column| range.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
    (0..height).map(|row| (0..width).map(|column| cell(row, column)).collect()).collect()
}

#[test]
fn the_ledger_comes_back_as_it_was_sent_with_comments_on_the_faulty_cells() {
    let (_, book) = annotated(&[("故障.csv", MIXED.as_bytes())], Lang::En);
    let sent: Vec<Vec<&str>> = MIXED.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(rows(&book, "故障"), sent);
    let comments = comments(&book, 1);
    let cells: Vec<_> = comments.keys().map(String::as_str).collect();
    assert_eq!(cells, ["C3", "D4", "D5", "F1"]);
    assert!(comments["D4"].starts_with("[To correct] C201 ") && comments["D4"].contains("\nWhat to do: "), "{}", comments["D4"]);
    let findings = rows(&book, "Findings");
    let codes: Vec<_> = findings[3..].iter().map(|row| (row[1].as_str(), row[3].as_str())).collect();
    assert_eq!(codes, [("R101", "故障!C3"), ("C201", "故障!D4"), ("C202", "故障!D5"), ("F003", "故障!F1")]);
}

#[test]
fn rows_keep_their_number_and_say_the_line_where_it_differs() {
    let ledger = "燃气台账\n受理编号,服务类型,受理时间,办结时间,处理结果\n\nA1,咨询,2019-07-03,2019-07-04,\"一\n二\"\nA2,咨询,2019-07-33,2019-07-04,三\n";
    let (_, book) = annotated(&[("a.csv", ledger.as_bytes())], Lang::Zh);
    let rows = rows(&book, "a");
    assert_eq!((rows[0][0].as_str(), rows[3][4].as_str(), rows[4][0].as_str()), ("燃气台账", "一\n二", "A2"));
    assert!(comments(&book, 1)["C5"].ends_with("原文件第 6 行"), "{:?}", comments(&book, 1));
}

#[test]
fn a_column_wrong_throughout_has_one_comment_at_its_header() {
    let rows_of = |fault: &str| (1..=30).map(|row| format!("A{row},咨询,{fault},2019-07-04\n")).collect::<Vec<_>>().concat();
    let ledger = format!("受理编号,服务类型,受理时间,办结时间\n{}", rows_of("07/03"));
    let (check, book) = annotated(&[("a.csv", ledger.as_bytes())], Lang::Zh);
    assert_eq!(check.totals.block, 30);
    let comments = comments(&book, 1);
    assert_eq!(comments.keys().collect::<Vec<_>>(), ["A1", "C1"], "and one for the ledger as a whole");
    assert!(comments["C1"].contains("全部 30 行"), "{comments:?}");
    assert_eq!(rows(&book, "问题清单").len(), 5);
}

#[test]
fn what_may_be_personal_is_covered_and_its_address_told() {
    let ledger = "受理编号,服务类型,用户姓名,受理时间,办结时间,处理结果,自编列\n\
        A1,咨询,张三,2019-07-03,2019-07-04,已电联13800000000，完成,甲\n\
        A2,咨询,李四,2019-07-03,2019-07-04,完成,\n\
        填表人：王五,,,,,,\n";
    let (_, book) = annotated(&[("a.csv", ledger.as_bytes())], Lang::En);
    let sheet = rows(&book, "a");
    assert_eq!(sheet[1], ["A1", "咨询", "■", "2019-07-03", "2019-07-04", "已电联■，完成", "■"]);
    assert_eq!(sheet[2], ["A2", "咨询", "■", "2019-07-03", "2019-07-04", "完成", ""]);
    assert_eq!(sheet[3][0], "填表人：■");
    let covered: Vec<_> = rows(&book, "Findings").into_iter().filter(|row| row[0] == "Not shown").map(|row| row[5].clone()).collect();
    let ranges: Vec<_> = covered.iter().map(|text| text.split(": not shown").next().unwrap()).collect();
    assert_eq!(ranges, ["A4", "C2:C3", "F2", "G2"]);
}

/// Cases and diagnostics, but for the names of files and the sheet of findings.
fn said(check: &CheckReport) -> Vec<String> {
    let groups = check.diagnostics.iter().filter(|group| group.code != "F014");
    let all = groups.flat_map(|group| {
        let said = |sample: &gascore::report::model::DiagnosticSample| {
            format!("{} {:?} {:?} {:?} {}", group.code, sample.line, group.column_number, sample.case_id, sample.message)
        };
        group.samples.iter().map(said).collect::<Vec<_>>()
    });
    all.collect()
}

#[test]
fn the_workbook_read_again_says_the_same() {
    let titled = format!("某公司台账,,,,,\n{MIXED}合计,4,,,,\n");
    for ledger in [MIXED, titled.as_str()] {
        let (first, book) = annotated(&[("a.csv", ledger.as_bytes())], Lang::Zh);
        let again = checked(&[("ledger", vec![("a.xlsx", book.as_slice())])], Lang::Zh);
        assert_eq!(said(&again), said(&first));
        assert_eq!(again.inputs[0].rows, first.inputs[0].rows);
    }
}

#[test]
fn nothing_in_the_workbook_is_a_formula_and_two_runs_agree() {
    let ledger = format!("{MIXED}=1+1,@SUM(A1),+1,-1,\"=HYPERLINK(\"\"http://x\"\")\",\n");
    let (_, book) = annotated(&[("a.csv", ledger.as_bytes())], Lang::Zh);
    for (name, text) in parts(&book).iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")) {
        let document = Document::parse(text).unwrap();
        assert!(!document.descendants().any(|node| node.has_tag_name("f")), "{name}");
    }
    assert_eq!(rows(&book, "a")[5][0], "=1+1");
    assert_eq!(annotated(&[("a.csv", ledger.as_bytes())], Lang::Zh).1, book);
}

#[test]
fn a_file_without_a_header_has_its_finding_and_no_sheet() {
    let (check, book) = annotated(&[("a.csv", b"x,y\n1,2\n")], Lang::Zh);
    assert!(check.diagnostics.iter().any(|group| group.code == "F006"));
    let sheets = Xlsx::new(Cursor::new(book.as_slice())).unwrap().sheet_names();
    assert_eq!(sheets, ["问题清单"]);
    assert_eq!(one(b"x,y\n1,2\n", Lang::Zh).totals, check.totals);
}
