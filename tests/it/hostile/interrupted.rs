//! Runs that are interrupted.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::report_dir::desk::{Desk, text};

fn signal(child: &Child, name: &str) {
    // It may have ended already, which its exit status tells.
    let _ = Command::new("kill").args([name, &child.id().to_string()]).stderr(Stdio::null()).status().unwrap();
}

/// Whenever Ctrl-C comes: 130, or 0 where the work was done already; and the folder is whole or not there.
#[test]
fn an_interrupt_leaves_nothing_half_written() {
    let desk = Desk::new();
    let mut interrupted = 0;
    for round in 0..6_u64 {
        let mut command = desk.command(&["report", "2019Q3", "-o", "out", "--force", "-q", "--lang", "en"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let is_writing = || desk.others().iter().any(|name| name.starts_with(".out.tmp-"));
        // The first two are interrupted while they read, the others while they write.
        while round >= 2 && !is_writing() && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_micros(50));
        }
        std::thread::sleep(Duration::from_millis(if round < 2 { 30 + 100 * round } else { round }));
        signal(&child, "-INT");
        let ended = child.wait_with_output().unwrap();
        match ended.status.code() {
            Some(130) => {
                interrupted += 1;
                assert_eq!(text(&ended.stderr), "gascore: interrupted; nothing half-written is left\n");
            }
            // Before it listens, the system itself ends it.
            None if round < 2 => {}
            other => assert_eq!(other, Some(0), "{:?} {}", ended.status, text(&ended.stderr)),
        }
        assert!(desk.others().is_empty() || desk.others() == ["out"], "{:?}", desk.others());
    }
    if !desk.others().is_empty() {
        assert_eq!(desk.verify(0)["equal"], true);
    }
    assert!(interrupted > 0, "none of 6 was interrupted");
}

#[test]
fn whoever_is_told_to_end_ends_and_says_so() {
    let desk = Desk::new();
    // It waits for input, so it is there to be told.
    let mut command = desk.command(&["check", "-", "--lang", "zh"]);
    let child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(500));
    signal(&child, "-TERM");
    let ended = child.wait_with_output().unwrap();
    // Before it listens, the system itself ends it.
    let is_early = ended.status.code().is_none();
    assert!(is_early || ended.status.code() == Some(143), "{:?}", ended.status);
    assert!(is_early || text(&ended.stderr) == "gascore: 已中断；没有留下写到一半的文件\n", "{}", text(&ended.stderr));
}
