//! The smallest ledger for each code, and a good twin: `tests/cases/<CODE>-<name>/`. `UPDATE=1` writes what is said anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use gascore::batch::QuarterResult;
use gascore::diag::Code;
use gascore::domain::Lang;

use super::one_submission::{diagnostics, ledgers, shown};

/// Codes of single ledgers that have no folder, and why.
const WITHOUT_FOLDER: &[(Code, &str)] = &[
    (Code::F011, "it is about a file that is no ledger, found beside one"),
    (Code::F012, "it is about a workbook; see workbooks/"),
    (Code::F013, "it is about a file of another name; see workbooks/"),
    (Code::F014, "it is about a workbook; see workbooks/"),
    (Code::F015, "it is about a compressed file or a workbook; see workbooks/"),
    (Code::F016, "it is about a workbook; see workbooks/"),
    (Code::F017, "its ledger has 65,536 rows; it is made in workbooks/"),
    (Code::F018, "it is about a compressed file or a workbook; see workbooks/"),
    (Code::R110, "its row is longer than a MiB; it is made in a test below"),
];

/// Personal values in the ledgers; no output may hold one of them.
const PERSONAL: &[&str] = &["密标", "13800000000"];

fn folders() -> BTreeMap<String, PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), path)).collect()
}

/// The code a folder is about.
fn code(folder: &str) -> Code {
    folder.split('-').next().unwrap().parse().unwrap_or_else(|error| panic!("{folder}: {error}"))
}

fn said(result: &QuarterResult) -> String {
    let all = diagnostics(result);
    let said = |lang| all.iter().map(|(group, diagnostic)| shown(group, diagnostic, lang)).collect::<String>();
    format!("{}\n{}", said(Lang::Zh), said(Lang::En))
}

fn codes(result: &QuarterResult) -> BTreeSet<Code> {
    result.sink.groups().into_iter().map(|group| group.code).collect()
}

#[test]
fn every_ledger_is_told_what_is_wrong_and_its_twin_is_not() {
    let update = std::env::var_os("UPDATE").is_some();
    for (name, folder) in folders() {
        let read = |file: &str| fs::read(folder.join(file)).unwrap_or_else(|error| panic!("{name}/{file}: {error}"));
        let (bad, good) = (ledgers(&[("ledger.csv", &read("ledger.csv"))]), ledgers(&[("good.csv", &read("good.csv"))]));
        assert!(codes(&bad).contains(&code(&name)), "{name}: {:?}", codes(&bad));
        assert_eq!(said(&good), "\n", "{name}: the good twin");
        let text = said(&bad);
        if update {
            fs::write(folder.join("expected.txt"), &text).unwrap();
        }
        assert_eq!(text, String::from_utf8(read("expected.txt")).unwrap(), "{name}");
    }
}

#[test]
fn every_fact_that_a_message_uses_is_given() {
    for (name, folder) in folders() {
        let text = said(&ledgers(&[("ledger.csv", &fs::read(folder.join("ledger.csv")).unwrap())]));
        assert!(!text.contains('?') && !text.contains('{'), "{name}: {text}");
    }
}

#[test]
fn every_code_of_a_single_ledger_has_a_folder() {
    let covered: BTreeSet<_> = folders().keys().map(|name| code(name)).collect();
    let of_ledgers = Code::ALL.iter().filter(|code| code.id().starts_with(['F', 'R', 'C', 'L']));
    for code in of_ledgers {
        let excepted = WITHOUT_FOLDER.iter().any(|(without, why)| without == code && !why.is_empty());
        assert_ne!(covered.contains(code), excepted, "{code}: a folder, or a reason why there is none");
    }
    assert!(covered.iter().all(|code| code.id().starts_with(['F', 'R', 'C', 'L'])));
}

/// Wherever it stands in the ledger: in a column that is known to be personal, in one that is not read, in a date.
#[test]
fn personal_data_is_never_told() {
    let mut marked = 0;
    for (name, folder) in folders() {
        let bytes = fs::read(folder.join("ledger.csv")).unwrap();
        marked += usize::from(PERSONAL.iter().any(|value| String::from_utf8_lossy(&bytes).contains(value)));
        let result = ledgers(&[("ledger.csv", &bytes)]);
        // The program's own texts, what they are filled with, and everything a report could be made of.
        let all = format!("{} {:?} {:?} {:?}", said(&result), result.sink, result.counted, result.cards);
        assert!(!PERSONAL.iter().any(|value| all.contains(value)), "{name}: {all}");
    }
    assert!(marked >= 2);
}

#[test]
fn an_endless_row_costs_one_row() {
    let header = "受理编号,业务类型,受理时间,办结时间,处理结果\n";
    let row = "GZ002,一般故障申告,2019-07-01,2019-07-03,已修复\n";
    let endless = format!("{header}GZ001,一般故障申告,2019-07-01,2019-07-03,{}\n{row}", "长".repeat(1 << 19));
    let result = ledgers(&[("ledger.csv", endless.as_bytes())]);
    assert_eq!(codes(&result), BTreeSet::from([Code::R110]));
    let (group, diagnostic) = diagnostics(&result)[0];
    assert_eq!(group.total, 1);
    assert!(shown(group, diagnostic, Lang::En).starts_with("ledger.csv:2: block[R110 endless-row] the row has no end within 1 MiB"));
    assert_eq!(result.counted.files[0].rows, 2);
    assert_eq!(codes(&ledgers(&[("good.csv", format!("{header}{row}").as_bytes())])), BTreeSet::new());
}
