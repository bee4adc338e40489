//! Every command that the READMEs and the guides show runs, and prints what they show.

use std::path::Path;
use std::process::{Command, Output};

/// A command with the lines that the README shows under it.
struct Shown {
    command: String,
    lines: Vec<String>,
}

/// A fenced block: what stands behind the marks, and its lines without the indentation of a list.
struct Fence {
    info: String,
    lines: Vec<String>,
}

fn text(readme: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(readme)).unwrap()
}

/// All fenced blocks, those inside lists too.
fn fences(readme: &str) -> Vec<Fence> {
    let mut fences: Vec<Fence> = Vec::new();
    let mut indent = None;
    for line in text(readme).lines() {
        let marks = line.trim_start().strip_prefix("```");
        match (indent, marks) {
            (None, Some(info)) => {
                indent = Some(line.len() - line.trim_start().len());
                fences.push(Fence { info: info.to_owned(), lines: Vec::new() });
            }
            (Some(_), Some(_)) => indent = None,
            (Some(indent), None) => fences.last_mut().unwrap().lines.push(line.get(indent..).unwrap_or_default().to_owned()),
            (None, None) => {}
        }
    }
    fences
}

/// The commands of the fences marked `console`.
fn shown(readme: &str) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    for fence in fences(readme).iter().filter(|fence| fence.info == "console") {
        for line in &fence.lines {
            if let Some(command) = line.strip_prefix("$ ") {
                shown.push(Shown { command: command.to_owned(), lines: Vec::new() });
            } else if let Some(last) = shown.last_mut() {
                last.lines.push(line.trim_end().to_owned());
            }
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

/// The commands of a routine, without what is said of each.
fn routine(readme: &str) -> Vec<String> {
    let fences = fences(readme);
    let lines = fences.iter().filter(|fence| fence.info == "sh routine").flat_map(|fence| &fence.lines);
    lines.map(|line| line.split(" # ").next().unwrap_or_default().trim_end().to_owned()).collect()
}

/// Runs the commands of a routine one after the other, once for all READMEs that have the same, and gives the folder of each run.
fn routines(readmes: [&'static str; 2]) -> Vec<(&'static str, tempfile::TempDir, usize)> {
    let mut seen = Vec::new();
    let mut runs = Vec::new();
    for readme in readmes {
        let commands = routine(readme);
        if seen.contains(&commands) {
            continue;
        }
        let scratch = scratch();
        for command in &commands {
            let output = run_in(scratch.path(), command);
            assert!(matches!(output.status.code(), Some(0 | 1)), "{readme}: {command}\n{}", String::from_utf8_lossy(&output.stderr));
        }
        runs.push((readme, scratch, commands.len()));
        seen.push(commands);
    }
    runs
}

#[test]
fn the_routine_of_a_quarter_runs_as_written() {
    for (readme, scratch, commands) in routines(["README.md", "README.zh.md"]) {
        assert_eq!(commands, 10, "{readme}");
        for made in ["pool/pool.json", "drawn/record.json", "report/circular.docx", "yubei/report.html", "letters/letters.json"] {
            assert!(scratch.path().join(made).exists(), "{readme}: {made}");
        }
        for made in ["credit/credit.csv", "honours/recommend.xlsx"] {
            assert!(scratch.path().join(made).exists(), "{readme}: {made}");
        }
    }
}

/// The worked example of another city is sound, scores, and is not Chongqing's.
#[test]
fn the_guide_to_another_city_runs_as_written() {
    for (readme, scratch, commands) in routines(["rules/README.md", "rules/README.zh.md"]) {
        assert_eq!(commands, 8, "{readme}");
        let report = std::fs::read_to_string(scratch.path().join("report/report.json")).unwrap();
        let report: serde_json::Value = serde_json::from_str(&report).unwrap();
        let scores: Vec<_> = report["enterprises"].as_array().unwrap().iter().map(|one| one["claimed"]["total"].to_string()).collect();
        assert_eq!(report["services"].as_array().unwrap().len(), 4, "{report}");
        assert!(scores.len() == 2 && scores[0] != scores[1], "{scores:?}");
        assert!(scratch.path().join("form/submission.toml").exists());
    }
}

/// What a guide shows of a file is read as such a file is.
#[test]
fn the_examples_of_the_guide_are_those_of_the_pack() {
    let folder = "rules/examples/sample-water";
    let pack: String = ["policy.toml", "ledger.toml"].iter().map(|file| text(&format!("{folder}/{file}"))).collect();
    for readme in ["rules/README.md", "rules/README.zh.md"] {
        for fence in fences(readme).iter().filter(|fence| fence.info == "toml") {
            for line in fence.lines.iter().filter(|line| !line.is_empty() && !line.starts_with("basis")) {
                assert!(pack.lines().any(|known| known == line), "{readme}: {line}");
            }
        }
    }
}

/// Blocks that are run by nobody here, with the reason.
const NOT_RUN: &[(&str, &str)] = &[
    // `jq` need not be there; the test below runs the block where it is.
    ("sh", "gascore report sample-data/2019Q3 --format json |"),
    // These two write the reference pages, which a test of their own holds byte for byte.
    ("text", "gascore explain --format markdown --lang en > rules/checks.md"),
    ("text", "gascore explain --format markdown --lang zh > rules/checks.zh.md"),
];

#[test]
fn every_command_of_the_guides_is_run_or_listed() {
    for readme in ["README.md", "README.zh.md", "rules/README.md", "rules/README.zh.md", "src/README.md", "sample-data/README.md"] {
        for fence in fences(readme).iter().filter(|fence| !["console", "sh routine"].contains(&fence.info.as_str())) {
            for line in fence.lines.iter().filter(|line| line.trim_start_matches("$ ").starts_with("gascore ")) {
                assert!(NOT_RUN.contains(&(fence.info.as_str(), line.as_str())), "{readme}: ```{} {line}", fence.info);
            }
        }
    }
}

#[test]
#[allow(clippy::print_stderr)] // What is skipped is said aloud.
fn the_json_is_read_by_jq_as_shown() {
    if Command::new("jq").arg("--version").output().is_err() {
        eprintln!("SKIPPED: jq is not there");
        return;
    }
    for readme in ["README.md", "README.zh.md"] {
        let fences = fences(readme);
        let fence = fences.iter().find(|fence| fence.lines.iter().any(|line| line.contains("jq "))).unwrap();
        let output = run(&fence.lines.join("\n"));
        let printed = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && printed.lines().count() > 1 && printed.contains("cases.csv:"), "{readme}: {printed}");
    }
}

/// Equals: the same sections and blocks in the same order, and the same commands but for the language.
#[test]
fn both_languages_show_the_same() {
    let words = [(" --lang en", ""), (" --lang zh", ""), ("个工作日", " working days"), ("15日", "15 days")];
    let plain = |command: &str| words.iter().fold(command.to_owned(), |command, (from, to)| command.replace(from, to));
    for (english, chinese) in [("README.md", "README.zh.md"), ("rules/README.md", "rules/README.zh.md")] {
        let commands = |readme: &str| -> Vec<String> { shown(readme).iter().map(|shown| plain(&shown.command)).collect() };
        assert_eq!(commands(english), commands(chinese));
        let routine = |readme: &str| -> Vec<String> { routine(readme).iter().map(|line| plain(line)).collect() };
        assert_eq!(routine(english), routine(chinese));
        let blocks = |readme: &str| -> Vec<String> { fences(readme).into_iter().map(|fence| fence.info).collect() };
        assert_eq!(blocks(english), blocks(chinese));
        let levels = |readme: &str| -> Vec<usize> {
            let mut inside = false;
            let text = text(readme);
            let outside = text.lines().filter(|line| {
                inside ^= line.trim_start().starts_with("```");
                !inside
            });
            outside.filter(|line| line.starts_with('#')).map(|line| line.chars().take_while(|c| *c == '#').count()).collect()
        };
        assert_eq!(levels(english), levels(chinese), "sections of {english} and {chinese}");
        let tables = |readme: &str| text(readme).lines().filter(|line| line.starts_with('|')).count();
        assert_eq!(tables(english), tables(chinese), "lines of tables in {english} and {chinese}");
    }
}
