//! `gascore check` as its users meet it. `tests/check/<name>/` holds a ledger and what is printed of it in both languages at three
//! widths; `UPDATE=1` writes that anew.

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

const WIDTHS: [&str; 3] = ["60", "80", "120"];

/// Runs `gascore check` in the folder of the package, with nothing in its environment.
pub(super) fn check(args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("gascore").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env_clear().arg("check").args(args).output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn json(args: &[&str]) -> Value {
    serde_json::from_slice(&check(&[args, &["--format", "json"]].concat()).stdout).unwrap()
}

/// A folder that is gone with the value, with these files in it.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

fn path(folder: &tempfile::TempDir) -> &str {
    folder.path().to_str().unwrap()
}

const HEADER: &str = "受理编号,业务类型,受理时间,办结时间\n";

#[test]
fn what_people_read_is_as_it_was_looked_at() {
    let update = std::env::var_os("UPDATE").is_some();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check");
    let mut seen = 0;
    for entry in fs::read_dir(root).unwrap() {
        let folder = entry.unwrap().path();
        let ledger = folder.join("ledger.csv");
        for (lang, width) in ["zh", "en"].into_iter().flat_map(|lang| WIDTHS.map(|width| (lang, width))) {
            let args = [ledger.to_str().unwrap(), "--quarter", "2019Q3", "--lang", lang, "--width", width];
            let shown = text(&check(&args));
            let expected = folder.join(format!("{lang}.{width}.txt"));
            if update {
                fs::write(&expected, &shown).unwrap();
            }
            assert_eq!(shown, fs::read_to_string(&expected).unwrap(), "{}", expected.display());
            assert!(shown.lines().all(|line| line.width() <= width.parse().unwrap()), "{}", expected.display());
            seen += 1;
        }
    }
    assert!(seen >= 6);
}

/// The mark stands below the cell that the place names, whatever is in front of it.
#[test]
fn every_mark_stands_under_its_cell() {
    let ledger = "tests/check/untidy/ledger.csv";
    for width in WIDTHS {
        let shown = text(&check(&[ledger, "--quarter", "2019Q3", "--lang", "zh", "--width", width]));
        let lines: Vec<&str> = shown.lines().collect();
        let mut marks = 0;
        for pair in lines.windows(2) {
            let Some(start) = pair[1].find('^') else { continue };
            let (start, length) = (pair[1][..start].width(), pair[1].matches('^').count());
            let mut column = 0;
            let under: String = pair[0]
                .chars()
                .filter(|c| {
                    let from = column;
                    column += c.to_string().width();
                    (start..start + length).contains(&from)
                })
                .collect();
            let blank = length == 1 && under == " ";
            assert!(blank || (!under.contains('│') && under == under.trim() && under.width() == length), "{width}: {under:?}");
            marks += 1;
        }
        assert!(marks >= 4, "{width}: {marks}");
    }
}

#[test]
fn the_verdict_stands_first_and_decides_the_exit_status() {
    let good = format!("{HEADER}GZ001,一般故障申告,2019-07-01,2019-07-03\n");
    let doubtful = format!("{HEADER}GZ001,一般故障申告,2019-07-01 10:00,2019-07-01 09:00\n");
    let wrong = format!("{HEADER}GZ001,一般故障申告,2019-07-03,2019-07-01\n");
    for (ledger, verdict, zh, status) in
        [(&good, "acceptable", "可上报", 0), (&doubtful, "needs_statement", "需说明", 1), (&wrong, "needs_correction", "须更正", 1)]
    {
        let folder = folder(&[("cases.csv", ledger)]);
        let path = folder.path().join("cases.csv");
        let args = [path.to_str().unwrap(), "--quarter", "2019Q3"];
        assert_eq!(json(&args)["verdict"], verdict);
        let output = check(&[&args[..], &["--lang", "zh"]].concat());
        assert_eq!((text(&output).starts_with(zh), output.status.code()), (true, Some(status)), "{}", text(&output));
        for format in ["short", "jsonl"] {
            let machine = text(&check(&[&args[..], &["--format", format]].concat()));
            assert!(machine.lines().next().unwrap().contains(verdict), "{format}: {machine}");
        }
    }
}

#[test]
fn what_is_explained_fails_no_longer_and_is_printed() {
    let ledger = format!("{HEADER}GZ001,一般故障申告,2019-07-01 10:00,2019-07-01 09:00\n");
    let about = "enterprise = \"甲燃气\"\nquarter = \"2019Q3\"\nzero_report = [\"residential_connection\", \"commercial_application\", \"complaint\", \"inquiry\"]\n";
    let statement = |code: &str, case: &str| {
        format!(
            "[[statement]]\ncode = \"{code}\"\ncase_id = \"{case}\"\nreason = \"系统时钟误差，电话13800000000\"\nsigned_by_unit = \"客服部\"\n"
        )
    };
    let run = |statements: &str| {
        let folder = folder(&[("cases.csv", &ledger), ("submission.toml", about), ("statements.toml", statements)]);
        let json = json(&[path(&folder)]);
        let output = check(&[path(&folder), "--lang", "zh"]);
        (json, text(&output), output.status.code())
    };
    let (report, shown, status) = run(&statement("C202", "ＧＺ001"));
    assert_eq!((report["verdict"].as_str(), status), (Some("acceptable"), Some(0)), "{shown}");
    assert_eq!((&report["totals"]["confirm"], &report["totals"]["explained"]), (&Value::from(1), &Value::from(1)));
    assert!(shown.contains("系统时钟误差") && shown.contains("客服部") && !shown.contains("138"), "{shown}");

    let (report, shown, status) = run(&statement("C202", "GZ002"));
    let codes: Vec<_> = report["diagnostics"].as_array().unwrap().iter().map(|group| group["code"].as_str().unwrap()).collect();
    assert_eq!((codes, status), (vec!["C202", "P410"], Some(1)), "a statement that matches nothing is told: {shown}");
}

#[test]
fn a_column_that_is_wrong_throughout_is_one_diagnostic_on_one_screen() {
    let rows: String = (0..1000).fold(String::new(), |rows, row| format!("{rows}GZ{row:04},一般故障申告,2019-07-01,已办\n"));
    let folder = folder(&[("cases.csv", &format!("{HEADER}{rows}"))]);
    let ledger = folder.path().join("cases.csv");
    let args = [ledger.to_str().unwrap(), "--quarter", "2019Q3"];
    let report = json(&args);
    let group = &report["diagnostics"][0];
    assert_eq!((&group["code"], &group["total"], &group["of_rows"]), (&"R101".into(), &1000.into(), &1000.into()));
    assert_eq!(group["samples"].as_array().unwrap().len(), 20);
    let shown = text(&check(&[&args[..], &["--lang", "zh", "--width", "100"]].concat()));
    assert!(shown.contains("全部 1000 行") && shown.lines().count() < 30, "{shown}");
    let all = text(&check(&[&args[..], &["--all", "--format", "jsonl"]].concat()));
    assert_eq!(all.lines().filter(|line| line.contains("\"R101\"")).count(), 1000, "--all tells every one");
}

#[test]
fn a_bad_cell_disables_only_what_needs_it_and_that_is_told() {
    let header = "受理编号,业务类型,受理时间,办结时间,挂起起,挂起止,受理渠道\n";
    let folder = folder(&[("cases.csv", &format!("{header}GZ001,一般故障申告,7月1日,2019-07-03,2019-07-03,2019-07-02,传话\n"))]);
    let report = json(&[folder.path().join("cases.csv").to_str().unwrap(), "--quarter", "2019Q3"]);
    let codes: Vec<_> = report["diagnostics"].as_array().unwrap().iter().map(|group| group["code"].as_str().unwrap()).collect();
    assert!(["R103", "C211", "R105"].iter().all(|code| codes.contains(code)), "{codes:?}");
    let not_done = &report["not_done"][0];
    assert_eq!((&not_done["because"], &not_done["rows_not_judged"], &not_done["rows_not_read"]), (&"R103".into(), &1.into(), &0.into()));
    let skipped: Vec<_> = not_done["checks_not_run"].as_array().unwrap().iter().map(|check| check["code"].as_str().unwrap()).collect();
    assert!(skipped.contains(&"C201") && !skipped.contains(&"C211"), "{skipped:?}");
}

#[test]
fn ledgers_folders_and_standard_input_are_checked_alike() {
    let ledger = format!("{HEADER}GZ001,一般故障申告,2019-07-03,2019-07-01\n");
    let one = folder(&[("a.csv", &ledger), ("b.csv", &ledger.replace("GZ001", "GZ002"))]);
    let files: Vec<_> = ["a.csv", "b.csv"].iter().map(|name| one.path().join(name).to_str().unwrap().to_owned()).collect();
    let report = json(&[&files[0], &files[1], "--quarter", "2019Q3"]);
    assert_eq!((&report["totals"]["block"], report["inputs"].as_array().unwrap().len()), (&2.into(), 2));
    let twice = json(&[&files[0], &files[0], "--quarter", "2019Q3"]);
    assert_eq!((&twice["totals"]["block"], twice["inputs"].as_array().unwrap().len()), (&1.into(), 1), "named twice, read once");

    let mut command = Command::cargo_bin("gascore").unwrap();
    let output = command.args(["check", "-", "--format", "short", "--quarter", "2019Q3"]).write_stdin(ledger).output().unwrap();
    assert!(text(&output).contains("-:2:4: block[C201 completed-before-accepted]"), "{}", text(&output));

    let quarter = json(&["sample-data/2019Q3"]);
    assert_eq!(quarter["submissions"].as_array().unwrap().len(), 17);
    let mixed = check(&["sample-data/2019Q3/submissions/yunling", &files[0]]);
    assert_eq!(mixed.status.code(), Some(2));
    assert_eq!(check(&["no-such-file.csv"]).status.code(), Some(3));
}

/// What `sample-data/README.md` promises of the units whose data it describes.
#[test]
fn the_samples_say_what_their_stories_promise() {
    let report = json(&["sample-data/2019Q3"]);
    let verdict = |name: &str| {
        let all = report["submissions"].as_array().unwrap();
        all.iter().find(|one| one["name"] == name).map(|one| one["verdict"].as_str().unwrap().to_owned()).unwrap_or_default()
    };
    for clean in ["yunling", "shuangcheng-yz"] {
        assert_eq!(verdict(clean), "acceptable", "{clean}");
    }
    assert_eq!(verdict("zagu"), "needs_correction");
    let blocked: Vec<_> = report["submissions"].as_array().unwrap().iter().filter(|one| one["totals"]["block"] != 0).collect();
    assert_eq!(blocked.len(), 1, "only the untidy one has something to correct");
}

#[test]
fn a_result_is_written_to_a_file_whole_or_not_at_all() {
    let folder = folder(&[("cases.csv", &format!("{HEADER}GZ001,一般故障申告,2019-07-01,2019-07-03\n"))]);
    let (ledger, out) = (folder.path().join("cases.csv"), folder.path().join("out.json"));
    let (ledger, out) = (ledger.to_str().unwrap(), out.to_str().unwrap());
    let output = check(&[ledger, "--quarter", "2019Q3", "--format", "json", "-o", out]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
    assert!(serde_json::from_str::<Value>(&fs::read_to_string(out).unwrap()).is_ok());
    let nowhere = folder.path().join("no/such/folder.json");
    let failed = check(&[ledger, "--quarter", "2019Q3", "-o", nowhere.to_str().unwrap()]);
    assert_eq!(failed.status.code(), Some(4));
}

/// In either form, and in either language.
#[test]
fn a_new_submission_is_only_told_that_it_is_empty() {
    for (lang, csv) in [("zh", None), ("en", None), ("zh", Some("--csv")), ("en", Some("--csv"))] {
        let folder = tempfile::tempdir().unwrap();
        let mut init = Command::cargo_bin("gascore").unwrap();
        init.args(["init", path(&folder), "--lang", lang, "--quarter", "2019Q3"]).args(csv).assert().success();
        let report = json(&[path(&folder), "--lang", lang]);
        let codes: Vec<_> = report["diagnostics"].as_array().unwrap().iter().map(|group| group["code"].as_str().unwrap()).collect();
        assert_eq!((codes, &report["totals"]["confirm"]), (vec!["B509", "P411"], &5.into()), "{lang} {csv:?}: {report}");
    }
}
