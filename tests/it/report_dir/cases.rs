//! `cases.parquet` holds every row, nothing personal, and what every rate is counted from.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use polars::prelude::{AnyValue, DataFrame};
use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;
use serde_json::Value;

use super::desk::{Desk, samples, text};

fn table(desk: &Desk) -> DataFrame {
    ParquetReader::new(File::open(desk.path("out/cases.parquet")).unwrap()).finish().unwrap()
}

/// A cell as text; nothing where it is null.
fn cell(table: &DataFrame, column: &str, row: usize) -> String {
    match table.column(column).unwrap().get(row).unwrap() {
        AnyValue::Null => String::new(),
        AnyValue::String(text) => text.to_owned(),
        AnyValue::StringOwned(text) => text.to_string(),
        other => other.to_string(),
    }
}

/// A ledger of the bad kind: personal data where it does not belong, numbers that occur twice, words that nobody knows.
const HOSTILE: &str = "\
受理编号,服务类型,受理时间,办结时间,状态,联系电话,住户,处理结果
KF1,咨询,2019-07-04 10:25,2019-07-04 24:00,办结,13812345678,MARKED-NAME,已电联13812345678 MARKED-TEXT
KF2,咨询,2019-07-05,2019-07-08,办结,13812345678,MARKED-NAME,MARKED-TEXT
KF2,咨询,2019-07-05,2019-07-08,办结,13812345678,MARKED-NAME,MARKED-TEXT
KF3,咨询,2019-07-05,2019-07-08,办结,13812345678,MARKED-NAME,MARKED-TEXT
KF3,咨询,2019-07-05,2019-07-09,办结,13812345678,MARKED-NAME,MARKED-TEXT
13812345678,咨询,2019-07-05,2019-07-08,办结,13812345678,MARKED-NAME,MARKED-TEXT
KF5,MARKED-SERVICE,2019-07-05,2019-07-08,办结,13812345678,MARKED-NAME,MARKED-TEXT
=KF6,咨询,MARKED-DATE,2019-07-08,办结,13812345678,MARKED-NAME,MARKED-TEXT
";

#[test]
fn every_row_is_there_with_what_became_of_it_and_nothing_personal() {
    let desk = Desk::new();
    let name = "submissions/zagu/=cmd|' calc'!A0 第二份.csv";
    fs::write(desk.path("2019Q3").join(name), HOSTILE).unwrap();
    desk.run(&["report", "2019Q3", "-o", "out"], 0);
    let table = table(&desk);
    let row = |at: usize| ["case_id", "outcome", "code", "counted", "service"].map(|column| cell(&table, column, at)).join("|");
    let of_file: Vec<_> = (0..table.height()).filter(|at| cell(&table, "file", *at) == name).collect();
    let found: Vec<_> = of_file.iter().map(|at| row(*at)).collect();
    let expected = [
        "KF1|on_time||true|inquiry",
        "KF2|late||true|inquiry",
        "KF2|late|L302|false|inquiry",
        "KF3|set_aside|L301|true|inquiry",
        "KF3|set_aside|L301|true|inquiry",
        "|set_aside|R117|true|inquiry",
        "KF5|set_aside|R104|true|",
        "=KF6|set_aside|R101|true|inquiry",
    ];
    assert_eq!(found, expected);
    let times = ["started_on", "started_at", "completed_on", "completed_at"];
    let first = times.map(|column| cell(&table, column, of_file[0]));
    assert_eq!(first, ["2019-07-04", "2019-07-04 10:25:00", "2019-07-04", "2019-07-05 00:00:00"], "24:00 stays with its day");
    let second = times.map(|column| cell(&table, column, of_file[1]));
    assert_eq!(second, ["2019-07-05", "", "2019-07-08", ""], "a day is no midnight");
    for column in table.get_column_names() {
        for at in 0..table.height() {
            let cell = cell(&table, column, at);
            assert!(!cell.contains("MARKED") && !cell.contains("13812345678"), "{column}: {cell}");
        }
    }
    desk.verify(0);
}

