//! `verify` where there is no report, and where rules are one's own.

use std::fs;
use std::path::Path;

use super::{Desk, copy, text};

#[test]
fn what_is_no_report_cannot_be_verified() {
    let desk = Desk::new();
    let verify = |status| desk.run(&["verify", "out", "--inputs", "2019Q3"], status);
    verify(3);
    desk.run(&["report", "2019Q3", "-o", "out"], 0);
    desk.run(&["verify", "out", "--inputs", "2018Q1"], 3);
    fs::write(desk.path("out/manifest.json"), "{\"schema\": \"gascore/manifest/v9\"}").unwrap();
    assert!(text(&verify(3).stderr).contains("manifest.json"));
}

#[test]
fn rules_of_ones_own_are_sealed_and_found_again() {
    let desk = Desk::new();
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/chongqing-2018");
    for file in ["policy.toml", "checklist.toml", "ledger.toml"] {
        copy(&pack.join(file), &desk.path("mine").join(file));
    }
    let ledger = fs::read_to_string(desk.path("mine/ledger.toml")).unwrap();
    fs::write(desk.path("mine/ledger.toml"), ledger + "\n# ours\n").unwrap();
    desk.run(&["report", "2019Q3", "-o", "out", "--rules", "mine"], 0);
    assert!(!desk.verify(1)["rules"].is_null());
    desk.run(&["verify", "out", "--inputs", "2019Q3", "--rules", "mine"], 0);
}
