//! Which cells of which file are marked, by the lines that diagnostics name.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::findings::Finding;
use crate::domain::FileName;
use crate::report::model::{CheckReport, DiagnosticReport};
use crate::write::check::told::{is_throughout, open_groups};

/// A diagnostic at a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its number in the list of findings.
    pub(super) finding: usize,
    /// The column, counted from 0; without one the first cell of the row stands for the whole row.
    pub(super) column: Option<u16>,
    /// The cell is commented, and the finding links to it.
    pub(super) told: bool,
}

/// The marks of one file or sheet.
#[derive(Debug, Default)]
pub(super) struct FileMarks {
    /// By line of the file.
    pub(super) lines: BTreeMap<u64, Vec<Mark>>,
    /// Of whole columns, at the header.
    pub(super) columns: Vec<Mark>,
    /// Of the file as a whole, at its first cell.
    pub(super) whole: Vec<Mark>,
}

/// The marks of every file.
#[derive(Debug, Default)]
pub(super) struct Marks(BTreeMap<(String, Option<String>), Arc<FileMarks>>);

impl Marks {
    /// The marks of a file or sheet.
    pub(super) fn of_file(&self, name: &FileName) -> Arc<FileMarks> {
        self.0.get(&(name.path().to_owned(), name.sheet().map(str::to_owned))).cloned().unwrap_or_default()
    }
}

/// Everything that was found, the worst first, and where it is marked.
pub(super) fn of(check: &CheckReport) -> (Vec<Finding<'_>>, Marks) {
    let mut findings = Vec::new();
    let mut files: BTreeMap<_, FileMarks> = BTreeMap::new();
    for group in open_groups(check) {
        let marks = files.entry((group.file.clone(), group.sheet.clone())).or_default();
        let column = group.column_number.and_then(|number| u16::try_from(number.checked_sub(1)?).ok());
        if is_throughout(group) && column.is_some() {
            throughout(group, column, marks, &mut findings);
            continue;
        }
        for sample in &group.samples {
            let mark = Mark { finding: findings.len(), column, told: true };
            match (sample.line, column) {
                (Some(line), _) => marks.lines.entry(line).or_default().push(mark),
                (None, Some(_)) => marks.columns.push(mark),
                (None, None) => marks.whole.push(mark),
            }
            findings.push(Finding { group, sample, throughout: false, link: None });
        }
    }
    (findings, Marks(files.into_iter().map(|(name, marks)| (name, Arc::new(marks))).collect()))
}

/// A column wrong throughout is told once, at its header, and coloured all the way down.
fn throughout<'c>(group: &'c DiagnosticReport, column: Option<u16>, marks: &mut FileMarks, findings: &mut Vec<Finding<'c>>) {
    let Some(sample) = group.samples.first() else { return };
    let finding = findings.len();
    marks.columns.push(Mark { finding, column, told: true });
    for line in group.samples.iter().filter_map(|sample| sample.line) {
        marks.lines.entry(line).or_default().push(Mark { finding, column, told: false });
    }
    findings.push(Finding { group, sample, throughout: true, link: None });
}
