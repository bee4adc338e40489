//! What there is to say of one file: diagnostics alike, and what was not done because of them.

use std::collections::BTreeMap;

use super::{Code, Diagnostic, Tier};
use crate::domain::{Column, FileName};

/// Samples kept of one code in one column of one file.
pub(super) const SAMPLES: usize = 20;

/// Diagnostics alike: one code, in one column of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The code.
    pub code: Code,
    /// Its tier after overrides.
    pub tier: Tier,
    /// The file, or the sheet of it.
    pub file: FileName,
    /// The column, where they stand in one.
    pub column: Option<Column>,
    /// How many there are in truth.
    pub total: u64,
    /// How many of them the enterprise has explained.
    pub explained: u64,
    /// The first of those that are not explained, in the order of the file.
    pub samples: Vec<Diagnostic>,
}

/// What did not happen to the rows of a file, because of an earlier fault.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NotDone {
    /// Rows that were not judged.
    pub rows: u64,
    /// Those among them whose other cells were not looked at either.
    pub unread: u64,
    /// Checks that could not run, each with the number of rows.
    pub checks: BTreeMap<Code, u64>,
}

/// What there is to say of one file.
#[derive(Debug, Clone, Default)]
pub(super) struct ToldOfFile {
    /// By code, and by column where there is one.
    pub(super) groups: BTreeMap<(Code, Option<usize>), Group>,
    /// By the fault that is to blame.
    pub(super) not_done: BTreeMap<Code, NotDone>,
}

/// Does something with what there is to say of a file. Its name is copied only the first time: where every row is wrong, this happens
/// for every row, on all processors at once.
pub(super) fn in_file<T>(files: &mut BTreeMap<FileName, ToldOfFile>, file: &FileName, act: impl FnOnce(&mut ToldOfFile) -> T) -> T {
    match files.get_mut(file) {
        Some(of) => act(of),
        None => act(files.entry(file.clone()).or_default()),
    }
}

impl ToldOfFile {
    /// Adds what another part has to say of the same file.
    pub(super) fn merge(&mut self, other: Self, keeps_all: bool) {
        for (key, group) in other.groups {
            let own = self.groups.entry(key).or_insert_with(|| Group { total: 0, explained: 0, samples: Vec::new(), ..group.clone() });
            own.total += group.total;
            own.explained += group.explained;
            own.samples.extend(group.samples);
            own.samples.sort_by(|a, b| a.place.cmp(&b.place));
            if !keeps_all {
                own.samples.truncate(SAMPLES);
            }
        }
        for (because, NotDone { rows, unread, checks }) in other.not_done {
            let own = self.not_done.entry(because).or_default();
            own.rows += rows;
            own.unread += unread;
            for (check, rows) in checks {
                *own.checks.entry(check).or_default() += rows;
            }
        }
    }
}
