//! Inputs that are no files, or not the submission's own.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};

use super::{LEDGER, Scene, ended};
use crate::report_dir::desk::text;

const PIPE: (&str, &str) = ("是管道或设备，不是文件", "it is a pipe or a device and not a file");

#[test]
fn a_pipe_without_a_writer_is_no_file() {
    let scene = Scene::new(&[("2019Q3/submissions/jia/submission.toml", "enterprise = \"甲\"\n")]);
    for (pipe, args) in [
        ("ledger.csv", &["check", "ledger.csv"][..]),
        ("2019Q3/submissions/jia/cases.csv", &["check", "2019Q3/submissions/jia"]),
        ("2019Q3/submissions/jia/progress.csv", &["score", "2019Q3/submissions/jia"]),
        ("2019Q3/enterprises.csv", &["report", "2019Q3"]),
        ("rules/policy.toml", &["rules", "lint", "--rules", "rules"]),
        ("pool.json", &["draw", "--seed", "x", "--pool", "pool.json", "-o", "out"]),
    ] {
        let path = scene.pipe(pipe);
        scene.ends(args, 3, PIPE.0, PIPE.1);
        fs::remove_file(path).unwrap();
    }
}

/// What a shell makes of `<(…)`. Verbs that read their input twice say that they cannot.
#[test]
fn a_pipe_that_the_shell_hands_over_is_read_like_standard_input() {
    let scene = Scene::new(&[("cases.csv", LEDGER)]);
    let check = ["--quarter", "2019Q3", "--format", "json"];
    let expected = ended(scene.command(&["check", "cases.csv"]).args(check));
    for pipe in ["/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"] {
        let mut cat = Command::new("cat").arg(scene.path("cases.csv")).stdout(Stdio::piped()).spawn().unwrap();
        let told = ended(scene.command(&["check", pipe]).args(check).stdin(cat.stdout.take().unwrap()));
        assert!(cat.wait().unwrap().success());
        assert_eq!(told.status.code(), expected.status.code(), "{}", text(&told.stderr));
        // A file that is handed in alone is called by its name without what stands behind the dot; a pipe has but one name.
        let named = text(&expected.stdout).replace("cases.csv", pipe).replace("\"cases\"", &format!("\"{pipe}\""));
        assert_eq!(text(&told.stdout), named);
    }
    let program = assert_cmd::cargo::cargo_bin("gascore");
    let bash = |line: &str| ended(Command::new("bash").args(["-c", line]).arg(&program).current_dir(scene.folder.path()));
    let two = bash("exec \"$0\" check <(cat cases.csv) <(sed s/A1/A2/ cases.csv) --quarter 2019Q3 --format json");
    assert_eq!(two.status.code(), expected.status.code(), "{}", text(&two.stderr));
    assert_eq!(text(&two.stdout).matches("\"rows\": 1").count(), 2, "{}", text(&two.stdout));
    for (args, word) in [
        ("compare <(cat cases.csv) cases.csv", "compare reads neither standard input nor pipes"),
        ("score <(cat cases.csv) --seal seal.json", "neither standard input nor a pipe can be sealed"),
        ("explain A1 --in <(cat cases.csv)", "--in names a file or folder"),
    ] {
        let refused = bash(&format!("exec \"$0\" {args} --lang en"));
        assert_eq!(refused.status.code(), Some(2), "{args}");
        assert!(text(&refused.stderr).contains(word), "{}", text(&refused.stderr));
    }
}

/// Some of them make a library panic, which is no matter of whoever sent them.
#[test]
fn a_broken_workbook_is_told_and_nothing_else_is_printed() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/packed");
    for name in ["xls-cut", "xls-strings-cut", "ods-overflow"] {
        let scene = Scene::new(&[]);
        fs::copy(corpus.join(name), scene.path("cases.xls")).unwrap();
        let told = ended(&mut scene.command(&["check", "cases.xls", "--quarter", "2019Q3", "--format", "short"]));
        assert_eq!((told.status.code(), text(&told.stderr)), (Some(1), String::new()), "{name}");
        assert!(text(&told.stdout).contains("cases.xls"), "{name}: {}", text(&told.stdout));
    }
}

