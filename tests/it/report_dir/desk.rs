//! A desk to make reports on: two small quarters, and the program standing beside them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A folder with two small quarters side by side.
pub(crate) struct Desk {
    pub(crate) folder: tempfile::TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (quarter, units) in [("2019Q2", &["zhuxi"][..]), ("2019Q3", &["zagu", "zhuxi"][..])] {
            let (from, to) = (samples().join(quarter), folder.path().join(quarter));
            for file in ["enterprises.csv", "verified.csv", "violations.csv"] {
                copy(&from.join(file), &to.join(file));
            }
            for unit in units {
                for file in ["cases.csv", "progress.csv", "submission.toml"] {
                    let path = Path::new("submissions").join(unit).join(file);
                    copy(&from.join(&path), &to.join(&path));
                }
            }
        }
        Self { folder }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program with arguments, standing on the desk.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin("gascore"));
        command.current_dir(self.folder.path()).args(args).env("LC_ALL", "C.UTF-8");
        command
    }

    /// Runs it, and holds it to an exit status.
    pub(crate) fn run(&self, args: &[&str], status: i32) -> Output {
        let output = self.command(args).output().unwrap();
        assert_eq!(output.status.code(), Some(status), "{args:?}\n{}", text(&output.stderr));
        output
    }

    pub(crate) fn json(&self, file: &str) -> Value {
        serde_json::from_slice(&fs::read(self.path(file)).unwrap()).unwrap()
    }

    pub(crate) fn verify(&self, status: i32) -> Value {
        serde_json::from_slice(&self.run(&["verify", "out", "--inputs", "2019Q3", "--format", "json"], status).stdout).unwrap()
    }

    /// What stands on the desk beside the quarters.
    pub(crate) fn others(&self) -> Vec<String> {
        let names = fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.filter(|name| !name.starts_with("2019")).collect();
        names.sort();
        names
    }
}

pub(crate) fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data")
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::write(to, fs::read(from).unwrap()).unwrap();
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Every file of a folder and of those in it, with `/` between their names.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            found.extend(files(&entry.path()).into_iter().map(|(inside, bytes)| (format!("{name}/{inside}"), bytes)));
        } else {
            found.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    found
}
