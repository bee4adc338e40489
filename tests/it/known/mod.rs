//! Earlier reports that are known: with them every answer is the same to the last byte, whatever became of them or of their input.

mod cases;
mod figures;
mod pairs;
mod unlike;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::report_dir::desk::{copy, files, samples, text};

/// Folders that hold the reports on both quarters of the samples, made once.
static REPORTS: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    for quarter in ["2019Q2", "2019Q3"] {
        let made = gascore(&samples(), &["report", quarter, "-q", "-o", folder.path().join(quarter).to_str().unwrap()]);
        assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    }
    folder
});

/// The folder of a report on a quarter of the samples, to be named on a command line.
fn report(quarter: &str) -> String {
    REPORTS.path().join(quarter).to_str().unwrap().to_owned()
}

/// Runs the program in a folder.
fn gascore(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("gascore"));
    command.current_dir(folder).args(args).env("LC_ALL", "C.UTF-8").env("COLUMNS", "100").output().unwrap()
}

/// Runs a command line without known reports and with them, and holds both to the same answer; what the second says of the reports.
fn alike(folder: &Path, args: &[&str], known: &[&str]) -> String {
    let known: Vec<&str> = known.iter().flat_map(|report| ["--known", *report]).collect();
    let (plain, with) = (gascore(folder, args), gascore(folder, &[args, &known].concat()));
    assert_eq!(text(&plain.stdout), text(&with.stdout), "{args:?} {known:?}\n{}", text(&with.stderr));
    assert_eq!(plain.status.code(), with.status.code(), "{args:?} {known:?}");
    let said = text(&with.stderr);
    said.strip_suffix(&text(&plain.stderr)).unwrap_or(&said).to_owned()
}

/// A folder with everything that a folder has.
fn copied(from: &Path, to: &Path) {
    for name in files(from).keys() {
        copy(&from.join(name), &to.join(name));
    }
}

/// A copy of the report on a quarter of the samples, to be tampered with.
fn copy_of_report(quarter: &str, folder: &Path) -> PathBuf {
    let to = folder.join("tampered").join(quarter);
    copied(&REPORTS.path().join(quarter), &to);
    to
}

/// Changes the manifest of a report.
fn with_manifest(report: &Path, change: impl FnOnce(&mut Value)) {
    let path = report.join("manifest.json");
    let mut manifest: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    change(&mut manifest);
    fs::write(path, serde_json::to_vec(&manifest).unwrap()).unwrap();
}

/// Puts other bytes under the name of a file of a report, and seals them as if they had been made.
fn forge(report: &Path, name: &str, bytes: &[u8]) {
    fs::write(report.join(name), bytes).unwrap();
    let hex = |byte: &u8| format!("{byte:02x}");
    let sha256: String = Sha256::digest(bytes).iter().map(hex).collect();
    with_manifest(report, |manifest| {
        let outputs = manifest["outputs"].as_array_mut().unwrap();
        let seal = outputs.iter_mut().find(|seal| seal["name"] == name).unwrap();
        (seal["bytes"], seal["sha256"]) = (bytes.len().into(), sha256.into());
    });
}