/// Excel and WPS keep a file beside a workbook that is open, which is sent along easily.
#[test]
fn what_tells_that_a_workbook_is_open_is_no_ledger() {
    let scene = Scene::new(&[("jia/cases.csv", LEDGER), ("jia/~$cases.xlsx", "\u{6}clerk"), ("jia/.~lock.cases.xlsx#", ",clerk,")]);
    let told = ended(&mut scene.command(&["check", "jia", "--quarter", "2019Q3", "--format", "short"]));
    assert!(!text(&told.stdout).contains('~'), "{}", text(&told.stdout));
}

/// Numbers of persons in names are covered up; what is told stays told of two files.
#[test]
fn files_whose_names_differ_in_a_covered_number_alone_stay_two() {
    let faulty = LEDGER.replace("07-03 10:00", "07-02 10:00");
    let other = faulty.replace("A1", "A2");
    let both = [("13812345678", faulty.as_str()), ("13912345678", other.as_str())];
    let files = both.map(|(number, ledger)| (format!("jia/台账{number}.csv"), ledger));
    let folders = both.map(|(number, ledger)| (format!("2019Q3/submissions/{number}/cases.csv"), ledger));
    let all: Vec<_> = files.iter().chain(&folders).map(|(path, ledger)| (path.as_str(), *ledger)).collect();
    let scene = Scene::new(&all);
    for (args, expected) in [
        (&["jia"][..], ["台账■(2).csv:2", "台账■.csv:2"]),
        (&["2019Q3"], ["submissions/■(2)/cases.csv:2", "submissions/■/cases.csv:2"]),
        (&["jia/台账13812345678.csv", "jia/台账13912345678.csv"], ["jia/台账■(2).csv:2", "jia/台账■.csv:2"]),
    ] {
        let told = ended(scene.command(&["check", "--format", "short", "--quarter", "2019Q3"]).args(args));
        let mut places: Vec<_> =
            text(&told.stdout).lines().filter_map(|line| Some(line.split_once(".csv:2")?.0.to_owned() + ".csv:2")).collect();
        places.sort();
        places.dedup();
        assert_eq!(places, expected, "{}", text(&told.stdout));
    }
}

#[test]
fn a_device_is_no_file() {
    let scene = Scene::new(&[]);
    scene.ends(&["check", "/dev/zero"], 3, PIPE.0, PIPE.1);
    scene.ends(&["check", "/dev/stdin"], 3, PIPE.0, "standard input is written as -");
    symlink("/dev/zero", scene.path("ledger.csv")).unwrap();
    scene.ends(&["check", "ledger.csv"], 3, PIPE.0, PIPE.1);
}

#[test]
fn a_folder_where_a_file_is_expected_is_named() {
    let scene = Scene::new(&[("jia/cases.csv/x", ""), ("rules/policy.toml/x", ""), ("2019Q3/problems.csv/x", "")]);
    fs::create_dir_all(scene.path("2019Q3/submissions")).unwrap();
    let (zh, en) = ("是文件夹，此处需要文件", "it is a folder where a file is expected");
    scene.ends(&["check", "jia"], 3, zh, en);
    scene.ends(&["rules", "lint", "--rules", "rules"], 3, zh, en);
    scene.ends(&["report", "2019Q3"], 3, zh, en);
    scene.ends(&["check", "jia", "--calendar", "jia"], 2, "没有日历 `jia`", "there is no calendar `jia`");
}

#[test]
fn what_is_not_there_is_named() {
    let scene = Scene::new(&[]);
    scene.ends(&["check", "gone.csv"], 3, "无法读取：gone.csv: 不存在", "cannot read gone.csv: No such file");
    scene.ends(&["report", "2019Q3"], 3, "2019Q3/submissions: 不存在", "2019Q3/submissions: No such file");
    scene.ends(&["check", &"x".repeat(300)], 3, "文件名过长", "File name too long");
}

