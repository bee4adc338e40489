//! The manual pages.

use std::io::Write;
use std::process::{Command, Stdio};

use gascore::domain::Lang;
use gascore::write::man;

use super::{cli, gascore, text};

#[test]
fn a_page_names_its_verb_and_everything_that_can_be_typed() {
    for lang in [Lang::Zh, Lang::En] {
        for page in cli::pages(lang) {
            let manual = man::text(&page, lang);
            assert!(manual.starts_with(".TH \"gascore"), "{manual}");
            let plain = manual.replace("\\-", "-");
            for entry in page.sections.iter().flat_map(|section| &section.entries) {
                assert!(plain.contains(&format!("\\fB{}\\fR", entry.term.trim_start())), "{}: {}", page.path, entry.term);
            }
            assert!(page.examples.iter().all(|example| plain.contains(&example.term.replace('\\', "\\e"))), "{}", page.path);
        }
    }
}

/// The formatter of manual pages finds nothing to warn of.
#[test]
#[allow(clippy::print_stderr)] // What is skipped is said aloud.
fn groff_has_nothing_to_say() {
    if Command::new("groff").arg("--version").output().is_err() {
        eprintln!("SKIPPED: groff is not there to read the manual pages");
        return;
    }
    for lang in [Lang::Zh, Lang::En] {
        for page in cli::pages(lang) {
            let mut command = Command::new("groff");
            command.args(["-man", "-Tutf8", "-Kutf8", "-ww", "-z"]).stdin(Stdio::piped()).stderr(Stdio::piped());
            let mut child = command.spawn().unwrap();
            child.stdin.take().unwrap().write_all(man::text(&page, lang).as_bytes()).unwrap();
            let read = child.wait_with_output().unwrap();
            assert!(read.status.success() && read.stderr.is_empty(), "{}: {}", page.path, text(&read.stderr));
        }
    }
}

#[test]
fn a_folder_gets_the_pages_of_both_languages_where_man_looks_for_them() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().to_str().unwrap();
    assert_eq!(gascore(&["man", dir]).status.code(), Some(0));
    for page in ["man1/gascore.1", "man1/gascore-rules-lint.1", "zh_CN/man1/gascore.1", "zh_CN/man1/gascore-calendar-due.1"] {
        assert!(std::fs::read_to_string(folder.path().join(page)).unwrap().starts_with(".TH"), "{page}");
    }
    assert_eq!(gascore(&["man", dir]).status.code(), Some(4), "nothing is overwritten unasked");
    assert_eq!(gascore(&["man", dir, "--force", "--lang", "zh"]).status.code(), Some(0));
    assert!(text(&gascore(&["man", "--lang", "zh"]).stdout).contains(".SH 名称"));
}
