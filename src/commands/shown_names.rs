//! Names under which files are told. Numbers of persons in them are covered up, and two files never become one by that: whatever is
//! told of a file, and which of its rows are copies, goes by its name.

use std::collections::BTreeSet;

use gascore::domain::{FileName, RowText};

/// The names that were given so far.
#[derive(Debug, Default)]
pub(super) struct ShownNames(BTreeSet<String>);

impl ShownNames {
    /// The name as it is shown; where that is taken, with a number behind the cover or before the ending.
    pub(super) fn of(&mut self, name: &str) -> String {
        let shown = FileName::from(name).path().to_owned();
        let mut numbered = shown.clone();
        let mut number = 1;
        while !self.0.insert(numbered.clone()) {
            number += 1;
            let (stem, ending) = shown.split_at(place_of_number(&shown));
            numbered = format!("{stem}({number}){ending}");
        }
        numbered
    }
}

fn place_of_number(name: &str) -> usize {
    let last_part = name.rfind('/').map_or(0, |slash| slash + 1);
    let ending = name.get(last_part..).and_then(|part| part.find('.')).map(|dot| last_part + dot);
    name.rfind(RowText::COVERED).map(|cover| cover + RowText::COVERED.len()).or(ending).unwrap_or(name.len())
}
