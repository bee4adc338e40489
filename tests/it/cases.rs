//! The smallest input for each code of data, and a good twin: `tests/cases/<CODE>-<name>/`, in one of two forms. A code of a single
//! ledger has `ledger.csv` and `good.csv`, with a `submission.toml` where it matters when the ledger was handed in. A code of
//! anything else has `bad/` and `good/`, each a submission or a whole quarter as it lies on a disk; where the quarter before
//! matters, each holds both, as `2019Q2/` and `2019Q3/`. `UPDATE=1` writes what is said anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use gascore::batch::QuarterResult;
use gascore::diag::{Code, Stage};
use gascore::domain::Lang;
use gascore::text::title;
use serde_json::Value;

use super::check::check;
use super::one_submission::{diagnostics, handed_in, ledgers, shown};

/// Personal values in the cases; no output may hold one of them.
const PERSONAL: &[&str] = &["密标", "13800000000", "11010519491231002X"];

/// Every folder, by its name.
fn folders() -> BTreeMap<String, PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), path)).collect()
}

/// The folders of single ledgers.
fn of_ledgers() -> impl Iterator<Item = (String, PathBuf)> {
    folders().into_iter().filter(|(_, folder)| folder.join("ledger.csv").is_file())
}

/// The folders of submissions and quarters.
fn of_folders() -> impl Iterator<Item = (String, PathBuf)> {
    folders().into_iter().filter(|(_, folder)| folder.join("bad").is_dir())
}

/// The code a folder is about.
fn code(folder: &str) -> Code {
    folder.split('-').next().unwrap().parse().unwrap_or_else(|error| panic!("{folder}: {error}"))
}

/// What comes of a ledger of a folder.
fn judged(folder: &Path, ledger: &str) -> QuarterResult {
    let bytes = fs::read(folder.join(ledger)).unwrap_or_else(|error| panic!("{}/{ledger}: {error}", folder.display()));
    handed_in(fs::read_to_string(folder.join("submission.toml")).ok().as_deref(), &[(ledger, &bytes)])
}

fn said(result: &QuarterResult) -> String {
    let all = diagnostics(result);
    let said = |lang| all.iter().map(|(group, diagnostic)| shown(group, diagnostic, lang)).collect::<String>();
    format!("{}\n{}", said(Lang::Zh), said(Lang::En))
}

fn codes(result: &QuarterResult) -> BTreeSet<Code> {
    result.sink.groups().into_iter().map(|group| group.code).collect()
}

/// What the program prints of a side of a folder, be it a submission, a quarter, or a quarter beside the one before.
fn printed(folder: &Path, side: &str, options: &[&str]) -> String {
    let side = folder.join(side);
    let quarter = side.join("2019Q3");
    let path = if quarter.is_dir() { quarter } else { side };
    let output = check(&[&[path.to_str().unwrap(), "--quarter", "2019Q3"], options].concat());
    String::from_utf8(output.stdout).unwrap()
}

/// What people are told of the bad side, in both languages.
fn told(folder: &Path) -> String {
    let told = |lang| printed(folder, "bad", &["--lang", lang, "--width", "100"]);
    format!("{}\n{}", told("zh"), told("en"))
}

/// The verdict of the good side, and its codes.
fn found_in_twin(folder: &Path) -> (String, BTreeSet<Code>) {
    let report: Value = serde_json::from_str(&printed(folder, "good", &["--format", "json"])).unwrap();
    let groups = report["diagnostics"].as_array().unwrap();
    let codes = groups.iter().map(|group| group["code"].as_str().unwrap().parse().unwrap()).collect();
    (report["verdict"].as_str().unwrap().to_owned(), codes)
}

/// What is said gives every fact that a message uses, and is what stands in `expected.txt`, or is written there.
fn expect(folder: &Path, text: &str) {
    assert!(!text.contains('?') && !text.contains('{'), "{}: {text}", folder.display());
    let expected = folder.join("expected.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&expected, text).unwrap();
    }
    assert_eq!(text, fs::read_to_string(&expected).unwrap(), "{}", expected.display());
}

#[test]
fn every_ledger_is_told_what_is_wrong_and_its_twin_is_not() {
    for (name, folder) in of_ledgers() {
        let (bad, good) = (judged(&folder, "ledger.csv"), judged(&folder, "good.csv"));
        assert!(codes(&bad).contains(&code(&name)), "{name}: {:?}", codes(&bad));
        assert_eq!(said(&good), "\n", "{name}: the good twin");
        expect(&folder, &said(&bad));
    }
}

#[test]
fn every_folder_is_told_what_is_wrong_and_its_twin_is_not() {
    for (name, folder) in of_folders() {
        let (code, text) = (code(&name), told(&folder));
        assert!(text.contains(&format!("{code} {}", title(code, Lang::Zh))), "{name}: {text}");
        // A good twin may have something to note, or a doubt that a statement answers where the code is about statements.
        let (verdict, good) = found_in_twin(&folder);
        assert!(verdict == "acceptable" && !good.contains(&code), "{name}: the good twin: {verdict}, {good:?}");
        expect(&folder, &text);
    }
}

#[test]
fn every_code_of_data_has_a_folder() {
    let covered: BTreeSet<_> = folders().keys().map(|name| code(name)).collect();
    let of_data = Code::ALL.iter().copied().filter(|code| code.stage() != Stage::Rules);
    assert_eq!(covered, of_data.collect());
    assert_eq!(of_ledgers().count() + of_folders().count(), folders().len(), "a folder has one of two forms");
}

/// Every file below a folder, as text as far as it is text.
fn texts(folder: &Path) -> Vec<String> {
    let below = |entry: fs::DirEntry| match entry.path() {
        path if path.is_dir() => texts(&path),
        path => vec![String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned()],
    };
    fs::read_dir(folder).unwrap().flat_map(|entry| below(entry.unwrap())).collect()
}

/// Wherever it stands: in a column that is known to be personal, in one that is not read, in a date, in a statement, in evidence,
/// in a file that is not read.
#[test]
fn personal_data_is_never_told() {
    let holds = |text: &str| PERSONAL.iter().any(|value| text.contains(value));
    let mut marked = [0, 0];
    for (name, folder) in of_ledgers() {
        let bytes = fs::read(folder.join("ledger.csv")).unwrap();
        marked[0] += usize::from(holds(&String::from_utf8_lossy(&bytes)));
        let result = judged(&folder, "ledger.csv");
        // The program's own texts, what they are filled with, and everything a report could be made of.
        let all = format!("{} {:?} {:?} {:?}", said(&result), result.sink, result.counted, result.cards);
        assert!(!holds(&all), "{name}: {all}");
    }
    for (name, folder) in of_folders().filter(|(_, folder)| texts(&folder.join("bad")).iter().any(|text| holds(text))) {
        marked[1] += 1;
        let all = format!("{} {}", told(&folder), printed(&folder, "bad", &["--format", "json"]));
        assert!(!holds(&all), "{name}: {all}");
    }
    assert!(marked.iter().all(|folders| *folders >= 2), "{marked:?}");
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