/// What an enterprise sends may be unpacked on the bureau's machine; it shows nothing of what stands elsewhere on it.
#[test]
fn a_link_out_of_a_submission_is_not_followed() {
    let scene = Scene::new(&[("secret.csv", LEDGER), ("jia/real.csv", LEDGER), ("yi/real.csv", LEDGER)]);
    symlink("../secret.csv", scene.path("jia/cases.csv")).unwrap();
    scene.ends(&["check", "jia"], 3, "指向报送文件夹之外的链接", "a link that leads out of the submission");
    symlink("real.csv", scene.path("yi/submission.csv")).unwrap();
    assert_eq!(ended(&mut scene.command(&["check", "yi", "--quarter", "2019Q3", "--fail-on", "never"])).status.code(), Some(0));
}

#[test]
fn a_link_that_leads_nowhere_is_told_and_never_passed_over() {
    let scene = Scene::new(&[("2019Q3/submissions/jia/cases.csv", LEDGER), ("yi/cases.csv", LEDGER)]);
    symlink("nowhere.csv", scene.path("yi/more.csv")).unwrap();
    scene.ends(&["check", "yi"], 3, "more.csv: 不存在", "more.csv: No such file");
    symlink("round", scene.path("2019Q3/submissions/round")).unwrap();
    scene.ends(&["report", "2019Q3"], 3, "submissions/round", "submissions/round");
}

#[test]
fn a_name_that_is_no_text_is_told_and_never_passed_over() {
    let scene = Scene::new(&[("jia/cases.csv", LEDGER), ("2019Q3/submissions/jia/cases.csv", LEDGER)]);
    fs::write(scene.path("jia").join(OsStr::from_bytes(b"more\xff.csv")), LEDGER).unwrap();
    let (zh, en) = ("文件名不是有效的 UTF-8 文本", "its name is not UTF-8");
    scene.ends(&["check", "jia"], 3, zh, en);
    fs::create_dir(scene.path("2019Q3/submissions").join(OsStr::from_bytes(b"yi\xff"))).unwrap();
    scene.ends(&["report", "2019Q3"], 3, zh, en);
}

#[test]
fn rules_that_are_no_text_are_told() {
    let scene = Scene::new(&[("rules/ledger.toml", "")]);
    fs::write(scene.path("rules/policy.toml"), b"schema = \xff").unwrap();
    scene.ends(&["rules", "lint", "--rules", "rules"], 3, "policy.toml: 不是有效的 UTF-8 文本", "policy.toml: ");
}

/// Root may read everything, so the program runs as nobody here; where that cannot be had, the test says so.
#[test]
fn what_may_not_be_read_is_named() {
    let scene = Scene::new(&[("cases.csv", LEDGER)]);
    fs::set_permissions(scene.path("cases.csv"), fs::Permissions::from_mode(0o000)).unwrap();
    fs::set_permissions(scene.folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let program = assert_cmd::cargo::cargo_bin("gascore");
    let as_nobody = |args: &[&str]| {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&program).args(args).current_dir(scene.folder.path());
        command
    };
    let runs = as_nobody(&["--version"]).output().is_ok_and(|ended| ended.status.success());
    let is_root = fs::read(scene.path("cases.csv")).is_ok();
    if is_root && !runs {
        let told = "\n*** SKIPPED: that a file nobody may read is named: root may read everything, and setpriv runs nobody else here ***\n";
        std::io::stderr().write_all(told.as_bytes()).unwrap();
        return;
    }
    for (lang, word) in [("zh", "cases.csv: 没有权限"), ("en", "cases.csv: Permission denied")] {
        let args = ["check", "cases.csv", "--lang", lang];
        let output = if is_root { ended(&mut as_nobody(&args)) } else { ended(&mut scene.command(&args)) };
        assert_eq!(output.status.code(), Some(3));
        assert!(text(&output.stderr).contains(word), "{}", text(&output.stderr));
    }
}
