//! `credit` as the bureau uses it: the clock, the record, what leaves it, and what may stand in a cell.

use std::path::Path;
use std::process::{Command, Output};

use assert_cmd::prelude::*;
use serde_json::Value;

const HEAD: &str = "enterprise,kind,found_on,facts,basis,decision_no,decided_on,penalty_kind,penalty,fine_wan_yuan,valid_until,authority,authority_code,\
    source_unit,source_unit_code,legal_representative,published_on,withdrawn_on,corrected_on,note\n";

/// A row about a decision of 29 August 2019, which has to be published by 9 September.
fn row(number: &str, facts: &str, published: &str, withdrawn: &str, corrected: &str) -> String {
    let authority = "虚构局,11500226750093584K";
    format!(
        "91500112MA0XHY0001,forced_sale_alarm,2019-07-23,{facts},《示例》,{number},2019-08-29,罚款,责令改正,6.5,2020-08-29,{authority},{authority},密标甲,{published},{withdrawn},{corrected},-\n"
    )
}

fn quarter(rows: &[String]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let registry = "enterprise,name\n91500112MA0XHY0001,=甲燃气|<b>\n";
    std::fs::write(folder.path().join("enterprises.csv"), registry).unwrap();
    std::fs::write(folder.path().join("violations.csv"), format!("{HEAD}{}", rows.concat())).unwrap();
    folder
}

fn credit(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("gascore").unwrap();
    command.env_clear().arg("credit").arg(folder).args(["--quarter", "2019Q3"]).args(args).output().unwrap()
}

fn json(folder: &Path, as_of: &str) -> Value {
    serde_json::from_slice(&credit(folder, &["--format", "json", "--as-of", as_of]).stdout).unwrap()
}

#[test]
fn the_clock_of_publication_counts_working_days() {
    let check = |published: &str, as_of: &str, state: &str, days: Option<u64>| {
        let report = json(quarter(&[row("1", "事实", published, "", "")]).path(), as_of);
        let found = &report["decisions"][0];
        assert_eq!((&found["publication"], found["working_days"].as_u64()), (&Value::from(state), days), "{published} {as_of}");
        assert_eq!(found["publish_by"], "2019-09-09");
    };
    check("2019-09-09", "2019-09-30", "in_time", None);
    check("2019-09-10", "2019-09-30", "late", Some(1));
    check("2019-09-10", "2019-09-09", "open", Some(0));
    check("", "2019-09-03", "open", Some(4));
    // Mid-Autumn is off, Sunday 29 September is worked.
    check("", "2019-09-30", "overdue", Some(15));
}

#[test]
fn withdrawn_decisions_leave_the_record_and_corrected_ones_say_so() {
    let rows = [
        row("1", "事实", "2019-09-05", "2019-09-27", ""),
        row("2", "新的事实", "2019-09-05", "", "2019-09-20"),
        row("3", "", "", "", "2019-10-08"),
    ];
    let report = json(quarter(&rows).path(), "2019-09-30");
    assert_eq!(report["withdrawn"][0]["decision_no"], "1");
    // Sunday 29 and Monday 30 September are worked, then National Day is off until 8 October.
    assert_eq!(report["withdrawn"][0]["take_down_by"], "2019-10-08");
    let decisions = report["decisions"].as_array().unwrap();
    let told: Vec<_> = decisions.iter().map(|one| (&one["decision_no"], &one["corrected_on"])).collect();
    assert_eq!(told, [(&Value::from("2"), &Value::from("2019-09-20")), (&Value::from("3"), &Value::Null)]);
}

#[test]
fn the_record_is_text_and_alone_names_a_person() {
    let folder = quarter(&[row("=1+1", "\"致电13800000000，@SUM(A1)\"", "2019-09-05", "", "")]);
    let out = folder.path().join("out");
    let run = credit(folder.path(), &["-o", out.to_str().unwrap(), "--lang", "zh"]);
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    let read = |name: &str| std::fs::read_to_string(out.join(name)).unwrap();
    let csv = read("credit.csv");
    assert!(csv.starts_with('\u{feff}') && csv.ends_with("\r\n") && csv.lines().count() == 2);
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    assert_eq!(reader.headers().unwrap().len(), 28);
    let record = reader.records().next().unwrap().unwrap();
    let at = |column: usize| record.get(column).unwrap();
    assert_eq!((at(0), at(1), at(7), at(8)), ("'=甲燃气|<b>", "91500112MA0XHY0001", "密标甲", ""));
    assert_eq!((at(11), at(13), at(17), at(20)), ("'=1+1", "■", "6.5", "2019-08-29"));
    for name in ["announcement.md", "credit.json"] {
        let text = read(name);
        assert!(!text.contains("密标甲") && !text.contains("13800000000"), "{name}: {text}");
    }
    assert!(read("announcement.md").contains("甲燃气\\|\\<b\\>"));
    assert_eq!(credit(folder.path(), &["-o", out.to_str().unwrap()]).status.code(), Some(4), "nothing is overwritten unasked");
}

#[test]
fn the_sheet_begins_with_its_heads_and_keeps_codes_as_text() {
    use calamine::{Data, Reader};
    let folder = quarter(&[row("007", "事实", "2019-09-05", "", "")]);
    let out = folder.path().join("out");
    credit(folder.path(), &["-o", out.to_str().unwrap()]);
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(out.join("credit.xlsx")).unwrap();
    let sheet = book.worksheet_range("行政处罚信息").unwrap();
    assert_eq!(sheet.get_size(), (2, 28));
    assert_eq!(sheet.get((0, 0)), Some(&Data::String("行政相对人名称".to_owned())));
    assert_eq!(sheet.get((1, 11)), Some(&Data::String("007".to_owned())));
    assert_eq!(sheet.get((1, 17)), Some(&Data::Float(6.5)));
}

#[test]
fn the_values_follow_their_schema_in_both_languages() {
    let schema = Command::cargo_bin("gascore").unwrap().args(["rules", "schema", "credit"]).output().unwrap();
    let schema: Value = serde_json::from_slice(&schema.stdout).unwrap();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/2019Q3");
    for lang in ["zh", "en"] {
        let found: Value = serde_json::from_slice(&credit(&samples, &["--format", "json", "--lang", lang]).stdout).unwrap();
        assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&found));
        assert_eq!((found["decisions"].as_array().unwrap().len(), found["findings"].as_array().unwrap().len()), (1, 1));
    }
}
