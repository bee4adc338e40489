//! `explain` of a case.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};

use gascore::tally::files_of_case;
use polars::prelude::DataFrame;
use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;

use super::{REPORTS, alike, copied, copy_of_report, forge, gascore, report, samples, text};

fn table(quarter: &str) -> DataFrame {
    ParquetReader::new(File::open(REPORTS.path().join(quarter).join("cases.parquet")).unwrap()).finish().unwrap()
}

/// The files of every number.
fn files_by_number(quarter: &str) -> BTreeMap<String, BTreeSet<String>> {
    let table = table(quarter);
    let column = |name: &str| table.column(name).unwrap().str().unwrap().clone();
    let mut files: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (id, file) in column("case_id").iter().zip(column("file").iter()) {
        if let Some(id) = id {
            files.entry(id.to_owned()).or_default().insert(file.unwrap().to_owned());
        }
    }
    files
}

#[test]
fn a_case_is_told_alike_by_the_ledgers_that_may_hold_it() {
    let (second, third) = (files_by_number("2019Q2"), files_by_number("2019Q3"));
    let every = |numbers: &BTreeMap<String, BTreeSet<String>>, nth: usize| numbers.keys().nth(numbers.len() / 3 * nth).unwrap().clone();
    let both = third.keys().find(|id| second.contains_key(*id)).unwrap().clone();
    // Numbers of both quarters, of either, of none, nearly of one, of nobody and of a person.
    let near = format!("{}X", every(&third, 1));
    let asked = [&every(&third, 0), &both, &every(&second, 2), "GZ20190709009", &near, "13812345678", ""];
    let known = [report("2019Q2"), report("2019Q3")];
    for (at, number) in asked.iter().enumerate() {
        let format = if at % 2 == 0 { "json" } else { "table" };
        let said = alike(&samples(), &["explain", number, "--in", "2019Q3", "--format", format], &[&known[0], &known[1]]);
        assert_eq!(said, "", "{number}");
    }
    let options = ["--basis", "due", "--as-of", "2019-08-31", "--lang", "zh", "--as-known-on", "2019-01-01"];
    let said = alike(&samples(), &[&["explain", &both, "--in", "2019Q3"][..], &options[..6]].concat(), &[&known[0], &known[1]]);
    assert_eq!(said, "", "how rows are judged does not matter to where they stand");
    let unit = "2019Q3/submissions/zagu";
    let said = alike(&samples(), &["explain", "GZ20190709009", "--in", unit], &[&known[0]]);
    assert_eq!(said, "", "of a submission, the quarter before is known");
    let said = alike(&samples(), &[&["explain", &both, "--in", "2019Q3"][..], &options[6..]].concat(), &[&known[0], &known[1]]);
    assert!(said.matches("another --as-known-on").count() == 2, "{said}");
}

#[test]
fn the_table_names_the_files_of_every_number_and_few_others() {
    for quarter in ["2019Q2", "2019Q3"] {
        let by_number = files_by_number(quarter);
        for (number, files) in by_number.iter().step_by(by_number.len() / 40) {
            let found = files_of_case(File::open(REPORTS.path().join(quarter).join("cases.parquet")).unwrap(), number).unwrap();
            assert!(found.is_superset(files) && found.len() <= files.len() + 1, "{number}: {found:?}");
        }
    }
}

/// A row with a cell too many has no number that can be trusted, and still it is told who asks for what is written there.
#[test]
fn a_row_whose_number_cannot_be_read_is_found_by_what_is_written_there() {
    let desk = tempfile::tempdir().unwrap();
    copied(&samples().join("2019Q3"), &desk.path().join("2019Q3"));
    let ledger = desk.path().join("2019Q3/submissions/zagu/cases.csv");
    let mut rows = fs::read(&ledger).unwrap();
    let width = text(&rows).lines().next().unwrap().matches(',').count();
    rows.extend(format!("BROKEN-1{}\n2.02E+17{}\n", ",x".repeat(width + 3), ",".repeat(width)).bytes());
    fs::write(&ledger, rows).unwrap();
    assert!(gascore(desk.path(), &["report", "2019Q3", "-q", "-o", "out"]).status.success());
    for number in ["BROKEN-1", "2.02E+17"] {
        let args = ["explain", number, "--in", "2019Q3"];
        assert!(text(&gascore(desk.path(), &args).stdout).contains("zagu/cases.csv"), "{number}");
        assert_eq!(alike(desk.path(), &args, &["out"]), "");
    }
}

/// What is taken from a report is taken from it: one that was forged together with its seal leads astray.
#[test]
fn ledgers_in_which_the_report_has_no_such_case_are_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let tampered = copy_of_report("2019Q3", folder.path());
    forge(&tampered, "cases.parquet", &fs::read(REPORTS.path().join("2019Q2/cases.parquet")).unwrap());
    let of_third: Vec<_> = files_by_number("2019Q3").into_keys().collect();
    let of_second = files_by_number("2019Q2");
    let number = of_third.iter().find(|id| !of_second.contains_key(*id)).unwrap();
    let told = gascore(&samples(), &["explain", number, "--in", "2019Q3", "--known", tampered.to_str().unwrap()]);
    assert_eq!(told.status.code(), Some(1), "{}", text(&told.stdout));
    assert!(text(&told.stderr).contains("there is no case"), "{}", text(&told.stderr));
}

#[test]
fn a_score_is_counted_from_the_ledgers_and_that_is_said() {
    let said = alike(&samples(), &["explain", "3.3", "--in", "2019Q3/submissions/zagu"], &[&report("2019Q2")]);
    assert!(said.contains("only tells in which ledgers a case stands"), "{said}");
    let quiet = alike(&samples(), &["explain", "3.3", "--in", "2019Q3/submissions/zagu", "-q"], &[&report("2019Q2")]);
    assert_eq!(quiet, "");
}
