//! Places that do not take what is written.

use std::fs;
use std::io::Read;
use std::os::unix::fs::{FileTypeExt, symlink};
use std::process::{Command, Stdio};

use super::{LEDGER, Scene, ended, names};
use crate::report_dir::desk::{Desk, text};

const CHECK: [&str; 6] = ["check", "cases.csv", "--quarter", "2019Q3", "--format", "json"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&CHECK[..], more].concat()
}

#[test]
fn a_full_disk_ends_with_4() {
    let scene = Scene::new(&[("cases.csv", LEDGER)]);
    symlink("/dev/full", scene.path("full")).unwrap();
    scene.ends(&with(&["-o", "full"]), 4, "无法写出：full: 存储空间已满", "cannot write: full: No space left");
    for (lang, word) in [("zh", "无法写出：存储空间已满"), ("en", "cannot write: No space left")] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let ended =
            scene.command(&with(&["--lang", lang])).stdout(full).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
        assert_eq!(ended.status.code(), Some(4));
        assert!(text(&ended.stderr).contains(word), "{}", text(&ended.stderr));
    }
}

/// A limit on the size of files stands for a disk that fills up in mid-write.
#[test]
fn a_disk_that_fills_up_leaves_nothing_half_written() {
    let desk = Desk::new();
    let program = assert_cmd::cargo::cargo_bin("gascore");
    for blocks in [1, 64] {
        let line = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" report 2019Q3 -o out --lang en");
        let mut shell = Command::new("sh");
        let ended = ended(shell.args(["-c", &line]).arg(&program).current_dir(desk.folder.path()).env("LC_ALL", "C.UTF-8"));
        assert_eq!(ended.status.code(), Some(4), "{}", text(&ended.stderr));
        assert!(text(&ended.stderr).contains("cannot write"), "{}", text(&ended.stderr));
        assert_eq!(desk.others(), [""; 0]);
    }
}

/// Long sheets wait in temporary files.
#[test]
fn a_workbook_without_room_for_its_temporary_files_says_so() {
    let row = |number: u32| format!("A{number},咨询,2019-07-03 09:00,2019-07-03 10:00,办结\n");
    let rows: String = (2..2000).map(row).collect();
    let scene = Scene::new(&[("cases.csv", &format!("{LEDGER}{rows}"))]);
    let program = assert_cmd::cargo::cargo_bin("gascore");
    for (lang, word) in
        [("zh", "无法写出：无法生成工作簿，请检查临时文件夹的剩余空间"), ("en", "cannot write: the workbook cannot be made")]
    {
        let line = format!("trap '' XFSZ; ulimit -f 16; exec \"$0\" check cases.csv --quarter 2019Q3 --annotate out.xlsx --lang {lang}");
        let ended = ended(Command::new("sh").args(["-c", &line]).arg(&program).current_dir(scene.folder.path()));
        assert_eq!(ended.status.code(), Some(4), "{}", text(&ended.stderr));
        assert_eq!((text(&ended.stderr).lines().count(), text(&ended.stderr).contains(word)), (1, true), "{}", text(&ended.stderr));
        assert_eq!(scene.names(), ["cases.csv"]);
    }
}

#[test]
fn a_pipe_or_device_is_written_to_and_not_replaced() {
    let scene = Scene::new(&[("cases.csv", LEDGER)]);
    let pipe = scene.pipe("pipe");
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || {
            let mut read = String::new();
            fs::File::open(pipe).unwrap().read_to_string(&mut read).unwrap();
            read
        }
    });
    // The pipe refuses who comes before its reader.
    while ended(&mut scene.command(&with(&["-o", "pipe"]))).status.code() == Some(4) {}
    assert!(reader.join().unwrap().contains("\"verdict\""));
    assert!(fs::metadata(pipe).unwrap().file_type().is_fifo());
    assert_eq!(scene.names(), ["cases.csv", "pipe"]);
}

#[test]
fn a_pipe_that_nobody_reads_is_not_waited_for() {
    let scene = Scene::new(&[("cases.csv", LEDGER)]);
    scene.pipe("pipe");
    scene.ends(&with(&["-o", "pipe"]), 4, "无法写出：pipe: 没有程序在读取该管道", "cannot write: pipe: nobody reads the pipe");
}

#[test]
fn a_place_that_cannot_be_is_named() {
    let scene = Scene::new(&[("cases.csv", LEDGER), ("folder/x", "")]);
    scene.ends(&with(&["-o", "nowhere/out.json"]), 4, "nowhere: 不存在", "nowhere: No such file");
    scene.ends(&with(&["-o", "cases.csv/out.json"]), 4, "cases.csv: 路径中有一段不是文件夹", "cases.csv: Not a directory");
    scene.ends(&with(&["-o", "folder"]), 4, "无法写出：folder", "cannot write: folder");
    scene.ends(&with(&["-o", "/proc/out.json"]), 4, "无法写出：/proc", "cannot write: /proc");
    assert_eq!((scene.names(), names(&scene.path("folder"))), (vec!["cases.csv".to_owned(), "folder".to_owned()], vec!["x".to_owned()]));
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let scene = Scene::new(&[]);
    let mut child = scene.command(&["explain", "--format", "markdown"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut few = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut few).unwrap();
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), text(&ended.stderr)), (Some(0), String::new()));
}

/// What an enterprise is called decides the name of no file outside the folder.
#[test]
fn an_enterprise_named_like_a_path_stays_in_the_folder() {
    let registry = "enterprise,name\n../../escaped,../../escaped\n/escaped,..\n";
    let about = "enterprise = \"../../escaped\"\nhanded_in_on = 2019-10-08\n";
    let files = [
        ("q/2019Q3/enterprises.csv", registry),
        ("q/2019Q3/submissions/jia/cases.csv", LEDGER),
        ("q/2019Q3/submissions/jia/submission.toml", about),
    ];
    let scene = Scene::new(&files);
    let ended = ended(&mut scene.command(&["report", "q/2019Q3", "-o", "q/out", "-q"]));
    assert_eq!(ended.status.code(), Some(0), "{}", text(&ended.stderr));
    assert_eq!((scene.names(), names(&scene.path("q"))), (vec!["q".to_owned()], vec!["2019Q3".to_owned(), "out".to_owned()]));
    let pages = names(&scene.path("q/out/enterprises"));
    assert!(pages.len() == 2 && pages.iter().all(|page| page.starts_with("x-")), "{pages:?}");
}
