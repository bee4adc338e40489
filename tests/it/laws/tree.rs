//! The files of a source tree, held against the laws.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::circle::circles;
use super::code::Code;
use super::{EVERYTHING, MAY_KNOW, ONLY_IN};

/// More lines than this need a reason in the file's first comment.
const LONGEST: usize = 300;

/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &["util", "utils", "common", "helper", "helpers", "misc"];

/// A file of a tree, by its path with `/`, without `.rs`.
struct File {
    path: String,
    text: String,
}

impl File {
    /// The modules it lies in, from the top: `ledger/checks/mod.rs` is `ledger`, `checks`.
    fn modules(&self) -> Vec<&str> {
        let path = self.path.strip_suffix("/mod").unwrap_or(&self.path);
        if matches!(path, "lib" | "main") { Vec::new() } else { path.split('/').collect() }
    }

    fn top(&self) -> &str {
        self.path.split('/').next().unwrap_or_default()
    }

    /// The top-level module a path leads to, if it leaves this one.
    fn import<'p>(&self, path: &'p [String]) -> Option<&'p str> {
        let depth = self.modules().len();
        let ups = path.iter().take_while(|word| *word == "super").count();
        let target = match path.first()?.as_str() {
            "crate" | "gascore" => path.get(1)?,
            "super" if ups == depth => path.get(ups)?,
            word if depth == 0 && path.len() > 1 && may_know(word).is_some() => path.first()?,
            _ => return None,
        };
        (target != self.top() && target != "self" && target != "*").then_some(target.as_str())
    }
}

fn may_know(module: &str) -> Option<&'static [&'static str]> {
    MAY_KNOW.iter().find(|(known, _)| *known == module).map(|(_, others)| *others)
}

/// All there is in the files of a tree.
pub(super) fn text_of(root: &Path) -> String {
    files(root).into_iter().map(|file| file.text).collect()
}

/// Every import, path and word that the laws forbid, and every circle.
pub(super) fn import_faults(root: &Path) -> Vec<String> {
    let mut faults = BTreeSet::new();
    let mut edges = BTreeSet::new();
    let files = files(root);
    let codes: Vec<_> = files.iter().map(|file| Code::read(&file.text)).collect();
    let tests = files.iter().zip(&codes).flat_map(|(file, code)| test_files(file, code)).collect::<Vec<_>>();
    let of_tests = |path: &str| tests.iter().any(|test| path == test || path.starts_with(&format!("{test}/")));
    for (file, code) in files.iter().zip(&codes).filter(|(file, _)| !of_tests(&file.path)) {
        let (path, top) = (&file.path, file.top());
        let Some(allowed) = may_know(top) else {
            faults.insert(format!("{path}.rs: the law knows no module `{top}`"));
            continue;
        };
        for other in code.paths.iter().filter_map(|path| file.import(path)) {
            edges.insert((top.to_owned(), other.to_owned()));
            if allowed != EVERYTHING && !allowed.contains(&other) {
                faults.insert(format!("{path}.rs: `{top}` may not know `{other}`"));
            }
        }
        for (what, who) in ONLY_IN.iter().filter(|(what, who)| !who.contains(&top) && names(code, what)) {
            faults.insert(format!("{path}.rs: only {} may name `{what}`", who.join(", ")));
        }
        if code.paths.iter().any(|path| path.iter().any(|word| word == "unsafe")) {
            faults.insert(format!("{path}.rs: `unsafe`"));
        }
    }
    faults.into_iter().chain(circles(&edges)).collect()
}

/// `polars` also stands for its sister crates, as `polars_io`.
fn names(code: &Code, what: &str) -> bool {
    let is = |word: &str, wanted: &str| word == wanted || word.strip_prefix(wanted).is_some_and(|rest| rest.starts_with('_'));
    code.paths.iter().any(|path| match what.strip_prefix('…') {
        Some(word) => path.len() > 1 && path.iter().any(|part| part == word),
        None => what.split("::").enumerate().all(|(at, wanted)| path.get(at).is_some_and(|word| is(word, wanted))),
    })
}

/// The files of modules that are compiled for tests alone.
fn test_files(file: &File, code: &Code) -> Vec<String> {
    let folder = file.modules().join("/");
    let beside = |module: &String| if folder.is_empty() { module.clone() } else { format!("{folder}/{module}") };
    code.test_modules.iter().map(beside).collect()
}

/// Files that are too long or named for nothing.
pub(super) fn form_faults(root: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    for File { path, text } in files(root) {
        if path.split('/').any(|part| EMPTY_NAMES.contains(&part)) {
            faults.push(format!("{path}.rs: a name that says nothing"));
        }
        let first_comment: String = text.lines().take_while(|line| line.starts_with("//")).collect::<String>().to_lowercase();
        let lines = text.lines().count();
        if lines > LONGEST && !first_comment.contains("long because") {
            faults.push(format!("{path}.rs: {lines} lines, and no reason («long because») in its first comment"));
        }
    }
    faults
}

/// Every Rust file below a folder, in order.
fn files(root: &Path) -> Vec<File> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.with_extension("").strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                found.push(File { path: name, text: fs::read_to_string(&path).unwrap() });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}
