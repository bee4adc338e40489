//! Names that would be formulas, marks or orders to a reader.

use std::fmt::Write;
use std::fs;

use roxmltree::Document;

use super::made;

const NAMES: [&str; 6] =
    ["=cmd|' /C calc'!A0", "<script>alert(1)</script>&amp;", "甲\u{1b}[31m乙", "\u{202e}=1+1", "@SUM(A1)", "http://example.invalid/\u{7}"];

#[test]
fn names_that_steer_a_reader_are_plain_text() {
    let folder = tempfile::tempdir().unwrap();
    let quarter = folder.path().join("2019Q3");
    let long = "长".repeat(200);
    let mut registry = "enterprise,name,short_name,district\n".to_owned();
    for (number, name) in NAMES.iter().chain([&long.as_str(), &"两\n行"]).enumerate() {
        let submission = quarter.join(format!("submissions/u{number}"));
        fs::create_dir_all(&submission).unwrap();
        writeln!(registry, "\"{name}{number}\",\"{name}\",\"{name}\",\"{name}\"").unwrap();
        let about = format!("enterprise = {}\nhanded_in_on = 2019-10-08\n", toml::Value::from(format!("{name}{number}")));
        fs::write(submission.join("submission.toml"), about).unwrap();
        let ledger =
            format!("受理编号,服务类型,受理时间,办结时间\n\"{name}\",咨询,2019-07-03 09:00,2019-07-09 10:00\n=1+1,咨询,2019-07-32,\n");
        fs::write(submission.join("cases.csv"), ledger).unwrap();
    }
    fs::write(quarter.join("enterprises.csv"), registry).unwrap();
    for lang in ["zh", "en"] {
        let (book, json) = made(&quarter, lang);
        assert!(json["enterprises"].as_array().unwrap().len() >= NAMES.len());
        for part in &book.parts() {
            let text = book.part(part);
            let document = Document::parse(&text).unwrap_or_else(|error| panic!("{part}: {error}"));
            assert!(!text.contains('\u{202e}') && !text.contains('\u{1b}') && !text.contains("_x001B_"), "{part}");
            if part.starts_with("xl/worksheets/sheet") {
                assert!(!document.descendants().any(|node| node.tag_name().name() == "f"), "{part}");
            }
            assert!(!text.contains("TargetMode=\"External\""), "{part}");
        }
        let cells: Vec<String> = book.sheet_names().iter().flat_map(|sheet| book.rows(sheet)).flatten().collect();
        for shown in ["t:=cmd|' /C calc'!A0", "t:<script>alert(1)</script>&amp;", "t:甲␛[31m乙", "t:@SUM(A1)", "t:=1+1", "t:两␊行"]
        {
            assert!(cells.iter().any(|cell| cell == shown), "{lang}: {shown}");
        }
    }
}
