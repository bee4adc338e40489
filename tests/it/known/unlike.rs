//! A report that is not of the same input any more, or not what it was, is told and left alone.

use std::fs;
use std::path::Path;

use polars::prelude::{DataFrame, NamedFrom, Series};
use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;
use polars_io::parquet::write::ParquetWriter;

use super::super::report_dir::desk::Desk;
use super::{alike, copied, forge, gascore, text, with_manifest};

const NUMBER: &str = "GZ20190709009";

/// Asks for a case after something was done to the quarter or to its report, and holds the answer to what is said of it.
fn told(change: impl FnOnce(&Path), options: &[&str], said: &str) {
    let desk = Desk::new();
    desk.run(&["report", "2019Q3", "-q", "-o", "out"], 0);
    change(desk.folder.path());
    let args = [&["explain", NUMBER, "--in", "2019Q3"], options].concat();
    let found = alike(desk.folder.path(), &args, &["out"]);
    assert!(found.contains(said) && found.lines().count() == 1, "{said}: {found}");
}

fn append(path: &Path, more: &str) {
    let mut bytes = fs::read(path).unwrap();
    bytes.extend(more.bytes());
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_report_of_other_input_is_not_used() {
    told(|desk| append(&desk.join("2019Q3/submissions/zhuxi/cases.csv"), "\n"), &[], "submissions/zhuxi/cases.csv has changed since");
    told(|desk| append(&desk.join("2019Q3/enterprises.csv"), "\n"), &[], "enterprises.csv has changed since");
    let added =
        |desk: &Path| fs::copy(desk.join("2019Q3/enterprises.csv"), desk.join("2019Q3/submissions/zagu/more.csv")).map(drop).unwrap();
    told(added, &[], "submissions/zagu/more.csv was added since");
    told(|desk| fs::remove_file(desk.join("2019Q3/submissions/zhuxi/progress.csv")).unwrap(), &[], "zhuxi/progress.csv is no longer there");
    told(|desk| append(&desk.join("2019Q3/submissions/zagu/cases.csv"), "\n"), &["--lang", "zh"], "cases.csv 已改动；未采用");
}

#[test]
fn a_report_made_otherwise_is_not_used() {
    let rules = |desk: &Path| {
        copied(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/chongqing-2018"), &desk.join("pack"));
        append(&desk.join("pack/policy.toml"), "\n# another word\n");
    };
    told(rules, &["--rules", "pack"], "made by other rules");
    let calendar = |desk: &Path| {
        let text = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/calendar/china.toml")).unwrap();
        fs::write(desk.join("china.toml"), [&text[..], b"\n# another word\n"].concat()).unwrap();
    };
    told(calendar, &["--calendar", "china.toml"], "made by another calendar");
    told(|_| (), &["--encoding", "utf-8"], "made with another --encoding");
    told(|desk| with_manifest(&desk.join("out"), |manifest| manifest["tool"]["version"] = "0.0.9".into()), &[], "version 0.0.9");
    let again = |options: &'static [&'static str]| {
        let args = [&["report", "2019Q3", "-q", "--force", "-o", "out"], options].concat();
        move |desk: &Path| assert!(gascore(desk, &args.iter().map(|arg| &**arg).collect::<Vec<_>>()).status.success())
    };
    told(again(&["--district", "渝北区"]), &[], "made with another --district");
    told(again(&["--public"]), &[], "made with another --public");
}

#[test]
fn a_report_that_was_edited_is_not_used() {
    let cases = "out/cases.parquet";
    told(|desk| append(&desk.join(cases), "x"), &[], "its cases.parquet is not the file that was made then");
    let truncated = |desk: &Path| {
        let bytes = fs::read(desk.join(cases)).unwrap();
        fs::write(desk.join(cases), &bytes[..bytes.len() / 2]).unwrap();
    };
    told(truncated, &[], "its cases.parquet is not the file that was made then");
    told(|desk| fs::remove_file(desk.join(cases)).unwrap(), &[], "its cases.parquet is not the file that was made then");
    told(|desk| fs::write(desk.join("out/manifest.json"), "{}").unwrap(), &[], "its manifest cannot be read");
    told(|desk| with_manifest(&desk.join("out"), |manifest| manifest["quarter"] = "2019Q1".into()), &[], "not about a quarter");
    let inputs = |desk: &Path| with_manifest(&desk.join("out"), |manifest| manifest["inputs"] = Vec::<String>::new().into());
    told(inputs, &[], "enterprises.csv was added since");
}

/// Somebody who changes the seal as well gets no further than the columns.
#[test]
fn a_table_of_another_shape_is_not_used() {
    let cases = |desk: &Path| desk.join("out/cases.parquet");
    let halved = |desk: &Path| {
        let bytes = fs::read(cases(desk)).unwrap();
        forge(&desk.join("out"), "cases.parquet", &bytes[..bytes.len() / 2]);
    };
    told(halved, &[], "its cases.parquet cannot be read");
    told(|desk| forge(&desk.join("out"), "cases.parquet", b""), &[], "its cases.parquet cannot be read");
    let written = |desk: &Path, mut table: DataFrame| {
        let mut bytes = Vec::new();
        ParquetWriter::new(&mut bytes).finish(&mut table).unwrap();
        forge(&desk.join("out"), "cases.parquet", &bytes);
    };
    let read = |desk: &Path| ParquetReader::new(fs::File::open(cases(desk)).unwrap()).finish().unwrap();
    told(|desk| written(desk, read(desk).drop("case_id_check").unwrap()), &[], "its cases.parquet cannot be read");
    let numbers = |desk: &Path| {
        let mut table = read(desk);
        let lines = Series::new("case_id".into(), vec![1_i64; table.height()]);
        table.with_column(lines.into()).unwrap();
        written(desk, table);
    };
    told(numbers, &[], "its cases.parquet cannot be read");
}

#[test]
fn a_folder_that_is_no_report_is_a_fault() {
    let desk = Desk::new();
    for verb in [&["explain", NUMBER, "--in", "2019Q3"][..], &["report", "2019Q3"], &["compare", "2019Q2", "2019Q3"]] {
        let failed = gascore(desk.folder.path(), &[verb, &["--known", "2019Q2"]].concat());
        assert_eq!(failed.status.code(), Some(3), "{verb:?}");
        assert!(text(&failed.stderr).contains("manifest.json"), "{}", text(&failed.stderr));
    }
}
