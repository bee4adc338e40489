//! The words of a closed list of values.

use std::collections::HashMap;

/// Folded spellings of a closed list of values.
#[derive(Debug, Clone)]
pub struct Vocabulary<T> {
    words: HashMap<String, T>,
    known: Vec<String>,
}

impl<T> Default for Vocabulary<T> {
    fn default() -> Self {
        Self { words: HashMap::new(), known: Vec::new() }
    }
}

impl<T> Vocabulary<T> {
    /// The value that a folded word spells.
    pub fn get(&self, folded: &str) -> Option<&T> {
        self.words.get(folded)
    }

    /// One spelling of each value, as the pack writes it, in the program's own order.
    pub fn known(&self) -> &[String] {
        &self.known
    }

    /// The spelling of a value that messages name.
    pub(super) fn name(&mut self, spelling: String) {
        self.known.push(spelling);
    }

    /// Adds a folded spelling; the value it had before, if any.
    pub(super) fn insert(&mut self, folded: String, value: T) -> Option<T> {
        self.words.insert(folded, value)
    }

    /// Every folded spelling.
    pub(super) fn into_words(self) -> impl Iterator<Item = String> {
        self.words.into_keys()
    }
}
