//! Words that mean «nothing written», found without folding every cell.

use std::collections::BTreeSet;

use encoding_rs::GB18030;

use crate::domain::fold::{fold, folded};

/// Longest cell in bytes that is looked at; the words are a few characters.
const LONGEST: usize = 24;

/// The words of a pack, folded.
#[derive(Debug, Clone)]
pub struct Blanks {
    words: BTreeSet<String>,
    /// The first character of each, and the rest.
    parts: Vec<(char, String)>,
    /// Bytes a cell with such a word can begin with, in any encoding.
    first: [bool; 256],
    /// The first two bytes of the characters beyond ASCII among them.
    pairs: BTreeSet<[u8; 2]>,
}

impl Default for Blanks {
    fn default() -> Self {
        Self::new(&[])
    }
}

impl Blanks {
    /// From the words as a pack writes them.
    pub(super) fn new(words: &[String]) -> Self {
        let words: BTreeSet<String> = words.iter().map(|word| fold(word)).collect();
        let mut first = [false; 256];
        let mut pairs = BTreeSet::new();
        // What folding leaves out may stand before a word: an ideographic space, invisible characters, a control.
        let before = ['\u{3000}', '\u{a0}', '\u{200b}', '\u{202a}', '\u{2060}', '\u{feff}', '\u{ad}', '\u{1}', '\u{7f}'];
        let begins = words.iter().filter_map(|word| word.chars().next()).flat_map(|c| [Some(c), full_width(c)]).flatten();
        for c in begins.chain(before).flat_map(|c| c.to_uppercase().chain(c.to_lowercase())) {
            let text = c.to_string();
            for bytes in [text.as_bytes(), GB18030.encode(&text).0.as_ref()] {
                first[usize::from(bytes[0])] = true;
                if let [lead @ 0x80..=0xff, next, ..] = bytes {
                    pairs.insert([*lead, *next]);
                }
            }
        }
        (0..0x20).for_each(|control| first[control] = true);
        let in_parts = |word: &String| {
            let mut chars = word.chars();
            Some((chars.next()?, chars.as_str().to_owned()))
        };
        let parts = words.iter().filter_map(in_parts).collect();
        Self { words, parts, first, pairs }
    }

    /// Does the text mean nothing?
    pub fn contains(&self, text: &str) -> bool {
        if text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return text.is_empty() || self.words.iter().any(|word| word.eq_ignore_ascii_case(text));
        }
        let mut folded = folded(text);
        let Some(first) = folded.next() else { return true };
        // Nearly every text is no such word from its first character on.
        self.parts.iter().any(|(begin, rest)| *begin == first && rest.chars().eq(folded.clone()))
    }

    /// Can these bytes be such a word? A «no» is certain, and what nearly every cell gets.
    #[inline] // Every cell is asked.
    pub fn may_contain(&self, bytes: &[u8]) -> bool {
        bytes.len() <= LONGEST
            && match bytes {
                [] => true,
                [lead @ 0x80..=0xff, next, ..] => self.first[usize::from(*lead)] && self.pairs.contains(&[*lead, *next]),
                [byte, ..] => self.first[usize::from(*byte)],
            }
    }
}

fn full_width(c: char) -> Option<char> {
    if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xfee0) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_cut_never_misses_a_word() {
        let blanks = Blanks::new(&["/".to_owned(), "无".to_owned(), "N/A".to_owned()]);
        for text in ["/", "／", "无", " 无", "\u{200b}无", "\u{3000}／", "n/a", "Ｎ／Ａ", "N / A", "\u{feff}"] {
            assert!(blanks.contains(text), "{text:?}");
            assert!(blanks.may_contain(text.trim_start_matches(' ').as_bytes()), "{text:?}");
            assert!(blanks.may_contain(&GB18030.encode(text.trim_start_matches(' ')).0), "{text:?}");
        }
        assert!(!blanks.contains("办结") && !blanks.may_contain("办结".as_bytes()));
        assert!(!blanks.may_contain(b"2019-07-03"));
    }
}
