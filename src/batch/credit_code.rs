//! Unified social credit codes, whose last character checks the other seventeen (GB 32100-2015).

/// The characters of a code in the order of their values; I, O, S, V and Z are left out because they look like others.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The weights of the first seventeen characters.
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// What is wrong with a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// A character that no code holds.
    Unused(char),
    /// The last character is not the one that the others call for.
    Check {
        /// As written.
        written: char,
        /// What it should be.
        expected: char,
    },
}

/// Digits that a code has at least: those of its region.
const DIGITS: usize = 6;

/// Has a text the shape of a code: eighteen letters and digits, not all of them letters as a name might have?
pub(super) fn is_shaped(text: &str) -> bool {
    let code = text.trim();
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    code.len() == WEIGHTS.len() + 1 && digits >= DIGITS && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// What is wrong with a text of the shape of a code. A text of another shape is none and has no fault.
pub(super) fn fault(text: &str) -> Option<Fault> {
    if !is_shaped(text) {
        return None;
    }
    let code = text.trim().to_ascii_uppercase();
    if let Some(unused) = code.chars().find(|symbol| !ALPHABET.contains(*symbol)) {
        return Some(Fault::Unused(unused));
    }
    let values = code.chars().filter_map(|symbol| ALPHABET.find(symbol));
    let sum: usize = values.zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    let expected = ALPHABET.chars().nth((31 - sum % 31) % 31)?;
    let written = code.chars().last()?;
    (written != expected).then_some(Fault::Check { written, expected })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_are_in_use_have_no_fault() {
        // The example of the standard's annex, then codes that companies print on every invoice.
        for code in ["91350100M000100Y43", "914403001922038216", "9144030071526726XG", "91110000802100433B", "91350100m000100y43"] {
            assert_eq!(fault(code), None, "{code}");
        }
    }

    /// Worked out by hand: 9·1 + 1·3 + 5·9 + 0 + 0 + 1·26 + 1·16 + 2·17 = 133, 133 mod 31 = 9, 31 − 9 = 22, the value of N.
    #[test]
    fn the_check_character_is_named() {
        let check = |written, expected| Some(Fault::Check { written, expected });
        for (code, expected) in [
            ("91500112000000000N", None),
            ("915001120000000000", check('0', 'N')),
            ("000000000000000000", None),
            ("91350100M000100Y34", check('4', '0')),
            ("91350100M000100Y44", check('4', '3')),
            ("91350100MO00100Y43", Some(Fault::Unused('O'))),
            ("91350100M000100Y4", None),
            ("ChongqingSampleGas", None),
            ("甲燃气", None),
            ("A1", None),
        ] {
            assert_eq!(fault(code), expected, "{code}");
        }
    }

    #[test]
    fn every_slip_of_one_character_and_every_neighbouring_swap_is_found() {
        let code: Vec<char> = "91350100M000100Y43".chars().collect();
        for at in 0..17 {
            for other in ALPHABET.chars().filter(|other| *other != code[at]) {
                let mut slipped = code.clone();
                slipped[at] = other;
                assert!(fault(&slipped.iter().collect::<String>()).is_some(), "{other} at {at}");
            }
            let mut swapped = code.clone();
            swapped.swap(at, at + 1);
            assert_eq!(fault(&swapped.iter().collect::<String>()).is_some(), code[at] != code[at + 1], "swap at {at}");
        }
    }
}
