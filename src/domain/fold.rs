//! One form for texts that people write in several: full-width, spaced, in capitals.

/// Folds `text`: full-width forms to half-width, letters to lower case, white space and invisible characters left out.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '!'..='~' => folded.push(c.to_ascii_lowercase()),
            // Nearly all of Han script, which has neither widths nor capitals.
            '\u{4e00}'..='\u{9fff}' => folded.push(c),
            _ => folded.extend(fold_char(c).into_iter().flat_map(char::to_lowercase)),
        }
    }
    folded
}

/// The characters of the folded text.
pub fn folded(text: &str) -> impl Iterator<Item = char> + Clone {
    text.chars().filter_map(fold_char).flat_map(char::to_lowercase)
}

/// Folds the width of characters and trims, but keeps case and inner spaces: the form in which ids are compared.
pub fn fold_width(text: &str) -> String {
    let folded: String = text.chars().filter(|c| !is_invisible(*c)).map(half_width).collect();
    folded.trim().to_owned()
}

fn fold_char(c: char) -> Option<char> {
    let c = half_width(c);
    (!c.is_whitespace() && !is_invisible(c)).then_some(c)
}

/// The half-width form of a full-width character (Unicode block FF01–FF5E, and the ideographic space).
pub fn half_width(c: char) -> char {
    match c {
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// Characters that show nothing: zero-width ones, marks of direction, a byte order mark, controls, and the two of them that are
/// no characters and may stand in no XML.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
        || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
        || (c.is_control() && !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_fold_together() {
        for text in ["受理时间", " 受理 时间 ", "受\u{200b}理\u{3000}时间\u{feff}"] {
            assert_eq!(fold(text), "受理时间");
        }
        assert_eq!(fold("Case_ID（A）"), "case_id(a)");
    }

    #[test]
    fn a_folded_text_is_made_of_its_folded_characters() {
        for c in '\0'..=char::MAX {
            let text = format!("a{c}受");
            assert_eq!(fold(&text), folded(&text).collect::<String>(), "{c:?}");
        }
    }

    #[test]
    fn ids_keep_their_case_and_inner_spaces() {
        assert_eq!(fold_width(" ＡＢ-１２ x\u{200b} "), "AB-12 x");
    }
}
