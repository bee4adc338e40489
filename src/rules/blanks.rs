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
    /// A bit for each pair of bytes that a cell with such a word can begin with, in any encoding; a 0 stands behind a single byte.
    pairs: Vec<u64>,
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
        let mut pairs = vec![0; 1 << 10];
        let mut enter = |lead: u8, next: u8| {
            let (word, bit) = place(lead, next);
            pairs[word] |= bit;
        };
        // What folding leaves out may stand before a word: an ideographic space, invisible characters, a control.
        let before = ['\u{3000}', '\u{a0}', '\u{200b}', '\u{202a}', '\u{2060}', '\u{feff}', '\u{ad}', '\u{1}', '\u{7f}'];
        let begins = words.iter().filter_map(|word| word.chars().next()).flat_map(|c| [Some(c), full_width(c)]).flatten();
        for c in begins.chain(before).flat_map(|c| c.to_uppercase().chain(c.to_lowercase())) {
            let text = c.to_string();
            for bytes in [text.as_bytes(), GB18030.encode(&text).0.as_ref()] {
                match bytes {
                    [lead @ 0x80..=0xff, next, ..] => enter(*lead, *next),
                    [byte, ..] => (0..=0xff).for_each(|next| enter(*byte, next)),
                    [] => {}
                }
            }
        }
        (0..0x20).for_each(|control| (0..=0xff).for_each(|next| enter(control, next)));
        let in_parts = |word: &String| {
            let mut chars = word.chars();
            Some((chars.next()?, chars.as_str().to_owned()))
        };
        let parts = words.iter().filter_map(in_parts).collect();
        Self { words, parts, pairs }
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
        let (word, bit) = match bytes {
            [lead, next, ..] => place(*lead, *next),
            [byte] => place(*byte, 0),
            [] => return true,
        };
        bytes.len() <= LONGEST && self.pairs.get(word).is_some_and(|word| word & bit != 0)
    }
}

/// Word and bit of a pair of bytes.
fn place(lead: u8, next: u8) -> (usize, u64) {
    let pair = u16::from_be_bytes([lead, next]);
    (usize::from(pair >> 6), 1 << (pair & 63))
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
