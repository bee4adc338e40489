//! Every command that the READMEs show runs, and prints what they show.

use std::path::Path;
use std::process::{Command, Output};

/// A command with the lines that the README shows under it.
struct Shown {
    command: String,
    lines: Vec<String>,
}

/// The commands of the fences marked `console`.
fn shown(readme: &str) -> Vec<Shown> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(readme);
    let text = std::fs::read_to_string(path).unwrap();
    let mut shown: Vec<Shown> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with("```") {
            inside = !inside && line == "```console";
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| inside) {
            shown.push(Shown { command: command.to_owned(), lines: Vec::new() });
        } else if inside && let Some(last) = shown.last_mut() {
            last.lines.push(line.trim_end().to_owned());
        }
    }
    shown
}

/// A folder for what commands write, with what they read as in the root of the repository.
fn scratch() -> tempfile::TempDir {
    let scratch = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["sample-data", "rules"] {
        std::os::unix::fs::symlink(root.join(folder), scratch.path().join(folder)).unwrap();
    }
    scratch
}

/// Runs a command line as a shell would, in a folder of its own.
fn run(command: &str) -> Output {
    run_in(scratch().path(), command)
}

/// Runs a command line as a shell would.
fn run_in(folder: &Path, command: &str) -> Output {
    let program = assert_cmd::cargo::cargo_bin("gascore");
    let path = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("sh");
    shell.args(["-c", command]).current_dir(folder).env("PATH", path).env("LC_ALL", "C.UTF-8").env_remove("COLUMNS");
    shell.output().unwrap()
}

fn check(readme: &str) {
    let mut checked = 0;
    for Shown { command, lines } in shown(readme) {
        // Building, installing and testing would run this test within itself.
        let command = command.replace("cargo run -q -- ", "gascore ").replace("cargo run -- ", "gascore ");
        if command.starts_with("cargo ") || command.starts_with("alias ") {
            continue;
        }
        let output = run(&command);
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{readme}: {command}\n{told}");
        let printed = String::from_utf8(output.stdout).unwrap();
        let mut rest = printed.lines().map(str::trim_end);
        for line in lines.iter().filter(|line| !line.is_empty() && *line != "«…»") {
            assert!(rest.any(|found| found == line), "{readme}: {command}\nshows, but does not print in this order: {line}\n{printed}");
        }
        checked += 1;
    }
    assert!(checked >= 10, "{readme}: {checked} commands");
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    check("README.md");
}

#[test]
fn the_chinese_readme_shows_what_the_program_prints() {
    check("README.zh.md");
}

/// The routine of a quarter runs as it is written, one command after the other in one folder.
#[test]
fn the_routine_of_a_quarter_runs_as_written() {
    for readme in ["README.md", "README.zh.md"] {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(readme)).unwrap();
        let routine = text.split("```sh routine\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        let scratch = scratch();
        assert_eq!(routine.lines().count(), 10, "{readme}");
        for command in routine.lines() {
            let output = run_in(scratch.path(), command);
            assert!(matches!(output.status.code(), Some(0 | 1)), "{command}\n{}", String::from_utf8_lossy(&output.stderr));
        }
        for made in ["pool/pool.json", "drawn/record.json", "report/circular.docx", "yubei/report.html", "letters/letters.json"] {
            assert!(scratch.path().join(made).exists(), "{readme}: {made}");
        }
        for made in ["credit/credit.csv", "honours/recommend.xlsx"] {
            assert!(scratch.path().join(made).exists(), "{readme}: {made}");
        }
    }
}

/// Equals: the same commands in the same order, but for the language.
#[test]
fn both_readmes_show_the_same_commands() {
    let commands = |readme: &str| -> Vec<String> {
        let plain = |command: String| {
            let words = [(" --lang en", ""), (" --lang zh", ""), ("个工作日", " working days"), ("15日", "15 days")];
            words.iter().fold(command, |command, (from, to)| command.replace(from, to))
        };
        shown(readme).into_iter().map(|shown| plain(shown.command)).collect()
    };
    assert_eq!(commands("README.md"), commands("README.zh.md"));
}
