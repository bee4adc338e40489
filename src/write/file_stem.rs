//! Names of files that are named after enterprises, without their endings.

use std::collections::BTreeSet;

use crate::domain::sha256;

/// Names longer than this are not taken from a code.
const LONGEST: usize = 64;

/// A name for each code: the code where that can be a file's name on every system, else one made of its hash.
pub(super) fn stems<'c>(codes: impl Iterator<Item = &'c str>) -> Vec<String> {
    // Without regard to case: some systems take `A` and `a` for one name.
    let mut taken = BTreeSet::new();
    let mut name = |code: &str| {
        let plain = if is_plain(code) { code.to_owned() } else { format!("x-{}", &sha256::of(code.as_bytes())[..16]) };
        let mut name = plain.clone();
        let mut copy = 1;
        while !taken.insert(name.to_ascii_lowercase()) {
            copy += 1;
            name = format!("{plain}-{copy}");
        }
        name
    };
    codes.map(&mut name).collect()
}

/// Letters, digits, `-` and `_` alone, beginning with one of the first two, and no name that Windows keeps for devices.
fn is_plain(code: &str) -> bool {
    let kept = ["con", "prn", "aux", "nul"];
    let lower = code.to_ascii_lowercase();
    let is_device = kept.contains(&lower.as_str()) || (lower.len() == 4 && (lower.starts_with("com") || lower.starts_with("lpt")));
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    !is_device && code.len() <= LONGEST && code.starts_with(|c: char| c.is_ascii_alphanumeric()) && code.chars().all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_enterprise_has_a_name_of_its_own_that_every_system_takes() {
        let long = "长".repeat(200);
        let codes = [
            "91500103MA0XHY013A",
            "ab",
            "AB",
            "ab-2",
            "",
            "../x",
            "CON",
            "com1",
            "=cmd|' /C calc'!A0",
            "示例燃气",
            "示例燃气",
            &long,
            "a.b",
            "-rf",
        ];
        let names = stems(codes.into_iter());
        assert_eq!(names[..4], ["91500103MA0XHY013A", "ab", "AB-2", "ab-2-2"]);
        let lower: BTreeSet<_> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
        assert_eq!(lower.len(), codes.len());
        for name in &names {
            assert!(is_plain(name), "{name}");
        }
    }
}
