//! `.ci/intake.sh` with a stand-in for the program: what is handed in is sorted by what the check says.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/.ci/intake.sh");

/// Says of a folder what the folder itself holds, and shows what it was asked.
const STAND_IN: &str = "#!/usr/bin/env bash\n\
    folder=${!#}\n\
    printf '%s\\n' \"$@\" > \"$folder/asked\"\n\
    cat \"$folder/said\"\n\
    exit \"$(cat \"$folder/status\")\"\n";

fn hand_in(inbox: &Path, name: &str, status: u8, said: &str) {
    let folder = inbox.join(name);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("status"), status.to_string()).unwrap();
    fs::write(folder.join("said"), said).unwrap();
}

fn sort(root: &Path) -> Output {
    let bin = root.join("bin");
    fs::create_dir_all(&bin).unwrap();
    fs::write(bin.join("gascore"), STAND_IN).unwrap();
    fs::set_permissions(bin.join("gascore"), fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let (inbox, out) = (root.join("收件 箱"), root.join("out"));
    Command::new("bash").arg(SCRIPT).args([&inbox, &out]).args(["--lang", "zh"]).env("PATH", path).output().unwrap()
}

/// Every folder and result below a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn folders_are_sorted_by_what_the_check_says() {
    let root = tempfile::tempdir().unwrap();
    let (inbox, out) = (root.path().join("收件 箱"), root.path().join("out"));
    let said = |verdict: &str| format!("{{\n  \"verdict\": \"{verdict}\",\n  \"groups\": [{{\"verdict\": \"acceptable\"}}]\n}}\n");
    hand_in(&inbox, "示例 云岭（虚构）", 0, &said("acceptable"));
    hand_in(&inbox, "-rf *", 1, &said("needs_statement"));
    hand_in(&inbox, "$(touch x)", 1, &said("needs_correction").replace('\n', ""));
    hand_in(&inbox, "改 错", 0, &said("needs_correction"));
    hand_in(&inbox, "打不开", 3, "");
    hand_in(&inbox, "坏规则", 5, "");
    let output = sort(root.path());
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("坏规则 is left"), "{told}");
    assert_eq!(names(&inbox), ["坏规则"]);
    assert_eq!(names(&out), ["accepted", "to-explain", "to-mend"]);
    assert_eq!(names(&out.join("accepted")), ["示例 云岭（虚构）", "示例 云岭（虚构）.json"]);
    assert_eq!(names(&out.join("to-explain")), ["-rf *", "-rf *.json"]);
    let mend = ["$(touch x)", "$(touch x).json", "打不开", "打不开.json", "改 错", "改 错.json"];
    assert_eq!(names(&out.join("to-mend")), mend);
    assert_eq!(fs::read_to_string(out.join("accepted/示例 云岭（虚构）.json")).unwrap(), said("acceptable"));
    let asked = fs::read_to_string(out.join("to-explain/-rf */asked")).unwrap();
    let folder = format!("{}/-rf *", inbox.display());
    assert_eq!(asked.lines().collect::<Vec<_>>(), ["check", "--format", "json", "--lang", "zh", "--", folder.as_str()]);
}

#[test]
fn what_is_handed_in_again_stands_beside_the_first() {
    let root = tempfile::tempdir().unwrap();
    let (inbox, accepted) = (root.path().join("收件 箱"), root.path().join("out/accepted"));
    for _ in 0..2 {
        hand_in(&inbox, "甲", 0, "{\"verdict\": \"acceptable\"}");
        let output = sort(root.path());
        assert_eq!((output.status.code(), String::from_utf8(output.stdout).unwrap().as_str()), (Some(0), "accepted\t甲\n"));
    }
    assert_eq!(names(&accepted), ["甲", "甲 (2)", "甲 (2).json", "甲.json"]);
    assert_eq!(sort(root.path()).status.code(), Some(0));
}

#[test]
fn the_script_is_sound_and_says_how_it_is_used() {
    assert!(Command::new("bash").args(["-n", SCRIPT]).status().unwrap().success());
    let output = Command::new("bash").arg(SCRIPT).output().unwrap();
    assert_eq!((output.status.code(), output.stderr.is_empty()), (Some(2), false));
}
