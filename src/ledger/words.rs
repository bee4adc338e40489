//! Looks up the words of a column, remembering the bytes already seen so that each spelling is folded once.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::domain::fold::fold;
use crate::rules::Vocabulary;

/// Spellings remembered per column; a hostile column cannot make it grow further.
const REMEMBERED: usize = 1024;

/// What can be written where an unknown word stands.
pub(super) struct Known {
    /// For Chinese messages.
    pub(super) zh: String,
    /// For English messages.
    pub(super) en: String,
    /// The spelling that may have been meant.
    pub(super) near: Option<String>,
}

/// The words of one column of one file.
#[derive(Clone)]
pub(super) struct Words<'p, T> {
    vocabulary: &'p Vocabulary<T>,
    seen: HashMap<Vec<u8>, Option<T>, FixedState>,
}

impl<'p, T: Copy> Words<'p, T> {
    pub(super) fn new(vocabulary: &'p Vocabulary<T>) -> Self {
        Self { vocabulary, seen: HashMap::default() }
    }

    /// What could have been written instead of `text`.
    pub(super) fn known(&self, text: &str) -> Known {
        let known = self.vocabulary.known();
        Known { zh: known.join("、"), en: known.join(", "), near: self.vocabulary.near(&fold(text)).map(str::to_owned) }
    }

    /// The value that `bytes` spell; `decode` turns them into text where they were not met before.
    pub(super) fn find<'t>(&mut self, bytes: &[u8], decode: impl FnOnce() -> std::borrow::Cow<'t, str>) -> Option<T> {
        if let Some(value) = self.seen.get(bytes) {
            return *value;
        }
        let value = self.vocabulary.get(&fold(&decode())).copied();
        if self.seen.len() < REMEMBERED {
            self.seen.insert(bytes.to_vec(), value);
        }
        value
    }
}
