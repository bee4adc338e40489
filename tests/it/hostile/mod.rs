//! Hostile surroundings: files that are none, disks that are full, content without end, signals. Each ends in a word in both languages
//! and its exit status; nothing hangs, and nothing half-written stays.

mod content;
mod huge;
mod inputs;
mod interrupted;
mod outputs;
mod shifting;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use super::report_dir::desk::text;

/// Longer than any run here takes, even where others use the machine as well.
const PATIENCE: Duration = Duration::from_mins(2);

const LEDGER: &str = "受理编号,服务类型,受理时间,办结时间,状态\nA1,咨询,2019-07-03 09:00,2019-07-03 10:00,办结\n";

/// A folder with whatever a test puts into it, and the program standing in it.
struct Scene {
    folder: tempfile::TempDir,
}

impl Scene {
    /// With files, each by its path.
    fn new(files: &[(&str, &str)]) -> Self {
        let scene = Self { folder: tempfile::tempdir().unwrap() };
        for (name, content) in files {
            let path = scene.path(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        scene
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A pipe under a name.
    fn pipe(&self, name: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        path
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin("gascore"));
        command.current_dir(self.folder.path()).args(args).env("LC_ALL", "C.UTF-8").stdin(Stdio::null());
        command
    }

    /// Runs the program in both languages: its exit status, and on standard error a word in each of them.
    fn ends(&self, args: &[&str], status: i32, zh: &str, en: &str) {
        for (lang, word) in [("zh", zh), ("en", en)] {
            let ended = ended(self.command(args).args(["--lang", lang]));
            let told = text(&ended.stderr);
            assert_eq!(ended.status.code(), Some(status), "{args:?}\n{told}");
            assert!(told.contains(word) && told.starts_with("gascore: "), "{args:?}: {told}");
            assert_eq!(told.lines().count(), 1, "{told}");
        }
    }

    /// Everything that lies in the folder itself, in order.
    fn names(&self) -> Vec<String> {
        names(self.folder.path())
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Runs a command to its end; one that hangs is a failure of the test and not of whoever waits for it.
fn ended(command: &mut Command) -> Output {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let begun = Instant::now();
    // What is told here is short, so no pipe fills up meanwhile.
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("{command:?} hangs");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child.wait_with_output().unwrap()
}
