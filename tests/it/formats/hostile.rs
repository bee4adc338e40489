//! What may not come through any format: personal data, and content that would steer a reader.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use gascore::domain::Lang;
use gascore::report::model::CheckReport;
use gascore::write::check;
use gascore::write::terminal::Terminal;
use roxmltree::Document;
use serde_json::Value;

use super::annotated::{annotated, parts};

const PLAIN: Terminal = Terminal { width: 120, colour: false, ascii: false };

/// Every text format by its name.
fn texts(check: &CheckReport, lang: Lang) -> [(&'static str, String); 8] {
    [
        ("human", check::human(check, lang, PLAIN, true)),
        ("short", check::short(check, lang)),
        ("json", check::json(check).unwrap()),
        ("jsonl", check::json_lines(check).unwrap()),
        ("sarif", check::sarif(check, lang).unwrap()),
        ("junit", check::junit(check, lang).unwrap()),
        ("github", check::github(check, lang)),
        ("human, narrow", check::human(check, lang, Terminal { width: 40, ..PLAIN }, true)),
    ]
}

/// Marks in a personal column, in an unknown one, in title and footer, and in rows with a comma too many or too few; numbers in
/// free text, dates and ids.
const PERSONAL: &str = "填报人：密标甲 13800000001,,,,,,,\n\
    受理编号,服务类型,用户姓名,联系电话,受理时间,办结时间,处理结果,自编列\n\
    A1,密标错13800000002,密标乙,13800000003,2019-07-03,2019-07-02,已电联13800000004，身份证11010519491231002X,密标丙\n\
    A2,咨询,密标丁,13800000005,13800000006,2019-07-04,好,密标戊\n\
    A3,咨询,密标,己,13800000007,2019-07-03,2019-07-04,好,密标庚\n\
    A4,密标辛,13800000008,2019-07-03,2019-07-04,好,密标壬\n\
    A5,咨询,密标癸,13800000009,2019-07-03,\"2019-07-04,好,密标子\n\
    合计,5,密标丑,,,,,\n\
    13800000010,咨询,密标寅,,2019-07-03,2019-07-04,11010519491231002X,密标卯\n\
    制表人,密标辰,,,,,,\n";

#[test]
fn no_format_tells_personal_data() {
    for lang in [Lang::Zh, Lang::En] {
        let (check, book) = annotated(&[("a.csv", PERSONAL.as_bytes())], lang);
        let told = check.diagnostics.iter().map(|group| group.total).sum::<u64>();
        assert!(told >= 8, "{told}");
        let book = parts(&book).into_values().collect::<String>();
        let mut all = texts(&check, lang).to_vec();
        all.push(("annotated", book));
        for (format, text) in &all {
            // The cell of the service is quoted because it is one the policy reads; its telephone is not.
            let text = text.replace("密标错", "");
            for mark in ["密标", "1380000000", "13800000010", "11010519491231002X"] {
                let around = text.find(mark).map(|at| text[at.saturating_sub(200)..].chars().take(160).collect::<String>());
                assert_eq!(around, None, "{format}: {mark}");
            }
        }
    }
}

fn hostile() -> String {
    let long = "长".repeat(40_000);
    let cells = [
        "=cmd|' /C calc'!A0",
        "<script>alert(1)</script>",
        "\u{1b}[31mred\u{1b}]0;x\u{7}",
        "\u{202e}gnp.exe\u{2066}",
        "]]>&amp;<!--",
        "a\0b",
        "::error file=x::y",
        "##[error]z",
        "[x](http://evil) {0}",
        "50%0A",
        long.as_str(),
    ];
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let mut text = "受理编号,服务类型,受理时间,办结时间,处理结果\n".to_owned();
    for (number, cell) in cells.iter().enumerate() {
        let cell = quoted(cell);
        let rows = [
            format!("H{number},{cell},2019-07-03,2019-07-04,{cell}\n"),
            format!("{cell},咨询,{cell},2019-07-04,好\n"),
            format!("\"x\r\n::warning::{number}\",咨询,2019-07-05,2019-07-04,好\n"),
        ];
        text.push_str(&rows.concat());
    }
    text
}

const NAME: &str = "坏\u{202e},:%]]><&.csv";

#[test]
fn no_format_lets_content_steer_its_reader() {
    let (check, book) = annotated(&[(NAME, hostile().as_bytes())], Lang::Zh);
    assert!(check.totals.block >= 20, "{:?}", check.totals);
    let texts = texts(&check, Lang::Zh);
    for (format, text) in &texts {
        let steers = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        // JSON names what it was told in full, and such characters as escapes.
        assert_eq!(text.chars().find(|c| steers(*c)), None, "{format}");
    }
    let text = |name: &str| texts.iter().find(|(format, _)| *format == name).unwrap().1.as_str();
    let sarif: Value = serde_json::from_str(text("sarif")).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert!(results.iter().all(|result| !result["message"]["text"].as_str().unwrap().contains("](")));
    assert!(serde_json::from_str::<Value>(text("json")).unwrap()["diagnostics"].is_array());
    assert!(text("jsonl").lines().all(|line| serde_json::from_str::<Value>(line).unwrap().is_object()));
    let junit = Document::parse(text("junit")).unwrap();
    let known = ["testsuites", "testsuite", "testcase", "failure", "system-out"];
    assert!(junit.descendants().filter(roxmltree::Node::is_element).all(|node| known.contains(&node.tag_name().name())));
    let commands: Vec<_> = text("github").lines().collect();
    let (verdict, commands) = commands.split_last().unwrap();
    assert!(!verdict.starts_with("::") && commands.len() <= 30);
    assert!(commands.iter().all(|line| line.matches("::").count() >= 2
        && ["::error file=", "::warning file=", "::notice file="].iter().any(|kind| line.starts_with(kind))));
    let shorts = text("short").lines().skip(1).filter(|line| !line.contains('[')).count();
    assert_eq!(shorts, 0, "a line of its own that no diagnostic is");
    reads_as_workbook(&book);
}

/// Two readers that are not ours find every row, and every part is well-formed.
fn reads_as_workbook(book: &[u8]) {
    for (name, text) in &parts(book) {
        assert!(Document::parse(text).is_ok(), "{name}");
        assert!(!text.contains("<script"), "{name}");
    }
    let mut workbook = Xlsx::new(Cursor::new(book)).unwrap();
    let names = workbook.sheet_names();
    assert_eq!(names, ["问题清单", "坏,_%]]><&".replace(']', "_").as_str()]);
    let range = workbook.worksheet_range(&names[1]).unwrap();
    assert_eq!(range.height(), 34);
    let cell = |row: u32, column: u32| range.get_value((row, column)).unwrap().to_string();
    assert_eq!(cell(1, 4), "=cmd|' /C calc'!A0");
    assert!(cell(31, 4).encode_utf16().count() <= 32_767 && cell(31, 4).ends_with('…'));
    assert!(workbook.worksheet_formula(&names[1]).unwrap().is_empty());
}
