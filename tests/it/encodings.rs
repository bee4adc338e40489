//! One ledger in every form that exports take, in any order: the same counts, and the same said about it.

use std::collections::BTreeMap;

use encoding_rs::GB18030;
use gascore::batch::QuarterResult;
use gascore::domain::{CaseLists, EnterpriseIx, Lang, ServiceFacts};
use gascore::text::message;

use super::one_submission::{diagnostics, ledgers};
use super::workbooks::made::{gzip, ods, xlsx, zstd};

const HEADER: &str = "工单编号,业务类型,姓名,受理时间,办结时间,工单状态,是否有效,受理渠道,处理结果,回访时间,满意度";
const ROWS: &[&str] = &[
    "GZ001,一般故障申告,密标甲,2019-07-01 09:00,2019-07-03 10:00,已办结,,电话,已修复,2019-07-05,满意",
    "GZ002,一般故障申告,密标乙,2019年7月2日,2019/7/9,已办结,,传话,更换表具,,很好",
    "GZ003,一般故障申告,密标丙,2019-07-02,,在办,,电话,,,",
    "GZ004,一般故障申告,密标丁,2019-07-04,2019-07-03,已办结,,电话,已修复,,",
    "GZ005,一般故障申告,密标戊,7月4日,2019-07-05,已办结,,电话,已修复,,",
    "TQ001,居民用户通气,密标己,2019-09-27,,在办,,网上,,明天,",
    "TS001,投诉,密标庚,2019-07-08,2019-07-10,已办结,是,12345热线,\"已道歉\n并整改\",2019-07-11,基本满意",
    "ZX001,咨询,密标辛,2019-07-13 21:30,2019-07-15 09:00,已办结,,网上,已答复,,",
    "ZX001,咨询,密标辛,2019-07-13 21:30,2019-07-15 09:00,已办结,,网上,已答复,,",
    "ZX002,咨询,密标壬,2019-07-15,2019-07-15,已办结,,电话,已答复,,",
    "ZX002,咨询,密标壬,2019-07-15,2019-07-16,已办结,,电话,已答复,,",
    "BZ001,报装,𠮷祥小区,2019-06-20,2019-07-10,已办结,,营业厅,已通气,,非常满意",
];

fn text(rows: &[&str]) -> String {
    rows.iter().fold(format!("{HEADER}\n"), |text, row| format!("{text}{row}\n"))
}

