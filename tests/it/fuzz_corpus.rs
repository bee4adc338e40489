//! Every file of `fuzz/corpus` once more, through the function that its fuzz target calls, on any toolchain.

#[path = "../../fuzz/readers/mod.rs"]
#[allow(unreachable_pub)] // In `fuzz` it is a library.
pub(super) mod held;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A fuzz target: its name, and what it does with bytes.
type Target = (&'static str, fn(&[u8]));

const TARGETS: [Target; 8] = [
    ("rows", held::rows),
    ("packed", held::packed),
    ("words", held::words),
    ("pack", held::pack),
    ("calendar", held::calendar),
    ("submission", held::submission),
    ("bureau", held::bureau),
    ("check", held::check),
];

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

/// The files of a target's corpus, by name.
fn corpus(target: &str) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(fuzz().join("corpus").join(target)).unwrap().map(|entry| entry.unwrap().path());
    files.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap())).collect()
}

/// Replays the corpus of a target; what fails says which file it was.
fn replay(name: &str) {
    let (_, held) = TARGETS.iter().find(|(target, _)| *target == name).unwrap();
    let files = corpus(name);
    assert!(!files.is_empty(), "{name} has a corpus");
    for (file, bytes) in files {
        let failed = std::panic::catch_unwind(|| held(&bytes)).is_err();
        assert!(!failed, "fuzz/corpus/{name}/{file}");
    }
}

#[test]
fn the_corpus_of_rows_is_read_line_by_line() {
    replay("rows");
}

#[test]
fn the_corpus_of_packed_files_is_read_or_told() {
    replay("packed");
}

#[test]
fn the_corpus_of_words_is_written_and_read_again() {
    replay("words");
}

#[test]
fn the_corpus_of_packs_is_told_or_judged_by() {
    replay("pack");
}

#[test]
fn the_corpus_of_calendars_is_told_or_counted_by() {
    replay("calendar");
}

#[test]
fn the_corpus_of_submissions_is_judged() {
    replay("submission");
}

#[test]
fn the_corpus_of_the_bureau_is_reported() {
    replay("bureau");
}

#[test]
fn the_corpus_of_ledgers_is_checked_in_every_form() {
    replay("check");
}

/// The corpus stays small enough to be carried along, and each target has its program.
#[test]
fn every_target_has_a_program_and_a_corpus() {
    let programs: BTreeMap<String, PathBuf> = fs::read_dir(fuzz().join("targets"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), path))
        .collect();
    let mut named: Vec<_> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    named.sort();
    assert_eq!(programs.keys().cloned().collect::<Vec<_>>(), named);
    let bytes: usize = TARGETS.iter().flat_map(|(name, _)| corpus(name).into_values()).map(|file| file.len()).sum();
    assert!(bytes < 300_000, "{bytes} bytes");
}
