//! The words of a closed list of values.

use std::collections::HashMap;

use crate::domain::fold::fold;
use crate::domain::{Lang, within};

/// Folded spellings of a closed list of values.
#[derive(Debug, Clone)]
pub struct Vocabulary<T> {
    words: HashMap<String, T>,
    known: Vec<String>,
    /// What packs call the values, in the order of `known`.
    names: Vec<String>,
}

impl<T> Default for Vocabulary<T> {
    fn default() -> Self {
        Self { words: HashMap::new(), known: Vec::new(), names: Vec::new() }
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

    /// The pack's own spelling of the value that a text spells.
    pub fn plain(&self, text: &str) -> Option<&str>
    where
        T: PartialEq,
    {
        let value = self.words.get(&fold(text))?;
        self.known.iter().find(|known| self.words.get(&fold(known)) == Some(value)).map(String::as_str)
    }

    /// The spelling that may have been meant by a folded word that is none: one slip away, or two where the word is long.
    pub fn near(&self, folded: &str) -> Option<&str> {
        let length = folded.chars().count();
        let slips = if length < 3 { 0 } else { 1 + usize::from(length > 6) };
        let near = self.words.keys().filter_map(|word| Some((within(folded, word, slips)?, word.as_str())));
        near.min().map(|(_, word)| word)
    }

    /// One spelling of each value for a form to fill in. In English that is its name, spaced where the pack knows it so.
    pub fn offered(&self, lang: Lang) -> Vec<String> {
        let spaced = |name: &String| {
            let spaced = name.replace('_', " ");
            if self.words.contains_key(&fold(&spaced)) { spaced } else { name.clone() }
        };
        match lang {
            Lang::Zh => self.known.clone(),
            Lang::En => self.names.iter().map(spaced).collect(),
        }
    }

    /// The name of a value, and the spelling of it that messages use.
    pub(super) fn name(&mut self, name: &str, spelling: String) {
        self.names.push(name.to_owned());
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
