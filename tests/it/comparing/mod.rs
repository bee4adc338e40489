//! Two ledgers beside each other: every kind of finding in the smallest pair of ledgers, and the stories of the sample data.

mod pairs;
mod samples;
mod twice;
mod workbook;

use std::path::Path;
use std::process::{Command, Output};

use assert_cmd::prelude::*;
use serde_json::Value;

/// Runs `compare` as a clerk would.
fn compare(args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("gascore").unwrap();
    command.arg("compare").args(args).env_remove("COLUMNS").env("LC_ALL", "C.UTF-8").output().unwrap()
}

/// The JSON of a comparison that can be made.
fn json(args: &[&str]) -> Value {
    let run = compare(&[args, &["--format", "json"]].concat());
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    serde_json::from_slice(&run.stdout).unwrap()
}

/// Writes two ledgers, and compares them.
fn pair(old: &[u8], new: &[u8], quarters: [&str; 2]) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (old, new) = (write("sent.csv", old), write("mended.csv", new));
    json(&[&old, &new, "--old-quarter", quarters[0], "--quarter", quarters[1]])
}

fn sample(path: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(path).to_str().unwrap().to_owned()
}

#[test]
fn what_cannot_be_compared_is_told_as_wrong_usage() {
    let (q2, q3) = (sample("2019Q2"), sample("2019Q3"));
    let unit = |quarter: &str, name: &str| format!("{quarter}/submissions/{name}");
    for (args, said) in [
        (vec![q3.clone(), q2.clone()], "neither follow each other"),
        (vec![q2.clone(), unit(&q3, "huihuan")], "one enterprise's"),
        (vec![unit(&q2, "yunling"), unit(&q3, "huihuan")], "two enterprises"),
        (vec!["-".to_owned(), q3.clone()], "standard input"),
    ] {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let run = compare(&args);
        let err = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(2), "{args:?}: {err}");
        assert!(err.contains(said), "{args:?}: {err}");
    }
}