#[test]
fn the_rows_stand_in_the_order_of_files_and_lines_and_come_to_the_report() {
    let desk = Desk::new();
    desk.run(&["report", "2019Q3", "-o", "out", "--basis", "due"], 0);
    let (table, report) = (table(&desk), desk.json("out/report.json"));
    let places: Vec<_> = (0..table.height())
        .map(|at| (cell(&table, "file", at), cell(&table, "sheet", at), cell(&table, "line", at).parse::<u64>().unwrap()))
        .collect();
    assert!(places.is_sorted() && places.windows(2).all(|pair| pair[0] != pair[1]));
    let mut counts = BTreeMap::new();
    for at in (0..table.height()).filter(|at| cell(&table, "counted", *at) == "true") {
        let key = ["enterprise", "service", "outcome"].map(|column| cell(&table, column, at));
        *counts.entry(key).or_insert(0_u64) += 1;
    }
    for enterprise in report["enterprises"].as_array().unwrap() {
        for service in enterprise["services"].as_array().unwrap() {
            for outcome in ["on_time", "late", "overdue", "pending", "set_aside"] {
                let key = [&enterprise["code"], &service["service"], &Value::from(outcome)].map(|part| part.as_str().unwrap().to_owned());
                assert_eq!(counts.get(&key).copied().unwrap_or(0), service[outcome].as_u64().unwrap(), "{key:?}");
            }
        }
    }
}

/// `DuckDB` and pandas of the pinned versions; `None` where Python or the packages cannot be had.
fn python() -> Option<PathBuf> {
    let requirements = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/duckdb/requirements.txt");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("duckdb");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let installed = folder.join("installed.txt");
    let wanted = fs::read(&requirements).unwrap();
    if fs::read(&installed).is_ok_and(|installed| installed == wanted) {
        return Some(python);
    }
    let run = |command: &mut Command| command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success());
    let made = run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))
        && run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--retries", "1", "-r"]).arg(&requirements));
    made.then(|| fs::write(installed, wanted).unwrap())?;
    Some(python)
}

/// With `GASCORE_NEEDS_DUCKDB` set, as `.ci/run` does, it is a failure that this cannot be tested.
#[test]
fn duckdb_comes_to_every_rate_of_the_report_in_one_statement() {
    let Some(python) = python() else {
        assert!(std::env::var_os("GASCORE_NEEDS_DUCKDB").is_none(), "python3 with venv, pip and a way to PyPI is needed");
        // Past the harness, which shows nothing of a test that does not fail.
        let told = "\n*** SKIPPED: cases.parquet was NOT read by DuckDB: no python3 with venv, pip and a way to PyPI ***\n";
        std::io::stderr().write_all(told.as_bytes()).unwrap();
        return;
    };
    let desk = Desk::new();
    fs::write(desk.path("2019Q3/submissions/zagu/第二份.csv"), HOSTILE).unwrap();
    fs::write(desk.path("schema.json"), desk.run(&["rules", "schema", "cases"], 0).stdout).unwrap();
    let samples = samples().join("2019Q3");
    for (quarter, options) in [(Path::new("2019Q3"), &["--basis", "due"][..]), (&samples, &["--as-of", "2019-08-31"]), (&samples, &[])] {
        let folder = [&["report", quarter.to_str().unwrap(), "-o", "out", "--force", "-q"], options].concat();
        desk.run(&folder, 0);
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/duckdb/recount.py");
        let told = Command::new(&python).arg(script).args([desk.path("out"), desk.path("schema.json")]).output().unwrap();
        assert!(told.status.success(), "{folder:?}\n{}", text(&told.stderr));
        assert!(text(&told.stdout).contains("scopes agree"), "{}", text(&told.stdout));
    }
}
