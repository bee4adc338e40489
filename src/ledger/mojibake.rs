//! Text that was read in the wrong encoding before it was saved: what it said can no longer be told.

use encoding_rs::{Encoding, GB18030, WINDOWS_1252};

/// What is left of characters that could not be read: U+FFFD itself; two of them read as GBK; memory that was never filled.
const REMAINS: [&str; 4] = ["\u{fffd}", "锟斤拷", "烫烫烫", "屯屯屯"];

/// Can these bytes, in UTF-8 or GB18030, hold such text? A «no» is what nearly every cell gets, without being decoded.
pub(super) fn may_be(bytes: &[u8]) -> bool {
    // A number in ASCII is seen in fewer steps than it has bytes.
    !bytes.is_ascii()
        && bytes.windows(2).fold(0, |found, pair| found | SUSPECT[usize::from(pair[0])][usize::from(pair[1] >> 6)] >> (pair[1] & 63) & 1)
            != 0
}

/// A bit for each pair of bytes that such text can hold: asked of every pair, so that no byte decides where the program goes on.
static SUSPECT: [[u64; 4]; 256] = {
    let mut suspect = [[0; 4]; 256];
    let mut pair = 0_usize;
    while pair < 1 << 16 {
        let (first, second) = (pair >> 8, pair & 0xff);
        if is_suspect(first, second) {
            suspect[first][second >> 6] |= 1 << (second & 63);
        }
        pair += 1;
    }
    suspect
};

const fn is_suspect(first: usize, second: usize) -> bool {
    match first {
        // U+FFFD in UTF-8 and 锟 in GB18030; U+FFFD in GB18030.
        0xef => second == 0xbf,
        0x84 => second == 0x31,
        // 烫 and 屯, in UTF-8 and in GB18030.
        0xe7 => second == 0x83,
        0xe5 => second == 0xb1,
        0xcc | 0xcd => second == first,
        // 锟 in UTF-8, and rare characters that the first bytes of Chinese in UTF-8 look like when read as GB18030.
        0xe9 => matches!(second, 0x94 | 0x8d..=0x91),
        // The letters ä to é, which the same bytes look like when read as Western European.
        0xc3 => matches!(second, 0xa4..=0xa9),
        _ => false,
    }
}

/// Is this text broken beyond doubt?
pub(super) fn is(text: &str) -> bool {
    REMAINS.iter().any(|remains| text.contains(remains)) || [GB18030, WINDOWS_1252].into_iter().any(|encoding| was_read_as(text, encoding))
}

/// Do the bytes of the text in this encoding spell Chinese in UTF-8? Text that was meant as it stands practically never does.
fn was_read_as(text: &str, encoding: &'static Encoding) -> bool {
    let (bytes, _, unmappable) = encoding.encode(text);
    let Some(meant) = (!unmappable).then(|| std::str::from_utf8(&bytes).ok()).flatten() else { return false };
    let mut beyond_ascii = meant.chars().filter(|c| !c.is_ascii()).peekable();
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) || ('\u{3000}'..='\u{303f}').contains(&c) || c > '\u{ff00}';
    beyond_ascii.peek().is_some() && beyond_ascii.all(is_han)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: bool) {
        assert_eq!(may_be(text.as_bytes()) && is(text), expected, "{text:?}");
        let (gb18030, ..) = GB18030.encode(text);
        if REMAINS.iter().any(|remains| text.contains(remains)) {
            assert!(may_be(&gb18030), "{text:?} in GB18030");
        }
    }

    #[test]
    fn text_in_the_wrong_encoding_is_found() {
        for text in ["已修\u{fffd}", "锟斤拷锟斤拷", "烫烫烫烫", "屯屯屯"] {
            check(text, true);
        }
        for meant in ["已处理", "受理", "用户不在家"] {
            let (as_western, _) = WINDOWS_1252.decode_without_bom_handling(meant.as_bytes());
            check(&as_western, true);
        }
        // Of three bytes, two make a character in GB18030: only an even number of characters survives whole.
        let (as_gbk, _) = GB18030.decode_without_bom_handling("受理".as_bytes());
        check(&as_gbk, true);
    }

    #[test]
    fn ordinary_text_is_not() {
        for text in ["已修复", "水很烫", "屯里", "联通", "学习", "一", "café «né»", "渝北区", "長鍵錢鋼", "用户“满意”，已签字", "GZ001"]
        {
            check(text, false);
        }
    }
}
