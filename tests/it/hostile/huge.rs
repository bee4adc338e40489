//! A field of a gigabyte. It goes through the program as a stream, and what it costs is a row: of memory no more than any other. That
//! takes half a minute and a gigabyte of the temporary folder, so it is only done where `GASCORE_HUGE` is set.

use std::fs;
use std::io::{Read, Write};
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;

use super::{LEDGER, Scene};

const GIGABYTE: usize = 1 << 30;

/// What the program may take at its peak, in KiB.
const MOST: u64 = 128 << 10;

#[test]
fn a_field_of_a_gigabyte_costs_its_row_and_no_memory() {
    if std::env::var_os("GASCORE_HUGE").is_none() {
        let told = "\n*** SKIPPED: a field of a gigabyte; set GASCORE_HUGE to have it read ***\n";
        std::io::stderr().write_all(told.as_bytes()).unwrap();
        return;
    }
    for (before, after) in [("\"", "\""), ("", ""), ("\"", "")] {
        let (peak, check) = checked(before, after);
        let told = format!("{before}…{after}: {peak} KiB\n");
        std::io::stderr().write_all(told.as_bytes()).unwrap();
        assert!(peak < MOST, "{told}");
        let diagnostics = check["diagnostics"].as_array().unwrap();
        let told = diagnostics.iter().map(|one| (one["code"].as_str().unwrap(), one["samples"][0]["line"].as_u64().unwrap()));
        assert_eq!(told.collect::<Vec<_>>(), [("R110", 3)]);
        assert_eq!(check["inputs"][0]["rows"], 3, "{check:#}");
    }
}

/// A ledger with the field between two good rows, checked: the most memory that took, in KiB, and what is told.
fn checked(before: &str, after: &str) -> (u64, Value) {
    let scene = Scene::new(&[]);
    let mut command = scene.command(&["check", "-", "--quarter", "2019Q3", "--format", "json"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let piece = vec![b'x'; 1 << 20];
    write!(input, "{LEDGER}A2,{before}").unwrap();
    for _ in 0..GIGABYTE / piece.len() {
        input.write_all(&piece).unwrap();
    }
    write!(input, "{after},2019-07-03,2019-07-03,办结\n{}", LEDGER.lines().nth(1).unwrap().replace("A1", "A3")).unwrap();
    drop(input);
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
        peak = most.unwrap_or(peak);
        std::thread::sleep(Duration::from_millis(5));
    }
    let mut told = String::new();
    child.stdout.take().unwrap().read_to_string(&mut told).unwrap();
    (peak, serde_json::from_str(&told).unwrap())
}