fn utf16(text: &str) -> Vec<u8> {
    format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// What is said of the cases, without lines, which title rows move; nor what is said of the form of the file.
fn said(result: &QuarterResult) -> Vec<String> {
    let of_cases = diagnostics(result).into_iter().filter(|(_, diagnostic)| !diagnostic.code.id().starts_with('F'));
    let mut said: Vec<_> = of_cases
        .map(|(group, diagnostic)| {
            // A duplicate names the line of the other row.
            let message = if diagnostic.code.id().starts_with('L') { String::new() } else { message(diagnostic, Lang::En) };
            let column = diagnostic.place.column.as_ref().map(|column| column.number);
            format!("{} {:?} {:?} {column:?} {message}", diagnostic.code, group.total, diagnostic.case_id)
        })
        .collect();
    said.sort();
    said
}

/// The lists without places.
fn lists(result: &QuarterResult) -> CaseLists {
    let mut lists = result.counted.lists.clone();
    for list in lists.0.values_mut() {
        for case in &mut list.cases {
            (case.line, case.file) = (0, "".into());
        }
        list.cases.sort_by(|a, b| (&a.id, a.code).cmp(&(&b.id, b.code)));
    }
    lists
}

fn check(form: &str, expected: &QuarterResult, result: &QuarterResult) {
    assert_eq!(result.counted.facts, expected.counted.facts, "{form}");
    assert_eq!(lists(result), lists(expected), "{form}");
    assert_eq!(said(result), said(expected), "{form}");
    assert_eq!(format!("{:?}", result.cards), format!("{:?}", expected.cards), "{form}");
}

#[test]
fn the_form_of_a_file_changes_nothing() {
    let plain = text(ROWS);
    let expected = ledgers(&[("a.csv", plain.as_bytes())]);
    assert_eq!(expected.counted.files[0].rows, 12);
    assert!(said(&expected).len() >= 8, "{:?}", said(&expected));
    let with = |separator: &str| plain.replace(',', separator);
    let titled =
        format!("2019年第三季度办件台账,,,,,,,,,,\n填报单位：某燃气公司,,,,,,,,,,\n\n{plain}合计,,,,,,,,,,12\n填表人：密标癸,,,,,,,,,,\n");
    let forms: BTreeMap<&str, Vec<u8>> = BTreeMap::from([
        ("UTF-8 with a mark", format!("\u{feff}{plain}").into_bytes()),
        ("GB18030", GB18030.encode(&plain).0.into_owned()),
        ("UTF-16LE", utf16(&plain)),
        ("UTF-16LE with TAB, as spreadsheets save «Unicode text»", utf16(&with("\t").replace('\n', "\r\n"))),
        ("TAB", with("\t").into_bytes()),
        ("semicolon", with(";").into_bytes()),
        ("full-width comma", with("，").into_bytes()),
        ("full-width comma in GB18030", GB18030.encode(&with("，")).0.into_owned()),
        ("CRLF", plain.replace('\n', "\r\n").into_bytes()),
        ("lone CR", plain.replace('\n', "\r").into_bytes()),
        ("sep=;", format!("sep=;\n{}", with(";")).into_bytes()),
        ("sep=; with a mark and CRLF", format!("\u{feff}sep=;\r\n{}", with(";").replace('\n', "\r\n")).into_bytes()),
        ("title rows, total and footer", titled.clone().into_bytes()),
        ("title rows in GB18030", GB18030.encode(&titled).0.into_owned()),
        ("every cell quoted", quoted(&plain).into_bytes()),
        ("no line end at the end", plain.trim_end().as_bytes().to_vec()),
    ]);
    for (form, bytes) in &forms {
        check(form, &expected, &ledgers(&[("a.csv", bytes)]));
    }
    // Titles stand at their rows in a workbook too; the CSV that is made into one has the blank row as a filled one.
    let titled = titled.replace("\n\n", "\n第三季度\n");
    let workbooks: [(&str, &str, Vec<u8>); 7] = [
        ("gzip", "a.csv.gz", gzip(plain.as_bytes())),
        ("zstd", "a.csv.zst", zstd(plain.as_bytes())),
        ("gzip of GB18030", "a.csv.gz", gzip(&GB18030.encode(&plain).0)),
        ("xlsx", "a.xlsx", xlsx(&[("Sheet1", &plain)])),
        ("xlsx with title rows, total and footer", "a.xlsx", xlsx(&[("Sheet1", &titled)])),
        ("ods", "a.ods", ods("Sheet1", &plain)),
        ("xls as an office program writes it", "a.xls", include_bytes!("../workbooks/ledger.xls").to_vec()),
    ];
    for (form, name, bytes) in &workbooks {
        check(form, &expected, &ledgers(&[(name, bytes)]));
    }
}

/// Every cell in quotes, but for the one that is so already.
fn quoted(text: &str) -> String {
    let cell = |cell: &str| if cell.contains('"') { cell.to_owned() } else { format!("\"{cell}\"") };
    let text = text.replace("已道歉\n并整改", "↵");
    let quoted: Vec<_> = text.lines().map(|line| line.split(',').map(cell).collect::<Vec<_>>().join(",")).collect();
    quoted.join("\n").replace('↵', "已道歉\n并整改")
}

#[test]
fn the_order_of_the_rows_changes_nothing() {
    let expected = ledgers(&[("a.csv", text(ROWS).as_bytes())]);
    for turn in 0..ROWS.len() {
        let mut rows = ROWS.to_vec();
        rows.rotate_left(turn);
        check("turned", &expected, &ledgers(&[("a.csv", text(&rows).as_bytes())]));
        rows.reverse();
        check("turned and reversed", &expected, &ledgers(&[("a.csv", text(&rows).as_bytes())]));
    }
}

/// Whichever way the files are named, and in whatever order they come.
#[test]
fn the_order_of_the_files_changes_nothing() {
    let (one, two, three) = (text(&ROWS[..4]), text(&ROWS[4..9]), text(&ROWS[9..]));
    let whole = ledgers(&[("a.csv", text(ROWS).as_bytes())]);
    let files = [("1.csv", one.as_bytes()), ("2.csv", two.as_bytes()), ("3.csv", three.as_bytes())];
    let expected = ledgers(&files);
    assert_eq!(expected.counted.facts, whole.counted.facts);
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let turned = order.map(|at| files[at]);
        let result = ledgers(&turned);
        check("turned", &expected, &result);
        assert_eq!(result.counted.lists, expected.counted.lists);
        assert_eq!(result.sink.groups(), expected.sink.groups());
        assert_eq!(result.counted.files, expected.counted.files);
        let renamed: Vec<_> = ["1.csv", "2.csv", "3.csv"].into_iter().zip(turned).map(|(name, (_, bytes))| (name, bytes)).collect();
        let result = ledgers(&renamed);
        assert_eq!((&result.counted.facts, lists(&result)), (&expected.counted.facts, lists(&expected)));
    }
}

/// In a file that names its enterprises the numbers of the units follow the rows, but what they come to does not.
#[test]
fn the_order_of_the_enterprises_changes_nothing_about_any_of_them() {
    let rows = ["甲燃气", "乙燃气", "丙燃气"].into_iter().enumerate().flat_map(|(at, name)| ROWS[at..].iter().map(move |row| (name, row)));
    let rows: Vec<_> = rows.map(|(name, row)| format!("{name},{row}")).collect();
    let ledger = |rows: &[String]| rows.iter().fold(format!("企业名称,{HEADER}\n"), |text, row| format!("{text}{row}\n"));
    let by_name = |rows: &[String]| {
        let result = ledgers(&[("a.csv", ledger(rows).as_bytes())]);
        let name = |ix: EnterpriseIx| result.enterprise(ix).unwrap().name.clone();
        let facts = &result.counted.facts.services;
        let facts: BTreeMap<(String, u8), ServiceFacts> =
            facts.iter().map(|((ix, service), facts)| ((name(*ix), u8::try_from(service.index()).unwrap()), facts.clone())).collect();
        (facts, said(&result))
    };
    let expected = by_name(&rows);
    let mut turned = rows.clone();
    turned.reverse();
    assert_eq!(by_name(&turned), expected);
}
