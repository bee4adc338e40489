//! Files that cannot be read, or say they hold more than they can.

use gascore::domain::Lang;

use super::made::{archive, gzip, ods_of, ole, xlsx};
use super::{GOOD, csv};
use crate::one_submission::{diagnostics, ledgers, shown};

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
